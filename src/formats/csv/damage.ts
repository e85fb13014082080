// Numbers that a spreadsheet made of what was none: a postcode without its first zero, a day as the number of days since 1900.

import { addDays } from '../../text/index.ts'

/** Where postcodes are five figures and some begin with a zero: the words for the country that addresses have. */
const FIVE =
  /^(?:de|d|ger|germany|deutschland|allemagne|alemania|niemcy|германия|us|usa|u\.s\.a?\.|united states(?: of america)?|fr|f|france|frankreich|francia|es|spain|españa|spanien|it|italy|italia|italien|fi|finland|ee|estonia|my|malaysia|mx|mexico|méxico|tr|turkey|türkiye)$/i

/**
 * A postcode of a country whose postcodes have five figures, with the zeros that it has lost.
 * @returns undefined where nothing is certain: the country is not told, or the figures are too few or too many
 */
export function restoredPostcode(text: string, country: string): string | undefined {
  return FIVE.test(country.trim()) && /^[1-9]\d{2,3}$/.test(text) ? text.padStart(5, '0') : undefined
}

/** The two days that a spreadsheet may mean by a number: counted from 1900, and from 1904 as once on the Mac. */
export function daysOfSerial(text: string): readonly [string, string] | undefined {
  if (!/^[1-9]\d{3,4}$/.test(text)) return undefined
  const days = Number(text)
  // 1900 is a leap year to spreadsheets, so that their days are off by one from March 1900 on.
  return days > 60 && days < 80_000 ? [addDays('1899-12-30', days), addDays('1904-01-01', days)] : undefined
}

/** A number that a program has read as one with decimals: `447700900123.0`. */
export function withoutDecimals(text: string): string | undefined {
  return /^(\d{4,})\.0$/.exec(text)?.[1]
}
