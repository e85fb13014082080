// Who set each part of a card last, and when.

import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Card } from '../card/index.ts'
import type { CalendarDate } from '../text/index.ts'
import type { Clone } from './clone.ts'
import type { Version } from './history.ts'
import { said } from './run.ts'

/** Who set something: absent `commit` is what nobody has committed yet. */
export interface Setter {
  readonly by: string
  /** The author's calendar date. */
  readonly date: CalendarDate
  readonly commit: string
}

/** One value, one entry of the log, or the notes. */
export interface BlamedPart {
  /** A field's key, `log` or `notes`. */
  readonly key: string
  readonly text: string
  /** Lines of the card, counted from 1: the first, and the last one. */
  readonly lines: readonly [first: number, last: number]
  /** Undefined for what is not committed yet. */
  readonly setter: Setter | undefined
}

/**
 * The parts of a card in its order, each with who changed a line of it last.
 * @param place of the card, from the root of the repository; git follows it through renames
 */
export async function blameOf(clone: Clone, place: string, card: Card): Promise<BlamedPart[]> {
  const lines = await blamedLines(clone, place)
  const starts = lineStarts(card.text)
  return partsOf(card).map(({ key, text, range }) => {
    const first = lineOf(starts, range[0])
    const last = Math.max(first, lineOf(starts, range[1] - 1))
    return { key, text, lines: [first, last], setter: newest(lines.slice(first - 1, last)) }
  })
}

/** A list with a line for each value is told value by value. */
function partsOf({ entries, notes, log, text }: Card) {
  const trimmed = text.slice(...notes)
  const from = notes[0] + (trimmed.length - trimmed.trimStart().length)
  const note = trimmed.trim()
  return [
    ...entries.flatMap(({ key, style, values, range }) =>
      style === 'block' && values.length > 0
        ? values.map((value) => ({ key, text: value.text, range: value.range }))
        : [{ key, text: values.map((value) => value.text).join(', '), range }],
    ),
    ...(note === ''
      ? []
      : [{ key: 'notes', text: note.replace(/\s+/g, ' '), range: [from, from + note.length] as const }]),
    ...(log?.interactions ?? []).map(({ range }) => ({
      key: 'log',
      text: text
        .slice(...range)
        .replace(/^-\s*/, '')
        .replace(/\s+/g, ' ')
        .trim(),
      range,
    })),
  ]
}

interface BlamedLine extends Setter {
  readonly time: number
}

/** By line of the file as it is on disk. */
async function blamedLines({ git, root }: Clone, place: string): Promise<(BlamedLine | undefined)[]> {
  const args = ['blame', '--porcelain', '-M', '--encoding=UTF-8', '--', place]
  try {
    return readPorcelain(await git.run(args))
  } catch (error) {
    // A card, or a book, that no commit has yet.
    if (existsSync(path.join(root, place)) && /no such (path|ref)|bad revision/i.test(said(error))) return []
    throw error
  }
}

/** git-blame(1), "The porcelain format": what is known of a commit stands only at the first of its lines. */
function readPorcelain(printed: string): (BlamedLine | undefined)[] {
  const commits = new Map<string, Map<string, string>>()
  const lines: string[] = []
  let open = new Map<string, string>()
  for (const line of printed.split('\n')) {
    if (line.startsWith('\t')) continue
    const [, id, final] = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(line) ?? []
    if (id !== undefined) {
      open = commits.get(id) ?? new Map()
      commits.set(id, open)
      lines[Number(final) - 1] = id
    } else {
      const [word = '', ...rest] = line.split(' ')
      open.set(word, rest.join(' '))
    }
  }
  return lines.map((commit) => {
    const about = commits.get(commit)
    if (about === undefined || /^0+$/.test(commit)) return undefined
    const time = Number(about.get('author-time'))
    return { commit, by: about.get('author') ?? '', date: dateOf(time, about.get('author-tz')), time }
  })
}

/** The author's own calendar date: seconds since 1970, and `+0100`. */
function dateOf(time: number, zone = '+0000'): CalendarDate {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? []
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -60 : 60)
  return new Date((time + offset) * 1000).toISOString().slice(0, 10)
}

/** What is not committed is the newest. */
function newest(lines: readonly (BlamedLine | undefined)[]): Setter | undefined {
  let [last] = lines
  for (const line of lines) {
    if (line === undefined || last === undefined) return undefined
    if (line.time > last.time) last = line
  }
  return last && { by: last.by, date: last.date, commit: last.commit }
}

/** Lines as git counts them. */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The line of an offset, from 1. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}

/** Who put a value into a field, by the history of its card; undefined where no commit did. */
export function setterOf(versions: readonly Version[], key: string, value: string): Setter | undefined {
  const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()
  const has = (list: string) =>
    squeeze(list) === value || list.split(', ').some((one) => squeeze(one) === value)
  for (const { commit, by, date, change } of versions) {
    const brought = change.fields.some(({ field, from, to }) => field === key && has(to) && !has(from))
    if (brought && commit !== undefined) return { by, date, commit }
  }
  return undefined
}
