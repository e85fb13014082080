// Countries as people type them: by two letters, or by their English name.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO 3166-1 alpha-2, or undefined where it is no country. */
export function countryFrom(typed: string): string | undefined {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const text = typed.trim()
  const code = text.toUpperCase()
  if (/^[A-Z]{2}$/.test(code))
    return code === 'ZZ' || names.of(code) === undefined ? undefined : codeNow(code)
  for (const first of LETTERS)
    for (const second of LETTERS)
      if (names.of(first + second)?.toLowerCase() === text.toLowerCase()) return codeNow(first + second)
  return undefined
}

/** The code that a country has today: UK is GB, and DD was a Germany. */
function codeNow(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code
}

/** Its English name. */
export function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
}
