// cardfile validate [path...] [--format text|json|github|gitlab|sarif] [--fix [--dry-run]] [--stdin [--stdin-path FILE]]

import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Command, Option } from 'commander'
import type { Book } from '../src/book/index.ts'
import { type FoundDoubles, likelyPairs } from '../src/dedupe/index.ts'
import { findBook, nameBelow, readBook, writeCard } from '../src/disk/index.ts'
import { checkBook, FORMATS, type Format, fixCard, formatDiagnostics, visible } from '../src/rules/index.ts'
import { type CalendarDate, compareDiagnostics, type Diagnostic } from '../src/text/index.ts'
import { failed, misused } from './refusal.ts'
import { bookFolder, dryRun, todayOf } from './session.ts'
import { hasColor } from './terminal.ts'
import { validateText } from './validate-stdin.ts'
import { checkAtEachSave } from './validate-watch.ts'

interface Options {
  format?: Format
  fix?: boolean
  dryRun?: boolean
  stdin?: boolean
  stdinPath?: string
  watch?: boolean
  json?: boolean
}

export function define(command: Command): void {
  command
    .argument('[path...]', 'only these cards and folders; links are looked up in the whole book')
    .addOption(new Option('-f, --format <format>', 'how to print what was found').choices(FORMATS))
    .option('--fix', 'mend what can be mended without a doubt, and print it')
    .addOption(dryRun())
    .option('--stdin', 'check one card from standard input, as it would be in the book')
    .option('--stdin-path <file>', 'the name under which it is checked')
    .option('--watch', 'go on, and check again at each save')
    .addHelpText(
      'after',
      `
Ends with status 0 where there is no error, 1 where there is one, 2 where the command line is wrong.
  cardfile validate --fix
  cardfile validate contacts/ada-lovelace.md
  cardfile validate --format github`,
    )
    .action(async (paths: string[], options: Options) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>()
      const format = options.format ?? (json ? 'json' : 'text')
      const named = options.stdinPath === undefined ? paths : [options.stdinPath]
      const folder = folderFor(command, named)
      const book = read(folder)
      const today = todayOf(command, book)
      if (options.stdin || options.stdinPath !== undefined) {
        const fix = options.fix ?? false
        return validateText({ book, folder, today, format, fix, file: options.stdinPath })
      }
      const isShown = filterFor(folder, paths)
      if (options.watch) {
        if (options.fix) misused('--watch mends nothing: a card would change while somebody writes it.')
        return checkAtEachSave(folder, () => {
          const now = read(folder)
          print(now, folder, todayOf(command, now), isShown, format, NO_DOUBLES)
        })
      }
      const log = format === 'text' ? process.stdout : process.stderr
      const fixed = options.fix && (await mend(folder, book, today, isShown, options.dryRun ?? false, log))
      const now = fixed ? read(folder) : book
      // Doubles are no fault of a card, but of the book: they are looked for where all of it is checked.
      const doubles = paths.length === 0 ? likelyPairs(now) : NO_DOUBLES
      print(now, folder, today, isShown, format, doubles)
      if (doubles.more > 0 && format === 'text') sayMore(doubles)
    })
}

function print(
  book: Book,
  folder: string,
  today: CalendarDate,
  isShown: (file: string) => boolean,
  format: Format,
  doubles: FoundDoubles,
) {
  const found = checkBook(book, { today }).filter(({ file }) => isShown(file))
  const diagnostics = [...found, ...doubles.diagnostics].sort(compareDiagnostics)
  const texts = new Map(book.contacts.map(({ file, card }) => [file, card.text]))
  const shown = new Set(book.contacts.map(({ file }) => file).filter(isShown))
  for (const { file } of diagnostics) if (file.endsWith('.md')) shown.add(file)
  const source = (file: string) => texts.get(file) ?? textOnDisk(folder, file)
  const report = { diagnostics, cards: shown.size, source, color: format === 'text' && hasColor() }
  process.stdout.write(`${formatDiagnostics(format, report)}\n`)
  process.exitCode = diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
}

