// What checking the book found, in words for people, by card.

import { byName } from '../book/index.ts'
import type { Diagnostic, Severity } from '../text/index.ts'
import { fileOf } from './paths.ts'
import { given, hrefOf } from './row.ts'
import type { Site } from './types.ts'

export interface ProblemRow {
  readonly severity: Severity
  readonly rule: string
  readonly message: string
  readonly hint?: string
  readonly line: number
}

export interface ProblemsView {
  readonly errors: number
  readonly warnings: number
  readonly cards: readonly {
    readonly name: string
    readonly href?: string
    readonly file: string
    readonly problems: readonly ProblemRow[]
  }[]
  /** Cards with problems that are not listed. */
  readonly more: number
}

/** Cards on the page; validation on the command line lists them all. */
const MOST = 300
/** Problems of one card: what is wrong thirty times is wrong in one way. */
const OF_ONE = 30

export function problemRow({ severity, rule, message, hint, line }: Diagnostic): ProblemRow {
  return { severity, rule, message, ...given('hint', hint), line }
}

export function problemsView(site: Site): ProblemsView {
  const all = [...site.problems.values()].flat()
  const contacts = [...site.book.contacts].sort(byName).filter((contact) => site.problems.has(contact.file))
  const files = new Set(contacts.map((contact) => contact.file))
  const others = [...site.problems.keys()].filter((file) => !files.has(file)).sort()
  const rowsOf = (file: string) => (site.problems.get(file) ?? []).slice(0, OF_ONE).map(problemRow)
  const cards = [
    ...others.map((file) => ({ name: fileOf(site, file), file: fileOf(site, file), problems: rowsOf(file) })),
    ...contacts.map((contact) => ({
      name: contact.name,
      href: hrefOf(site, contact),
      file: fileOf(site, contact.file),
      problems: rowsOf(contact.file),
    })),
  ]
  return {
    errors: all.filter((one) => one.severity === 'error').length,
    warnings: all.filter((one) => one.severity === 'warning').length,
    cards: cards.slice(0, MOST),
    more: Math.max(0, cards.length - MOST),
  }
}
