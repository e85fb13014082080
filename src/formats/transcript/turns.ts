// Who said what, from the forms in which programs write conversations down: WebVTT (W3C) with `<v Name>`, SubRip, lines such
// as `[00:01:02] Name: text` and `Name: text`, and a name with a time on a line of its own above what was said.

import { entityText } from '../mail/entities.ts'
import { oneLine } from '../record.ts'
import { isTimedTranscript } from './recognise.ts'

export interface Turn {
  /** '' where nobody is named. */
  readonly speaker: string
  /** On one line. */
  readonly text: string
  /** Seconds from the beginning, where they are told. */
  readonly at?: number
  /** 1-based line of the file. */
  readonly line: number
}

const TIMING = /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}\s*-->/
const CLOCK = String.raw`(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,]\d{1,3})?`
/** A name: up to five words that begin with a letter, as people are called, with no sentence in it. */
const NAME = String.raw`(\p{L}[\p{L}\p{M}.'’()&@\d-]*(?:[ ,]{1,2}[\p{L}\p{M}.'’()&@\d-]+){0,4})`
const TIMED_LINE = new RegExp(String.raw`^[[(]?${CLOCK}[\])]?\s*[-–]?\s*(?:${NAME}\s?:\s+)?(.*)$`, 'u')
const NAMED_LINE = new RegExp(
  String.raw`^(?:\*\*)?${NAME}(?:\*\*)?\s*(?:[[(]\s*${CLOCK}\s*[\])])?\s?:(?:\*\*)?\s+(.*)$`,
  'u',
)
/** Above what was said, without a colon, only what is written as a name is one. */
const PROPER = String.raw`((?:[\p{Lu}\p{Lo}][\p{L}\p{M}.'’()&@\d-]*)(?:[ ,]{1,2}(?:[\p{Lu}\p{Lo}][\p{L}\p{M}.'’()&@\d-]*|von|van|de[rlns]?|d[aio]s?|la|le|ten|zu)){0,5})`
const NAME_ABOVE = new RegExp(String.raw`^(?:\*\*)?${PROPER}(?:\*\*)?\s{1,}[[(]?${CLOCK}[\])]?\s*$`, 'u')

/** What was said, in order; lines of one speaker that follow each other are one turn. */
export function turnsOf(text: string): Turn[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/)
  const all = isTimedTranscript(text) ? cuesOf(lines) : linesOf(lines)
  const turns: Turn[] = []
  for (const turn of all) {
    const last = turns.at(-1)
    const said = oneLine(turn.text)
    if (said === '') continue
    if (last !== undefined && last.speaker === turn.speaker)
      turns[turns.length - 1] = { ...last, text: `${last.text} ${said}` }
    else turns.push({ ...turn, text: said })
  }
  return turns
}

function cuesOf(lines: readonly string[]): Turn[] {
  const turns: Turn[] = []
  let at: number | undefined
  let speaker = ''
  for (const [index, line] of lines.entries()) {
    const timing = TIMING.exec(line)
    if (timing) {
      at = secondsOf(timing[1], timing[2], timing[3])
      speaker = ''
      continue
    }
    if (line.trim() === '') at = undefined
    // What stands outside of a cue is a header, a number, a style or a remark.
    if (at === undefined) continue
    // One line may have several voices.
    for (const piece of line.split(/(?=<v[ .\t])/)) {
      const voice = /^<v(?:\.[^\s>]*)?[ \t]+([^>]*)>/.exec(piece)
      const said = entityText(piece.replace(/<[^<>]*>/g, ' '))
      const named = voice === null ? NAMED_LINE.exec(said.trim()) : null
      if (voice !== null) speaker = nameOf(entityText(voice[1] ?? ''))
      else if (named !== null) speaker = nameOf(named[1] ?? '')
      turns.push({ speaker, text: named === null ? said : (named[5] ?? ''), at, line: index + 1 })
    }
  }
  return turns
}

function linesOf(lines: readonly string[]): Turn[] {
  const names = repeatedNames(lines)
  const turns: Turn[] = []
  let open: { speaker: string; at: number | undefined } | undefined
  for (const [index, line] of lines.entries()) {
    const found = opening(line.trim(), names)
    if (found !== undefined) open = found
    const text = found === undefined ? line : found.text
    if (open === undefined || text.trim() === '') continue
    turns.push({
      speaker: open.speaker,
      text,
      line: index + 1,
      ...(open.at === undefined ? {} : { at: open.at }),
    })
  }
  return turns
}

interface Opening {
  readonly speaker: string
  readonly at: number | undefined
  readonly text: string
}

/** `names`: those that open more than one line, or any where a time stands beside. `Note: ...` names nobody. */
function opening(line: string, names: ReadonlySet<string>): Opening | undefined {
  const above = NAME_ABOVE.exec(line)
  if (above) return { speaker: nameOf(above[1] ?? ''), at: secondsOf(above[2], above[3], above[4]), text: '' }
  const timed = /^[[(]?\d/.test(line) ? TIMED_LINE.exec(line) : null
  if (timed) {
    const [, hours, minutes, seconds, name = '', text = ''] = timed
    // `10:30 is fine` is said, not a time of the talk.
    if (name === '' && hours === undefined && !/^[[(]/.test(line)) return undefined
    return { speaker: nameOf(name), at: secondsOf(hours, minutes, seconds), text }
  }
  const named = NAMED_LINE.exec(line)
  if (named === null) return undefined
  const [, name = '', hours, minutes, seconds, text = ''] = named
  const isTimed = minutes !== undefined
  if (!isTimed && !names.has(nameOf(name))) return undefined
  return { speaker: nameOf(name), at: isTimed ? secondsOf(hours, minutes, seconds) : undefined, text }
}

const HEADS =
  /^(?:date|datum|fecha|data|when|recorded(?: on)?|start(?:ed)?(?: time)?|duration|time|subject|title|meeting|attendees|participants|teilnehmer|note|notes|re|von|to|cc)$/i

function repeatedNames(lines: readonly string[]): Set<string> {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const name = nameOf(NAMED_LINE.exec(line.trim())?.[1] ?? '')
    if (name !== '' && !HEADS.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  // Of a short talk each may have said one thing; of a long text, a colon behind one word is no speaker.
  const isTalk = counts.size > 1 || [...counts.values()].some((count) => count > 1)
  return new Set(
    [...counts].filter(([, count]) => isTalk && (count > 1 || counts.size <= 6)).map(([name]) => name),
  )
}

function nameOf(text: string): string {
  return oneLine(text).slice(0, 80)
}

function secondsOf(
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
): number {
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
}
