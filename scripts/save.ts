// Writes what was decided, and shows it: the lines that went and came.

import { applyChanges, diffLines, type Edited } from '../src/actions/index.ts'
import type { Change } from '../src/card/index.ts'
import type { Contact } from '../src/contact/index.ts'
import { nameBelow, type WriteConflict, writeCard } from '../src/disk/index.ts'
import { printable } from '../src/reports/index.ts'
import type { Diagnostic } from '../src/text/index.ts'
import { failed } from './refusal.ts'
import type { Session } from './session.ts'
import { dim, green, red } from './terminal.ts'

/** The card after changes; ends with status 1 where they would bring in an error. Nothing is written yet. */
export function edit(session: Session, contact: Contact, changes: readonly Change[]): Edited {
  const edited = applyChanges(session.book, contact, changes, session.today)
  return 'diagnostics' in edited ? refuse(contact.name, edited.diagnostics) : edited
}

/** Ends with status 1 and says what is wrong with the change. */
export function refuse(name: string, diagnostics: readonly Diagnostic[]): never {
  const lines = diagnostics.map(({ message, hint }) => `  ${message}${hint === undefined ? '' : ` ${hint}`}`)
  return failed(`${name} is as it was; the change has errors:`, lines.join('\n'))
}

const CONFLICTS: Readonly<Record<WriteConflict, string>> = {
  changed: 'somebody changed it meanwhile; nothing was overwritten. Try again.',
  exists: 'a file of that name is there already; nothing was overwritten.',
  missing: 'the file is gone.',
  'not-regular': 'this is no plain file inside the book.',
}

/** Writes a card; ends with status 1 where somebody else changed it, or the disk refuses. */
export async function write(
  session: Session,
  file: string,
  before: string | undefined,
  text: string | Uint8Array,
): Promise<void> {
  const conflict = await writeCard(session.folder, nameBelow(session.folder, file), before, text).catch(
    (error: NodeJS.ErrnoException) => failed(`${file}: ${sayError(error)}`),
  )
  if (conflict !== undefined) failed(`${file}: ${CONFLICTS[conflict]}`)
}

/** Writes an edited card, where something changed and it is no dry run. */
export async function save(
  session: Session,
  { before, after, isChanged }: Edited,
  dryRun = false,
): Promise<void> {
  if (isChanged && !dryRun) await write(session, after.file, before.card.text, after.card.text)
}

/** The lines that a change takes away and brings, for people. */
export function showDiff({ before, after }: Edited): string {
  const lines = diffLines(before.card.text, after.card.text).map(({ sign, text }) =>
    (sign === '+' ? green : red)(`${sign} ${printable(text)}`.trimEnd()),
  )
  return [dim(after.file), ...lines].map((line) => `  ${line}\n`).join('')
}

function sayError({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOSPC') return 'the disk is full; the card is as it was.'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'it may not be written here.'
  return message
}
