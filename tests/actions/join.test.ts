// Two cards as one: what the merge of texts can't know of it.
import { describe, expect, test } from 'vitest'
import { joinCards } from '../../src/actions/index.ts'
import { buildBook, resolve } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'

const card = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n`

function bookOf(cards: Readonly<Record<string, string>>) {
  const contacts = Object.entries(cards).map(([slug, text]) =>
    readContact(parseCard(text, `contacts/${slug}.md`), DEFAULT_CONFIG),
  )
  return buildBook(contacts, DEFAULT_CONFIG)
}

function join(cards: Readonly<Record<string, string>>, keep = 'ada', gone = 'king') {
  const book = bookOf(cards)
  const [one, other] = [resolve(book, keep), resolve(book, gone)]
  if (one === undefined || other === undefined) throw new Error('no such card')
  return joinCards(book, one, other, '2026-11-23')
}

/** The texts of the files that change, by slug. */
function texts(cards: Readonly<Record<string, string>>) {
  const joined = join(cards)
  if ('diagnostics' in joined) return joined.diagnostics.map(({ rule }) => rule)
  return Object.fromEntries([...joined.files].map(([file, text]) => [file.slice(9, -3), text]))
}

test.each<[string, string, string, string]>([
  [
    'values united, the former name kept',
    card('name: Ada', 'tags: [uk]'),
    card('name: Ada', 'tags: [vip]'),
    card('name: Ada', 'tags: [uk, vip]', 'uid: cardfile-ada', 'alias: king'),
  ],
  [
    'former names of both',
    card('name: Ada', 'alias: byron'),
    card('name: Ada', 'alias: countess'),
    card('name: Ada', 'alias:', '  - byron', '  - countess', '  - king'),
  ],
  [
    'the name that stays is no former one',
    card('name: Ada'),
    card('name: Ada', 'alias: ada'),
    card('name: Ada', 'uid: cardfile-ada', 'alias: king'),
  ],
  [
    'one address written twice is no decision',
    card('name: Ada', 'email: ada@x.example (work)'),
    card('name: Ada', 'email: Ada@X.example'),
    card('name: Ada', 'email: ada@x.example (work)', 'uid: cardfile-ada', 'alias: king'),
  ],
  [
    'both identities are found by the next import',
    card('name: Ada', 'uid: a'),
    card('name: Ada', 'uid: b'),
    card('name: Ada', 'uid: a', 'alias: king', 'x-uid: b'),
  ],
  [
    'the card that stays had none, the other one of an import',
    card('name: Ada'),
    card('name: Ada', 'uid: b'),
    card('name: Ada', 'uid: cardfile-ada', 'alias: king', 'x-uid: b'),
  ],
  [
    'the card that stays is known by its first name, the other by one of an import',
    card('name: Ada', 'alias: byron'),
    card('name: Ada', 'uid: b'),
    card('name: Ada', 'alias:', '  - byron', '  - king', 'uid: cardfile-byron', 'x-uid: b'),
  ],
  [
    'as old as the older card',
    card('name: Ada', 'created: 2026-02-01'),
    card('name: Ada', 'created: 2025-01-01'),
    card('name: Ada', 'uid: cardfile-ada', 'created: 2025-01-01', 'alias: king'),
  ],
  [
    'what differs is to decide',
    card('name: Ada', 'title: Boss'),
    card('name: Ada', 'title: Clerk'),
    card('name: Ada', 'title: Clerk', 'uid: cardfile-ada', 'alias: king', 'conflicts:', '  - "title: Boss"'),
  ],
  [
    'a link to each other goes',
    card('name: Ada', 'related: king (sister)'),
    card('name: Ada', 'related: ada'),
    card('name: Ada', 'uid: cardfile-ada', 'alias: king'),
  ],
  [
    'who was told apart is one after all',
    card('name: Ada', 'distinct: king'),
    card('name: Ada'),
    card('name: Ada', 'uid: cardfile-ada', 'alias: king'),
  ],
])('%s', (_why, ada, king, wanted) => {
  expect(texts({ ada, king })).toEqual({ king: undefined, ada: wanted })
})

test('the log of both is one, in order, and nothing of the notes is lost', () => {
  const ada = `${card('name: Ada')}\nEngines.\n\n## Log\n\n- 2026-01-02 call: B.\n- 2026-01-04 call: D.\n`
  const king = `${card('name: Ada')}\nCountess.\n\n## Log\n\n- 2026-01-01 call: A.\n- 2026-01-03 call: C.\n`
  const { ada: text = '' } = texts({ ada, king }) as Record<string, string>
  expect(text.match(/(?<=call: )./g)).toEqual(['A', 'B', 'C', 'D'])
  expect([text.includes('Engines.'), text.includes('Countess.')]).toEqual([true, true])
})

describe('links follow', () => {
  const ada = card('name: Ada')
  const king = card('name: Ada')
  test.each<[string, string, string]>([
    ['a link', card('name: X', 'related: king (friend)'), card('name: X', 'related: ada (friend)')],
    ['a deal', card('name: X', 'kind: deal', 'for: "king"'), card('name: X', 'kind: deal', 'for: "ada"')],
    [
      'one of several',
      card('name: X', 'related:', '  - y', '  - king'),
      card('name: X', 'related:', '  - y', '  - ada'),
    ],
    ['a link to both is one', card('name: X', 'related: [king, ada]'), card('name: X', 'related: [ada]')],
    [
      'who was told apart from it',
      card('name: X', 'distinct: [king, y]'),
      card('name: X', 'distinct: [y, ada]'),
    ],
  ])('%s', (_why, before, after) => {
    expect(texts({ ada, king, x: before, y: card('name: Y') })).toMatchObject({ x: after })
  })
  test('no other card changes', () => {
    expect(Object.keys(texts({ ada, king, x: card('name: X', 'title: king') }))).toEqual(['king', 'ada'])
  })
})

test('a card that can’t be read is not merged', () => {
  expect(texts({ ada: card('name: Ada'), king: '---\nname: [\n---\n' })).toEqual(
    expect.arrayContaining([expect.stringMatching(/^yaml/)]),
  )
})

test('the book as it is then has one card, found by both names', () => {
  const joined = join({ ada: card('name: Ada'), king: card('name: Ada King') })
  if ('diagnostics' in joined) throw new Error('refused')
  expect(joined.book.contacts.map(({ slug }) => slug)).toEqual(['ada'])
  expect([resolve(joined.book, 'king'), resolve(joined.book, 'ada')]).toEqual([
    joined.contact,
    joined.contact,
  ])
  expect(joined.clashes).toEqual(['name: Ada'])
})
