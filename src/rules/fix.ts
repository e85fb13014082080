// Safe fixes, applied one after the other until none is left.

import type { Book } from '../book/index.ts'
import { parseCard } from '../card/index.ts'
import { type Contact, readContact } from '../contact/index.ts'
import { applyEdits, type CalendarDate, type Diagnostic, type TextEdit } from '../text/index.ts'
import { checkCard } from './check.ts'

/** Each round applies what does not overlap; a fix may bring to light what another one can mend. */
const ROUNDS = 5

/**
 * Applies every safe fix of a card. Never throws.
 * @returns the new text, and the diagnostics that were mended; the same text where there is nothing to mend
 */
export function fixCard(
  contact: Contact,
  book: Book,
  when: { today: CalendarDate },
): { text: string; fixed: readonly Diagnostic[] } {
  const fixed: Diagnostic[] = []
  let current = contact
  for (let round = 0; round < ROUNDS; round++) {
    const edits: TextEdit[] = []
    for (const found of checkCard(current, book, when)) {
      if (!found.fix?.safe || found.fix.edits.some((edit) => edits.some((other) => overlaps(edit, other))))
        continue
      edits.push(...found.fix.edits)
      fixed.push(found)
    }
    if (edits.length === 0) break
    current = readContact(parseCard(applyEdits(current.card.text, edits), contact.file), book.config)
  }
  return { text: current.card.text, fixed }
}

/** Touching is overlapping too: two edits at one place have no order. */
function overlaps(a: TextEdit, b: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end
}
