// From a book to its site: what `build` and `serve` share.

import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Book } from '../src/book/index.ts'
import { calendarIcs, sharedBook } from '../src/reports/index.ts'
import { checkBook } from '../src/rules/index.ts'
import { type BuildResult, buildSite, fileNameOf, type Renderer } from '../src/site/index.ts'
import type { CalendarDate } from '../src/text/index.ts'
import { failed } from './refusal.ts'
import { openRenderer } from './site-bundle.ts'

/** Where a site goes that nobody names a folder for: beside the cards; in cardfile's own clone, with what is made there. */
export function siteFolder(folder: string): string {
  const beside = path.dirname(path.resolve(folder))
  const program = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
  const name = beside === program ? path.join('dist', 'site') : 'site'
  return path.relative(process.cwd(), path.join(beside, name)) || '.'
}

let renderer: Promise<Renderer> | undefined

/** Builds the site into a folder. Ends with status 1 where the folder holds files of somebody else. */
export async function makeSite(
  { book, folder, today }: { book: Book; folder: string; today: CalendarDate },
  out: string,
): Promise<BuildResult> {
  renderer ??= openRenderer()
  const input = {
    book,
    folder,
    today,
    problems: checkBook(book, { today }),
    calendars: calendars(sharedBook(book), today),
  }
  const result = await buildSite(input, out, await renderer)
  return (
    result ??
    failed(
      `"${out}" holds files that are not of this site; nothing was written.`,
      'Name an empty or new folder with --out.',
    )
  )
}

/** Says which pages could not be made, the first few by name. */
export function sayFailed(failed: BuildResult['failed']): void {
  for (const { path: page, error } of failed.slice(0, 10))
    process.stderr.write(`cardfile: ${page} could not be made: ${(error as Error)?.message ?? error}\n`)
  if (failed.length > 10) process.stderr.write(`cardfile: and ${failed.length - 10} more.\n`)
}

/** One calendar for everybody, and one for each member of the team. */
function calendars(book: Book, today: CalendarDate): Map<string, string> {
  const files = new Map([['calendar.ics', calendarIcs(book, { today })]])
  for (const handle of book.config.team.keys())
    files.set(`calendar-${fileNameOf(handle)}.ics`, calendarIcs(book, { today, owner: handle }))
  return files
}
