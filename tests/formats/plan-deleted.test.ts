// Contacts that were deleted from the book, in a plan: who is one of them, and what --revive makes of it.
import { expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { planImport, readFile } from '../../src/formats/index.ts'
import { bytesOf } from './brief.ts'

const ZOE =
  '---\nname: Zoe Pine\nemail: zoe@pine.example\nuid: z1\n---\n\n## Log\n\n- 2026-11-01 call: Rang.\n'
const GONE = `was deleted on 2026-11-20 by Ana; --revive brings it back`
const BACK = 'was deleted on 2026-11-20 by Ana: brought back'

function planned(rows: string, cards: Record<string, string>, revive: boolean, date = '2026-11-20') {
  const letters = { ...DEFAULT_CONFIG, layout: 'letters' as const }
  const contacts = Object.entries(cards).map(([slug, text]) =>
    readContact(parseCard(text, `contacts/${slug}.md`), letters),
  )
  const { records } = readFile(bytesOf(`Name,E-Mail,Company,Title,UID\n${rows}`), 'a.csv')
  const plan = planImport(records, buildBook(contacts, letters), {
    today: '2026-11-23',
    folder: 'contacts',
    deleted: [{ path: 'zoe-pine.md', text: ZOE, date, by: 'Ana' }],
    revive,
  })
  const files = Object.fromEntries(plan.files.map(({ path, change, text }) => [path, `${change} ${text}`]))
  return { said: plan.lines.map(({ action, slug, reason }) => `${action} ${slug} ${reason}`), files }
}

test.each<[string, string, Record<string, string>, boolean, string[]]>([
  ['the same name and e-mail', 'Zoe Pine,zoe@pine.example,,,\n', {}, false, [`skip  ${GONE}`]],
  ['the same UID, and another name', 'Zoe King,,,,z1\n', {}, false, [`skip  ${GONE}`]],
  ['the same name alone', 'Zoe Pine,zoe@king.example,,,\n', {}, false, ['create zoe-pine new']],
  [
    'who has the slug by now',
    'Zoe Pine,zoe@pine.example,,,\n',
    { 'zoe-pine': '---\nname: Zoe Pine\nemail: z@x.example\n---\n' },
    false,
    ['create zoe-pine-2 new; zoe-pine has the same name'],
  ],
  [
    'who has it as an alias',
    'Zoe Pine,zoe@pine.example,,,\n',
    { 'zoe-king': '---\nname: Zoe King\nalias: zoe-pine\n---\n' },
    false,
    ['create zoe-pine-2 new'],
  ],
  ['brought back', 'Zoe Pine,zoe@pine.example,,,\n', {}, true, [`create zoe-pine ${BACK}`]],
  [
    'brought back with more',
    'Zoe Pine,zoe@pine.example,,Boss,\n',
    {},
    true,
    [`create zoe-pine ${BACK}, and title added`],
  ],
  [
    'a namesake does not take its place',
    'Zoe Pine,zoe@king.example,,,\nZoe Pine,zoe@pine.example,,,\n',
    {},
    true,
    ['create zoe-pine-2 new', `create zoe-pine ${BACK}`],
  ],
  [
    'twice in one list',
    'Zoe Pine,zoe@pine.example,,,\nZoe Pine,zoe@pine.example,,,\n',
    {},
    true,
    [`create zoe-pine ${BACK}`, 'skip zoe-pine same name and e-mail: nothing new'],
  ],
])('%s', (_why, rows, cards, revive, wanted) => {
  expect(planned(rows, cards, revive).said).toEqual(wanted)
})

test('what comes back is the card as it was, where the layout has it now', () => {
  const { files } = planned('Zoe Pine,zoe@pine.example,,Boss,\n', {}, true)
  expect(files).toEqual({
    'zo/zoe-pine.md': `create ${ZOE.replace('email:', 'title: Boss\nemail:')}`,
  })
})

test('what is gone from the folder only is git’s to bring back', () => {
  const { said, files } = planned('Zoe Pine,zoe@pine.example,,,\n', {}, true, '')
  expect(said).toEqual([
    'skip  was deleted here, which is not committed yet; commit that first: cardfile sync',
  ])
  expect(files).toEqual({})
})
