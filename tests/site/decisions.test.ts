// What merges left to decide, on pages: the views, and the real pages.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openRenderer } from '../../scripts/site-bundle.ts'
import { cardView } from '../../src/site/card-view.ts'
import { decisionsView } from '../../src/site/decisions-view.ts'
import { buildSite, siteOf } from '../../src/site/index.ts'
import { problemsView } from '../../src/site/problems-view.ts'
import { CARDS, filesIn, inputOf, office } from './office.ts'

const ANA = `---
name: Ana Silva
org: engines
title: Boss
tags: [uk]
stage: lead
conflicts:
  - "due: 2026-12-01"
  - "org: secret-agent"
  - "tags: vip"
  - 'title: <b>Clerk</b>'
---

One of two. Two of two. <!-- conflict: two edits of one sentence -->
`
const input = () => inputOf(office({ ...CARDS, 'ana.md': ANA }))

test('both values are said, as the page shows values elsewhere, and no private card is named', () => {
  const site = siteOf(input())
  const [ana] = site.book.contacts.filter(({ slug }) => slug === 'ana')
  if (ana === undefined) throw new Error('no card')
  const lines = decisionsView(site, ana)?.rows.map(
    ({ label, values }) => `${label}: ${values.map(({ text, role }) => `${text} (${role})`).join('; ')}`,
  )
  expect(lines).toEqual([
    'Due: Nothing (stands now); Tue 1 Dec 2026 (the other value)',
    'Organisation: (a private card) (is not in the list any more)',
    'Tags: vip (is not in the list any more)',
    'Title: Boss (stands now); <b>Clerk</b> (the other value)',
    'Notes, line 14: One of two. Two of two. (two edits of one sentence: delete one, and the comment behind it)',
  ])
  const view = cardView(site, ana)
  expect(view.fields.map(({ label }) => label)).not.toContain('To decide')
  expect(view.problems.map(({ rule }) => rule)).not.toContain('conflicts-open')
  const { decisions, cards } = problemsView(site)
  expect([decisions.count, decisions.cards.map(({ name }) => name)]).toEqual([5, ['Ana Silva']])
  expect(cards.flatMap(({ problems }) => problems.map(({ rule }) => rule))).not.toContain('conflicts-open')
})

test('a card with hundreds of them keeps its page light', () => {
  const records = Array.from(
    { length: 100 },
    (_, at) => `  - "title: ${'x'.repeat(at === 0 ? 5000 : 90)} ${at}"`,
  ).join('\n')
  const site = siteOf(inputOf(office({ 'a.md': `---\nname: A\ntitle: B\nconflicts:\n${records}\n---\n` })))
  const [contact] = site.book.contacts
  const view = contact && decisionsView(site, contact)
  expect([view?.rows.length, view?.more]).toEqual([30, 70])
  expect(JSON.stringify(view).length).toBeLessThan(7_000)
})

test('the card’s page has a section, and so has the page of problems', { timeout: 120_000 }, async () => {
  const out = path.join(mkdtempSync(path.join(tmpdir(), 'cardfile-decide-')), 'site')
  const result = await buildSite(input(), out, await openRenderer())
  expect(result?.failed).toEqual([])
  const pages = filesIn(out)
  const card = pages.get('card/ana.html') ?? ''
  expect(card).toMatch(
    /data-decide[\s\S]*Boss[\s\S]*stands now[\s\S]*&lt;b&gt;Clerk&lt;\/b&gt;[\s\S]*cardfile resolve ana/,
  )
  expect(card).not.toContain('secret-agent')
  expect(pages.get('problems.html')).toMatch(/data-decide[\s\S]*href="card\/ana\.html"[\s\S]*the other value/)
  expect(pages.get('card/ada-lovelace.html')).not.toContain('data-decide')
})
