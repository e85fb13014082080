// Begins a book with all four pipelines, and runs each in a fresh clone of it, as its file says.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  type Machine,
  machineFor,
  type Ran,
  runGitlab,
  runWorkflow,
  shell,
  type Workflow,
} from './ci-runner.ts'

const entry = join(import.meta.dirname, '../../scripts/bin.mjs')
const MINUTES = 60_000

let place = ''
let book = ''
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'cardfile-pipelines-'))
  book = join(place, 'book')
  const kinds = ['github', 'gitlab', 'forgejo', 'cron'].flatMap((kind) => ['--ci', kind])
  execFileSync(process.execPath, [entry, 'init', book, '--title', 'Our Office', ...kinds], {
    encoding: 'utf8',
  })
}, 5 * MINUTES)
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** A card that a colleague pushed with a slip of the finger in its third line. */
function breakCard({ clone }: Machine): void {
  writeFileSync(join(clone, 'contacts/slip.md'), '---\nname: Slip\ndue: 2026-02-30\nnext: Call\n---\n')
}

const read = (...path: string[]) => readFileSync(join(...path), 'utf8')
const statuses = (ran: readonly Ran[]) => Object.fromEntries(ran.map(({ job, status }) => [job, status]))
const said = (ran: readonly Ran[], job: string) => ran.find((one) => one.job === job)?.out ?? ''

