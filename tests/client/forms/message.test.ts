import { expect, test } from 'vitest'
import { parseCard } from '../../../src/card/index.ts'
import {
  decideMessage,
  entryMessage,
  fieldsMessage,
  moveMessage,
  newMessage,
  postponeMessage,
} from '../../../src/client/forms/message.ts'
import { DEFAULT_CONFIG, readContact } from '../../../src/contact/index.ts'

const TODAY = '2026-11-23'
const read = (lines: string) =>
  readContact(parseCard(`---\nname: Ada Lovelace\n${lines}---\n`, 'contacts/ada-lovelace.md'), DEFAULT_CONFIG)
const bare = read('')
const ada = read('stage: lead\nnext: Call her\ndue: 2026-11-24\n')

test.each([
  [
    'log',
    bare,
    read('next: send terms\ndue: 2026-12-01\n'),
    'call',
    'Log a call with Ada Lovelace; next: send terms on 1 Dec',
  ],
  ['log', ada, ada, 'email', 'Log an e-mail with Ada Lovelace'],
  [
    'log',
    ada,
    read('stage: lead\nnext: Call her\ndue: 2027-01-05\n'),
    'note',
    'Log a note on Ada Lovelace; next: Call her on 5 Jan 2027',
  ],
  [
    'log',
    ada,
    read('stage: prospect\nnext: Call her\ndue: 2026-11-24\n'),
    'opening',
    'Log an opening with Ada Lovelace; now prospect',
  ],
  ['done', ada, bare, 'call', 'Done with Ada Lovelace: Call her'],
  ['done', ada, read('next: Wait\n'), 'call', 'Done with Ada Lovelace: Call her; next: Wait'],
] as const)('%s', (what, before, after, kind, wanted) => {
  expect(entryMessage(what, before, after, kind, TODAY)).toBe(wanted)
})

test('the other edits', () => {
  expect(postponeMessage(ada, '2026-12-01', 'on holiday', TODAY)).toBe(
    'Postpone Ada Lovelace to 1 Dec: on holiday',
  )
  expect(postponeMessage(ada, '2026-11-23', '', TODAY)).toBe('Bring Ada Lovelace forward to 23 Nov')
  expect(moveMessage(ada, 'prospect')).toBe('Move Ada Lovelace from lead to prospect')
  expect(moveMessage(bare, 'lead')).toBe('Move Ada Lovelace to lead')
  expect(fieldsMessage(ada, ['phone'], DEFAULT_CONFIG)).toBe('Change phone of Ada Lovelace')
  expect(fieldsMessage(ada, ['uid', 'email', 'title'], DEFAULT_CONFIG)).toBe(
    'Change UID, e-mail and title of Ada Lovelace',
  )
  expect(newMessage(ada)).toBe('New person: Ada Lovelace')
  expect(decideMessage(ada, 'Title', 'Buyer')).toBe('Decide title of Ada Lovelace: Buyer')
})
