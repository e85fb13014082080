// What checking the book found, in words for people, by card.

import { byName } from '../book/index.ts'
import { given } from '../client/view/given.ts'
import type { Diagnostic, Severity } from '../text/index.ts'
import { allDecisions, type CardDecisions } from './decisions-view.ts'
import { doublesOf } from './duplicates-view.ts'
import { fileOf } from './paths.ts'
import { hrefOf } from './row.ts'
import type { Site } from './types.ts'

export interface ProblemRow {
  readonly severity: Severity
  readonly rule: string
  readonly message: string
  readonly hint?: string
  readonly line: number
}

export interface ProblemsView {
  /** Pairs of cards that may be one contact, which have a page of their own. */
  readonly doubles: number
  readonly decisions: {
    readonly cards: readonly CardDecisions[]
    readonly count: number
    readonly more: number
  }
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

/** What is found in a file, but for decisions, which the page shows with both values. */
export function mistakesIn(site: Site, file: string): Diagnostic[] {
  return (site.problems.get(file) ?? []).filter(({ rule }) => rule !== 'conflicts-open')
}

export function problemsView(site: Site): ProblemsView {
  const mistakes = new Map([...site.problems.keys()].map((file) => [file, mistakesIn(site, file)]))
  for (const [file, found] of mistakes) if (found.length === 0) mistakes.delete(file)
  const all = [...mistakes.values()].flat()
  const contacts = [...site.book.contacts].sort(byName).filter((contact) => mistakes.has(contact.file))
  const files = new Set(contacts.map((contact) => contact.file))
  const others = [...mistakes.keys()].filter((file) => !files.has(file)).sort()
  const rowsOf = (file: string) => (mistakes.get(file) ?? []).slice(0, OF_ONE).map(problemRow)
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
    doubles: doublesOf(site)?.length ?? 0,
    decisions: allDecisions(site),
    errors: all.filter((one) => one.severity === 'error').length,
    warnings: all.filter((one) => one.severity === 'warning').length,
    cards: cards.slice(0, MOST),
    more: Math.max(0, cards.length - MOST),
  }
}