const NO_DOUBLES: FoundDoubles = { diagnostics: [], more: 0 }

function sayMore({ diagnostics, more }: FoundDoubles): void {
  const pairs = more === 1 ? 'pair of cards is' : 'pairs of cards are'
  const other = diagnostics.length === 0 ? '' : ' other'
  process.stdout.write(`${more}${other} ${pairs} worth a look, too: cardfile dedupe\n`)
}

/** What is no card: the configuration. A link is not followed. */
function textOnDisk(folder: string, file: string): string | undefined {
  return file === `${folder.replace(/\/+$/, '')}/cardfile.yaml` ? readFileSync(file, 'utf8') : undefined
}

/** Writes the safe fixes; true where something was written. */
async function mend(
  folder: string,
  book: Book,
  today: CalendarDate,
  isShown: (file: string) => boolean,
  isDry: boolean,
  log: NodeJS.WritableStream,
): Promise<boolean> {
  let written = false
  for (const contact of book.contacts) {
    if (!isShown(contact.file)) continue
    const { text, fixed } = fixCard(contact, book, { today })
    if (text === contact.card.text) continue
    if (!isDry) {
      const conflict = await writeCard(folder, nameBelow(folder, contact.file), contact.card.text, text)
      if (conflict !== undefined) return failed(`${contact.file} was not mended: the file is ${conflict}.`)
      written = true
    }
    for (const one of fixed) log.write(`${isDry ? 'would mend' : 'mended'} ${titleOf(one)}\n`)
  }
  if (written) log.write('\n')
  return written
}

function titleOf({ file, line, rule, fix }: Diagnostic): string {
  return visible(`${file}:${line} ${rule}: ${fix?.title ?? ''}`)
}

function read(folder: string): Book {
  try {
    return readBook(folder)
  } catch (error) {
    return failed(`the book in "${folder}" can't be read: ${(error as Error).message}`)
  }
}

/** --book; else the book in which the first path lies; else the one that is here. Relative where it can be. */
function folderFor(command: Command, paths: readonly string[]): string {
  const isGiven = command.parent?.getOptionValueSource('book') !== 'default'
  const first = paths[0]
  const folder = (isGiven || first === undefined ? undefined : bookAround(first)) ?? bookFolder(command)
  const relative = path.relative(process.cwd(), path.resolve(folder)) || '.'
  return (relative.startsWith('..') ? folder : relative).replaceAll('\\', '/')
}

/** The nearest folder with a configuration, from the path upwards; else its own folder, unless that is in contacts/. */
function bookAround(first: string): string | undefined {
  let folder = path.resolve(first)
  for (; path.dirname(folder) !== folder; folder = path.dirname(folder))
    if (existsSync(path.join(folder, 'cardfile.yaml'))) return folder
  const isHere = !path.relative('contacts', first).startsWith('..')
  const isFolder = statSync(first, { throwIfNoEntry: false })?.isDirectory() ?? false
  return isHere ? undefined : findBook(isFolder ? first : path.dirname(first))
}

/** Whether a file is one of those that were named; everything where nothing was. Ends with status 2 for a wrong path. */
function filterFor(folder: string, paths: readonly string[]): (file: string) => boolean {
  if (paths.length === 0) return () => true
  const wanted = paths.map((typed) => {
    if (!existsSync(typed)) misused(`there is no "${typed}".`, 'Name cards and folders of the book.')
    const below = path.relative(folder, typed).replaceAll('\\', '/')
    // The folder that holds the book is the whole book.
    if (below === '..' && findBook(typed) === path.join(typed, path.basename(folder))) return ''
    if (below.startsWith('..') || path.isAbsolute(below))
      misused(`"${typed}" is not in the book "${folder}".`, 'Name its book with --book.')
    return below
  })
  const root = folder.replace(/\/+$/, '').length + 1
  return (file) => {
    const name = file.slice(root)
    return wanted.some((below) => below === '' || name === below || name.startsWith(`${below}/`))
  }
}
