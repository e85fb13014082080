// What programs that read vCard 3.0 by vobject would cut or stop at: khard, Radicale, vdirsyncer.

import { expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { type ExportFormat, exportContacts } from '../../src/formats/index.ts'

async function linesOf(cards: Readonly<Record<string, string>>, format: ExportFormat = 'vcard') {
  const contacts = Object.entries(cards).map(([slug, front]) =>
    readContact(parseCard(`---\n${front}\n---\n`, `contacts/${slug}.md`), DEFAULT_CONFIG),
  )
  const book = buildBook(contacts, DEFAULT_CONFIG)
  const context = { book, picture: () => undefined, changed: () => undefined }
  const { content } = await exportContacts(contacts, format, context)
  return String(content).replace(/\r\n /g, '').split('\r\n')
}

test('a nickname a line: of several in one, they take the first', async () => {
  const lines = await linesOf({ a: 'name: A\naka: [Addie, "Countess, the"]' })
  expect(lines.filter((line) => line.startsWith('NICKNAME'))).toEqual([
    'NICKNAME:Addie',
    'NICKNAME:Countess\\, the',
  ])
})

test('a comma in an address of the web is escaped: they cut there', async () => {
  const card = { a: 'name: A\nurl: https://a.example/?a=1,2;3' }
  expect(await linesOf(card)).toContain('URL:https://a.example/?a=1\\,2;3')
  expect(await linesOf(card, 'vcard4')).toContain('URL:https://a.example/?a=1,2;3')
})

test.each<[string, Record<string, string>, string[]]>([
  ['a card that was copied', { a: 'name: A\nuid: x', b: 'name: B\nuid: x' }, ['UID:x', 'UID:cardfile-b']],
  [
    'a former name that is somebody’s name now',
    { a: 'name: A\nalias: [b]', b: 'name: B' },
    ['UID:cardfile-a', 'UID:cardfile-b'],
  ],
  [
    'the identity of another, and of a third',
    { a: 'name: A\nuid: cardfile-c', b: 'name: B\nuid: cardfile-c', c: 'name: C' },
    ['UID:cardfile-c', 'UID:cardfile-b', 'UID:cardfile-c-twin-2'],
  ],
])('%s: no two have one identity', async (_why, cards, uids) => {
  expect((await linesOf(cards)).filter((line) => line.startsWith('UID'))).toEqual(uids)
})

test.each<[string, string, string[], string[]]>([
  // why, a line that the card keeps, what is written of it, what is not
  [
    'a second name',
    "'N;ALTID=1:;A;;;'\n  - 'N;ALTID=1;LANGUAGE=en:A;;;;'",
    ['N;ALTID=1:;A;;;', 'X-N;ALTID=1;LANGUAGE=en:A;;;;'],
    ['N;ALTID=1;LANGUAGE=en:A;;;;'],
  ],
  ['what begins a card', "'BEGIN:VCARD'", [], ['X-BEGIN:VCARD']],
  ['what ends one', "'END:VCARD'", [], ['X-END:VCARD']],
  ['another version', "'VERSION:4.0'", ['VERSION:3.0'], ['VERSION:4.0']],
  ['a second identity', "'UID:b'", ['UID:cardfile-a', 'X-UID:b'], ['UID:b']],
  ['bytes that are none', "'LOGO;ENCODING=b;TYPE=PNG:abc'", ['LOGO;TYPE=PNG:abc'], []],
  ['bytes', "'LOGO;ENCODING=b;TYPE=PNG:abcd'", ['LOGO;TYPE=PNG;ENCODING=b:abcd'], []],
  ['a parameter that is none', "'NOTE;X-BAD PARAM=1:text'", ['NOTE:text'], []],
  [
    'a bare comma',
    "'PHOTO;VALUE=uri:https://a.example/b,c'",
    ['PHOTO;VALUE=uri:https://a.example/b\\,c'],
    [],
  ],
])('of a line that an import kept, %s', async (_why, line, written, absent) => {
  const lines = await linesOf({ a: `name: A\nx-vcard:\n  - ${line}` })
  expect(lines).toEqual(expect.arrayContaining(written))
  for (const one of absent) expect(lines).not.toContain(one)
  expect(lines.filter((one) => /^(BEGIN|END):VCARD/.test(one))).toHaveLength(2)
})
