// The front matter: key by key, with the comments tied to each, in the merged order.

import type { Config } from '../contact/index.ts'
import { countComments, mergeLead, withStrays } from './comments.ts'
import { type Front, type Part, readFront } from './entry.ts'
import type { Finding } from './finding.ts'
import { type Around, findingsOf, mergeKey, nextWithDue, voidRecords } from './keys.ts'
import { mergeLines } from './line-merge.ts'
import { newComments, type Outcome, textOf, type Versions } from './outcome.ts'
import { mergeRecords, recordOf, recordsIn } from './records.ts'
import { longer } from './scalar-field.ts'
import { byHead, mergeOrder } from './sequence.ts'
import { compareText, layout, threeWay } from './three-way.ts'

/** The records of contested values have a key of their own, always the last. */
const RECORDS = 'conflicts'

export interface MergedText {
  readonly text: string
  readonly findings: readonly Finding[]
}

/** Merges the texts between the fences, each ending in a line break unless empty; `base` undefined: there was none. */
export function mergeFrontMatter(
  base: string | undefined,
  ours: string,
  theirs: string,
  config: Config,
): MergedText {
  if (ours === theirs || theirs === base) return { text: ours, findings: [] }
  if (ours === base) return { text: theirs, findings: [] }
  const indents = [base ?? '', ours, theirs].map(indentOf)
  const [b, o, t] = [base ?? '', ours, theirs].map((text, i) => readFront(outdented(text, indents[i] ?? '')))
  if (b === undefined || o === undefined || t === undefined) return byLines(base ?? '', ours, theirs)
  const { text, findings } = byKeys(b, o, t, config)
  const indent = layout(base === undefined ? undefined : indents[0], indents[1], indents[2]) ?? ''
  return { text: indent === '' ? text : text.replace(/^(?=.)/gm, indent), findings }
}

