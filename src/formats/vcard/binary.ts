// Data inside a vCard: PHOTO, LOGO, SOUND, KEY. Pictures are kept by their content; small data stays as it is in a line of the
// card; the rest is refused with a reason. Nothing is ever fetched: an address of a picture stays an address.

import { imageType, PHOTO_LIMIT } from '../photo.ts'
import type { RecordPhoto } from '../record.ts'
import { decodeBase64, type Property } from './property.ts'
import { unescapeText } from './value.ts'

export type Binary =
  | { readonly kind: 'image'; readonly photo: RecordPhoto }
  /** Small data that no field takes: the property's value as a `data:` address. */
  | { readonly kind: 'data'; readonly uri: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly reason: string }

const NAMES = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'X-MS-CARDPICTURE'])

/** Small enough for a line of a card: a public key, a certificate. */
export const DATA_LIMIT = 3000

/** The binary content of a property; undefined where the property is text. */
export function binaryOf(property: Property): Binary | undefined {
  const data = /^data:([^,]*),([\s\S]*)$/i.exec(unescapeText(property.value).trim())
  if (data && /(?:^|;)base64$/i.test(data[1] ?? ''))
    return judge(
      property,
      decodeBase64(data[2] ?? ''),
      (data[1] ?? '').replace(/(?:^|;)base64$/i, '') || undefined,
    )
  if (property.bytes) return judge(property, property.bytes)
  const claimed = property.params.some(
    ([name, value]) => name === 'ENCODING' && /^(?:B|BASE64)$/i.test(value),
  )
  if (claimed) return { kind: 'refused', reason: 'Its base64 text is damaged.' }
  const inline = NAMES.has(property.name) && /^[A-Za-z0-9+/\s]{60,}={0,2}$/.test(property.value)
  return inline ? judge(property, decodeBase64(property.value)) : undefined
}

function judge(property: Property, bytes: Uint8Array | undefined, stated?: string): Binary {
  if (!bytes) return { kind: 'refused', reason: 'Its base64 text is damaged.' }
  if (bytes.length === 0) return { kind: 'nothing' }
  const type = imageType(bytes)
  if (type && bytes.length <= PHOTO_LIMIT) return { kind: 'image', photo: { bytes, type } }
  if (type)
    return {
      kind: 'refused',
      reason: `The picture has ${Math.round(bytes.length / 1024)} KB; the limit is ${PHOTO_LIMIT / 1024} KB.`,
    }
  if (property.name === 'PHOTO' || property.name === 'LOGO')
    return { kind: 'refused', reason: 'Its content is neither PNG nor JPEG nor WebP.' }
  if (bytes.length <= DATA_LIMIT) return { kind: 'data', uri: dataUri(bytes, stated) }
  return { kind: 'refused', reason: `It is ${bytes.length} bytes of data.` }
}

/** Data as an address; what it is, the property's own parameters say. RFC 2397. */
export function dataUri(bytes: Uint8Array, type = 'application/octet-stream'): string {
  return `data:${type};base64,${btoa(String.fromCharCode(...bytes))}`
}
