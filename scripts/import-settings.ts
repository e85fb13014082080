// What an import changes in cardfile.yaml, kept until all is written together; the book is read by it at once.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildBook } from '../src/book/index.ts'
import { decodeCard } from '../src/card/index.ts'
import { parseConfig, readContact } from '../src/contact/index.ts'
import { failed } from './refusal.ts'
import type { Session } from './session.ts'

export interface Settings {
  readonly file: string
  /** undefined where there is no file yet. */
  readonly before: string | undefined
  readonly text: string
}

export function readSettings(folder: string): Settings {
  const file = `${folder}/cardfile.yaml`
  if (!existsSync(path.join(folder, 'cardfile.yaml'))) return { file, before: undefined, text: '' }
  const decoded = decodeCard(readFileSync(path.join(folder, 'cardfile.yaml')), file)
  if ('diagnostic' in decoded) return failed(`${file}: ${decoded.diagnostic.message}`)
  return { file, before: decoded.text, text: decoded.text }
}

/** The session with the book as changed settings read it. */
export function withSettings(session: Session, { file, text }: Settings): Session {
  const { config } = parseConfig(text, file)
  const { contacts, found } = session.book
  return {
    ...session,
    book: buildBook(
      contacts.map(({ card }) => readContact(card, config)),
      config,
      found,
    ),
  }
}
