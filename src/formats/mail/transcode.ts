// Mails whose bytes are not what they say: letters of an old encoding without a charset, or in the headers themselves.

import { decodeAs, guessLegacy, toByteString } from '../decode.ts'

/**
 * Bytes that a reader of UTF-8 understands: headers always; the body where nothing states its encoding, or what is stated is
 * UTF-8 and not true.
 */
export function asUtf8(raw: Uint8Array): Uint8Array {
  const end = endOfHeader(raw)
  const head = raw.subarray(0, end)
  const body = raw.subarray(end)
  const wholeHead =
    decodeAs('utf-8', head) === undefined ? new TextEncoder().encode(guessLegacy(head).text) : head
  const isSilent = !/charset\s*=/i.test(charsets(raw))
  const isUtf8 = (charsets(raw).match(/charset\*?\s*=\s*"?[^\s";]+/gi) ?? []).every((one) =>
    /utf-?8/i.test(one),
  )
  const isOdd = (isSilent || isUtf8) && decodeAs('utf-8', body) === undefined
  const wholeBody = isOdd ? new TextEncoder().encode(guessLegacy(body).text) : body
  if (wholeHead === head && wholeBody === body) return raw
  const bytes = new Uint8Array(wholeHead.length + wholeBody.length)
  bytes.set(wholeHead, 0)
  bytes.set(wholeBody, wholeHead.length)
  return bytes
}

/** The beginning, where the headers of the parts with text are. */
function charsets(raw: Uint8Array): string {
  return toByteString(raw.subarray(0, 256 * 1024))
}

function endOfHeader(raw: Uint8Array): number {
  for (let at = raw.indexOf(10); at >= 0; at = raw.indexOf(10, at + 1)) {
    if (raw[at + 1] === 10) return at + 2
    if (raw[at + 1] === 13 && raw[at + 2] === 10) return at + 3
  }
  return raw.length
}
