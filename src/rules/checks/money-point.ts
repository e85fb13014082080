import type { FieldValue } from '../../contact/index.ts'
import { textRange } from '../place.ts'
import type { Finding, Rule } from '../types.ts'
import { entriesOf, partRange } from './log/part.ts'

/** Currencies that have a thousandth, ISO 4217. */
const THOUSANDTHS = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'])

export const moneyPoint: Rule = {
  id: 'money-point',
  title: 'Amount that is read as a thousandth of it',
  severity: 'warning',
  why: 'A point stands before decimals: 12.000 EUR is twelve euros, which hardly anybody writes with three noughts behind.',
  remedy: 'Write thousands without a sign, or with a comma: 12000 EUR.',
  reads: 'file',
  check: function* (contact, context) {
    for (const { values } of context.ofType(contact, 'money'))
      for (const value of values)
        if (isUnclear(value.text)) yield finding(value.text, textRange(contact, value as FieldValue))
    for (const entry of entriesOf(contact))
      if (entry.money !== undefined && isUnclear(entry.money))
        yield finding(entry.money, partRange(contact, entry, entry.money))
  },
}

function isUnclear(text: string): boolean {
  const currency = /^[1-9]\d{0,2}\.\d{3}[ \t]?([A-Z]{3})$/.exec(text.trim())?.[1]
  return currency !== undefined && !THOUSANDTHS.has(currency)
}

function finding(text: string, range: Finding['range']): Finding {
  const [whole = '', unit = ''] = text.trim().split(/[ \t]?(?=[A-Z]{3}$)/)
  return {
    range,
    message: `"${text}" is read as ${Number(whole)} ${unit}.`,
    hint: `Write "${whole.replace('.', '')} ${unit}" if thousands are meant, else "${Number(whole)} ${unit}".`,
  }
}
