// Telephone numbers as E.164, for comparing.  [libphonenumber-js]

import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * The number in E.164 with its extension (`+442079460958;ext=12`), or its bare digits where it is no number of any plan.
 * @param country ISO 3166-1 alpha-2: how a number without a country code is read
 */
export function e164(text: string, country: string): string {
  const number = parsePhoneNumberFromString(text.replace(/\(0\)/, ''), country as CountryCode)
  if (number === undefined || !number.isPossible()) return text.replace(/[^\d+]/g, '')
  return number.ext === undefined ? number.number : `${number.number};ext=${number.ext}`
}

/** Whether a number without a country code is one that the country's plan has. */
export function isNumberOf(text: string, country: string): boolean {
  return parsePhoneNumberFromString(text.replace(/\(0\)/, ''), country as CountryCode)?.isValid() ?? false
}
