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

export interface DoublesOfImport {
  readonly pairs: readonly Doubles[]
  /** Cards that would have to be compared, where they are too many for that; else 0. */
  readonly tooMany: number
}

/** Pairs of which at least one card is new, as the book would be after the import. */
export function doublesOfImport({ book, folder }: Session, plan: ImportPlan): DoublesOfImport {
  const created = plan.files.filter(({ text, change }) => text !== undefined && change === 'create')
  const all = created.length + book.contacts.length
  if (created.length === 0) return { pairs: [], tooMany: 0 }
  if (all > COMPARED) return { pairs: [], tooMany: all }
  const made = created.map(({ path, text = '' }) =>
    readContact(parseCard(text, `${folder}/${path}`), book.config),
  )
  const isMade = new Set(made.map(({ file }) => file))
  const { pairs } = doublesInBook(buildBook([...book.contacts, ...made], book.config))
  const some = pairs.filter(({ keep, other }) => isMade.has(keep.file) || isMade.has(other.file))
  return { pairs: some, tooMany: 0 }
}

/** The first of them; the rest is a number. */
export function sayDoublesOfImport({ pairs, tooMany }: DoublesOfImport): string {
  if (tooMany > 0)
    return `${yellow('Not compared for doubles:')} ${tooMany.toLocaleString('en')} cards are too many to do it now. After the import: cardfile dedupe\n`
  const lines = pairs.slice(0, SHOWN).map(({ keep, other, reasons }) => {
    const why = reasons.filter(({ bits }) => bits > 0).map(({ text }) => text)
    return `${yellow('Perhaps the same:')} ${printable(keep.name)} ${keep.slug} and ${printable(other.name)} ${other.slug} ${dim(`(${why.join(', ')})`)}\n`
  })
  const more = pairs.length - lines.length
  return [
    ...lines,
    ...(more > 0 ? [`and ${more} more\n`] : []),
    ...(lines.length > 0 ? [dim('After the import: cardfile dedupe\n')] : []),
  ].join('')
}
