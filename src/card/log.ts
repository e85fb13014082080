// The log: the section headed `## Log`, the last of the file, oldest entry first.

import { type Diagnostic, diagnose, type Range } from '../text/index.ts'
import type { Interaction, Log } from './types.ts'

const HEADING = /^##[ \t]+log[ \t]*#*[ \t]*$/i
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const ENTRY =
  /^-[ \t]+(\d{4}-\d{2}-\d{2})(?:[ \t]+(\d{1,2}:\d{2}))?(?:[ \t]+([a-z][a-z0-9-]*))?(?:[ \t]+@([A-Za-z0-9][A-Za-z0-9._-]*))?(?:[ \t]+(\d[\d.,']*[ \t]?[A-Z]{3}))?[ \t]*:(?:[ \t]+|$)(.*)$/

interface Line {
  readonly start: number
  /** Without the break. */
  readonly end: number
  /** With the break. */
  readonly next: number
}

function linesOf(text: string, from: number): Line[] {
  const lines: Line[] = []
  for (let start = from; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const next = feed < 0 ? text.length : feed + 1
    let end = feed < 0 ? text.length : feed
    if (end > start && text[end - 1] === '\r') end--
    lines.push({ start, end, next })
    start = next
  }
  return lines
}

/** Splits a body into notes and log; headings inside code blocks are text. */
export function readLog(
  text: string,
  body: number,
  file: string,
): { notes: Range; log?: Log; diagnostics: Diagnostic[] } {
  if (!/^##[ \t]+log/im.test(text.slice(body))) return { notes: [body, text.length], diagnostics: [] }
  const lines = linesOf(text, body)
  const heads: Line[] = []
  let fence: string | undefined
  for (const line of lines) {
    const source = text.slice(line.start, line.end)
    const mark = FENCE.exec(source)?.[1]
    // A code block that nobody closed must not swallow the log: a heading in column 0 ends the search for its end.
    if (mark !== undefined) fence = fence === undefined ? mark[0] : mark[0] === fence ? undefined : fence
    else if (HEADING.test(source) && (fence === undefined || !closes(text, line.next, fence)))
      heads.push(line)
  }
  const head = heads[0]
  if (head === undefined) return { notes: [body, text.length], diagnostics: [] }

  const diagnostics: Diagnostic[] = []
  const second = heads[1]
  if (second !== undefined) {
    const line = text.slice(0, head.start).split('\n').length
    diagnostics.push(
      diagnose(
        { file, text, range: [second.start, second.end] },
        {
          rule: 'log-twice',
          severity: 'error',
          message: `A second "## Log" stands here; the first is on line ${line}.`,
          hint: 'Move the entries of both under one heading, oldest first.',
        },
      ),
    )
  }
  const { interactions, strays } = readEntries(
    text,
    lines.filter((line) => line.start > head.start),
  )
  return {
    notes: [body, head.start],
    log: { range: [head.start, text.length], heading: [head.start, head.end], interactions, strays },
    diagnostics,
  }
}

function closes(text: string, from: number, fence: string): boolean {
  return new RegExp(`^ {0,3}${fence === '~' ? '~{3,}' : '`{3,}'}[ \\t]*$`, 'm').test(text.slice(from))
}

function readEntries(text: string, lines: readonly Line[]): { interactions: Interaction[]; strays: Range[] } {
  const interactions: Interaction[] = []
  const strays: Range[] = []
  let open: { parts: RegExpExecArray; start: number; end: number; text: string[] } | undefined
  const close = () => {
    if (open === undefined) return
    const [, date = '', time, kind, owner, money] = open.parts
    interactions.push({
      range: [open.start, open.end],
      date,
      ...(time === undefined ? {} : { time: time.padStart(5, '0') }),
      kind: kind ?? 'note',
      ...(owner === undefined ? {} : { owner }),
      ...(money === undefined ? {} : { money }),
      text: open.text.join('\n').trim(),
    })
    open = undefined
  }
  for (const line of lines) {
    const source = text.slice(line.start, line.end)
    const parts = ENTRY.exec(source)
    if (parts !== null) {
      close()
      open = { parts, start: line.start, end: line.next, text: [parts[6] ?? ''] }
    } else if (source.trim() === '') {
    } else if (open !== undefined && /^(?: {2}|\t)/.test(source)) {
      open.text.push(source.replace(/^(?: {1,2}|\t)/, '').trimEnd())
      open.end = line.next
    } else {
      close()
      strays.push([line.start, line.end])
    }
  }
  close()
  return { interactions, strays }
}

/** An entry to write. */
export interface LogInput {
  readonly date: string
  readonly time?: string | undefined
  readonly kind?: string | undefined
  readonly owner?: string | undefined
  readonly money?: string | undefined
  /** Line breaks make continuation lines; blank lines are left out, since one would end the entry for some readers. */
  readonly text: string
}

/** The lines of an entry, without the last break. Reading them gives the same entry, whatever the text holds. */
export function writeInteraction(entry: LogInput, eol: string): string {
  const head = [
    `- ${entry.date}`,
    ...(entry.time ? [entry.time] : []),
    // A kind that is left out means note; it is written where the next word could be taken for one.
    ...(entry.kind ? [entry.kind] : []),
    ...(entry.owner ? [`@${entry.owner}`] : []),
    ...(entry.money ? [entry.money] : []),
  ].join(' ')
  const lines = entry.text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return [
    `${head}:${lines[0] === undefined ? '' : ` ${lines[0]}`}`,
    ...lines.slice(1).map((line) => `  ${line}`),
  ].join(eol)
}
