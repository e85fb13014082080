// vCard 2.1, 3.0 and 4.0, many cards per file, to neutral records. Tolerant of what programs really write; what is wrong is
// said with its line.

import type { Diagnostic } from '../../text/index.ts'
import { decodeText, fromByteString } from '../decode.ts'
import { problem, shown } from '../problem.ts'
import type { ImportRecord } from '../record.ts'
import { asByteString, type RawFile, splitCards } from './cards.ts'
import type { Property } from './property.ts'
import { cardToRecord } from './record.ts'

/**
 * Reads a vCard file.
 * @returns one record per card, in the file's order; cards that are not closed or stand inside another are set aside
 */
export function readVcard(
  bytes: Uint8Array,
  file: string,
): { records: ImportRecord[]; diagnostics: Diagnostic[] } {
  const text = asByteString(bytes, decodeWide(bytes))
  const raw = splitCards(text)
  const diagnostics: Diagnostic[] = []
  const physical = raw.cards.some((card) => card.fault !== '') ? text.split(/\r\n|\n|\r/) : []
  const place = new Map(raw.cards.map((card, at) => [card, at]))
  const records = raw.cards.map((card) => {
    const { record, problems } = cardToRecord(card, file, () => physicalLines(physical, card.line))
    diagnostics.push(...problems)
    return record
  })
  for (const [at, { agentOf }] of raw.cards.entries()) {
    const outer = agentOf && place.get(agentOf)
    const [record, agent] = [outer === undefined ? undefined : records[outer], records[at]]
    if (outer === undefined || !record || !agent) continue
    const related = { key: 'related', text: agent.name, label: 'agent', line: agent.source.line }
    records[outer] = { ...record, values: [...record.values, related] }
  }
  return {
    records,
    diagnostics: [...diagnostics, ...edgeProblems(raw, file)].sort((a, b) => a.line - b.line),
  }
}

/** The properties of each card of a file as they stand there: for those who compare files. Never throws. */
export function readProperties(bytes: Uint8Array): (readonly Property[])[] {
  return splitCards(asByteString(bytes, decodeWide(bytes))).cards.map((card) => card.properties)
}

export function decodeWide(bytes: Uint8Array): string | undefined {
  const head = decodeText(bytes.subarray(0, 64))
  return head.encoding.startsWith('utf-16') ? decodeText(bytes).text : undefined
}

/** The physical lines of a card that is set aside, up to its end or the next card, decoded, at most 200 of them. */
function physicalLines(lines: readonly string[], line: number): string {
  const from = lines.slice(line - 1, line + 199)
  const next = from.findIndex((text, at) => at > 0 && /^(?:BEGIN|END):VCARD/i.test(text))
  const own = next < 0 ? from : from.slice(0, /^END/i.test(from[next] ?? '') ? next + 1 : next)
  return decodeText(fromByteString(own.join('\n'))).text
}

function edgeProblems(raw: RawFile, file: string): Diagnostic[] {
  const found: Diagnostic[] = []
  if (raw.cards.length === 0) found.push(problem(file, 1, 'vcard-empty', 'warning', 'This file has no card.'))
  for (const card of raw.cards) {
    if (card.fault === '') continue
    const hint = 'The card is set aside and the rest is imported: repair it in the file and import it again.'
    found.push(
      problem(file, card.line, 'vcard-structure', 'error', `This card is not whole. ${card.fault}`, hint),
    )
  }
  const [first] = raw.looseEnds
  if (first !== undefined) {
    const many =
      raw.looseEnds.length > 1
        ? ` (and ${raw.looseEnds.length - 1} more, the last at line ${raw.looseEnds.at(-1)})`
        : ''
    found.push(
      problem(
        file,
        first,
        'vcard-structure',
        'warning',
        `This END:VCARD ends no card${many}.`,
        'Nothing is lost by it.',
      ),
    )
  }
  for (const stray of raw.strays.slice(0, 20)) {
    const message = `This line is no property and belongs to none: "${shown(stray.text)}".`
    found.push(problem(file, stray.line, 'vcard-line', 'warning', message, 'It is not imported.'))
  }
  if (raw.strays.length > 20) {
    const rest = `${raw.strays.length - 20} more lines of the file are no properties.`
    found.push(
      problem(file, raw.strays[20]?.line ?? 1, 'vcard-line', 'warning', rest, 'They are not imported.'),
    )
  }
  return found
}
