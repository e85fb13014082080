// The desk of a page, put together.

import type { BookFile } from '../book-file.ts'
import { databaseName, openDatabases, readFact, writeFact } from './database.ts'
import { createDesk } from './desk.ts'
import type { SessionAnswer } from './load.ts'
import { settleSession } from './session.ts'
import type { Desk } from './types.ts'

/**
 * @param root the site's root
 * @param answer what `GET session` gave
 * @returns undefined where nobody can edit. Never throws.
 */
export async function openDesk(root: URL, answer: SessionAnswer): Promise<Desk | undefined> {
  try {
    const name = databaseName(root)
    const databases = openDatabases(name)
    const database = await databases.open()
    const hasWork =
      (await database.getAll('outbox')).some(({ state }) => state !== 'sent') ||
      (await database.count('drafts')) > 0
    const standing = await settleSession(databases, answer, hasWork)
    if (standing === undefined) return undefined
    const known = await readFact(databases, 'book')
    const commit = answer.state === 'in' ? answer.book : ''
    const isNews = known === undefined || commit === '' || known.commit !== commit
    const fetched = isNews ? fetchBook(root) : undefined
    const book = known?.file ?? (await fetched)
    if (book === undefined) return undefined
    // Without our server, nobody has said that there is a git to send to; once there was one, it is believed.
    if (answer.state === 'none' && known === undefined && !(await hasGit(root))) return undefined
    const desk = await createDesk({ root, name, databases, standing, book })
    void fetched
      ?.then(async (file) => {
        if (file === undefined) return
        await writeFact(databases, 'book', { commit, file })
        desk.learnBook(file)
      })
      .catch(() => undefined)
    return desk
  } catch {
    // A browser that stores nothing, in a private window for one: reading works.
    return undefined
  }
}

async function fetchBook(root: URL): Promise<BookFile | undefined> {
  try {
    const answer = await fetch(new URL('book.json', root), { cache: 'no-cache' })
    if (!answer.ok || answer.redirected) return undefined
    return (await answer.json()) as BookFile
  } catch {
    return undefined
  }
}

async function hasGit(root: URL): Promise<boolean> {
  try {
    const answer = await fetch(new URL('git/book.git/info/refs?service=git-upload-pack', root))
    return answer.status === 401 || /x-git-upload-pack/.test(answer.headers.get('Content-Type') ?? '')
  } catch {
    return false
  }
}
