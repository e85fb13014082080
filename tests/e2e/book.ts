// Books of the tests' own, and the real command on them.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

export const ROOT = path.join(import.meta.dirname, '..', '..')
/** What `npx cardfile` runs. */
export const COMMAND = path.join(ROOT, 'scripts', 'bin.mjs')

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cardfile-e2e-'))
  // A server that was killed may have left somebody who is still writing.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return folder
}

/** Writes cards by file name. @returns the folder */
export function writeBook(folder: string, cards: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(cards)) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}

/** Runs the command. @returns what it printed @throws where it ends with another status than `status` */
export function cardfile(args: readonly string[], status = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [COMMAND, ...args], { cwd: ROOT }, (error, out, err) => {
      const ended = error === null ? 0 : error.code
      if (ended === status) resolve(out)
      else reject(new Error(`cardfile ${args.join(' ')} ended with ${ended}:\n${out}${err}`))
    })
  })
}

/** Builds the site of a book. @returns `out` */
export async function build(book: string, out: string, ...flags: string[]): Promise<string> {
  await cardfile(['--book', book, ...flags, 'build', '--out', out])
  return out
}

/** Builds the site of a small book for one test. @returns the site's folder */
export async function siteOf(cards: Readonly<Record<string, string>>, ...flags: string[]): Promise<string> {
  const folder = temporaryFolder()
  return build(writeBook(path.join(folder, 'contacts'), cards), path.join(folder, 'site'), ...flags)
}
