// Countries as people and addresses write them: two letters, or the name in one of the languages that lists come in.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** Of the headers and products that are known (csv/synonyms.ts), and English first. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'ja']
/** What people call countries, and Unicode's tables do not. */
const OTHERS: readonly (readonly [name: string, code: string])[] = [
  ['england', 'GB'],
  ['scotland', 'GB'],
  ['wales', 'GB'],
  ['northern ireland', 'GB'],
  ['great britain', 'GB'],
  ['großbritannien', 'GB'],
  ['u.k.', 'GB'],
  ['usa', 'US'],
  ['u.s.a.', 'US'],
  ['u.s.', 'US'],
  ['united states of america', 'US'],
  ['holland', 'NL'],
  ['czech republic', 'CZ'],
  ['turkey', 'TR'],
]

let named: ReadonlyMap<string, string> | undefined

/** ISO 3166-1 alpha-2, or undefined where it is no country. */
export function countryFrom(typed: string): string | undefined {
  const text = typed.trim()
  named ??= readNames()
  const known = named.get(text.toLowerCase())
  if (known !== undefined && text.length > 2) return known
  const code = text.toUpperCase()
  const isCode = /^[A-Z]{2}$/.test(code) && code !== 'ZZ'
  return isCode && names('en').of(code) !== undefined ? codeNow(code) : known
}

/** Its English name. */
export function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
}

/**
 * The country that a postal address on one line names at its end; undefined where it names none.
 * Two letters are a country only in their own field: elsewhere CA is California as well, and Georgia a state.
 */
export function countryOfAddress(address: string): string | undefined {
  const parts = address.split(';').map((part) => part.trim())
  if (parts.length === 5) return countryFrom(parts[4] ?? '')
  const last = (parts.length > 1 ? parts.at(-1) : address.split(',').at(-1))?.trim() ?? ''
  const isState = /^(?:[a-z.]{2,4}|georgia)$/i.test(last) && !/^u\.?[sk]\.?a?\.?$/i.test(last)
  return isState ? undefined : countryFrom(last)
}

function readNames(): Map<string, string> {
  const found = new Map<string, string>(OTHERS)
  const tables = LANGUAGES.map(names)
  for (const first of LETTERS)
    for (const second of LETTERS) {
      const code = first + second
      if (code === 'ZZ' || tables[0]?.of(code) === undefined) continue
      const now = codeNow(code)
      const local = new Intl.Locale('und', { region: code }).maximize().language
      for (const table of [...tables, names(local)]) {
        const name = table.of(code)?.toLowerCase()
        if (name !== undefined && !found.has(name)) found.set(name, now)
      }
    }
  return found
}

const tablesOf = new Map<string, Intl.DisplayNames>()

function names(language: string): Intl.DisplayNames {
  const table =
    tablesOf.get(language) ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  tablesOf.set(language, table)
  return table
}

/** The code that a country has today: UK is GB, and DD was a Germany. */
function codeNow(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code
}
