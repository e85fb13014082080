// Countries as people type them: by two letters, or by their English name.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO 3166-1 alpha-2, or undefined where it is no country. */
export function countryFrom(typed: string): string | undefined {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const text = typed.trim()
  const code = text.toUpperCase() === 'UK' ? 'GB' : text.toUpperCase()
  if (/^[A-Z]{2}$/.test(code)) return names.of(code) === undefined ? undefined : code
  for (const first of LETTERS)
    for (const second of LETTERS)
      if (names.of(first + second)?.toLowerCase() === text.toLowerCase()) return first + second
  return undefined
}

/** Its English name. */
export function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
}
