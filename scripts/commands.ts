// The commands by name, each in a file that is read only when the command is called: `cardfile due` has no use for the
// parser of `import`. A new command is a line here and its file, which exports `define`: the arguments, the options and
// what to do.

import type { Command } from 'commander'

/** Gives a bare command its arguments, options and action. */
export type Define = (command: Command) => void

interface Listed {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<{ readonly define: Define }>
}

export const COMMANDS: readonly Listed[] = [
  { name: 'due', summary: 'what is overdue, due today and this week', load: () => import('./due.ts') },
  { name: 'show', summary: 'one card on one screen', load: () => import('./show.ts') },
  { name: 'find', summary: 'find cards, typing errors allowed', load: () => import('./find.ts') },
  { name: 'list', summary: 'cards that a query finds, as a table', load: () => import('./list.ts') },
  { name: 'log', summary: 'note what happened, and what comes next', load: () => import('./log.ts') },
  { name: 'done', summary: 'tick the next step off, and set the following', load: () => import('./done.ts') },
  { name: 'postpone', summary: 'move a follow-up to another day', load: () => import('./postpone.ts') },
  { name: 'new', summary: 'make a card', load: () => import('./new.ts') },
  { name: 'set', summary: 'change fields of one card, or of many', load: () => import('./set.ts') },
  { name: 'report', summary: 'pipeline, birthdays, stage moves and more', load: () => import('./report.ts') },
  { name: 'validate', summary: 'check cards and settings', load: () => import('./validate.ts') },
  {
    name: 'sync',
    summary: 'share the book: send yours, take what others changed',
    load: () => import('./sync.ts'),
  },
  {
    name: 'resolve',
    summary: 'decide between two values that a merge left',
    load: () => import('./resolve.ts'),
  },
  { name: 'history', summary: 'who changed what on a card, and when', load: () => import('./history.ts') },
  { name: 'blame', summary: 'who set each field and log line last', load: () => import('./blame.ts') },
  { name: 'undo', summary: 'take the last change back', load: () => import('./undo.ts') },
  { name: 'doctor', summary: 'look whether this copy can be shared', load: () => import('./doctor.ts') },
  {
    name: 'relayout',
    summary: 'move the cards into folders by first letters, or back',
    load: () => import('./relayout.ts'),
  },
  { name: 'dedupe', summary: 'find cards that are one contact', load: () => import('./dedupe.ts') },
  { name: 'merge', summary: 'make one card of two', load: () => import('./merge.ts') },
  { name: 'merge-driver', summary: 'merge a card: git calls it', load: () => import('./merge-driver.ts') },
  { name: 'import', summary: 'bring in vCard and CSV files', load: () => import('./import.ts') },
  { name: 'mail', summary: 'log mails, from a mailbox or from files', load: () => import('./mail.ts') },
  { name: 'transcript', summary: 'log a talk that was written down', load: () => import('./transcript.ts') },
  { name: 'export', summary: 'contacts for other programs', load: () => import('./export.ts') },
  { name: 'build', summary: 'make the site', load: () => import('./build.ts') },
  { name: 'serve', summary: 'show the site here, or serve a whole office', load: () => import('./serve.ts') },
  { name: 'user', summary: 'who may log in to a server', load: () => import('./accounts.ts') },
  { name: 'editors', summary: 'tell editors about this book', load: () => import('./editors.ts') },
  { name: 'init', summary: 'begin a book of your own', load: () => import('./init.ts') },
]

/** What programs call, and people do not: not among the commands that help shows. */
export const HIDDEN: readonly Listed[] = [
  { name: 'hook', summary: 'judge a push: git calls it', load: () => import('./hook.ts') },
]
