// Writes what one act changes in several cards: one commit where the book lies in a clone, so that one undo takes it back.

import { rm } from 'node:fs/promises'
import { nameBelow, readBook } from '../src/disk/index.ts'
import { saveTogether } from '../src/git/index.ts'
import { failed } from './refusal.ts'
import { write } from './save.ts'
import type { Session } from './session.ts'

/**
 * @param files   by the path of the card, as its contact has it: the new text, or undefined for one that goes
 * @param message the subject of the commit
 * @returns true where it is a commit, false for a book that is in no clone
 */
export async function writeTogether(
  session: Session,
  files: ReadonlyMap<string, string | undefined>,
  message: string,
): Promise<boolean> {
  const { folder, today } = session
  const below = new Map([...files].map(([file, text]) => [nameBelow(folder, file), text]))
  const refused = await saveTogether(folder, {
    read: () => ({ book: readBook(folder), today, folder }),
    files: below,
    message,
    now: Date.now,
  })
  if (refused === undefined) return true
  if (refused.kind !== 'no-repository' && refused.kind !== 'no-git') failed(refused.message, refused.hint)
  const known = new Map(session.book.contacts.map((contact) => [contact.file, contact.card.text]))
  // What goes is taken away last: whoever is stopped in between has a card too many, never one too few.
  for (const [file, text] of files) if (text !== undefined) await write(session, file, known.get(file), text)
  for (const [file, text] of files) if (text === undefined) await rm(file, { force: true })
  return false
}
