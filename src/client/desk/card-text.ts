// Between the bytes of a card and its text.

/** UTF-8, its byte order mark kept; what is none was saved by an old Windows program, and no letter of it may be lost. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
