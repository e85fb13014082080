// cardfile export --to radicale DIR: keeps what Radicale serves as the book is.

import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { keepCollections, takeLock } from '../src/disk/index.ts'
import { RIGHTS, RIGHTS_HEAD, shelfOf } from '../src/reports/index.ts'
import { exportContext, utc } from './export-context.ts'
import { where } from './list.ts'
import { failed, misused } from './refusal.ts'
import { openSession, printJson } from './session.ts'

export interface RadicaleOptions {
  readonly where?: string
  readonly tasks?: boolean
  readonly rights?: string
  readonly dryRun?: boolean
}

/** How long a run waits for one before it: a first one with pictures takes its time. */
const PATIENCE_MS = 10 * 60_000

export async function toRadicale(
  command: Command,
  folder: string | undefined,
  options: RadicaleOptions,
): Promise<void> {
  if (folder === undefined)
    misused('which folder?', 'Name Radicale’s filesystem_folder: --to radicale /var/lib/radicale/collections')
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    misused(`there is no folder "${folder}".`, 'Name the one that Radicale has as filesystem_folder.')
  const release = await takeLock(path.join(folder, '.cardfile.lock'), PATIENCE_MS).catch((error: Error) =>
    failed(`"${folder}" can't be written: ${error.message}`),
  )
  try {
    // The book is read once nobody else writes: the last to end has the newest of it.
    const session = openSession(command)
    const found = new Set(where(session, options.where ?? ''))
    const files = new Set([...found].map(({ file }) => file))
    const now = utc(new Date())
    const context = exportContext(session)
    const large = new Set<string>()
    const shelf = shelfOf(
      session.book,
      { ...context, picture: smallPicture(context.picture, large), changed: () => now },
      { today: session.today, only: ({ file }) => files.has(file), tasks: options.tasks ?? false },
    )
    const kept = await keepCollections(folder, shelf, options.dryRun ?? false)
    if (options.rights !== undefined && !options.dryRun) writeRights(options.rights)
    const without = [...large].map((name) => `${name}: a picture beyond 256 KB; the card goes without it`)
    const told = [...shelf.left, ...without, ...kept.told]
    for (const line of told.slice(0, 20)) process.stderr.write(`cardfile: ${line}\n`)
    if (told.length > 20) process.stderr.write(`cardfile: and ${told.length - 20} more\n`)
    const { written, removed, unchanged } = kept
    const collections = shelf.collections.length
    if (session.json) printJson({ folder, collections, written, removed, unchanged, told })
    else {
      const did = options.dryRun ? 'to write' : 'written'
      process.stdout.write(
        `${folder}: ${collections} collections, ${written} ${did}, ${removed} ${options.dryRun ? 'to remove' : 'removed'}, ${unchanged} unchanged\n`,
      )
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    failed(
      `"${folder}" can't be written: ${message}`,
      'Run it as the user that Radicale runs as; what is written already is whole, and the next run goes on.',
    )
  } finally {
    await release()
  }
}

/** Larger ones are slow on every telephone, and servers refuse whole cards for them. */
const PICTURE_LIMIT = 256 * 1024

function smallPicture(picture: (name: string) => Uint8Array | undefined, large: Set<string>) {
  return (name: string) => {
    const bytes = picture(name)
    if (bytes === undefined || bytes.length <= PICTURE_LIMIT) return bytes
    large.add(name)
    return undefined
  }
}

function writeRights(file: string): void {
  const before = statSync(file, { throwIfNoEntry: false }) && readFileSync(file, 'utf8')
  if (before === RIGHTS) return
  if (before !== undefined && !before.startsWith(RIGHTS_HEAD))
    misused(
      `"${file}" is somebody else's; it was not touched.`,
      'Name another file, and copy what you need from it.',
    )
  writeFileSync(file, RIGHTS)
}
