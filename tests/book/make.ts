// Books for tests, from a few lines each.

import { type Book, buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, parseConfig, readContact } from '../../src/contact/index.ts'

/** A book of cards given as slug -> front matter lines (and, behind a line `---`, the body). */
export function bookOf(cards: Readonly<Record<string, string>>, config = ''): Book {
  const read =
    config === ''
      ? { config: DEFAULT_CONFIG, diagnostics: [] }
      : parseConfig(config, 'contacts/cardfile.yaml')
  const contacts = Object.entries(cards).map(([slug, text]) => {
    const [front, body = ''] = text.split('\n---\n')
    return readContact(parseCard(`---\n${front}\n---\n${body}`, `contacts/${slug}.md`), read.config)
  })
  return buildBook(contacts, read.config, read.diagnostics)
}

export const slugs = (contacts: readonly { slug: string }[]): string[] =>
  contacts.map((contact) => contact.slug)
