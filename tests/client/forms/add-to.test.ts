// What was typed for a new card, put on the one that is there: added, and nothing replaced.
import { expect, test } from 'vitest'
import { buildBook } from '../../../src/book/index.ts'
import { editCard, parseCard } from '../../../src/card/index.ts'
import { additionOf } from '../../../src/client/forms/add-to.ts'
import type { FormValue } from '../../../src/client/forms/field-changes.ts'
import { DEFAULT_CONFIG, readContact } from '../../../src/contact/index.ts'

const card = (...lines: string[]) => `---\nname: Eva Mueller\n${lines.join('\n')}\n---\n`

test.each<[string, string, Record<string, FormValue[]>, string, string[]]>([
  [
    'another address goes behind the one that is there',
    card('email: eva@acme.example (work)'),
    { email: [{ text: 'eva@home.example', label: 'home' }] },
    card('email:\n  - eva@acme.example (work)\n  - eva@home.example (home)'),
    [],
  ],
  [
    'an address that is there is not there twice',
    card('email: eva@acme.example'),
    { email: [{ text: 'EVA@acme.example' }] },
    card('email: eva@acme.example'),
    [],
  ],
  [
    'a number as people write it at home is there',
    card('phone: "+44 20 7946 0958"'),
    { phone: [{ text: '020 7946 0958' }] },
    card('phone: "+44 20 7946 0958"'),
    [],
  ],
  [
    'what the card lacks is set',
    card('stage: lead'),
    { title: [{ text: 'Boss' }], org: [{ text: 'ACME' }] },
    card('org: ACME', 'title: Boss', 'stage: lead'),
    [],
  ],
  [
    'what it has otherwise stays',
    card('title: Boss'),
    { title: [{ text: 'Clerk' }] },
    card('title: Boss'),
    ['Title'],
  ],
  [
    'whose it is, and where it stands, stay',
    card('stage: customer', 'owner: ana'),
    { stage: [{ text: 'lead' }], owner: [{ text: 'sam' }] },
    card('stage: customer', 'owner: ana'),
    [],
  ],
  [
    'empty lines are nothing',
    card('email: eva@acme.example'),
    { email: [{ text: ' ' }], title: [] },
    card('email: eva@acme.example'),
    [],
  ],
  [
    'a tag is added',
    card('tags: [uk]'),
    { tags: [{ text: '#UK' }, { text: 'vip' }] },
    card('tags: [uk, vip]'),
    [],
  ],
])('%s', (_why, text, typed, wanted, left) => {
  const contact = readContact(parseCard(text, 'contacts/eva.md'), DEFAULT_CONFIG)
  const by = { book: buildBook([contact], DEFAULT_CONFIG), today: '2026-11-23' }
  const addition = additionOf(contact, new Map(Object.entries(typed)), by)
  const order = DEFAULT_CONFIG.fields.map(({ key }) => key)
  const edited = editCard(text, addition.changes, order, 'contacts/eva.md')
  expect(edited).toMatchObject({ text: wanted })
  expect(addition.left).toEqual(left)
})
