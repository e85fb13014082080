// Pairs, their reasons, and groups, on lists that are too small to learn from: what the finder begins with decides.
import { describe, expect, test } from 'vitest'
import { type DedupeRecord, findDuplicates } from '../../src/dedupe/index.ts'

const one = (...texts: string[]) => texts

/** Thirty people who have nothing to do with anybody. */
const STRANGERS: readonly DedupeRecord[] = Array.from({ length: 30 }, (_, i) => ({
  given: one(['Wanda', 'Oskar', 'Priya', 'Tomoko', 'Igor', 'Leila'][i % 6] ?? ''),
  family: one(
    `${['Quast', 'Brzezinski', 'Okafor', 'Lindqvist', 'Tanaka'][i % 5]}${'abcdefghijklmnopqrstuvwxyzäöüß'[i]}`,
  ),
  email: one(`${i}x${i * 7}@strangers${i}.example`),
  phone: one(`+4930${7_000_000 + i * 7919}`),
}))

const ADA: DedupeRecord = {
  given: one('Ada'),
  family: one('Lovelace'),
  org: one('Analytical Engines Ltd'),
  email: one('ada@engines.example'),
  phone: one('+44 20 7946 0958'),
}

function pairOf(a: DedupeRecord, b: DedupeRecord) {
  const { pairs, certain, groups } = findDuplicates([...STRANGERS, a, b])
  const pair = pairs.find((each) => each.a === 30 && each.b === 31)
  return {
    pair,
    isCertain: certain.some((group) => group.includes(31)),
    isGroup: groups.some((group) => group.includes(31)),
  }
}

describe('certain: a program may merge them', () => {
  test.each<[string, DedupeRecord, DedupeRecord]>([
    ['the same again', ADA, ADA],
    [
      'in capitals, with a tag',
      ADA,
      { given: one('ADA'), family: one('LOVELACE'), email: one('Ada+crm@Engines.example') },
    ],
    ['names crossed', ADA, { ...ADA, given: one('Lovelace'), family: one('Ada'), org: [] }],
    ['the whole name in one column', ADA, { name: one('Lovelace, Ada'), email: ADA.email ?? [] }],
    [
      'a title and an initial',
      ADA,
      { name: one('Dr. A. Lovelace'), email: ADA.email ?? [], phone: ADA.phone ?? [] },
    ],
    [
      'numbers written otherwise',
      ADA,
      { given: one('Ada'), family: one('Lovelace'), phone: one('020 79460958') },
    ],
    ['a short form', { ...ADA, given: one('Robert') }, { ...ADA, given: one('Bob'), org: [] }],
    [
      'Cyrillic',
      { name: one('Иван Петров'), email: one('ip@x.example') },
      { name: one('Ivan Petrov'), email: one('ip@x.example') },
    ],
    [
      'accents',
      { name: one('José Müller'), email: one('jm@x.example') },
      { name: one('Jose Muller'), email: one('jm@x.example') },
    ],
  ])('%s', (_why, a, b) => {
    expect(pairOf(a, b)).toMatchObject({ isCertain: true, isGroup: true, pair: { isCertain: true } })
  })
})

describe('a suggestion: a person decides', () => {
  test.each<[string, DedupeRecord, DedupeRecord]>([
    [
      'one name and one firm, nothing else',
      { ...ADA, email: [], phone: [] },
      { ...ADA, email: [], phone: [] },
    ],
    ['another family name, the same mailbox and number', ADA, { ...ADA, family: one('King') }],
  ])('%s', (_why, a, b) => {
    const { pair, isCertain } = pairOf(a, b)
    expect([pair !== undefined, isCertain]).toEqual([true, false])
  })
})

const HOME = {
  street: one('12 St James Square'),
  city: one('London'),
  postcode: one('SW1Y 4JH'),
  phone: one('020 7946 0000'),
}

