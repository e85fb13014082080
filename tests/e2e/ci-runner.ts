// Runs the steps of a pipeline as its file has them, in a clone. What belongs to the provider is simulated, and listed
// here: an action that is not in the list is an error, so that no step is skipped unseen.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

export interface Ran {
  readonly job: string
  readonly status: number
  readonly out: string
}

export interface Machine {
  /** A fresh clone of the book. */
  readonly clone: string
  /** Where artefacts are kept between jobs. */
  readonly store: string
  readonly env: Readonly<Record<string, string>>
}

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, string>>
}

export interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly if?: string; readonly steps: readonly Step[] }>>
}

type Simulated = (machine: Machine, inputs: Readonly<Record<string, string>>) => void

const ACTIONS: Readonly<Record<string, Simulated>> = {
  // The clone is there, at the commit to be tested.
  'actions/checkout': () => {},
  // Node is the one that runs this test, which must be what was asked for.
  'actions/setup-node': (_machine, inputs) => {
    if (Number(inputs['node-version']) !== Number(process.versions.node.split('.')[0]))
      throw new Error('another Node')
  },
  'actions/upload-artifact': upload,
  'forgejo/upload-artifact': upload,
  'actions/download-artifact': ({ clone, store }, inputs) =>
    cpSync(join(store, inputs['name'] ?? ''), join(clone, inputs['path'] ?? ''), { recursive: true }),
  'actions/upload-pages-artifact': ({ clone }, inputs) =>
    mustExist(join(clone, inputs['path'] ?? '', 'index.html')),
  // What was uploaded just before is shown to the world.
  'actions/deploy-pages': () => {},
}

function upload({ clone, store }: Machine, inputs: Readonly<Record<string, string>>): void {
  mustExist(join(clone, inputs['path'] ?? ''))
  cpSync(join(clone, inputs['path'] ?? ''), join(store, inputs['name'] ?? ''), { recursive: true })
}

function mustExist(path: string): void {
  if (!existsSync(path)) throw new Error(`nothing to upload at ${path}`)
}

/** Runs the jobs of a GitHub or Forgejo workflow that an event calls for, one after the other. */
export function runWorkflow(workflow: Workflow, event: object, variables: object, machine: Machine): Ran[] {
  return Object.entries(workflow.jobs)
    .filter(([, job]) => holds(job.if, { github: event, vars: variables }))
    .map(([name, job]) => runSteps(name, job.steps, machine))
}

/** The expressions used are JavaScript too: names with points, `==`, `!=`, `&&`, `||`, texts in single quotes. */
function holds(condition: string | undefined, names: Readonly<Record<string, unknown>>): boolean {
  if (condition === undefined) return true
  return Boolean(new Function(...Object.keys(names), `return ${condition}`)(...Object.values(names)))
}

function runSteps(job: string, steps: readonly Step[], machine: Machine): Ran {
  const outs: string[] = []
  for (const step of steps) {
    if (step.uses !== undefined) {
      const action = /([\w-]+\/[\w-]+)@v\d+$/.exec(step.uses)?.[1] ?? ''
      const simulate = ACTIONS[action]
      if (simulate === undefined) throw new Error(`${step.uses} is not simulated`)
      simulate(machine, step.with ?? {})
      continue
    }
    const { status, out } = shell(step.run ?? '', machine)
    outs.push(out)
    if (status !== 0) return { job, status, out: outs.join('') }
  }
  return { job, status: 0, out: outs.join('') }
}

interface GitlabJob {
  readonly rules?: readonly { readonly if: string }[]
  readonly before_script?: readonly string[]
  readonly script: readonly string[]
  readonly artifacts?: {
    readonly paths?: readonly string[]
    readonly when?: string
    readonly reports?: Readonly<Record<string, string>>
  }
}

/** Runs the jobs of a GitLab pipeline whose rules hold for the variables, in the order of the file. */
export function runGitlab(
  file: Readonly<Record<string, unknown>>,
  variables: Readonly<Record<string, string>>,
  machine: Machine,
): Ran[] {
  const {
    default: common,
    stages: _stages,
    ...jobs
  } = file as { default: GitlabJob; stages: string[] } & Record<string, GitlabJob>
  return Object.entries(jobs)
    .filter(([, job]) => job.rules === undefined || job.rules.some((rule) => gitlabHolds(rule.if, variables)))
    .map(([name, job]) => {
      const lines = [...(job.before_script ?? common.before_script ?? []), ...job.script]
      const ran = shell(lines.join('\n'), machine)
      if (ran.status === 0 || job.artifacts?.when === 'always') {
        const reports = Object.values(job.artifacts?.reports ?? {})
        for (const path of [...(job.artifacts?.paths ?? []), ...reports]) {
          mustExist(join(machine.clone, path))
          cpSync(join(machine.clone, path), join(machine.store, path), { recursive: true })
        }
      }
      return { job: name, ...ran }
    })
}

function gitlabHolds(condition: string, variables: Readonly<Record<string, string>>): boolean {
  const expression = condition.replace(/\$([A-Z_]+)/g, (_all, name: string) =>
    JSON.stringify(variables[name] ?? ''),
  )
  return holds(expression, {})
}

/** One step in the shell that providers use: it ends at the first command that fails. */
export function shell(script: string, { clone, env }: Machine): { status: number; out: string } {
  const { HOME, PATH = '' } = process.env
  // The way to the registry is this machine's, and no provider's: a proxy, a certificate of its own.
  const network = Object.entries(process.env).filter(([name]) =>
    /^(NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|(https?|no|all)_proxy|npm_config_(registry|cafile|cache))$/i.test(
      name,
    ),
  )
  const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: clone,
    encoding: 'utf8',
    // npm keeps what it fetched: the next clone need not fetch it again.
    env: {
      ...Object.fromEntries(network),
      HOME,
      PATH: [dirname(process.execPath), PATH].join(delimiter),
      CI: 'true',
      npm_config_prefer_offline: 'true',
      ...env,
    } as unknown as NodeJS.ProcessEnv,
  })
  return { status: result.status ?? 1, out: `${result.stdout}${result.stderr}` }
}

/** A machine of its own: a fresh clone, an empty store, an empty summary. */
export function machineFor(book: string, place: string): Machine & { readonly summary: () => string } {
  const clone = join(place, 'clone')
  const store = join(place, 'store')
  const summary = join(place, 'summary.md')
  mkdirSync(store, { recursive: true })
  const cloned = spawnSync('git', ['clone', '-q', book, clone], { encoding: 'utf8' })
  if (cloned.status !== 0) throw new Error(cloned.stderr)
  writeFileSync(summary, '')
  return {
    clone,
    store,
    env: { GITHUB_STEP_SUMMARY: summary, GITHUB_SHA: '0123abc' },
    summary: () => readFileSync(summary, 'utf8'),
  }
}
