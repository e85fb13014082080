// Whether two lines of a vCard say the same, however each is written: 3.0 has types in capitals and in another order.

import { toByteString } from '../decode.ts'
import { unfold } from './lines.ts'
import { readProperty } from './property.ts'
import { saidOf } from './said.ts'

/** The same for lines that say the same, `text` itself for what is none. */
export function lineId(text: string): string {
  const [line] = unfold(toByteString(new TextEncoder().encode(text))).lines
  if (line === undefined) return text
  const property = readProperty(line, () => ({ text: '', encoding: '' }))
  if (property.bytes) return text
  const { name, parts, types, params } = saidOf({ ...property, label: '' })
  // A group's label belongs to its group.
  const group = name === 'X-ABLABEL' || name === 'X-ABADR' ? property.group : ''
  return JSON.stringify([group, name, parts, [...types].sort(), [...params].sort()])
}
