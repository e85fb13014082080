// One plan of all that comes in at once: contacts first, then mails and meetings against the book as it will be by then.

import { type Book, buildBook } from '../../book/index.ts'
import { parseCard } from '../../card/index.ts'
import { readContact } from '../../contact/index.ts'
import type { FoundInteraction } from '../interaction.ts'
import { planInteractions } from '../interactions/plan.ts'
import type { ImportRecord } from '../record.ts'
import { planImport } from './plan.ts'
import type { Action, ImportPlan, ImportSettings, PlannedFile } from './types.ts'

/** Its first lines are those of the records, one each; see `planImport` and `planInteractions` for the rest. */
export function planTogether(
  records: readonly ImportRecord[],
  found: readonly FoundInteraction[],
  book: Book,
  settings: ImportSettings & { readonly folder: string },
): ImportPlan {
  const contacts = planImport(records, book, settings)
  if (found.length === 0) return contacts
  const { today, folder } = settings
  const later = planInteractions(found, bookAfter(book, contacts, folder), { today, folder })
  const files = new Map<string, PlannedFile>(contacts.files.map((file) => [file.path, file]))
  for (const file of later.files) {
    const made = files.get(file.path)
    files.set(file.path, made ? { ...file, change: made.change } : file)
  }
  const sum = (action: Action) => contacts.counts[action] + later.counts[action]
  return {
    counts: { create: sum('create'), update: sum('update'), skip: sum('skip'), reject: sum('reject') },
    lines: [...contacts.lines, ...later.lines],
    files: [...files.values()],
    diagnostics: [...contacts.diagnostics, ...later.diagnostics],
  }
}

function bookAfter(book: Book, plan: ImportPlan, folder: string): Book {
  if (plan.files.length === 0) return book
  const made = plan.files.flatMap(({ path, text }) =>
    text === undefined ? [] : [readContact(parseCard(text, `${folder}/${path}`), book.config)],
  )
  const isMade = new Set(made.map(({ file }) => file))
  return buildBook([...book.contacts.filter(({ file }) => !isMade.has(file)), ...made], book.config)
}
