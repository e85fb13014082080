// jCard, RFC 7095: vCards as JSON. Each property becomes the one that a vCard would have, and is read as that one is.

import type { Diagnostic } from '../../text/index.ts'
import { decodeText } from '../decode.ts'
import { problem } from '../problem.ts'
import type { ImportRecord } from '../record.ts'
import type { RawCard } from '../vcard/cards.ts'
import { cardToRecord } from '../vcard/record.ts'
import { readRow } from './row.ts'

const HINT = 'Export the contacts again, as vCard where there is a choice.'

/** Reads one card, `["vcard", [...]]`, or a list of them. A card that is none is set aside with its text. */
export function readJcard(
  bytes: Uint8Array,
  file: string,
): { records: ImportRecord[]; diagnostics: Diagnostic[] } {
  const { text } = decodeText(bytes)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const message = `This is no JSON, or it is cut off: ${error instanceof Error ? error.message : 'unknown'}.`
    return { records: [], diagnostics: [problem(file, 1, 'jcard-json', 'error', message, HINT)] }
  }
  const cards: readonly unknown[] = Array.isArray(json) && json[0] !== 'vcard' ? json : [json]
  const lines = linesOf(text, cards.length)
  const diagnostics: Diagnostic[] = []
  const records = cards.map((card, at) => {
    const raw = readCard(card, lines[at] ?? 1)
    const { record, problems } = cardToRecord(raw, file, () => JSON.stringify(card).slice(0, 4000))
    diagnostics.push(...problems)
    if (raw.fault !== '')
      diagnostics.push(
        problem(file, raw.line, 'jcard-structure', 'error', `This card is set aside. ${raw.fault}`, HINT),
      )
    return record
  })
  if (cards.length === 0)
    diagnostics.push(problem(file, 1, 'vcard-empty', 'warning', 'This file has no card.'))
  return { records, diagnostics }
}

function readCard(card: unknown, line: number): RawCard {
  const raw: RawCard = { properties: [], line, begun: true, fault: '' }
  if (!Array.isArray(card) || card[0] !== 'vcard' || !Array.isArray(card[1]))
    return { ...raw, fault: 'It is not ["vcard", [properties]].' }
  for (const [at, row] of card[1].entries()) {
    const properties = readRow(row, line, `label${at}`)
    if (properties.length === 0)
      raw.fault ||= `Its property ${at + 1} is not [name, {parameters}, type, value].`
    raw.properties.push(...properties)
  }
  return raw
}

/** The line of each card, where the file shows where they begin. */
function linesOf(text: string, cards: number): number[] {
  const lines: number[] = []
  let line = 1
  let before = 0
  for (const { index } of text.matchAll(/\[\s*"vcard"\s*,/g)) {
    for (let at = text.indexOf('\n', before); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++
    before = index
    lines.push(line)
  }
  return lines.length === cards ? lines : []
}
