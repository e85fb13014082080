// A sync in words: each step as it begins, and what came of it.

import type { SyncReport } from '../src/git/index.ts'
import { visible } from '../src/rules/index.ts'
import type { Diagnostic } from '../src/text/index.ts'
import { dim, green, yellow } from './terminal.ts'

/** Tells a person at a terminal what is being done; nobody else. */
export function sayStep(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(dim(`${step} ...\n`))
}

/** False where a sync found nothing to do. */
export function isNews({ saved, leftOut, received, sent }: SyncReport): boolean {
  return sent || saved.length > 0 || leftOut.length > 0 || received.files.length > 0
}

/** What happened, in the order in which it did. */
export function sayReport(report: SyncReport, isDry: boolean): string {
  const { saved, leftOut, received, merged, decisions, notes, broken, sent } = report
  const own = saved.map(
    (message) => `${isDry ? 'Would commit' : green('Committed')}: ${visible(message.split('\n')[0] ?? '')}`,
  )
  const others =
    received.files.length === 0
      ? []
      : [
          `${isDry ? 'Would receive' : green('Received')}: ${cards(received.files.length)} changed${byWhom(received.people)}`,
        ]
  const unread = new Set(decisions.filter(({ severity }) => severity === 'error').map(({ file }) => file))
  const whole = merged.filter((file) => !unread.has(file))
  const both = whole.length === 0 ? [] : [`Both had changed, and now hold both: ${visible(some(whole))}`]
  const first =
    report.first === undefined
      ? []
      : [
          `${isDry ? 'Would send' : green('Sent')} the whole book: the shared repository was empty, at ${visible(report.first)}`,
        ]
  const last = isDry
    ? 'Nothing was changed.'
    : sent
      ? `${green('Sent')}. Everybody has it who syncs.`
      : received.files.length > 0
        ? 'You are up to date.'
        : 'Nothing to send; you are up to date.'
  return [
    ...own,
    ...leftOut.flatMap(({ path, diagnostics }) => [
      `${yellow('Left out')}: ${visible(path)}, until it is put right:`,
      ...diagnostics.map(place),
    ]),
    ...others,
    ...both,
    ...decisions.map((one) => `${yellow('To look at')}: ${visible(sayDecision(one))}`),
    ...notes.map((note) => `${yellow('To look at')}: ${visible(`${note.path}: ${note.message}`)}`),
    ...(broken.length === 0
      ? []
      : [`${yellow('Wrong since both are together')}:`, ...broken.map(placeInBook)]),
    ...first,
    last,
    '',
  ].join('\n')
}

/** What somebody has to do at once is said with it; what was decided can wait. */
function sayDecision({ file, line, message, severity, hint }: Diagnostic): string {
  return `${file}:${line} ${message}${severity === 'error' && hint !== undefined ? ` ${hint}` : ''}`
}

function placeInBook(found: Diagnostic): string {
  return `  ${visible(found.file)}:${place(found).trimStart()}`
}

function place({ line, column, message, hint }: Diagnostic): string {
  return visible(`  ${line}:${column} ${message}${hint === undefined ? '' : ` ${hint}`}`)
}

/** The first few of many names. */
function some(names: readonly string[]): string {
  const more = names.length - 5
  return more > 1 ? `${names.slice(0, 5).join(', ')} and ${more} more` : names.join(', ')
}

function cards(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`
}

function byWhom(people: readonly string[]): string {
  return people.length === 0 ? '' : visible(`, by ${people.join(', ')}`)
}
