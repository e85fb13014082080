// One card from standard input, checked as if it were saved: for editors and hooks.

import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type Book, buildBook } from '../src/book/index.ts'
import { decodeCard, parseCard } from '../src/card/index.ts'
import { parseConfig, readContact } from '../src/contact/index.ts'
import { checkCard, type Format, fixCard, formatDiagnostics } from '../src/rules/index.ts'
import type { CalendarDate, Diagnostic } from '../src/text/index.ts'
import { hasColor } from './terminal.ts'

/**
 * Prints what is wrong with the card; with `fix`, prints the mended card, and what is still wrong to standard error.
 * @param input file: the path under which it is checked, perhaps that of a card of the book, which it then replaces
 */
export async function validateText(input: {
  book: Book
  folder: string
  today: CalendarDate
  format: Format
  fix: boolean
  file: string | undefined
}): Promise<void> {
  const file = fileOf(input.folder, input.file)
  const bytes = await buffer(process.stdin)
  const decoded = decodeCard(bytes, file)
  if ('diagnostic' in decoded) return print(input, [decoded.diagnostic], '')
  if (file.endsWith('cardfile.yaml'))
    return print(input, parseConfig(decoded.text, file).diagnostics, decoded.text)

  const others = input.book.contacts.filter((contact) => contact.file !== file)
  const check = (text: string) => {
    const contact = readContact(parseCard(text, file), input.book.config)
    return { contact, book: buildBook([...others, contact], input.book.config) }
  }
  const { contact, book } = check(decoded.text)
  if (!input.fix) return print(input, checkCard(contact, book, input), decoded.text)
  const { text } = fixCard(contact, book, input)
  process.stdout.write(text)
  const mended = check(text)
  print(input, checkCard(mended.contact, mended.book, input), text)
}

function fileOf(folder: string, typed: string | undefined): string {
  const below = typed === undefined ? 'stdin.md' : path.relative(folder, typed)
  return `${folder.replace(/\/+$/, '')}/${below.replaceAll('\\', '/')}`
}

function print(
  { format, fix }: { format: Format; fix: boolean },
  diagnostics: readonly Diagnostic[],
  text: string,
) {
  const report = { diagnostics, cards: 1, source: () => text, color: format === 'text' && !fix && hasColor() }
  const out = fix ? process.stderr : process.stdout
  out.write(`${formatDiagnostics(format, report)}\n`)
  process.exitCode = diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
}
