// Mail on this machine: files of one mail, mailboxes in one file (mbox), Maildir folders with their subfolders, and folders of
// any of these. Each file is read in pieces, and none is written, renamed or marked as read.

import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { type FoundInteraction, isMail, isOutlook, type ReadMail, readMails } from '../formats/index.ts'

export interface LocalMail extends ReadMail {
  /** Path of the file, as given. */
  readonly file: string
}

/**
 * Reads mail, file by file, and of an mbox mail by mail.
 * @param given a file or a folder
 * @throws what the file system says of `given` itself; a file in a folder that can't be read is a diagnostic
 */
export async function* readLocal(given: string, zone: string): AsyncGenerator<LocalMail> {
  const stats = await stat(given)
  if (!stats.isDirectory()) {
    yield* readOne(given, zone, undefined)
    return
  }
  for await (const { file, skip } of filesIn(given, 0)) {
    try {
      if (!isInMaildir(file) && !(await looksLikeMail(file))) continue
      yield* readOne(file, zone, skip)
    } catch (error) {
      const message = `${file} can't be read: ${(error as Error).message}`
      const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
      const hint = 'See whether you may read it.'
      yield {
        file,
        interactions: [],
        diagnostics: [{ rule: 'import-mail', severity: 'error', ...at, message, hint }],
      }
    }
  }
}

async function* readOne(file: string, zone: string, skip: string | undefined): AsyncGenerator<LocalMail> {
  for await (const read of readMails(createReadStream(file, { highWaterMark: 256 * 1024 }), file, { zone })) {
    const interactions = read.interactions.map(
      (one): FoundInteraction => (skip === undefined || one.skip !== undefined ? one : { ...one, skip }),
    )
    yield { file, interactions, diagnostics: read.diagnostics }
  }
}

interface Listed {
  readonly file: string
  readonly skip: string | undefined
}

/** No mailbox is deeper. */
const DEEPEST = 20

/** Files below a folder in the order of their names, which for a Maildir is that of their arrival; links are not followed. */
async function* filesIn(folder: string, depth: number): AsyncGenerator<Listed> {
  const entries = await readdir(folder, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const file = path.join(folder, entry.name)
    if (entry.isFile()) yield { file, skip: skipOf(file) }
    // What lies in tmp/ is not delivered yet.
    else if (entry.isDirectory() && entry.name !== 'tmp' && entry.name !== '.git' && depth < DEEPEST)
      yield* filesIn(file, depth + 1)
  }
}

function isInMaildir(file: string): boolean {
  return /^(?:cur|new)$/.test(path.basename(path.dirname(file))) && !path.basename(file).startsWith('.')
}

/** https://cr.yp.to/proto/maildir.html: `:2,` and flags; Windows has `;` or `!` in place of the colon. */
function skipOf(file: string): string | undefined {
  if (!isInMaildir(file)) return undefined
  const flags = /[:;!]2,([A-Za-z]*)$/.exec(file)?.[1] ?? ''
  if (flags.includes('T')) return 'deleted in the mail program'
  return flags.includes('D') ? 'a draft' : undefined
}

async function looksLikeMail(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0)
    const start = buffer.subarray(0, bytesRead)
    return isMail(start, file) || isOutlook(start, file)
  } finally {
    await handle.close()
  }
}
