// Data inside a vCard: PHOTO, LOGO, SOUND, KEY. Pictures are kept by their content; text keys are kept as text; the rest is refused
// with a reason. Nothing is ever fetched: an address of a picture stays an address.

import { imageType, PHOTO_LIMIT } from '../photo.ts'
import type { RecordPhoto } from '../record.ts'
import { decodeBase64, type Property } from './property.ts'
import { unescapeText } from './value.ts'

export type Binary =
  | { readonly kind: 'image'; readonly photo: RecordPhoto }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: string }

const NAMES = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'X-MS-CARDPICTURE'])

/** Small enough for a line of a card: a public key, a certificate. */
const TEXT_LIMIT = 3000

/** The binary content of a property; undefined where the property is text. */
export function binaryOf(property: Property): Binary | undefined {
  const data = /^data:([^,]*),([\s\S]*)$/i.exec(unescapeText(property.value).trim())
  if (data && /;base64$/i.test(data[1] ?? '')) return judge(property, decodeBase64(data[2] ?? ''))
  if (property.bytes) return judge(property, property.bytes)
  const claimed = property.params.some(
    ([name, value]) => name === 'ENCODING' && /^(?:B|BASE64)$/i.test(value),
  )
  if (claimed) return { kind: 'refused', reason: 'Its base64 text is damaged.' }
  const inline = NAMES.has(property.name) && /^[A-Za-z0-9+/\s]{60,}={0,2}$/.test(property.value)
  return inline ? judge(property, decodeBase64(property.value)) : undefined
}

function judge(property: Property, bytes: Uint8Array | undefined): Binary {
  if (!bytes) return { kind: 'refused', reason: 'Its base64 text is damaged.' }
  if (bytes.length === 0) return { kind: 'text', text: '' }
  const type = imageType(bytes)
  if (type && bytes.length <= PHOTO_LIMIT) return { kind: 'image', photo: { bytes, type } }
  if (type)
    return {
      kind: 'refused',
      reason: `The picture has ${Math.round(bytes.length / 1024)} KB; the limit is ${PHOTO_LIMIT / 1024} KB.`,
    }
  if (property.name === 'KEY' && bytes.length <= TEXT_LIMIT) return { kind: 'text', text: keyText(bytes) }
  if (property.name === 'PHOTO' || property.name === 'LOGO')
    return { kind: 'refused', reason: 'Its content is neither PNG nor JPEG nor WebP.' }
  return { kind: 'refused', reason: `It is ${bytes.length} bytes of data.` }
}

/** A key as it is, where it is text, else as base64. */
function keyText(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes)
  return /^[\x20-\x7e\r\n]+$/.test(text) ? text : `data:;base64,${btoa(text)}`
}
