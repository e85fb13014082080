// A new book: everything that a folder of one's own needs, as files to write.

import { parseConfig } from '../../contact/index.ts'
import { cardFiles, settings } from './cards.ts'
import { newEditorFiles } from './editors.ts'
import { officeFiles } from './office.ts'
import type { StarterFile, StarterWish } from './types.ts'

export function starterFiles(wish: StarterWish): StarterFile[] {
  const { config } = parseConfig(settings(wish), 'contacts/cardfile.yaml')
  return [...officeFiles(wish), ...cardFiles(wish), ...newEditorFiles(config)]
}

/** The currency that most people of a country count in; EUR where this list does not know. */
export function currencyOf(country: string): string {
  return CURRENCIES[country] ?? 'EUR'
}

const CURRENCIES: Readonly<Record<string, string>> = {
  ...{
    AU: 'AUD',
    BR: 'BRL',
    CA: 'CAD',
    CH: 'CHF',
    CN: 'CNY',
    CZ: 'CZK',
    DK: 'DKK',
    GB: 'GBP',
    HU: 'HUF',
    IN: 'INR',
  },
  ...{
    JP: 'JPY',
    KR: 'KRW',
    MX: 'MXN',
    NO: 'NOK',
    NZ: 'NZD',
    PL: 'PLN',
    RO: 'RON',
    SE: 'SEK',
    SG: 'SGD',
    TR: 'TRY',
  },
  ...{ UA: 'UAH', US: 'USD', ZA: 'ZAR' },
}
