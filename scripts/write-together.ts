// Writes what one act changes in several files: one commit where the book lies in a clone, so that one undo takes it back.

import { rm } from 'node:fs/promises'
import { nameBelow, readBook } from '../src/disk/index.ts'
import { saveTogether } from '../src/git/index.ts'
import { failed } from './refusal.ts'
import { write } from './save.ts'
import type { Session } from './session.ts'

/** Outside a clone, so many at a time: each waits for the disk to have it, which takes many as fast as one. */
const TOGETHER = 32

/**
 * Nothing is overwritten that the session has not read: where a card changed meanwhile, it ends with status 1.
 * @param files   by the path of the file, as a card's contact has it: the new content, or undefined for one that goes
 * @param message the subject of the commit
 * @param settings what cardfile.yaml said, where it is one of the files
 * @returns true where it is a commit, false for a book that is in no clone
 */
export async function writeTogether(
  session: Session,
  files: ReadonlyMap<string, string | Uint8Array | undefined>,
  message: string,
  settings?: ReadonlyMap<string, string>,
): Promise<boolean> {
  const { folder, today } = session
  const known = new Map(session.book.contacts.map((contact) => [contact.file, contact.card.text]))
  for (const [file, text] of settings ?? []) known.set(file, text)
  const before = new Map<string, string>()
  for (const file of files.keys()) {
    const text = known.get(file)
    if (text !== undefined) before.set(nameBelow(folder, file), text)
  }
  const refused = await saveTogether(folder, {
    read: () => ({ book: readBook(folder), today, folder }),
    files: new Map([...files].map(([file, content]) => [nameBelow(folder, file), content])),
    before,
    message,
    now: Date.now,
  }).catch((error: Error) =>
    failed(
      `nothing was written, and all is as it was: ${error.message
        .trim()
        .split('\n')[0]
        ?.replace(/^(?:fatal|error): /, '')}`,
      'See whether the disk is full, or a file may not be written; then try again.',
    ),
  )
  if (refused === undefined) return true
  const gone = [...files].flatMap(([file, content]) => (content === undefined ? [file] : []))
  // What goes can be had back only from a history; what comes needs none.
  const isOutside =
    refused.kind === 'no-repository' ||
    refused.kind === 'no-git' ||
    (refused.kind === 'no-commit' && gone.length === 0)
  if (!isOutside) failed(refused.message, refused.hint)
  await writeEach(session, files, known)
  // What goes is taken away last: whoever is stopped in between has a card too many, never one too few.
  for (const file of gone) await rm(file, { force: true })
  return false
}

/** A file that is there is replaced only while it says what it said when it was read. */
async function writeEach(
  session: Session,
  files: ReadonlyMap<string, string | Uint8Array | undefined>,
  known: ReadonlyMap<string, string>,
): Promise<void> {
  const entries = [...files]
  for (let i = 0; i < entries.length; i += TOGETHER) {
    const written = await Promise.allSettled(
      entries.slice(i, i + TOGETHER).map(async ([file, content]) => {
        if (content !== undefined) await write(session, file, known.get(file), content)
      }),
    )
    const broken = written.find((one) => one.status === 'rejected')
    if (broken !== undefined) throw broken.reason
  }
}
