// vCard text to logical lines: unfolding in all the variants that programs write. RFC 6350 section 3.2; vCard 2.1 section
// 2.1.3 and quoted-printable soft breaks; base64 blocks that are not indented; lines that lost their fold.
// Works on byte strings (decode.ts): a fold may cut a character in two, and each property may have its own encoding.

import { isReason } from '../csv/set-aside.ts'

/** One property as written, unfolded and not yet decoded. */
export interface LogicalLine {
  /** Everything before the colon that ends the name and its parameters. */
  readonly head: string
  readonly value: string
  /** 1-based line of the first physical line. */
  readonly line: number
  /** A physical line was joined that had lost its fold: 1-based line, or 0. */
  readonly broken: number
}

/** A physical line that belongs to no property. */
export interface StrayLine {
  readonly text: string
  readonly line: number
}

/** KDE has a slash in the names of its own. */
const PROPERTY = /^(?:[A-Za-z0-9_-]+\.)*(?:[A-Za-z0-9_-]+|X-[A-Za-z0-9_/-]+)[ \t]*[;:]/i
const QUOTED_PRINTABLE = /[;=]QUOTED-PRINTABLE/i
const BASE64 = /;(?:ENCODING=)?"?(?:BASE64|B)"?(?:;|$)/i
const CARD_EDGE = /^(?:BEGIN|END)[ \t]*:/i

interface Open {
  parts: string[]
  line: number
  headLine: string
  kind: 'text' | 'quoted-printable' | 'base64'
  broken: number
  /** An empty line stood behind a soft line break. */
  hasGap?: boolean
}

/** A property's name without anything behind it: a value that some program left out with its colon. */
const BARE_NAME = /^(?:N|FN|ORG|ADR|TEL|EMAIL|NOTE|TITLE|URL|UID|REV|BDAY|CATEGORIES|VERSION)[ \t]*$/

/** Splits a byte string into logical lines; `oldFold` keeps the blank of a fold, as vCard 2.1 wants it. */
export function unfold(text: string, firstLine = 1): { lines: LogicalLine[]; strays: StrayLine[] } {
  const lines: LogicalLine[] = []
  const strays: StrayLine[] = []
  let open: Open | undefined
  const close = () => {
    if (open) lines.push(finish(open))
    open = undefined
  }
  let number = firstLine - 1
  for (const physical of text.split(/\r\n|\n|\r/)) {
    number++
    const line = physical.startsWith('\u00ef\u00bb\u00bf') ? physical.slice(3) : physical
    if (open && continues(open, line)) continue
    if (line.trim() === '') {
      // A blank line ends a base64 block (vCard 2.1); elsewhere programs leave them anywhere.
      if (open?.kind === 'base64') close()
      continue
    }
    if (PROPERTY.test(line)) {
      close()
      open = { parts: [line], line: number, headLine: line, kind: kindOf(line), broken: 0 }
    } else if (open && open.kind !== 'base64' && !/^#/.test(line) && !BARE_NAME.test(line) && !isEdge(open)) {
      open.parts.push('\n', line)
      open.broken = number
    } else if (!isReason(line)) {
      strays.push({ text: line, line: number })
    }
  }
  close()
  return { lines, strays }
}

/** Appends a physical line to an open property where it continues it. */
function continues(open: Open, line: string): boolean {
  const last = open.parts.at(-1) ?? ''
  if (open.kind === 'quoted-printable' && /=[ \t]*$/.test(last)) {
    if (line.trim() === '') {
      open.hasGap = true
      return true
    }
    // Some programs end the last line of a text like all others, and leave an empty one.
    if (open.hasGap && PROPERTY.test(line)) return false
    if (CARD_EDGE.test(line)) return false
    open.parts[open.parts.length - 1] = last.replace(/=[ \t]*$/, '')
    open.parts.push(line)
    return true
  }
  if (open.kind === 'base64' && /^[ \t]*[A-Za-z0-9+/=]+[ \t]*$/.test(line)) {
    open.parts.push(line.trim())
    return true
  }
  if (!/^[ \t]/.test(line)) return false
  if (line.trim() === '' && open.kind === 'base64') return false
  open.parts.push(isNestedCard(open.headLine) ? `\n${line.slice(1)}` : line.slice(1))
  return true
}

/** BEGIN and END say all in their line: what stands below one is no more of it. */
function isEdge({ headLine }: Open): boolean {
  return CARD_EDGE.test(headLine)
}

/** An AGENT whose card follows in folded lines that were never escaped: each fold is a line of the inner card. */
function isNestedCard(headLine: string): boolean {
  return /^(?:[\w-]+\.)?AGENT[^:]*:[ \t]*BEGIN:VCARD[ \t]*$/i.test(headLine)
}

function kindOf(line: string): Open['kind'] {
  const head = line.slice(0, colonOf(line))
  return QUOTED_PRINTABLE.test(head) ? 'quoted-printable' : BASE64.test(head) ? 'base64' : 'text'
}

function finish(open: Open): LogicalLine {
  const text = open.parts.join('').replace(open.kind === 'quoted-printable' ? /=[ \t]*$/ : /$^/, '')
  const colon = colonOf(text)
  return { head: text.slice(0, colon), value: text.slice(colon + 1), line: open.line, broken: open.broken }
}

/** Where the value's colon is: the first one outside quotes; with unbalanced quotes the first; the end for none. */
function colonOf(line: string): number {
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted
    else if (line[at] === ':' && !quoted) return at
  }
  const first = line.indexOf(':')
  return first < 0 ? line.length : first
}