describe('not one', () => {
  test.each<[string, DedupeRecord, DedupeRecord]>([
    ['strangers', ADA, { given: one('Charles'), family: one('Babbage'), email: one('cb@diff.example') }],
    [
      'father and son',
      { name: one('Tom Kim Sr.'), birthday: one('1930-05-05'), email: one('tom@a.example') },
      { name: one('Tom Kim Jr.'), birthday: one('1960-05-05'), email: one('tk@b.example') },
    ],
    [
      'a family',
      { ...HOME, name: one('Anna Byron'), email: one('anna@byron.example') },
      { ...HOME, name: one('George Byron'), email: one('gb@byron.example') },
    ],
    [
      'two who share info@ and the switchboard',
      {
        name: one('Anna Byron'),
        org: one('Acme Ltd'),
        email: one('info@acme.example'),
        phone: one('020 7946 0001'),
      },
      {
        name: one('Carl Gauss'),
        org: one('Acme Ltd'),
        email: one('info@acme.example'),
        phone: one('020 7946 0001'),
      },
    ],
    [
      'namesakes, each with a mailbox named for them',
      {
        name: one('Ivan Patel'),
        org: one('Globex'),
        email: one('ivan.patel@globex.example'),
        phone: one('020 7946 0002'),
      },
      {
        name: one('Ivan Patel'),
        org: one('Stark'),
        email: one('ivan.patel@stark.example'),
        phone: one('030 1234 5678'),
      },
    ],
  ])('%s', (_why, a, b) => {
    const { isCertain, isGroup } = pairOf(a, b)
    expect({ isCertain, isGroup }).toEqual({ isCertain: false, isGroup: false })
  })
})

test('the reasons are words, the strongest first, and what speaks against it is among them', () => {
  const { pair } = pairOf(ADA, { ...ADA, email: one('countess@king.example'), org: [] })
  expect(pair?.reasons.map(({ text }) => text)).toEqual([
    'same phone number',
    'same family name',
    'same first name',
    'e-mail addresses differ',
  ])
  expect(pair?.reasons.map(({ bits }) => bits > 0)).toEqual([true, true, true, false])
})

test('Jr. on one of two is asked about: a father is written without', () => {
  const father = { name: ['Ivan Baker'], phone: ['020 7946 0958'], email: ['ib@baker.example'] }
  const son = { ...father, name: ['Ivan Baker Jr.'], email: ['ivan@young.example'] }
  const { pairs, certain } = findDuplicates([father, son])
  expect([pairs.length, certain]).toEqual([1, []])
})

test('two of whom nothing can be compared, or nothing is alike, are no pair, however small the book', () => {
  expect(findDuplicates([{ name: ['Kim'] }, { name: ['Ada'] }, { email: ['x@y.example'] }]).pairs).toEqual([])
})

test('a chain is no group: who is in the middle does not make one of the two ends', () => {
  const left = {
    name: one('Anna Byron'),
    email: one('anna@byron.example'),
    phone: one('020 7946 0111'),
    birthday: one('1970-01-02'),
  }
  const right = {
    name: one('Carl Gauss'),
    email: one('carl@gauss.example'),
    phone: one('030 2222 3333'),
    birthday: one('1951-11-30'),
  }
  const middle = {
    email: one('anna@byron.example', 'carl@gauss.example'),
    phone: one('020 7946 0111', '030 2222 3333'),
  }
  const { groups } = findDuplicates([...STRANGERS, left, middle, right])
  expect(groups.some((group) => group.includes(30) && group.includes(32))).toBe(false)
})

test('the order of the records does not matter', () => {
  const list = [...STRANGERS, ADA, { ...ADA, given: one('A.') }, { ...ADA, email: one('other@x.example') }]
  const backwards = list.toReversed()
  const forth = findDuplicates(list).groups.map((group) => group.toSorted())
  const back = findDuplicates(backwards).groups.map((group) =>
    group.map((i) => list.length - 1 - i).toSorted(),
  )
  expect(back).toEqual(forth)
})

test.each<[string, DedupeRecord[]]>([
  ['nothing', []],
  ['one', [ADA]],
  ['empty ones', [{}, {}, {}]],
  [
    'odd ones',
    [
      { name: one('') },
      { email: one('@') },
      { phone: one('x') },
      { birthday: one('soon') },
      { street: one('7') },
    ],
  ],
])('%s has no pair', (_why, records) => {
  expect(findDuplicates(records)).toMatchObject({ pairs: [], groups: [], certain: [] })
})
