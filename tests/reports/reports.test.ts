import { expect, test } from 'vitest'
import { type Question, REPORTS, type Report, sharedBook } from '../../src/reports/index.ts'
import { office, TODAY } from './office.ts'

const log = (...lines: string[]) => `\n---\n\n## Log\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`

const book = office({
  ada: `name: Ada\norg: engines\nowner: sam\nphone: "+44 1"\nemail: a@x.example\nnext: Send\ndue: 2026-11-20\nbirthday: 1985-12-10`,
  bob: 'name: Bob\nowner: ana\nnext: Call\ndue: 2026-11-23\nbirthday: --02-29',
  cyd: `name: Cyd\nowner: ana\ndue: 2026-11-29\nstage: customer${log('2026-11-01 stage @ana: lead -> customer', '2026-10-30 note: x')}`,
  dan: 'name: Dan\nnext: Meet\ndue: 2026-11-30',
  engines: `name: Engines\nkind: org\nstage: customer\nowner: sam\nphone: "123"${log('2026-10-01 call: x')}`,
  big: 'name: Big\nkind: deal\nfor: [engines, ada]\nstage: proposal\nvalue: 10000 EUR\nclose: 2026-12-15\nowner: sam\nnext: Ring\ndue: 2026-11-24\ncreated: 2026-11-03',
  odd: 'name: Odd\nkind: deal\nfor: [ada]\nstage: proposal\nvalue: 333.33 EUR\nowner: ana',
  usd: 'name: Usd\nkind: deal\nfor: [ada]\nstage: qualify\nvalue: 500 USD',
  won: `name: Won\nkind: deal\nfor: [ada]\nstage: won\nvalue: 70 EUR${log('2026-05-01 stage @sam: qualify -> proposal', '2026-11-10 stage @sam: proposal -> won')}`,
  hid: 'name: Hid\nprivate: yes\nowner: sam\nnext: x\ndue: 2026-11-23',
})

/** A report in a line per row: the names of the columns that are asked for. */
function lines(id: string, question: Partial<Question>, keys: readonly string[]): string[] {
  const report = REPORTS.find((one) => one.id === id)?.make(book, { today: TODAY, ...question }) as Report
  return report.groups.flatMap((group) =>
    group.rows.map((row) => {
      const cells = keys.map((key) => {
        const cell = row[key]
        if (typeof cell !== 'object') return cell ?? '-'
        return 'slug' in cell ? cell.slug : `${cell.amount} ${cell.currency}`
      })
      return [group.section, group.title, ...cells].filter((text) => text !== undefined).join(' | ')
    }),
  )
}

test.each([
  [
    'all',
    {},
    [
      'Overdue | 2026-11-20 | 3 | ada | Engines | Send | +44 1 | a@x.example',
      'Today | 2026-11-23 | - | bob | - | Call | - | -',
      'Today | 2026-11-23 | - | hid | - | x | - | -',
      // A deal is reached by its people before its organisation.
      'This week | 2026-11-24 | - | big | Engines | Ring | +44 1 | a@x.example',
      'This week | 2026-11-29 | - | cyd | - | Follow up | - | -',
      'Going quiet | 2026-10-31 | 23 | engines | - | Get in touch | 123 | -',
    ],
  ],
  [
    'of one',
    { owner: 'ana' },
    [
      'Today | 2026-11-23 | - | bob | - | Call | - | -',
      'This week | 2026-11-29 | - | cyd | - | Follow up | - | -',
    ],
  ],
  [
    'of nobody, further ahead',
    { owner: '', days: 7 },
    ['Next 7 days | 2026-11-30 | - | dan | - | Meet | - | -'],
  ],
])('due: %s', (_why, question, rows) => {
  expect(lines('due', question, ['due', 'late', 'card', 'org', 'next', 'phone', 'email'])).toEqual(rows)
})

test('due by owner: the team in its order, then nobody', () => {
  expect(lines('due', { byOwner: true, days: 7 }, ['card'])).toEqual([
    'Sam Rivers | Overdue | ada',
    'Sam Rivers | Today | hid',
    'Sam Rivers | Next 7 days | big',
    'Sam Rivers | Going quiet | engines',
    'Ana Moreira | Today | bob',
    'Ana Moreira | Next 7 days | cyd',
    'Nobody | Next 7 days | dan',
  ])
})

test.each([
  [
    'pipeline: sums by currency, weighted, never mixed',
    'pipeline',
    {},
    ['card', 'org', 'value', 'weighted', 'days'],
    [
      'qualify (10 %): US$500, weighted US$50 | usd | Ada | 500 USD | 50 USD | -',
      'proposal (40 %): €10,333.33, weighted €4,133.33 | big | Engines | 10000 EUR | 4000 EUR | 20',
      'proposal (40 %): €10,333.33, weighted €4,133.33 | odd | Ada | 333.33 EUR | 133.33 EUR | -',
      'won (100 %): €70 | won | Ada | 70 EUR | 70 EUR | 13',
      'Open deals together | - | All open, EUR | 10333.33 EUR | 4133.33 EUR | -',
      'Open deals together | - | All open, USD | 500 USD | 50 USD | -',
    ],
  ],
  [
    'pipeline of one',
    'pipeline',
    { owner: 'ana' },
    ['value'],
    ['proposal (40 %): €333.33, weighted €133.33 | 333.33 EUR', 'Open deals together | 333.33 EUR'],
  ],
  [
    'stale: with a follow-up too',
    'stale',
    {},
    ['card', 'last', 'late', 'due'],
    ['Over their cadence | engines | 2026-10-01 | 23 | -'],
  ],
  [
    'birthdays',
    'birthdays',
    {},
    ['date', 'in', 'card', 'age'],
    ['Next 31 days | 2026-12-10 | 17 | ada | 41'],
  ],
  [
    'birthdays: 29 February in another year',
    'birthdays',
    { days: 99, owner: 'ana' },
    ['date', 'card', 'age'],
    ['Next 99 days | 2027-02-28 | bob | -'],
  ],
  [
    'moved, the newest first',
    'moved',
    { days: 365 },
    ['date', 'card', 'from', 'to', 'owner'],
    [
      'Last 365 days | 2026-11-10 | won | proposal | won | sam',
      'Last 365 days | 2026-11-01 | cyd | lead | customer | ana',
      'Last 365 days | 2026-05-01 | won | qualify | proposal | sam',
    ],
  ],
  ['moved lately', 'moved', { days: 14 }, ['card'], ['Last 14 days | won']],
])('%s', (_why, id, question, keys, rows) => {
  expect(lines(id, question, keys)).toEqual(rows)
})

test('what is shared has no private card, and all the rest', () => {
  const shared = sharedBook(book)
  expect(book.contacts.filter((one) => !shared.contacts.includes(one)).map((one) => one.slug)).toEqual([
    'hid',
  ])
  expect(sharedBook(shared)).toBe(shared)
})

test('an empty book is no trouble to any report', () => {
  for (const kind of REPORTS) {
    const report = kind.make(office({}), { today: TODAY })
    expect(report.groups.flatMap((group) => group.rows)).toEqual([])
    expect(report.empty).toMatch(/\.$/)
  }
})
