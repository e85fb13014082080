import { expect, test } from 'vitest'
import { parseQuery } from '../../src/book/index.ts'
import { bookOf, slugs } from './make.ts'

const TODAY = '2026-11-23'
const book = bookOf(
  {
    'acme-works': 'name: Acme Works\nkind: org\ntags: [uk]\ntier: A\nseats: 120',
    ada: 'name: Ada Lovelace\norg: acme-works\nstage: lead\nowner: sam\ntags: [licensing, uk]\ndue: 2026-11-20\nnext: Call\nphone: 020 7946 0958',
    ben: 'name: Bén Öz\norg: Acme Works Ltd\nstage: customer\nowner: ana\ndue: 2026-11-23\nemail: ben@x.example (work)',
    'old-co': 'name: Old Co\nkind: org\nstage: lead\nowner: sam\n---\n\n## Log\n\n- 2026-01-10 call: Hello',
    deal: 'name: A deal\nkind: deal\nfor: acme-works\nvalue: 12000 EUR\nclose: 2026-12-15\nowner: sam',
  },
  'today: 2026-11-23\nstages: { contact: [lead, customer], deal: [open] }\nfields: { tier: { type: choice, options: [A, B] }, seats: number }',
)
const ask = (text: string) => {
  const read = parseQuery(text, book, TODAY)
  return 'query' in read ? slugs(book.contacts.filter(read.query)) : read.problem
}

test.each([
  ['the issue’s own', 'stage=lead owner=sam due<=today tag:uk', ['ada']],
  ['nothing asks for all', '', ['acme-works', 'ada', 'ben', 'deal', 'old-co']],
  ['the kind, also where it is left out', 'kind=person', ['ada', 'ben']],
  ['a date as people type it', 'due<tomorrow', ['ada', 'ben']],
  ['equal to a month', 'close=2026-12', ['deal']],
  ['after a year', 'close>2025', ['deal']],
  ['without a value', 'kind=person stage= ', []],
  ['none', 'stage:none', ['acme-works', 'deal']],
  ['any', 'due:any', ['ada', 'ben']],
  ['not', '-tag:uk kind=person', ['ben']],
  ['unequal', 'owner!=sam kind=person', ['ben']],
  ['a link finds the card by its slug, and a name in text', 'org=acme-works', ['ada']],
  ['a link finds the card by its name too, as a table shows it', 'org="Acme Works"', ['ada']],
  ['a part of an organisation’s text', 'org:acme', ['ada', 'ben']],
  ['a part, accents aside', 'name~oz', ['ben']],
  ['a bare word is a part of the name', 'lovelace', ['ada']],
  ['quotes keep blanks together', 'name="ada lovelace"', ['ada']],
  ['money', 'value>=10000', ['deal']],
  ['money of another currency', 'value>10000USD', []],
  ['a number', 'seats>100', ['acme-works']],
  ['a field of the office’s own', 'tier=A', ['acme-works']],
  ['digits of a phone', 'phone:79460958', ['ada']],
  ['an address without its label', 'email=ben@x.example', ['ben']],
  ['the last touch', 'last<2026-06-01', ['old-co']],
  ['never touched', 'kind=org last:none', ['acme-works']],
])('%s: %s', (_why, text, found) => {
  expect(ask(text)).toEqual(found)
})

test.each([
  ['stag=lead', '"stag" is no field to ask for.', 'Did you mean "stage"?'],
  ['due<soon', '"soon" is no date.', 'Write such as 2026-12-01, 2026-12, today, fri or +2w.'],
  ['stage<lead', '"stage" can\'t be compared by <.', 'Dates, numbers and amounts can; use = or ~ here.'],
  ['value>lots', '"lots" is no amount.', 'Write such as 12000.'],
])('%s is refused in words', (text, message, hint) => {
  expect(ask(text)).toEqual({ message, hint })
})
