// Cards that may be one contact, on a page: the view, what a build keeps for the next one, and the real page.
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openRenderer } from '../../scripts/site-bundle.ts'
import { contactsView } from '../../src/site/contacts-view.ts'
import { type DuplicatesView, duplicatesView } from '../../src/site/duplicates-view.ts'
import { buildSite, siteOf } from '../../src/site/index.ts'
import { problemsView } from '../../src/site/problems-view.ts'
import { CARDS, filesIn, inputOf, office, plain } from './office.ts'

const TWIN = `---
name: Ada King
aka: Ada Lovelace
email: ADA@engines.example
phone: 020 7946 0958
title: <b>Countess</b>
created: 2026-11-01
---

## Log

- 2026-11-02 call: One.
- 2026-11-03 call: Two.
- 2026-11-04 email: ${'Three. '.repeat(60)}
`
const LINKER = '---\nname: Tom Kim\nrelated: ada-king (friend)\ndistinct: ada-lovelace\n---\n'
const WITH_TWIN = { ...CARDS, 'ada-king.md': TWIN, 'tom.md': LINKER }
const siteWith = (cards: Readonly<Record<string, string>>) => siteOf(inputOf(office(cards)))

test('a pair is shown side by side: who would stay first, what agrees, the last of the log, and who names them', () => {
  const { pairs, more, tooLarge, cards } = duplicatesView(siteWith(WITH_TWIN))
  expect({ more, tooLarge, count: pairs.length }).toEqual({ more: 0, tooLarge: false, count: 1 })
  const [pair] = pairs
  expect(pair?.sides.map(({ slug, entries }) => [slug, entries])).toEqual([
    ['ada-king', 3],
    ['ada-lovelace', 1],
  ])
  expect(pair?.sure).toBe('Almost certain')
  expect(pair?.pro).toEqual(expect.arrayContaining(['same e-mail address', 'same phone number']))
  const rows = Object.fromEntries(pair?.rows.map(({ key, how }) => [key, how]) ?? [])
  expect(rows).toMatchObject({ email: 'same', phone: 'same', title: 'one', birthday: 'one' })
  expect(pair?.sides[0].log.map(({ text }) => text.slice(0, 12))).toEqual(['Three. Three', 'Two.'])
  expect(pair?.sides[0].log[0]?.text.length).toBeLessThan(200)
  expect(cards).toEqual([
    [
      { slug: 'ada-king', name: 'Ada King', links: [{ slug: 'tom' }] },
      { slug: 'ada-lovelace', name: 'Ada Lovelace', links: [{ slug: 'licence' }, { slug: 'tom' }] },
    ],
  ])
})

test('the lists say that there are some, and nothing where there are none', () => {
  const [some, none] = [siteWith(WITH_TWIN), siteWith(CARDS)]
  expect([some, none].map((site) => [contactsView(site).doubles, problemsView(site).doubles])).toEqual([
    [1, 1],
    [0, 0],
  ])
})

test.each([
  [
    'a private card is nobody’s double',
    { ...CARDS, 'ada-king.md': TWIN.replace('title', 'private: yes\ntitle') },
  ],
  [
    'who was told apart is not shown',
    { ...CARDS, 'ada-king.md': TWIN.replace('title', 'distinct: ada-lovelace\ntitle') },
  ],
])('%s', (_why, cards) => {
  expect(duplicatesView(siteWith(cards)).pairs).toEqual([])
})

test('a card of an odd name has its page with it; a page stays light', () => {
  const many = Object.fromEntries(
    Array.from({ length: 14 }, (_, i) => [
      i === 0 ? 'Ada L.md' : `ada-${i}.md`,
      `---\nname: Ada Lovelace\nemail: ada@engines.example\ntags: [${Array.from({ length: 40 }, (_, n) => `t${n}`)}]\n---\n`,
    ]),
  )
  const { pairs, more, cards } = duplicatesView(siteWith(many))
  expect([pairs.length, more]).toEqual([60, 31])
  expect(
    pairs.every(({ rows }) => rows.every(({ values }) => values.every((list) => list.length <= 6))),
  ).toBe(true)
  const odd = cards.flat().find(({ slug }) => slug === 'Ada L')
  expect(odd?.page).toMatch(/^card\/ada-l--[0-9a-f]+\.html$/)
})

test('a build keeps what it found; the next one believes it for cards that are as they were, of this day and program', async () => {
  const folder = office(WITH_TWIN)
  const out = await mkdtemp(path.join(tmpdir(), 'cardfile-out-'))
  const build = async (version = '1', today = '2026-11-23') => {
    await buildSite(inputOf(folder, today), out, { ...plain, version })
    const page = filesIn(out).get('duplicates.html') ?? ''
    return (JSON.parse(page) as { view: DuplicatesView }).view.pairs.map(({ sides }) =>
      sides.map(({ slug }) => slug).join(' '),
    )
  }
  const state = path.join(out, '.cardfile-doubles.json')
  expect(await build()).toEqual(['ada-king ada-lovelace'])
  const kept = JSON.parse(readFileSync(state, 'utf8'))
  expect(kept).toMatchObject({ version: '1', day: '2026-11-23', kept: { pairs: [{ isCertain: true }] } })
  for (const broken of [
    '',
    '{',
    '{"kept":{}}',
    '{"version":"1","day":"2026-11-23","kept":{"cards":{},"pairs":[{"files":[]}]}}',
  ]) {
    writeFileSync(state, broken)
    expect(await build()).toEqual(['ada-king ada-lovelace'])
  }
  expect(JSON.parse(readFileSync(state, 'utf8'))).toEqual(kept)
  writeFileSync(path.join(folder, 'ada-king.md'), TWIN.replace('title', 'distinct: ada-lovelace\ntitle'))
  expect(await build()).toEqual([])
  expect(await build('2', '2026-11-24')).toEqual([])
})

test('the real page: names and values as text, the commands to type, no script in it', async () => {
  const out = await mkdtemp(path.join(tmpdir(), 'cardfile-out-'))
  const result = await buildSite(inputOf(office(WITH_TWIN)), out, await openRenderer())
  expect(result?.failed).toEqual([])
  const html = filesIn(out).get('duplicates.html') ?? ''
  expect(html).toContain('&lt;b&gt;Countess&lt;/b&gt;')
  expect(html).toContain('cardfile merge ada-king ada-lovelace')
  expect(html).toContain('cardfile set ada-king distinct+=ada-lovelace')
  expect(html).not.toContain('Secret')
  expect(filesIn(out).get('problems.html')).toMatch(
    /<a href="duplicates.html">Two cards<\/a> may be one contact/,
  )
  expect(filesIn(out).get('contacts.html')).toMatch(/<a href="duplicates.html">1 possible duplicate<\/a>/)
})
