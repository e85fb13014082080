import { expect, test } from 'vitest'
import { buildBook } from '../../../src/book/index.ts'
import { editCard, parseCard } from '../../../src/card/index.ts'
import {
  changedKeys,
  type FormValue,
  fieldChanges,
  formFields,
} from '../../../src/client/forms/field-changes.ts'
import { DEFAULT_CONFIG, FIELDS, readContact } from '../../../src/contact/index.ts'

const TODAY = '2026-11-23'
const field = (key: string) => FIELDS.find((one) => one.key === key) as (typeof FIELDS)[number]
const card = (front: string) => `---\n${front}---\n\nNotes # stay\n`

/** The card after one field was changed in the form. */
function after(front: string, key: string, began: readonly FormValue[], now: readonly FormValue[]): string {
  const contact = readContact(parseCard(card(front), 'contacts/ada.md'), DEFAULT_CONFIG)
  const book = buildBook([contact], DEFAULT_CONFIG)
  const changes = fieldChanges(contact, field(key), began, now, { book, today: TODAY, owner: 'sam' })
  const edited = editCard(
    contact.card.text,
    changes,
    FIELDS.map((one) => one.key),
  )
  return 'text' in edited ? edited.text : JSON.stringify(edited.diagnostics)
}

test.each([
  // why, key, card, began with, says now, the card then
  [
    'a value',
    'title',
    'name: Ada\ntitle: Head # her word\nx-own: 1\n',
    [{ text: 'Head' }],
    [{ text: 'Director' }],
    'name: Ada\ntitle: Director # her word\nx-own: 1\n',
  ],
  [
    'a new value, in its place',
    'title',
    'name: Ada\nstage: lead\n',
    [],
    [{ text: ' Head ' }],
    'name: Ada\ntitle: Head\nstage: lead\n',
  ],
  [
    'an emptied field',
    'title',
    'name: Ada\ntitle: Head\nodd: {not: ours}\n',
    [{ text: 'Head' }],
    [{ text: '' }],
    'name: Ada\nodd: {not: ours}\n',
  ],
  [
    'a date as people say it',
    'close',
    'name: Deal\n',
    [],
    [{ text: 'tomorrow' }],
    'name: Deal\nclose: 2026-11-24\n',
  ],
  [
    'money without a currency',
    'value',
    'name: Deal\n',
    [],
    [{ text: '1200' }],
    'name: Deal\nvalue: 1200 EUR\n',
  ],
  [
    'one value stays one line',
    'email',
    'name: Ada\nemail: a@x.example (work)\n',
    [{ text: 'a@x.example', label: 'work' }],
    [{ text: 'b@x.example', label: 'work' }],
    'name: Ada\nemail: b@x.example (work)\n',
  ],
  [
    'a second value',
    'email',
    'name: Ada\nemail: a@x.example\n',
    [{ text: 'a@x.example' }],
    [{ text: 'a@x.example' }, { text: 'b@x.example', label: 'home' }],
    'name: Ada\nemail:\n  - a@x.example\n  - b@x.example (home)\n',
  ],
  [
    'a list keeps what stays',
    'tags',
    'name: Ada\ntags:\n  - "one" # first\n  - two\n',
    [{ text: 'one' }, { text: 'two' }],
    [{ text: 'one' }, { text: '#three' }],
    'name: Ada\ntags:\n  - "one" # first\n  - three\n',
  ],
  [
    'what a colleague added meanwhile stays',
    'tags',
    'name: Ada\ntags: [one, theirs]\n',
    [{ text: 'one' }],
    [{ text: 'one' }, { text: 'mine' }],
    'name: Ada\ntags: [one, mine, theirs]\n',
  ],
  [
    'a list emptied',
    'tags',
    'name: Ada\ntags: [one]\nstage: lead\n',
    [{ text: 'one' }],
    [],
    'name: Ada\nstage: lead\n',
  ],
] as const)('%s', (_why, key, front, began, now, wanted) => {
  expect(after(front, key, began, now)).toBe(card(wanted))
})

test('a new stage is logged', () => {
  expect(after('name: Ada\nstage: lead\n', 'stage', [{ text: 'lead' }], [{ text: 'prospect' }])).toBe(
    '---\nname: Ada\nstage: prospect\n---\n\nNotes # stay\n\n## Log\n\n- 2026-11-23 stage @sam: lead -> prospect\n',
  )
})

test('only what the person changed counts as changed', () => {
  const began = new Map([
    ['a', [{ text: 'x' }]],
    ['b', []],
    ['c', [{ text: 'y', label: 'work' }]],
  ])
  const now = new Map([
    ['a', [{ text: ' x ' }]],
    ['b', [{ text: 'z' }]],
    ['c', [{ text: 'y', label: 'home' }]],
  ])
  expect(changedKeys(began, now)).toEqual(['b', 'c'])
})

test('a form has the fields of the kind, in their order, and none that programs write', () => {
  const contact = readContact(parseCard(card('name: Deal\nkind: deal\nfor: [a]\n'), 'd.md'), DEFAULT_CONFIG)
  const keys = formFields(contact, FIELDS).map(({ field: { key } }) => key)
  expect(keys).toEqual([
    'name',
    'url',
    'for',
    'value',
    'close',
    'reason',
    'tags',
    'color',
    'stage',
    'owner',
    'every',
    'next',
    'due',
    'private',
  ])
})
