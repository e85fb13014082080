import { expect, test } from 'vitest'
import { tempBook } from './cli.ts'

test.concurrent('new makes a card from the template of its kind', async () => {
  const { run, read } = tempBook()
  const words = [
    'new',
    'Charles: "Babbage" #1',
    '--org',
    'Analytical Engines',
    '--email',
    'cb@engines.example',
    '--tag',
    'uk',
    '--tag',
    'maths',
  ]
  const { out, err, status } = await run(...words, '--due', 'mon')
  expect({ err, status }).toEqual({ err: '', status: 0 })
  expect(out).toContain('Made: contacts/charles-babbage-1.md\n')
  expect(read('charles-babbage-1.md')).toBe(
    `---
name: 'Charles: "Babbage" #1'
org: engines
email: cb@engines.example
owner: sam
tags: [uk, maths]
next: First call
due: 2026-11-30
---

Notes on Charles: "Babbage" #1.

## Log
`,
  )
})

test.concurrent('new without a template, in a folder by its first letters', async () => {
  const { run, read } = tempBook({ 'cardfile.yaml': 'layout: letters\ntoday: 2026-11-23\n' })
  const { err, status } = await run(
    'new',
    'Ørsted & Söhne',
    '--kind',
    'org',
    '--set',
    'url=https://orsted.example',
  )
  expect({ err, status }).toEqual({ err: '', status: 0 })
  expect(read('or/orsted-and-sohne.md')).toBe(
    '---\nname: Ørsted & Söhne\nkind: org\nurl: https://orsted.example\nowner: sam\ncreated: 2026-11-23\n---\n',
  )
})

test.concurrent('new warns of a likely double and takes the next free name', async () => {
  const { run, read } = tempBook()
  const { err, status } = await run('new', 'ADA LOVELACE')
  expect(status).toBe(0)
  expect(err).toContain('Perhaps the same: Ada Lovelace, contacts/ada-lovelace.md')
  expect(read('ada-lovelace-2.md')).toContain('name: ADA LOVELACE\n')
})

test.concurrent.each([
  ['a deal for nobody', ['new', 'Big deal', '--kind', 'deal'], 1, 'A deal needs "for"'],
  ['an unknown kind', ['new', 'X', '--kind', 'people'], 2, 'Allowed choices are person, org, deal'],
  ['a field that is none', ['new', 'X', '--set', 'phon=1'], 2, 'Did you mean "phone"?'],
  ['no name', ['new', ' '], 2, 'a card needs a name'],
])('new: %s', async (_why, words, status, message) => {
  const { run } = tempBook()
  const ran = await run(...words)
  expect(ran.status).toBe(status)
  expect(ran.err).toContain(message)
})

test.concurrent('set changes fields of a card and shows the lines', async () => {
  const { run, read } = tempBook()
  const before = read('ada-lovelace.md')
  const words = [
    'set',
    'ada-lovelace',
    'tags+=fair',
    'tags-=vip',
    'email-=ada@home.example',
    'due=fri',
    'phone=',
  ]
  const { out, status } = await run(...words)
  expect(status).toBe(0)
  expect(read('ada-lovelace.md')).toBe(
    before
      .replace('[uk, vip]', '[uk, fair]')
      .replace('  - ada@home.example\n', '')
      .replace('2026-11-20', '2026-11-27')
      .replace('phone: "+44 20 7946 0958"\n', ''),
  )
  expect(out).toContain('  - due: 2026-11-20\n  + due: 2026-11-27\n')
})

test.concurrent('set --where changes all that a query finds, once somebody said yes', async () => {
  const { run, read } = tempBook()
  const asked = await run('set', '--where', 'owner=ana kind=person', 'owner=sam')
  expect(asked.status).toBe(2)
  expect(asked.err).toContain('Say --yes')
  expect(read('ada-byron.md')).toContain('owner: ana')
  const { out, status } = await run('set', '--where', 'owner=ana kind=person', 'owner=sam', '--yes')
  expect({ status, last: out.split('\n').at(-2) }).toEqual({ status: 0, last: '2 cards changed.' })
  expect([read('ada-byron.md'), read('secret.md')].map((text) => text.includes('owner: sam'))).toEqual([
    true,
    true,
  ])
})

test.concurrent('an error in one card stops the change of all', async () => {
  const { run, read } = tempBook()
  const { err, status } = await run('set', '--where', 'owner=ana', 'due=', '--yes')
  expect(status).toBe(1)
  expect(err).toContain('There is a next step, but no day for it.')
  expect(read('ada-byron.md')).toContain('due: 2026-11-23')
})

test.concurrent('an error that a card had before does not stop other changes', async () => {
  const { run, read } = tempBook({ 'bad.md': '---\nname: Bad\nemail: nonsense\n---\n' })
  expect(await run('set', 'bad', 'title=Boss')).toMatchObject({ status: 0 })
  expect(read('bad.md')).toBe('---\nname: Bad\ntitle: Boss\nemail: nonsense\n---\n')
})

test.concurrent.each([
  [
    'text',
    ['show', 'ada-lovelace'],
    /^Ada Lovelace\nAnalytical Engines\n\nNext: Send the terms, Fri 20 Nov, 3 days late\n/,
  ],
  [
    'links',
    ['show', 'ada-lovelace'],
    /Linked from\n {2}Terms 2027 terms-2027 \(for, proposal, 12000 EUR\)\n/,
  ],
  ['a name of another folder', ['show', 'contacts/ada-byron.md'], /^Ada Byron\n/],
  ['find forgives', ['find', 'lovlace'], /^Ada Lovelace {2}ada-lovelace\n/],
  ['find by digits', ['find', '7946', '0000'], /^Analytical Engines {2}engines\n/],
  [
    'list',
    ['list', '--where', 'kind=person', '--columns', 'slug,owner,due', '--sort', '-due,slug'],
    /ada-byron +ana +Mon 23 Nov\nsecret +ana +Mon 23 Nov\nada-lovelace +sam +Fri 20 Nov\n$/,
  ],
  [
    'list --csv',
    ['list', '-w', 'kind=deal', '-c', 'name,value', '--csv'],
    /^slug,name,value,value-currency\r\nterms-2027,Terms 2027,12000,EUR\r\n$/,
  ],
])('%s', async (_why, words, shown) => {
  const { run } = tempBook()
  const { out, err, status } = await run(...words)
  expect({ err, status }).toEqual({ err: '', status: 0 })
  expect(out).toMatch(shown)
})

test.concurrent.each([
  ['list', ['list', '--json', '-w', 'kind=deal'], ['id', 'title', 'today', 'columns', 'groups', 'empty']],
  [
    'show',
    ['show', '--json', 'engines'],
    ['slug', 'file', 'name', 'kind', 'about', 'last', 'quiet', 'fields', 'log', 'links', 'problems'],
  ],
  ['new', ['new', '--json', 'Bob'], ['slug', 'file', 'alike', 'written']],
  ['set', ['set', '--json', 'engines', 'url=https://e.example'], ['found', 'changed', 'written']],
])('%s --json', async (_name, words, keys) => {
  const { run } = tempBook()
  const { out } = await run(...words)
  expect(Object.keys(JSON.parse(out))).toEqual(keys)
})

test.concurrent('nothing found is status 1', async () => {
  const { run } = tempBook()
  expect(await run('find', 'zzzzzz')).toEqual({ out: 'Nothing found.\n', err: '', status: 1 })
  expect(await run('--json', 'find', 'zzzzzz')).toEqual({ out: '[]\n', err: '', status: 1 })
})
