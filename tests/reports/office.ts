// A book from a few texts, for reports.
import { type Book, buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { parseConfig, readContact } from '../../src/contact/index.ts'

export const TODAY = '2026-11-23'

const CONFIG = `title: Office
team:
  sam: { name: Sam Rivers }
  ana: { name: Ana Moreira }
stages:
  contact: [lead, customer]
  deal: [qualify, proposal, won, lost]
probability: { qualify: 10, proposal: 40, won: 100, lost: 0 }
cadence: { customer: 30 days }
fields:
  renewal: { type: date, calendar: true, yearly: true }
`

/** @param cards the front matter of each card by its slug; what follows a line `---` is the body */
export function office(cards: Readonly<Record<string, string>>, config = CONFIG): Book {
  const read = parseConfig(config, 'c/cardfile.yaml').config
  return buildBook(
    Object.entries(cards).map(([slug, text]) => {
      const [front = '', body = ''] = text.split('\n---\n')
      return readContact(parseCard(`---\n${front}\n---\n${body}`, `c/${slug}.md`), read)
    }),
    read,
  )
}
