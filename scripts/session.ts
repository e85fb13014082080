// What every command begins with: the book, its folder, and today.

import { existsSync } from 'node:fs'
import { type Command, Option } from 'commander'
import type { Book } from '../src/book/index.ts'
import { findBook, readBook } from '../src/disk/index.ts'
import { type CalendarDate, parsePeopleDate } from '../src/text/index.ts'
import { failed, misused } from './refusal.ts'

export interface Session {
  /** The folder of the cards. Diagnostics name files by it, and the path below it. */
  readonly folder: string
  readonly book: Book
  readonly today: CalendarDate
  /** True where the person asked for --json. */
  readonly json: boolean
}

/**
 * Opens the book that the global options name.
 * Ends with status 2 where there is no such folder, or --today is no date.
 */
export function openSession(command: Command): Session {
  const { json } = command.optsWithGlobals<{ json?: boolean }>()
  const folder = bookFolder(command)
  const book = read(folder)
  sayUnread(book)
  return { folder, book, today: todayOf(command, book), json: json ?? false }
}

function read(folder: string): Book {
  try {
    return readBook(folder)
  } catch (error) {
    return failed(`the book in "${folder}" can't be read: ${(error as Error).message}`)
  }
}

/** One line where a file is missing from what is shown: without it, a broken setting would be silently the usual one. */
function sayUnread({ found }: Book): void {
  const files = new Set(found.filter(({ severity }) => severity === 'error').map(({ file }) => file))
  if (files.size === 0) return
  const [first, second] = files
  const more = files.size > 2 ? ` and ${files.size - 2} more` : ''
  const named = `${first}${second === undefined ? '' : `, ${second}`}${more}`
  process.stderr.write(`cardfile: not, or not wholly, read: ${named}. What is wrong: cardfile validate\n`)
}

/** The folder of the cards that --book names; without --book also the one that a person stands in, as in Obsidian's. */
export function bookFolder(command: Command): string {
  const { book } = command.optsWithGlobals<{ book: string }>()
  const isNamed = command.parent?.getOptionValueSource('book') !== 'default'
  return (
    findBook(book) ??
    (isNamed || !existsSync('cardfile.yaml') ? undefined : '.') ??
    misused(
      `there is no book in "${book}".`,
      'Name the folder of the cards with --book, or begin one: cardfile init my-book',
    )
  )
}

/** --today, else the day that the configuration pins, else the day that it is in the book's time zone. */
export function todayOf(command: Command, { config }: Book): CalendarDate {
  const { today } = command.optsWithGlobals<{ today?: string }>()
  if (today === undefined && config.today !== undefined) return config.today
  const real = localDate(config.timezone)
  if (today === undefined) return real
  return (
    parsePeopleDate(today, real) ??
    misused(
      `--today: "${today}" is no date.`,
      'Write it as 2026-12-01, or as people say it: fri, +2w, 1 dec.',
    )
  )
}

/** The day that it is now in a zone. Node's own clock is set to it: asking Intl takes fifteen times as long. */
function localDate(timezone: string): CalendarDate {
  const own = process.env['TZ']
  process.env['TZ'] = timezone
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  // git, which commands may start, keeps the zone of whoever runs it.
  if (own === undefined) delete process.env['TZ']
  else process.env['TZ'] = own
  return date
}

/** A date that a person typed for an option; relative words count from today. */
export function dateFrom(option: string, typed: string, today: CalendarDate): CalendarDate {
  return (
    parsePeopleDate(typed, today) ??
    misused(
      `${option}: "${typed}" is no date.`,
      'Dates are 2026-12-01, fri, tomorrow, +2w, in 3 days, 1 dec, next monday, 24/12.',
    )
  )
}

/** The option of every command that writes. */
export function dryRun(): Option {
  return new Option('-n, --dry-run', 'show what would change, and write nothing')
}

/** Prints a value as JSON. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)
}
