import { parseMoney } from '../../../contact/index.ts'
import type { Rule } from '../../types.ts'
import { entriesOf, firstLine, partRange } from './part.ts'

export const logMoney: Rule = {
  id: 'log-money',
  title: 'Order or quote whose amount can not be read',
  severity: 'error',
  why: 'What a customer bought is the sum of the orders in the log; an amount that can not be read is missing in it.',
  remedy: 'Write digits and a currency before the colon: order @sam 12000 EUR: Licence for 2027.',
  reads: 'log',
  check: function* (contact) {
    for (const entry of entriesOf(contact)) {
      if (entry.money !== undefined && parseMoney(entry.money) === undefined) {
        yield {
          range: partRange(contact, entry, entry.money),
          message: `"${entry.money}" is no amount of money.`,
          hint: 'Write it without signs between the thousands and with a point before decimals, such as 12000 EUR.',
        }
      } else if (entry.kind === 'order' && entry.money === undefined) {
        yield {
          range: firstLine(contact, entry),
          message: 'The order has no amount.',
          hint: 'Write it before the colon, such as "order @sam 12000 EUR: ...".',
          severity: 'warning',
        }
      }
    }
  },
}
