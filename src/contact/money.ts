// Money: a number and an ISO 4217 currency, `12000 EUR`.

export interface Money {
  readonly amount: number
  /** ISO 4217 */
  readonly currency: string
}

/** Reads money; thousands may be parted by commas, apostrophes or blanks. Undefined where the text is none. */
export function parseMoney(text: string): Money | undefined {
  const match = /^(\d{1,3}(?:[,' ]\d{3})+|\d{1,12})(\.\d{1,3})?[ \t]?([A-Z]{3})$/.exec(text.trim())
  if (!match) return undefined
  return { amount: Number(`${match[1]?.replace(/[,' ]/g, '')}${match[2] ?? ''}`), currency: match[3] ?? '' }
}

/** Money for people: `€12,000`. Whole amounts go without decimals. */
export function formatMoney({ amount, currency }: Money): string {
  const digits = Number.isInteger(amount) ? 0 : 2
  try {
    return new Intl.NumberFormat('en-GB', {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(amount)
  } catch {
    return `${amount} ${currency}`
  }
}
