// How a file of what was set aside says why, so that it can be repaired and imported again without saying so of a contact.

/** The last column of a table of rows that were set aside. */
export const REASON_HEADER = 'Set aside because'
const MARK = 'Set aside by cardfile: '

/** The cell or the line of comment that says why. On one line, without quotes. */
export function reasonText(reason: string): string {
  return `${MARK}${reason.replace(/["\s]+/g, ' ').trim()}`
}

/** Whether a cell or a line says why something was set aside: it says nothing of a contact. */
export function isReason(text: string): boolean {
  return text.replace(/^#\s*/, '').startsWith(MARK.trim())
}