/** The due list in the three formats, whole and for the one colleague there is. */
function expectDueLists(folder: string): void {
  const handle = /^ {2}([a-z0-9]+): \{/m.exec(read(book, 'contacts/cardfile.yaml'))?.[1]
  expect(readdirSync(folder)).toEqual(
    ['due-', 'due'].flatMap((name) =>
      ['html', 'ics', 'md'].map((ending) => `${name}${name === 'due' ? '' : handle}.${ending}`),
    ),
  )
  expect(read(folder, 'due.md')).toMatch(/^# Our Office: due list\n[\s\S]*\| Ada Lovelace \|/)
  expect(read(folder, 'due.html')).toContain('<a href="tel:+442079460958">')
  expect(read(folder, 'due.ics')).toContain('SUMMARY:Ada Lovelace: Look at this card\\, then make your own')
}

function expectSite(folder: string): void {
  expect(read(folder, 'index.html')).toContain('Ada Lovelace')
}

test('the new book is a repository with one commit and nothing left over', () => {
  const git = (...words: string[]) => execFileSync('git', ['-C', book, ...words], { encoding: 'utf8' }).trim()
  expect([git('status', '--porcelain'), git('log', '--format=%s'), git('branch', '--show-current')]).toEqual([
    '',
    'Begin the book',
    'main',
  ])
  expect(read(book, 'package.json')).toMatch(/"cardfile": "file:\.cardfile\/cardfile-\d+\.\d+\.\d+\.tgz"/)
})

describe.each([
  ['github', '.github/workflows/book.yml'],
  ['forgejo', '.forgejo/workflows/book.yml'],
])('%s', (kind, file) => {
  test('runs as written', { timeout: 5 * MINUTES }, () => {
    const machine = machineFor(book, join(place, kind))
    const workflow = parse(read(machine.clone, file)) as Workflow & { on: { schedule: { cron: string }[] } }
    const event = (name: string) => ({
      event_name: name,
      ref_name: 'main',
      event: { repository: { default_branch: 'main' } },
    })
    expect(workflow.on.schedule).toEqual([{ cron: '30 4 * * 1-5' }])

    const morning = runWorkflow(workflow, event('schedule'), {}, machine)
    expect(statuses(morning), said(morning, 'due')).toEqual({ due: 0 })
    expect(machine.summary()).toBe(read(machine.clone, 'due/due.md'))
    expectDueLists(join(machine.store, 'due'))

    const push = runWorkflow(workflow, event('push'), {}, machine)
    expect(statuses(push), said(push, 'site')).toEqual({ check: 0, site: 0 })
    expectSite(join(machine.store, 'site'))

    // Only with the variable, and never for somebody's pull request.
    expect(
      statuses(
        runWorkflow(
          { jobs: jobsBut(workflow, 'check', 'site') },
          event('pull_request'),
          { CARDFILE_PAGES: 'yes' },
          machine,
        ),
      ),
    ).toEqual({})
    const published = runWorkflow(
      { jobs: jobsBut(workflow, 'check', 'site') },
      event('push'),
      { CARDFILE_PAGES: 'yes' },
      machine,
    )
    expect(statuses(published), said(published, 'publish')).toEqual({ publish: 0 })
    if (kind === 'forgejo') {
      const pages = execFileSync('git', ['-C', book, 'ls-tree', '--name-only', 'pages'], { encoding: 'utf8' })
      expect(pages.split('\n')).toContain('index.html')
      expect(pages).not.toContain('contacts\n')
      shell('git checkout -q -f main', machine)
    }

    breakCard(machine)
    const broken = runWorkflow({ jobs: jobsBut(workflow, 'site') }, event('push'), {}, machine)
    expect(statuses(broken)).toEqual({ check: 1 })
    expect(said(broken, 'check')).toMatch(/^::error file=contacts\/slip\.md,line=3,.*2026-02-30/m)
  })
})

function jobsBut(workflow: Workflow, ...names: string[]): Workflow['jobs'] {
  return Object.fromEntries(Object.entries(workflow.jobs).filter(([name]) => !names.includes(name)))
}

test('gitlab runs as written', { timeout: 5 * MINUTES }, () => {
  const machine = machineFor(book, join(place, 'gitlab'))
  const file = parse(read(machine.clone, '.gitlab-ci.yml')) as Record<string, unknown>
  const main = { CI_COMMIT_BRANCH: 'main', CI_DEFAULT_BRANCH: 'main' }

  const morning = runGitlab(file, { ...main, CI_PIPELINE_SOURCE: 'schedule' }, machine)
  expect(statuses(morning), said(morning, 'due')).toEqual({ due: 0 })
  expect(said(morning, 'due')).toContain('# Our Office: due list')
  expectDueLists(join(machine.store, 'due'))

  const push = runGitlab(file, { ...main, CI_PIPELINE_SOURCE: 'push', CARDFILE_PAGES: 'yes' }, machine)
  expect(statuses(push), said(push, 'site')).toEqual({ check: 0, site: 0, pages: 0 })
  expectSite(join(machine.store, 'public'))

  breakCard(machine)
  const { site: _site, ...rest } = file
  const broken = runGitlab(rest, { ...main, CI_PIPELINE_SOURCE: 'push' }, machine)
  expect(statuses(broken)).toEqual({ check: 1 })
  const report = JSON.parse(read(machine.store, 'gl-code-quality-report.json'))
  expect(report[0]).toMatchObject({
    check_name: 'value-date',
    location: { path: 'contacts/slip.md', lines: { begin: 3 } },
  })
})

test('cron runs as written', { timeout: 5 * MINUTES }, () => {
  const machine = machineFor(book, join(place, 'cron'))
  const out = join(place, 'cron/out')
  const nightly = { ...machine, env: { CARDFILE_OUT: out, LC_ALL: 'C' } }
  // A colleague pushed meanwhile.
  writeFileSync(join(book, 'contacts/late.md'), '---\nname: Late News\nnext: Read\ndue: 2026-01-01\n---\n')
  const git = ['-C', book, '-c', 'user.name=x', '-c', 'user.email=x@example.com']
  spawnSync('git', [...git, 'add', '.'])
  expect(spawnSync('git', [...git, 'commit', '-q', '-m', 'x']).status).toBe(0)

  const ran = shell('.cardfile/nightly.sh', nightly)
  expect(ran.status, ran.out).toBe(0)
  expect(ran.out).toMatch(/^Overdue \(1\)\n.*Late News/m)
  expectSite(join(out, 'site'))
  expect(read(out, 'due/due.md')).toContain('Late News')
  expect(existsSync(join(out, 'due/due-nobody.html'))).toBe(true)

  breakCard(machine)
  const broken = shell('.cardfile/nightly.sh', nightly)
  expect(broken.status).toBe(1)
  expect(broken.out).toContain('contacts/slip.md:3:')
})

test("the repository's own workflow runs for the sample book", { timeout: 2 * MINUTES }, () => {
  const root = join(import.meta.dirname, '../..')
  const machine = machineFor(root, join(place, 'own'))
  const workflow = parse(read(root, '.github/workflows/book.yml')) as Workflow
  // Packages are those of this tree: a minute of `npm ci` would test npm.
  symlinkSync(join(root, 'node_modules'), join(machine.clone, 'node_modules'))
  const jobs = Object.entries(workflow.jobs).map(([name, job]) => {
    const steps = job.steps.filter((step) => step.run !== 'npm ci')
    expect(steps).toHaveLength(job.steps.length - 1)
    return [name, { ...job, steps }]
  })
  const ran = runWorkflow(
    { jobs: Object.fromEntries(jobs) },
    { event_name: 'workflow_dispatch' },
    {},
    machine,
  )
  expect(statuses(ran), JSON.stringify(ran)).toEqual({ check: 0, site: 0, due: 0 })
  expect(said(ran, 'check')).toMatch(/^::error file=contacts\/[a-z-]+\.md,line=\d+/m)
  expect(machine.summary()).toMatch(/^# Analytical Licensing: due list\n/)
  expectSite(join(machine.store, 'site'))
  expect(readdirSync(join(machine.store, 'due'))).toContain('due-sam.ics')
})
