// A file that is ours as long as nobody changes it: it carries the fingerprint of its own text.

import { fingerprint } from '../../rules/index.ts'

const BLANK = '0'.repeat(16)
const MARK = /Made by cardfile editors \(([0-9a-f]{16})\)/

/** What stands in a file that is to be sealed, in whatever its language has for remarks. */
export const SEAL = `Made by cardfile editors (${BLANK}). It is made anew when the settings change; once you change it, it is left alone.`

/** @param text with SEAL in it, once */
export function sealed(text: string): string {
  return text.replace(BLANK, fingerprint(text))
}

/** True for a text that stands as it was sealed; line ends are git's to change. */
export function isSealed(text: string): boolean {
  const plain = text.replaceAll('\r\n', '\n')
  const found = MARK.exec(plain)?.[1]
  return found !== undefined && fingerprint(plain.replace(found, BLANK)) === found
}
