// The day of a conversation, from what its file says of itself: a line with a date above it, or its name. Never from when the
// file was written.

import { isDate, parsePeopleDate } from '../../text/index.ts'

const HEAD =
  /^(?:\*\*)?(?:date|datum|fecha|data|when|recorded(?: on)?|start(?:ed)?(?: time)?)(?:\*\*)?\s*[:：]\s*(.+)$/i

/**
 * @returns the day, or undefined where none is stated or several are
 */
export function dayOf(text: string, file: string): string | undefined {
  const first = text.replace(/^\ufeff/, '').split(/\r\n?|\n/, 15)
  const stated = first.flatMap((line) => HEAD.exec(line.trim())?.[1] ?? []).flatMap(datesIn)
  const inHead = stated.length > 0 ? stated : first.slice(0, 3).flatMap((line) => isoDates(line))
  const found = new Set(inHead.length > 0 ? inHead : namedDates(file))
  return found.size === 1 ? [...found][0] : undefined
}

function datesIn(text: string): string[] {
  const iso = isoDates(text)
  if (iso.length > 0) return iso
  // Only with a year, and only where day and month can't be taken for each other.
  const words =
    /(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})|([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/.exec(
      text,
    )
  if (words === null) return []
  const typed =
    words[1] === undefined ? `${words[5]} ${words[4]} ${words[6]}` : `${words[1]} ${words[2]} ${words[3]}`
  const date = parsePeopleDate(typed, '2000-01-01')
  return date === undefined ? [] : [date]
}

function isoDates(text: string): string[] {
  return [...text.matchAll(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g)].map(([date]) => date).filter(isDate)
}

/** `2026-11-20 call.vtt`, `GMT20261120-140000_Recording.vtt`, `call_20261120.txt`. */
function namedDates(file: string): string[] {
  const name = file.split(/[/\\]/).at(-1) ?? ''
  const compact = [...name.matchAll(/(?<!\d)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/g)]
  return compact.map(([, year, month, day]) => `${year}-${month}-${day}`).filter(isDate)
}
