// What other programs make of a text without quotes. Source: YAML 1.2.2, 10.3.2 "Tag Resolution" of the core schema.

import type { Plain } from './json-schema.ts'

/** The value that a reader of YAML 1.2 gives for a plain scalar: `no` is a text, `1e3` a number, `~` is null. */
export function plainOf(text: string): Plain {
  if (/^(null|Null|NULL|~|)$/.test(text)) return null
  if (/^(true|True|TRUE)$/.test(text)) return true
  if (/^(false|False|FALSE)$/.test(text)) return false
  if (/^[-+]?[0-9]+$/.test(text)) return Number(text)
  if (/^0o[0-7]+$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) return Number(text)
  if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(text)) return Number(text)
  // Infinity and what is not a number are numbers there, and JSON has neither.
  return text
}

/** A word with and without quotes: a stage called 2026 is a number to editors. */
export function bothOf(word: string): readonly Plain[] {
  const plain = plainOf(word)
  return plain === word ? [word] : [word, plain]
}

/** Texts of which a field's check may accept one; each is no text to a reader of YAML. */
const SAMPLES = {
  number: [
    '1',
    '12',
    '1234',
    '12345678',
    '0123',
    '+12',
    '-1',
    '1.5',
    '123.45',
    '1e5',
    '0x1f',
    '0o17',
    '.5',
    '1.',
  ],
  boolean: ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'],
  null: ['null', 'Null', 'NULL', '~'],
} as const

/** The types besides string that a value has in editors, where the field accepts its text. */
export function typesOf(accepts: (text: string) => boolean): readonly ('number' | 'boolean' | 'null')[] {
  return (['number', 'boolean', 'null'] as const).filter((type) => SAMPLES[type].some(accepts))
}
