// The body: notes and log, each by its own rules, joined again.

import type { Finding } from './finding.ts'
import type { MergedText } from './front-matter.ts'
import { joinUnits } from './gaps.ts'
import { mergeLines } from './line-merge.ts'
import { mergeLog } from './log.ts'
import { mergeNotes } from './notes.ts'
import { eachOf, layout } from './three-way.ts'
import { splitBody, type Unit } from './units.ts'

const HEAD = 'head\0'
const MARKED = /^<{7} [\s\S]*^>{7} /m

/** Merges what follows the closing fences' lines, without blank lines at the ends; `base` undefined: there was none. */
export function mergeBody(base: string | undefined, ours: string, theirs: string): MergedText {
  if (ours === theirs || theirs === base) return { text: ours, findings: [] }
  if (ours === base) return { text: theirs, findings: [] }
  const texts = [base ?? '', ours, theirs]
  if (texts.some((text) => MARKED.test(text))) return byLines(base ?? '', ours, theirs, MARKS)
  const versions = eachOf([base ?? '', ours, theirs], splitBody)
  // A text that is not read at all (too long, or with bytes in it that no text has) has no units.
  if (versions.some((units, i) => units.length === 0 && texts[i]?.trim() !== ''))
    return byLines(base ?? '', ours, theirs, REFUSED)
  const cut = eachOf(versions, (units): Cut => {
    const at = units.findIndex(({ kind }) => kind === 'head')
    return at < 0
      ? { notes: units, head: [], log: [] }
      : { notes: units.slice(0, at), head: units.slice(at, at + 1), log: units.slice(at + 1) }
  })
  const [b, o, t] = cut
  const notes = mergeNotes(b.notes, o.notes, t.notes)
  const log = mergeLog(b.log, o.log, t.log)
  const head = headOf(b.head[0], o.head[0], t.head[0], log.units.length > 0)
  const units = [...notes.units, ...(head === undefined ? [] : [{ id: HEAD, unit: head }]), ...log.units]
  const named = versions.map((units, i) => ({
    units,
    ids: [...(notes.names[i] ?? []), ...(cut[i]?.head.length ? [HEAD] : []), ...(log.names[i] ?? [])],
  }))
  const [x, y, z] = named
  const findings: Finding[] = [...notes.findings, ...log.findings]
  if (x === undefined || y === undefined || z === undefined) return { text: '', findings }
  return { text: joinUnits(units, [x, y, z]), findings }
}

interface Cut {
  readonly notes: readonly Unit[]
  readonly head: readonly Unit[]
  readonly log: readonly Unit[]
}

/** The log's heading stays as long as there are entries below it. */
function headOf(base: Unit | undefined, ours: Unit | undefined, theirs: Unit | undefined, needed: boolean) {
  if (ours === undefined || theirs === undefined) {
    const left = ours ?? theirs
    return needed || base === undefined ? left : undefined
  }
  return layout(base?.source, ours.source, theirs.source) === ours.source ? ours : theirs
}

const MARKS = {
  message: 'Conflict markers of an earlier merge stand in a version; its text was merged by lines.',
  hint: 'Keep what is right of both versions and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.',
}
const REFUSED = {
  message: 'The text of a version can not be read as a card; it was merged by lines.',
  hint: 'See what `cardfile check` says of the card; where markers stand, keep what is right of both versions.',
}

function byLines(
  base: string,
  ours: string,
  theirs: string,
  said: Pick<Finding, 'message' | 'hint'>,
): MergedText {
  const { lines } = mergeLines(base.split('\n'), ours.split('\n'), theirs.split('\n'))
  return {
    text: lines.join('\n'),
    findings: [{ rule: 'merge-unreadable', severity: 'error', at: '', ...said }],
  }
}
