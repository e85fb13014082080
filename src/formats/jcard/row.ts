// One property of a jCard to that of a vCard. RFC 7095 section 3.3 and 3.4.

import { escapeText } from '../export/property.ts'
import type { Property } from '../vcard/property.ts'

const DATES = new Set(['BDAY', 'ANNIVERSARY', 'DEATHDATE'])
/** Types that a vCard does not state, since the value shows them. */
const SHOWN = new Set([
  'unknown',
  'text',
  'uri',
  'date',
  'date-time',
  'date-and-or-time',
  'timestamp',
  'language-tag',
])

/**
 * @param row `[name, {parameters}, type, value, more values]`
 * @param group a group's name for a label of its own, `x-label`, or an address's form, which a vCard has in properties beside it
 * @returns one property, and those beside it; none where the row is not of this shape
 */
export function readRow(row: unknown, line: number, group: string): Property[] {
  if (!Array.isArray(row) || row.length < 4) return []
  const [name, map, type, ...values] = row as unknown[]
  if (typeof name !== 'string' || typeof type !== 'string' || typeof map !== 'object' || map === null)
    return []
  const upper = name.toUpperCase()
  const params: [string, string][] = []
  let [label, form] = ['', '']
  let own = ''
  for (const [key, value] of Object.entries(map)) {
    const texts = (Array.isArray(value) ? value : [value]).map(String)
    if (key === 'group') own = (texts[0] ?? '').toLowerCase()
    else if (key === 'x-label') label = texts.join(' ')
    else if (key === 'x-form') form = texts.join(' ')
    else for (const text of texts) params.push([key.toUpperCase(), text])
  }
  const isStated =
    !SHOWN.has(type) || (type === 'text' && DATES.has(upper)) || (type === 'uri' && upper === 'TEL')
  if (isStated) params.push(['VALUE', type])
  const isPlain = type === 'uri' || type === 'unknown' || upper.startsWith('X-ABLABEL')
  const written = values.map((value) => (isPlain && typeof value === 'string' ? value : valueText(value)))
  const base = { line, broken: 0, guessed: '' }
  const inGroup = own || (label === '' && form === '' ? '' : group)
  const property: Property = { ...base, group: inGroup, name: upper, params, value: written.join(',') }
  const beside = (name: string, text: string): Property[] =>
    text === '' ? [] : [{ ...base, group: inGroup, name, params: [], value: escapeText(text) }]
  return [property, ...beside('X-ABLABEL', label), ...beside('X-ABADR', form)]
}

/** A value with vCard's escapes; a structure's parts, and the items of a part, are arrays. */
function valueText(value: unknown): string {
  if (!Array.isArray(value)) return scalarText(value)
  return value
    .map((part) => (Array.isArray(part) ? part.map(scalarText).join(',') : scalarText(part)))
    .join(';')
}

function scalarText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return escapeText(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
