// The book's configuration for merges: the site's, or a newer one from the tip.

import { type Config, DEFAULT_CONFIG, parseConfig } from '../../contact/index.ts'
import type { Thin } from '../../thin/index.ts'
import type { BookFile } from '../book-file.ts'
import { decodeText, encodeText } from './card-text.ts'
import { type Databases, readFact, writeFact } from './database.ts'

export interface KnownBook {
  /** '' before anything is known, and where the cards are at the repository's root. */
  folder(): string
  config(): Config
  /** Reads again what pages have written down. */
  read(): Promise<void>
  /** Looks whether the tip has other settings; costs a request only then. @returns true where it has */
  follow(thin: Pick<Thin, 'know' | 'folder' | 'file'>): Promise<boolean>
}

export function openKnownBook(databases: Databases): KnownBook {
  let book: { commit: string; file: BookFile } | undefined
  let parsed: { text: string; config: Config } | undefined
  return {
    folder: () => book?.file.folder ?? '',
    config: () => {
      const source = book?.file.config
      if (source === undefined) return DEFAULT_CONFIG
      if (parsed?.text !== source.text)
        parsed = { text: source.text, config: parseConfig(source.text, source.path).config }
      return parsed.config
    },
    read: async () => {
      book = (await readFact(databases, 'book')) ?? book
    },
    follow: async (thin) => {
      const source = book?.file.config
      if (book === undefined || source === undefined) return false
      const at = source.path.lastIndexOf('/')
      const entry = (await thin.folder(source.path.slice(0, Math.max(at, 0)))).get(source.path.slice(at + 1))
      if (entry === undefined || entry.id === thin.know(encodeText(source.text))) return false
      const found = await thin.file(source.path)
      if (found === undefined) return false
      const config = { path: source.path, text: decodeText(found.bytes) }
      const { title, team } = parseConfig(config.text, config.path).config
      book = { ...book, file: { ...book.file, config, title, team: [...team.values()] } }
      await writeFact(databases, 'book', book)
      return true
    },
  }
}
