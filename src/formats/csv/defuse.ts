// Cells that a spreadsheet would compute or shorten, made harmless. OWASP, "CSV Injection"; cell.ts takes the apostrophe off again.

/** Begins a formula in some spreadsheet, blanks and full-width forms included. */
const FORMULA = /(^|[\r\n])[\s\u00a0\u3000]*[=+\-@＝＋－＠]|^[\t\r]/u

/** Puts an apostrophe before what is no plain text to a spreadsheet: formulas, `+44...`, `01067`, long numbers. */
export function defuse(cell: string): string {
  return FORMULA.test(cell) || /^0\d/.test(cell) || /^\d{12,}$/.test(cell) ? `'${cell}` : cell
}