/** Blanks before the keys: YAML allows a front matter that is indented as a whole. */
function indentOf(text: string): string {
  return /^( *)[^ #\n]/m.exec(text)?.[1] ?? ''
}

function outdented(text: string, indent: string): string {
  return indent === '' ? text : text.replace(new RegExp(`^${indent}`, 'gm'), '')
}

function byLines(base: string, ours: string, theirs: string): MergedText {
  const linesOf = (text: string) => text.split('\n').slice(0, -1)
  const { lines } = mergeLines(linesOf(base), linesOf(ours), linesOf(theirs))
  return {
    text: lines.map((line) => `${line}\n`).join(''),
    findings: [
      {
        rule: 'merge-unreadable',
        severity: 'error',
        at: '',
        message: 'The front matter of a version could not be read; it was merged by lines.',
        hint: 'Make the front matter right; where markers stand, keep what is right of both versions.',
      },
    ],
  }
}

function byKeys(base: Front, ours: Front, theirs: Front, config: Config): MergedText {
  const maps = [base, ours, theirs].map((front) => new Map(front.parts.map((part) => [part.key, part])))
  const of = (key: string): Versions => ({
    base: maps[0]?.get(key),
    ours: maps[1]?.get(key),
    theirs: maps[2]?.get(key),
  })
  const records = of(RECORDS)
  const around: Around = {
    config,
    kind: kindOf(of('kind')),
    decided: {
      ours: newRecords(records.base, records.ours),
      theirs: newRecords(records.base, records.theirs),
    },
    next: nextWithDue(of('next'), of('due')),
  }
  const keysOf = (front: Front) => front.parts.map((part) => part.key).filter((key) => key !== RECORDS)
  const all = new Set([base, ours, theirs].flatMap(keysOf))
  const outcomes = new Map([...all].map((key) => [key, mergeKey(key, of(key), around)]))
  const kept = new Set(keysOf(base).filter((key) => outcomes.get(key)?.source !== ''))
  const order = mergeOrder(keysOf(base), keysOf(ours), keysOf(theirs), kept, byHead(compareText))

  const findings: Finding[] = []
  const added: string[] = []
  const pieces: { lead: readonly string[]; source: string }[] = []
  const gone = [...all].filter((key) => outcomes.get(key)?.source === '')
  const orphans = orphansOf(gone, outcomes, [ours, theirs])
  for (const key of order) {
    const outcome = outcomes.get(key)
    if (outcome === undefined || outcome.source === '') continue
    const lead = withStrays(leadOf(of(key)), [...(orphans.get(key) ?? []), ...outcome.above])
    pieces.push({ lead, source: outcome.source })
    added.push(...outcome.losers.map((loser) => recordOf(key, loser)))
    findings.push(...findingsOf(key, outcome, config))
  }
  for (const key of gone)
    added.push(...(outcomes.get(key)?.losers ?? []).map((loser) => recordOf(key, loser)))
  const empty = new Set([...outcomes].flatMap(([key, outcome]) => voidRecords(key, of(key), outcome, around)))
  const source = mergeRecords(records.base, records.ours, records.theirs, added, empty)
  const lead = source === '' ? [] : leadOf(records)
  if (source !== '') pieces.push({ lead, source })
  const strays = newComments(records, lead.join('\n') + source)
  const end = withStrays(mergeLead(base.end, ours.end, theirs.end), [...(orphans.get('') ?? []), ...strays])
  return { text: write([...pieces, { lead: end, source: '' }], ours, theirs), findings }
}

/** New comments of keys that go, by the key that follows in the side that has it; by '' at the end. */
function orphansOf(
  gone: readonly string[],
  outcomes: ReadonlyMap<string, Outcome>,
  sides: readonly Front[],
): Map<string, string[]> {
  const orphans = new Map<string, string[]>()
  for (const key of gone) {
    for (const comment of outcomes.get(key)?.above ?? []) {
      const wrote = ({ parts }: Front) =>
        parts.some(
          (part) => part.key === key && [...commentsIn(part)].some((line) => line.trim() === comment),
        )
      const parts = sides.find(wrote)?.parts ?? []
      const behind = parts.slice(parts.findIndex((part) => part.key === key))
      const isThere = (part: Part) => part.key !== RECORDS && outcomes.get(part.key)?.source !== ''
      const next = behind.find(isThere)?.key ?? ''
      orphans.set(next, [...(orphans.get(next) ?? []), comment])
    }
  }
  return orphans
}

function kindOf({ base, ours, theirs }: Versions): string {
  return threeWay(textOf(base), textOf(ours), textOf(theirs), (a = '', b = '') => longer(a, b)) || 'person'
}

function newRecords(base: Part | undefined, side: Part | undefined): ReadonlySet<string> {
  const old = new Set(recordsIn(base))
  return new Set(recordsIn(side).filter((one) => !old.has(one)))
}

/** The comments above a key; a side that does not have the key has no say. */
function leadOf({ base, ours, theirs }: Versions): readonly string[] {
  if (ours === undefined || theirs === undefined) return (ours ?? theirs)?.lead ?? []
  return mergeLead(base?.lead ?? [], ours.lead, theirs.lead)
}

/** No comment stands more often than in the side that has it most often: one may have moved in both. */
function write(
  pieces: readonly { lead: readonly string[]; source: string }[],
  ours: Front,
  theirs: Front,
): string {
  const [a, b] = [ours, theirs].map((front) => countComments(commentsOf(front)))
  const left = new Map<string, number>()
  for (const counts of [a, b])
    for (const [comment, n] of counts ?? []) left.set(comment, Math.max(n, left.get(comment) ?? 0))
  const lines: string[] = []
  for (const { lead, source } of pieces) {
    for (const line of lead) {
      const n = left.get(line.trim())
      if (n === 0) continue
      if (n !== undefined) left.set(line.trim(), n - 1)
      lines.push(`${line}\n`)
    }
    lines.push(source)
  }
  return lines.join('')
}

function* commentsOf(front: Front): Iterable<string> {
  yield* front.end
  for (const part of front.parts) yield* commentsIn(part)
}

function* commentsIn(part: Part): Iterable<string> {
  yield* part.lead
  yield part.tail
  for (const item of part.items) {
    yield* item.lead
    yield item.tail
  }
}
