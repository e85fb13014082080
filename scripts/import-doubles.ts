// Cards that an import would make and that may be somebody who is known already.

import { buildBook } from '../src/book/index.ts'
import { parseCard } from '../src/card/index.ts'
import { readContact } from '../src/contact/index.ts'
import { type Doubles, doublesInBook } from '../src/dedupe/index.ts'
import type { ImportPlan } from '../src/formats/index.ts'
import { printable } from '../src/reports/index.ts'
import type { Session } from './session.ts'
import { dim, yellow } from './terminal.ts'

/** More cards take too long to be compared before somebody is asked. */
const COMPARED = 20_000
const SHOWN = 10

/** Pairs of which at least one card is new, as the book would be after the import. */
export function doublesOfImport({ book, folder }: Session, plan: ImportPlan): Doubles[] {
  const made = plan.files.flatMap(({ path, change, text }) =>
    text === undefined || change !== 'create'
      ? []
      : [readContact(parseCard(text, `${folder}/${path}`), book.config)],
  )
  if (made.length === 0 || made.length + book.contacts.length > COMPARED) return []
  const isMade = new Set(made.map(({ file }) => file))
  const { pairs } = doublesInBook(buildBook([...book.contacts, ...made], book.config))
  return pairs.filter(({ keep, other }) => isMade.has(keep.file) || isMade.has(other.file))
}

/** The first of them; the rest is a number. */
export function sayDoublesOfImport(doubles: readonly Doubles[]): string {
  const lines = doubles.slice(0, SHOWN).map(({ keep, other, reasons }) => {
    const why = reasons.filter(({ bits }) => bits > 0).map(({ text }) => text)
    return `${yellow('Perhaps the same:')} ${printable(keep.name)} ${keep.slug} and ${printable(other.name)} ${other.slug} ${dim(`(${why.join(', ')})`)}\n`
  })
  const more = doubles.length - lines.length
  return [
    ...lines,
    ...(more > 0 ? [`and ${more} more\n`] : []),
    ...(lines.length > 0 ? [dim('After the import: cardfile dedupe\n')] : []),
  ].join('')
}
