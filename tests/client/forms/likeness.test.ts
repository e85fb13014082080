// Who is shown while a name is typed: what the finder of duplicates says, one name or address, then names that are near.
import { expect, test } from 'vitest'
import { createSearch } from '../../../src/book/index.ts'
import { openLikeness, type TypedCard } from '../../../src/client/doubles.ts'
import { likenesses } from '../../../src/client/forms/likeness.ts'
import type { SearchFile } from '../../../src/client/search-file.ts'

interface Given {
  readonly aka?: string
  readonly org?: string
  readonly email?: string
  readonly phone?: string
  readonly kind?: string
}
const entry = (slug: string, name: string, { aka, org, email, phone, kind = 'person' }: Given = {}) => ({
  ...{ slug, href: `card/${slug}.html`, kind },
  values: [[name], ...[aka, org, email, phone].map((text) => (text === undefined ? [] : [text]))],
  ...{ stage: '', owner: '', color: '', due: '', next: '', orgHref: '', call: '', mail: '' },
})
const FIELDS = [
  { key: 'name', label: 'Name', weight: 1 },
  { key: 'aka', label: 'Also known as', weight: 0.9 },
  { key: 'org', label: 'Organisation', weight: 0.7 },
  { key: 'email', label: 'E-mail', weight: 0.6 },
  { key: 'phone', label: 'Phone', weight: 0.6 },
]
const SOME = [
  entry('eva-mueller', 'Eva Mueller', { org: 'ACME', email: 'eva@acme.example' }),
  entry('evan-miller', 'Evan Miller'),
  entry('mueller-gmbh', 'Müller GmbH', { kind: 'org' }),
  entry('tom', 'Tom Ackroyd', { org: 'Eva Mueller & Partners', email: 'tom@x.example' }),
  entry('robert', 'Robert Quince', { phone: '+44 20 7946 0958' }),
  entry('countess', 'Augusta King', { aka: 'Ada Lovelace' }),
  entry('deal', 'Big deal', { kind: 'deal' }),
]
/** So many that not all of them are compared. */
const MANY = Array.from({ length: 1500 }, (_, i) => {
  const part = (n: number) =>
    ['bar', 'tol', 'gri', 'mun', 'pec', 'dor', 'fis', 'wal', 'zin', 'cle', 'rup', 'vos'][Math.floor(n) % 12]
  return entry(`s${i}`, `${part(i)}${part(i / 12)} ${part(i / 144)}${part(i * 5)}k`, {
    email: `${part(i)}${i}@s${i}.example`,
  })
})
const fileOf = (entries: SearchFile['entries']): SearchFile => ({
  fields: FIELDS,
  team: [],
  colors: [],
  entries,
})

function asking(file: SearchFile) {
  const [find, search] = [openLikeness(file), createSearch(file.entries, file.fields)]
  return (wanted: Partial<TypedCard>) => {
    const typed: TypedCard = { kind: 'person', name: '', orgs: [], emails: [], phones: [], ...wanted }
    const hits = typed.name.length < 3 ? [] : search.order(typed.name)
    return likenesses(
      file,
      find(typed),
      hits.map((index) => ({ index, matches: search.matches(typed.name, index) })),
      typed,
    )
  }
}
const books = [
  ['a small book', asking(fileOf(SOME))],
  ['a large book', asking(fileOf([...MANY, ...SOME]))],
] as const

test.each(
  books.flatMap(([book, like]) =>
    (
      [
        ['one name, spelt out', { name: 'Eva Müller' }, 'eva-mueller', true],
        ['one name, in capitals', { name: 'EVA MUELLER' }, 'eva-mueller', true],
        ['half a name', { name: 'Eva Muel' }, 'eva-mueller', book !== 'a large book'],
        ['the name turned round', { name: 'Mueller, Eva' }, 'eva-mueller', true],
        ['an address of somebody else', { name: 'Somebody Else', emails: ['Tom@X.example'] }, 'tom', true],
        ['an address before the name', { emails: ['eva+crm@acme.example'] }, 'eva-mueller', true],
        ['a short form, and the number', { name: 'Bob Quince', phones: ['020 7946 0958'] }, 'robert', true],
        ['another name of hers', { name: 'Ada Lovelace' }, 'countess', true],
        ['an organisation', { name: 'Mueller GmbH', kind: 'org' }, 'mueller-gmbh', true],
        ['a deal', { name: 'Big Deal', kind: 'deal' }, 'deal', true],
      ] as const
    ).map(([why, typed, slug, isSame]) => [`${book}: ${why}`, like, typed, slug, isSame] as const),
  ),
)('%s', (_why, like, typed, slug, isSame) => {
  expect(like(typed)[0]).toMatchObject({ slug, isSame })
})

test.each(books)('%s: who is like nobody', (_why, like) => {
  expect(like({ name: 'Zebedee', emails: ['z'] })).toEqual([])
  expect(
    like({ name: 'Zebedee Xylander', emails: ['zeb@xylander.example'], phones: ['0171 5550000'] }),
  ).toEqual([])
})

test('the reasons are said', () => {
  const [, like] = books[0]
  const [eva] = like({ name: 'Eva Mueller', emails: ['EVA@acme.example'], orgs: ['ACME'] })
  expect(eva?.reasons).toEqual(expect.arrayContaining(['same e-mail address', 'same family name']))
  expect(like({ name: 'Müller GmbH', kind: 'org' })[0]?.org).toBe('')
})
