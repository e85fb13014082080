// Names that nobody guesses, also over plain http, where `crypto.randomUUID` is missing.

/** 26 letters and digits: 130 bits. */
export function newId(): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz'
  return [...crypto.getRandomValues(new Uint8Array(26))].map((byte) => letters[byte % 32]).join('')
}

/** A short name for a text: tells a page's text from another's, and is no protection against anybody. */
export function nameOfText(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1b873593]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193) >>> 0
    b = Math.imul(b ^ code, 0x85ebca6b) >>> 0
  }
  return `${text.length}.${a.toString(36)}.${b.toString(36)}`
}
