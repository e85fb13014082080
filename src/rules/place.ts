// Where a finding is, and edits of a value as it stands in the source.

import type { Entry } from '../card/index.ts'
import type { Contact, FieldValue } from '../contact/index.ts'
import type { Fix, Range, TextEdit } from '../text/index.ts'

/** The entry of a key in the front matter. */
export function entryOf(contact: Contact, key: string): Entry | undefined {
  return contact.card.entries.find((entry) => entry.key === key)
}

/** True where the front matter has a line of that key whose value was refused: then the key is not missing. */
export function isRefused(contact: Contact, key: string): boolean {
  const { frontMatter, text } = contact.card
  if (frontMatter === undefined || entryOf(contact, key) !== undefined) return false
  return new RegExp(`^["']?${key}["']?[ \\t]*:`, 'm').test(text.slice(...frontMatter))
}

/** The key of an entry, else of the card's first one: a place to point at for what is not there. */
export function keyRange(contact: Contact, key = 'name'): Range {
  return (entryOf(contact, key) ?? contact.card.entries[0])?.keyRange ?? frontMatterStart(contact)
}

/** The first line of the card, which is its fence. */
function frontMatterStart(contact: Contact): Range {
  const start = contact.card.text.charCodeAt(0) === 0xfeff ? 1 : 0
  return [start, Math.min(start + 3, contact.card.text.length)]
}

/**
 * The edit that puts another text into a value and keeps its quotes and label; undefined where the source does not
 * hold the text letter by letter (escapes, folded lines), or where the new text would need quotes that are not there.
 */
export function replaceText(contact: Contact, value: FieldValue, text: string): TextEdit | undefined {
  const source = contact.card.text.slice(...value.range)
  const quoted = /^(["']).*\1$/s.test(source)
  const start = quoted ? 1 : 0
  if (!source.startsWith(value.text, start)) return undefined
  if (!quoted && source.length !== value.raw.length) return undefined
  const isPlain = /^--\d\d-\d\d$/.test(text)
  if (!isPlain && !/^[\p{L}\p{N}](?:[\p{L}\p{N}@.+/_-]|:(?=\/))*(?: [\p{L}\p{N}@.+/_-]+)*$/u.test(text))
    return undefined
  const at = value.range[0] + start
  return { start: at, end: at + value.text.length, text }
}

/** A fix that puts another text into a value; undefined where that can't be done in place. */
export function fixText(
  contact: Contact,
  value: FieldValue,
  text: string | undefined,
  safe = true,
): Fix | undefined {
  if (text === undefined || text === value.text) return undefined
  const edit = replaceText(contact, value, text)
  return edit && { title: `Write "${text}"`, safe, edits: [edit] }
}

/** The text of a value without its quotes and label, where the source shows it letter by letter; else all of it. */
export function textRange(contact: Contact, { text, range }: FieldValue): Range {
  const source = contact.card.text.slice(...range)
  const start = range[0] + (/^["']/.test(source) ? 1 : 0)
  return contact.card.text.startsWith(text, start) && text !== '' ? [start, start + text.length] : range
}

/** A value cut to a length that fits a message. */
export function clip(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

export const KIND_WORDS = { person: 'a person', org: 'an organisation', deal: 'a deal' } as const

/** False where `kind` holds a word that is none: the card is then taken for a person, perhaps wrongly. */
export function hasKnownKind(contact: Contact): boolean {
  const kind = contact.values.get('kind')?.[0]?.text
  return kind === undefined || kind === contact.kind
}
