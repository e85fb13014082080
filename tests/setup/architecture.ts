// The rules of layering, as a check over the text of every source file. What they are for: docs/architecture.md.
import { posix } from 'node:path'
import { type Reach, reachOf } from './imports.ts'

/** Lower may not import higher, nor its neighbour on the same step. */
const LAYERS: string[][] = [
  ['text'],
  ['card'],
  ['contact'],
  ['book'],
  ['merge', 'formats'],
  ['rules', 'dedupe', 'reports', 'sequences'],
  ['actions'],
  ['disk'],
  ['git', 'thin', 'mail'],
  ['client'],
  ['site'],
  ['pages'],
  ['server'],
  ['scripts'],
]

/** These run in Node and in a browser alike, and give the same answer tomorrow: time and disk are arguments. */
const PURE = new Set([
  'text',
  'card',
  'contact',
  'book',
  'merge',
  'formats',
  'rules',
  'dedupe',
  'reports',
  'sequences',
  'actions',
])

const IMPURE_GLOBALS = new Set(
  `process Buffer __dirname __filename require global performance navigator window document location history
  localStorage sessionStorage indexedDB fetch XMLHttpRequest WebSocket Worker setTimeout setInterval
  setImmediate queueMicrotask requestAnimationFrame console alert self globalThis caches`.split(/\s+/),
)

const VAGUE = /^(utils?|helpers?|common|misc)$/i

const LONGEST = 300

export type Fault = { file: string; line: number; rule: string; detail: string }

/**
 * @param files the text of every source file by its path from the root, `/` between folders
 * @param packages names of the packages that package.json lists
 * @returns what breaks a rule, sorted by file and line; never throws
 */
export function faultsIn(files: ReadonlyMap<string, string>, packages: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = []
  const importers = new Map<string, Map<string, { file: string; line: number }>>()
  for (const [file, text] of files) {
    faults.push(...faultsOfFile(file, text))
    const folder = layerOf(file)
    if (folder === undefined || !/\.(ts|mjs|astro)$/.test(file)) continue
    const reach = reachOf(file, text)
    for (const { specifier, line } of reach.imports) {
      const name = packageOf(specifier)
      if (name === undefined) faults.push(...faultsOfImport(file, folder, specifier, line))
      else {
        if (!packages.has(name)) faults.push({ file, line, rule: 'undeclared', detail: name })
        const of = importers.get(name) ?? new Map()
        importers.set(name, of.has(folder) ? of : of.set(folder, { file, line }))
      }
    }
    if (PURE.has(folder)) faults.push(...impurities(file, reach))
  }
  for (const [name, of] of importers) {
    if (of.size < 2) continue
    const folders = [...of.keys()].sort().join(', ')
    for (const at of of.values()) faults.push({ ...at, rule: 'package', detail: `${name} in ${folders}` })
  }
  return faults.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}

function faultsOfFile(file: string, text: string): Fault[] {
  const faults: Fault[] = []
  const vague = file.split('/').find((part) => VAGUE.test(part.split('.')[0] ?? ''))
  if (vague) faults.push({ file, line: 1, rule: 'name', detail: vague })
  const lines = linesOf(text)
  if (lines > LONGEST) faults.push({ file, line: LONGEST + 1, rule: 'length', detail: `${lines} lines` })
  return faults
}

function faultsOfImport(file: string, folder: string, specifier: string, line: number): Fault[] {
  if (specifier.startsWith('node:') || specifier.startsWith('astro:')) return []
  const target = posix.normalize(posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')))
  const other = layerOf(target)
  if (other === undefined || other === folder) return []
  const detail = `${folder} imports ${target}`
  if (rank(other) >= rank(folder)) return [{ file, line, rule: 'upward', detail }]
  return isDoor(target, other) ? [] : [{ file, line, rule: 'past-index', detail }]
}

/**
 * Small files are the rule, not only the limit.
 * @returns what is wrong with the lengths of the files as a whole: half below 80 lines, nine of ten below 200
 */
export function crowdingIn(files: ReadonlyMap<string, string>): string[] {
  const lengths = [...files.values()].map(linesOf).sort((a, b) => a - b)
  const at = (part: number): number => lengths[Math.ceil(lengths.length * part) - 1] ?? 0
  return [
    ...(at(0.5) < 80 ? [] : [`half of the files have ${at(0.5)} lines or more`]),
    ...(at(0.9) < 200 ? [] : [`one file in ten has ${at(0.9)} lines or more`]),
  ]
}

function linesOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length
}

/** Where a folder may be entered: its index; for what Astro and the browser load, any component, style or script. */
function isDoor(target: string, folder: string): boolean {
  if (target === `src/${folder}/index.ts`) return true
  if (folder === 'client') return true
  // A hook of the repository runs at every push, and must not load the web server.
  if (target === 'src/server/book/index.ts') return true
  return folder === 'site' && !target.endsWith('.ts')
}

function impurities(file: string, reach: Reach): Fault[] {
  const builtins = reach.imports.filter(({ specifier }) => specifier.startsWith('node:'))
  return [
    ...builtins.map(({ specifier, line }) => ({ file, line, rule: 'pure', detail: specifier })),
    ...reach.clock.map(({ name, line }) => ({ file, line, rule: 'pure', detail: name })),
    ...reach.globals
      .filter(({ name }) => IMPURE_GLOBALS.has(name))
      .map(({ name, line }) => ({ file, line, rule: 'pure', detail: name })),
  ]
}

/** The folder that a file belongs to: src/<folder>/, or scripts. Undefined for the rest, which no rule binds. */
function layerOf(file: string): string | undefined {
  const [top, folder, more] = file.split('/')
  if (top === 'scripts') return 'scripts'
  return top === 'src' && more !== undefined ? folder : undefined
}

/** A folder that is on no step is above them all, until it is given one. */
function rank(folder: string): number {
  const step = LAYERS.findIndex((names) => names.includes(folder))
  return step < 0 ? LAYERS.length : step
}

/** `@scope/name/sub` and `name/sub` to the package's name; undefined for a path, a builtin and a virtual module. */
function packageOf(specifier: string): string | undefined {
  if (/^(\.|\/|node:|astro:|virtual:)/.test(specifier)) return undefined
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
