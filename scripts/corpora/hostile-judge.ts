// Whether a verdict was kept. What each one asks for is in the README.md beside the hostile files; nothing here knows a
// file by its name.

import type { Outcome, Snapshot } from './hostile-run.ts'

export interface Case {
  readonly file: string
  readonly verdict: string
  /** What must happen, in words; its limits are read from it. */
  readonly wanted: string
}

export interface Limits {
  readonly seconds: number
  readonly megabytes: number
}

/** What of the command's JSON the judge looks at. */
export interface Said {
  readonly lines: readonly Placed[]
  readonly diagnostics: readonly Placed[]
}

interface Placed {
  readonly file: string
  readonly line: number
  readonly action?: string
  readonly severity?: string
  readonly reason?: string
  readonly message?: string
  readonly slug?: string
}

/** One second and 300 MB, unless the words say otherwise. Milliseconds are asked of the reading alone. */
export function limitsOf(wanted: string): Limits {
  const [, seconds = '1'] = /<= ?([\d.]+) s\b/.exec(wanted) ?? []
  const [, megabytes = '300'] = /<= ?([\d.]+) MB\b/.exec(wanted) ?? []
  return { seconds: Math.max(1, Number(seconds)), megabytes: Number(megabytes) }
}

/** What no file may ever do, in words; [] where it did none of it. */
export function misdeeds({ status, err, watched }: Outcome, limits: Limits): string[] {
  if (status === null || watched === undefined) return ['the program was stopped, or crashed']
  const found: string[] = []
  if (status > 2) found.push(`status ${status}`)
  if (/^\s+at .+:\d+:\d+\)?$/m.test(err)) found.push('a stack trace was printed')
  const { seconds, megabytes, hosts, commands, polluted } = watched
  if (seconds > limits.seconds) found.push(`${seconds.toFixed(1)} s of the processor`)
  if (megabytes > limits.megabytes) found.push(`${megabytes} MB`)
  if (hosts.length > 0) found.push(`asked for ${hosts[0]}`)
  const other = commands.find((one) => !/(?:^|[\\/])git(?:\.exe)?$/.test(one))
  if (other !== undefined) found.push(`ran ${other}`)
  if (polluted.length > 0) found.push(`every object has "${polluted[0]}"`)
  return found
}

/** What a terminal would obey, and what makes text look like another. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

/** What is printed for people has no control characters of the file. */
export function isPrinted({ out, err }: Outcome): boolean {
  return !CONTROLS.test(out.replaceAll('\r\n', '\n')) && !CONTROLS.test(err)
}

