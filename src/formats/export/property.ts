// A property of a vCard on its way out, the same for 3.0, 4.0 and jCard. RFC 6350 section 3.3.

export interface OutProperty {
  /** Upper case. */
  readonly name: string
  /** Names in upper case. */
  readonly params: readonly (readonly [name: string, value: string])[]
  /** The value with vCard's escapes in it; a list's items and a structure's parts are separated already. */
  readonly value: string
  /** Apple's label for what no type says: `item1.X-ABLabel`. */
  readonly label?: string
  /** The group that a kept line was in, in lower case. */
  readonly group?: string
  /** Of an address: whose form it has, as Apple's programs say in a property beside it: `us`. */
  readonly form?: string
  /** A picture: its bytes stand in place of the value. */
  readonly picture?: { readonly type: 'png' | 'jpeg' | 'webp'; readonly bytes: Uint8Array }
}

/** Escapes a text: backslash, comma, semicolon, line break. RFC 6350 section 3.4. */
export function escapeText(text: string): string {
  return withoutControls(text)
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replace(/\r\n?|\n/g, '\\n')
}

/** No control character can begin a line of its own; line breaks stay. */
export function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\u0085\u2028\u2029]+/g, ' ')
}

/** A part of a structure whose items are separated by commas in the card, too. */
export function structure(parts: readonly string[]): string {
  return parts.map(escapeText).join(';')
}
