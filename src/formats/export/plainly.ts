// What programs that speak vCard 3.0 make of it, where they and RFC 2426 differ. One card that vobject refuses keeps Radicale
// from serving the whole address book, so what an import has kept as it was is put in order here, too.

import { splitValue } from '../vcard/value.ts'
import type { OutProperty } from './property.ts'

/** Values whose commas part them, or are none of a text. */
const PARTED = new Set(['CATEGORIES', 'N', 'ADR', 'GEO', 'NICKNAME'])
/** Of these a card has one; the names under which others go along. */
const SINGLE: Readonly<Record<string, string | undefined>> = {
  N: 'X-N',
  UID: 'X-UID',
  PRODID: 'X-PRODID',
  REV: 'X-REV',
}

/** A card's properties as all programs read them. */
export function plainly(properties: readonly OutProperty[]): OutProperty[] {
  const seen = new Set<string>()
  return properties
    .flatMap(parted)
    .map(dialled)
    .map(decoded)
    .map((property) => {
      const { name } = property
      const isAgain = seen.has(name)
      seen.add(name)
      const other = isAgain && Object.hasOwn(SINGLE, name) ? SINGLE[name] : undefined
      return unparted(other === undefined ? property : { ...property, name: other })
    })
}

/** A nickname a line: of several in one, many programs take the first, and others all for one. */
function parted(property: OutProperty): OutProperty[] {
  if (property.name !== 'NICKNAME') return [property]
  return splitValue(property.value, ',').map((value) => ({ ...property, value }))
}

/** A number, and not the address of one: 3.0 has no such values. Types apart, and not as one in quotes. */
function dialled(property: OutProperty): OutProperty {
  const params = property.params.flatMap(([key, text]) =>
    key === 'TYPE' ? text.split(',').map((type) => [key, type] as const) : [[key, text] as const],
  )
  const [, number, extension] =
    (property.name === 'TEL' && /^tel:([^;]*)(?:;ext=(\d+))?/i.exec(property.value)) || []
  if (number === undefined) return { ...property, params }
  const isUri = ([key, text]: readonly [string, string]) => key === 'VALUE' && text.toLowerCase() === 'uri'
  const value = extension === undefined ? number : `${number}\\,${extension}`
  return { ...property, params: params.filter((param) => !isUri(param)), value }
}

/** A text is not encoded here; what is said to be bytes and is none stops a strict reader. */
function decoded(property: OutProperty): OutProperty {
  const isBytes = property.value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(property.value)
  const params = property.params.filter(
    ([key, text]) => key !== 'CHARSET' && (key !== 'ENCODING' || (isBytes && /^(?:b|base64)$/i.test(text))),
  )
  return { ...property, params }
}

/** A bare comma, as in an address of the web: vobject cuts there. Whoever reads 3.0 takes the escape away. */
function unparted(property: OutProperty): OutProperty {
  const { name, value, picture } = property
  if (PARTED.has(name) || picture !== undefined || value.startsWith('data:')) return property
  return { ...property, value: value.replace(/\\[\s\S]|,/g, (found) => (found === ',' ? '\\,' : found)) }
}