const CARD = /^book\/contacts\/(?:[a-z0-9]+\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.md$/
const PICTURE = /^book\/contacts\/(?:[\w-]+\/)*[a-z0-9-]+\.(?:png|jpe?g|webp|gif)$/

/** Paths of what came or changed, without the report of the run itself. */
export function writtenIn({ before, after }: { before: Snapshot; after: Snapshot }): string[] {
  return [...after]
    .filter(([path, text]) => path !== 'watched.json' && before.get(path) !== text)
    .map(([path]) => path)
}

/**
 * What was written that should not have been.
 * @param loggedIn the one card that may get entries, and keeps every line that it had; undefined where new cards come
 */
export function spoilt(outcome: Outcome, loggedIn: string | undefined): string[] {
  const { before, after } = outcome
  const found: string[] = []
  for (const path of before.keys()) if (!after.has(path)) found.push(`${path} is gone`)
  for (const path of writtenIn(outcome)) {
    const [old, now = ''] = [before.get(path), after.get(path)]
    if (old === undefined && loggedIn !== undefined) {
      if (!found.some((one) => one.startsWith('made'))) found.push(`made ${path}`)
    } else if (old === undefined && !CARD.test(path) && !PICTURE.test(path)) found.push(`wrote ${path}`)
    else if (old !== undefined && path !== loggedIn) found.push(`changed ${path}`)
    else if (old !== undefined && !isWithin(old, now)) found.push(`took lines from ${path}`)
    if (path.endsWith('.md')) found.push(...oddities(path, now))
  }
  return found
}

/** True where all lines of a text are there, in their order, and no heading came. */
function isWithin(old: string, now: string): boolean {
  const lines = now.split('\n')
  let at = 0
  for (const line of old.trimEnd().split('\n')) {
    at = lines.indexOf(line, at) + 1
    if (at === 0) return false
  }
  return true
}

function oddities(path: string, latin1: string): string[] {
  const text = Buffer.from(latin1, 'latin1').toString('utf8')
  if (text.includes('\ufffd')) return [`${path} has letters that were not read`]
  if (CONTROLS.test(text)) return [`${path} has control characters`]
  const logs = text.split('\n').filter((line) => /^## Log\s*$/.test(line)).length
  return logs > 1 ? [`${path} has ${logs} logs`] : []
}

/** What of a verdict was not kept, in words; [] where it was. */
export function brokenVerdict(one: Case, bytes: Uint8Array, outcome: Outcome): string[] {
  const said = saidBy(outcome)
  if (said === undefined) {
    const told = one.verdict === 'REJECT' && outcome.status !== 0 && /:\d+\b/.test(outcome.err)
    return told ? [] : [`no plan was printed: ${outcome.err.trim().split('\n')[0] ?? ''}`]
  }
  const lines = lineCount(bytes)
  const isPlaced = ({ file, line, reason, message }: Placed) =>
    file.endsWith(nameOf(one.file)) && line >= 1 && line <= lines && (reason ?? message ?? '') !== ''
  const rejects = said.lines.filter(({ action }) => action === 'reject')
  const accepted = said.lines.filter(({ action }) => action !== 'reject')
  const errors = said.diagnostics.filter(({ severity }) => severity === 'error')
  const written = writtenIn(outcome)
  const found: string[] = []
  const isAside = rejects.some(isPlaced)
  switch (one.verdict) {
    case 'REJECT':
      if (outcome.status === 0) found.push('status 0')
      if (!isAside && !errors.some(isPlaced)) found.push('no error with file, line and reason')
      if (written.length > 0) found.push(`wrote ${written[0]}`)
      break
    case 'QUARANTINE':
      if (!isAside && !(errors.some(isPlaced) && accepted.length === 0))
        found.push('nothing was set aside with its line and reason')
      if (rejects.some((reject) => !isPlaced(reject))) found.push('set aside without line or reason')
      break
    case 'FLAG':
      if (/quarantine/i.test(one.wanted) && isAside) break
      if (rejects.length > 0) found.push(`set aside: ${rejects[0]?.reason}`)
      else if (accepted.length === 0) found.push('nothing was accepted')
      if (!said.diagnostics.some(isPlaced)) found.push('no warning with its line')
      break
    default:
      if (rejects.length > 0) found.push(`set aside: ${rejects[0]?.reason}`)
      else if (errors.length > 0) found.push(`an error: ${errors[0]?.message}`)
      else if (accepted.length === 0) found.push('nothing was accepted')
      if (outcome.status !== 0) found.push(`status ${outcome.status}`)
  }
  if (accepted.some(({ action }) => action === 'create' || action === 'update') && written.length === 0)
    found.push('what was accepted was not written')
  return found
}

export function saidBy({ out }: Outcome): Said | undefined {
  try {
    const { lines = [], diagnostics = [] } = JSON.parse(out) as Partial<Said>
    return { lines, diagnostics }
  } catch {
    return undefined
  }
}

function nameOf(file: string): string {
  return file.replace(/^.*\//, '')
}

/** Lines end by LF, CR or both; the last may be empty. */
function lineCount(bytes: Uint8Array): number {
  let count = 1
  for (const [at, byte] of bytes.entries()) if (byte === 10 || (byte === 13 && bytes[at + 1] !== 10)) count++
  return count
}
