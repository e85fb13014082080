// A book that is looked at again after a change gives what a whole look would give.
import { expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { type Contact, DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { type Doubles, doublesSince, type KeptDoubles } from '../../src/dedupe/index.ts'

const contact = (slug: string, lines: readonly string[]) =>
  readContact(parseCard(`---\n${lines.join('\n')}\n---\n`, `contacts/${slug}.md`), DEFAULT_CONFIG)

const ADA = ['name: Ada Lovelace', 'email: ada@engines.example', 'phone: "+44 20 7946 0958"']
const PARTS = [
  'bark',
  'tolv',
  'gris',
  'mund',
  'peck',
  'dorn',
  'fisk',
  'wald',
  'hugo',
  'zint',
  'cler',
  'jamo',
  'rupp',
  'nest',
  'voss',
]
const part = (n: number) => PARTS[Math.floor(n) % PARTS.length] ?? ''
/** Enough of them that the book is not looked at whole each time; no two are alike. */
const STRANGERS = Array.from({ length: 420 }, (_, i) => {
  const [given, family] = [`${part(i)}${part(i / 15)}`, `${part(i / 15 + 7)}${part(i * 4)}${part(i / 225)}`]
  return contact(`s${i}`, [`name: ${given} ${family}`, `email: ${family}${given}@s${i}.example`])
})
const START = [contact('ada', ADA), contact('ada-2', ADA), contact('tom', ['name: Tom Kim']), ...STRANGERS]
const look = (contacts: readonly Contact[], kept?: KeptDoubles) =>
  doublesSince(buildBook(contacts, DEFAULT_CONFIG), kept)
const words = (pairs: readonly Doubles[]) => pairs.map(({ keep, other }) => `${keep.slug} ${other.slug}`)
const but = (...slugs: string[]) => START.filter(({ slug }) => !slugs.includes(slug))

const { kept, pairs } = look(START)

test('the first look is whole', () => {
  expect(words(pairs)).toEqual(['ada ada-2'])
  expect(pairs[0]?.isCertain).toBe(true)
})

test.each<[string, readonly Contact[], string[]]>([
  ['nothing changed', START, ['ada ada-2']],
  [
    'a log entry',
    [
      ...but('ada'),
      readContact(
        parseCard(`---\n${ADA.join('\n')}\n---\n\n## Log\n\n- 2026-11-02 call: Hi.\n`, 'contacts/ada.md'),
        DEFAULT_CONFIG,
      ),
    ],
    ['ada ada-2'],
  ],
  ['one of the two is gone', but('ada-2'), []],
  ['one of the two is somebody else now', [...but('ada-2'), contact('ada-2', ['name: Zoe Fink'])], []],
  ['the two were told apart', [...but('ada-2'), contact('ada-2', [...ADA, 'distinct: ada'])], []],
  [
    'a new card is like one that is there',
    [
      ...START,
      contact('kim', ['name: Tom Kim', 'email: tom@kim.example']),
      contact('kim-2', ['name: "Kim, Tom"', 'email: tom@kim.example']),
    ],
    ['ada ada-2', 'kim kim-2', 'kim tom', 'kim-2 tom'],
  ],
  ['a new card is like two', [...START, contact('ada-3', ADA)], ['ada ada-2', 'ada ada-3', 'ada-2 ada-3']],
  [
    'an organisation has the address of a person',
    [...START, contact('engines', ['name: Engines', 'kind: org', 'email: ada@engines.example'])],
    ['ada ada-2'],
  ],
])('%s', (_why, contacts, wanted) => {
  const again = look(contacts, kept)
  expect(words(again.pairs).toSorted()).toEqual(wanted)
  expect(
    words(look(contacts, JSON.parse(JSON.stringify(again.kept)) as KeptDoubles).pairs).toSorted(),
  ).toEqual(wanted)
})

test('what is kept of an unchanged book is as it was', () => {
  expect(look(START, kept).kept).toEqual(kept)
})
