import { parseMoney } from '../../../contact/index.ts'
import type { Mend } from './mend.ts'

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' }

/**
 * The currency in front, in small letters, or as a sign that one currency alone has. An amount without a currency gets
 * the book's, which is a guess: not safe. `12.000 EUR` is twelve or twelve thousand: left to people.
 */
export const mendMoney: Mend = ({ text }, { book }) => {
  const typed = text.trim()
  const before = /^([€£]|[a-z]{3})[ \t]?(\d.*)$/iu.exec(typed)
  const behind = /^(\d.*?)[ \t]?([€£]|[a-z]{3})$/iu.exec(typed)
  const [amount, unit] = before
    ? [before[2], before[1]]
    : behind
      ? [behind[1], behind[2]]
      : [typed, undefined]
  if (amount === undefined || /[.,]\d{3}$/.test(amount)) return undefined
  const currency = unit === undefined ? book.config.currency : (SIGNS[unit] ?? unit.toUpperCase())
  const money = `${amount} ${currency}`
  return parseMoney(money) === undefined ? undefined : { text: money, safe: unit !== undefined }
}

/** `1,5` and `12 000` are left to people; `12,000` is clear to whoever writes English. */
export const mendNumber: Mend = ({ text }) => {
  const bare = text.trim()
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? { text: bare.replaceAll(',', ''), safe: false } : undefined
}
