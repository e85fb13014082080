import { expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { likelyDoubles } from '../../src/dedupe/index.ts'

const contact = (slug: string, lines: readonly string[]) =>
  readContact(parseCard(`---\n${lines.join('\n')}\n---\n`, `contacts/${slug}.md`), DEFAULT_CONFIG)

const ADA = ['name: Ada Lovelace', 'email: ada@engines.example', 'phone: "+44 20 7946 0958"']
const STRANGERS = Array.from({ length: 200 }, (_, i) =>
  contact(`s${i}`, [
    `name: Wanda Quast${String.fromCharCode(97 + (i % 26))}${i}`,
    `email: w${i}@s${i}.example`,
  ]),
)
const book = buildBook(
  [
    contact('ada', ADA),
    contact('acme', ['name: Acme Ltd', 'kind: org', 'phone: "+44 20 7946 0000"']),
    ...STRANGERS,
  ],
  DEFAULT_CONFIG,
)
const likely = (...lines: string[]) =>
  likelyDoubles(book, contact('new', lines)).map((one) => one.contact.slug)

test.each<[string, string[], string[]]>([
  ['the address with a tag', ['name: A. Lovelace', 'email: ada+crm@engines.example'], ['ada']],
  ['the number as people write it here', ['name: Ada Lovelace', 'phone: 020 7946 0958'], ['ada']],
  ['the name turned round', ['name: "Lovelace, Ada"'], ['ada']],
  ['a slip in the name, and the number', ['name: Ada Lovelacce', 'phone: "+442079460958"'], ['ada']],
  ['an organisation', ['name: ACME Limited', 'kind: org', 'phone: "+44 20 7946 0000"'], ['acme']],
  ['a stranger', ['name: Tom Kim', 'email: tom@kim.example'], []],
  ['another Ada', ['name: Ada Kim'], []],
  ['told apart', [...ADA, 'distinct: ada'], []],
  ['a deal', ['name: Ada Lovelace', 'kind: deal'], []],
  ['a name of another kind', ['name: Ada Lovelace', 'kind: org'], []],
])('%s', (_why, lines, slugs) => {
  expect(likely(...lines)).toEqual(slugs)
})

test('with the reasons, the likeliest first; the card itself is none', () => {
  const [first] = likelyDoubles(book, contact('new', ADA))
  expect(first?.contact.slug).toBe('ada')
  expect(first?.reasons.map(({ text }) => text)).toContain('same e-mail address')
  expect(likelyDoubles(book, book.contacts.find(({ slug }) => slug === 'ada') ?? contact('x', ADA))).toEqual(
    [],
  )
})
