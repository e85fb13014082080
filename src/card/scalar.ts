// How a line of text is written as YAML, so that every reader gets the same text back.  [yaml]

import { stringify } from 'yaml'
import { isDate } from '../text/index.ts'

/** Where the value stands: alone behind its key or dash, or between brackets. */
export type Place = 'block' | 'flow'

/**
 * The source of a one-line value. Text that some YAML reader would take for a number, a date with a time, a boolean or
 * null is quoted; a calendar date is not, since other programs rightly read it as one.
 */
export function writeScalar(text: string, place: Place, quote?: '"' | "'"): string {
  if (isDate(text) && quote === undefined) return text
  if (quote === '"') return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escapeUnit)
  if (quote === "'" && /^[\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\u{10000}-\u{10ffff}]*$/u.test(text))
    return `'${text.replaceAll("'", "''")}'`
  const source = stringify(text, { lineWidth: 0, compat: 'yaml-1.1', blockQuote: false }).trimEnd()
  // A value that looks like a fence to a line-wise reader is quoted too, and between brackets one with a bracket's or
  // an item's sign.
  const quoted = /^["']/.test(source)
  const odd = /^(---|\.\.\.)/.test(source) || (place === 'flow' && /[,[\]{}]/.test(source))
  return odd && !quoted ? JSON.stringify(text) : source
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
