// Texts as they are compared: lower case, without accents, in Latin letters.

import { LATIN_LETTERS } from '../book/index.ts'

/** As people write their names in Latin letters, where a passport has it otherwise: Yulia, and not Iuliia. */
const COMMON: Readonly<Record<string, string>> = { є: 'ye', ю: 'yu', я: 'ya', ŋ: 'n' }

/** Lower case without accents and apostrophes, Cyrillic and Greek in Latin letters, one space between words. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  const plain = /^[\x20-\x7e]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/\p{L}/gu, latin)
  return plain
    .replace(/['’ʼ`´]+/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function latin(letter: string): string {
  return COMMON[letter] ?? LATIN_LETTERS.get(letter) ?? letter
}
