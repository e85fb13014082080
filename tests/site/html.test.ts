// The real pages, as Astro lays them out.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openRenderer } from '../../scripts/site-bundle.ts'
import { buildSite } from '../../src/site/index.ts'
import { CARDS, filesIn, inputOf, office } from './office.ts'

const HOSTILE = `<img src=x onerror=alert(1)></script><script>alert(2)</script>"'\`><!--`
let pages: Map<string, string>
let all: Map<string, string>

beforeAll(async () => {
  const text = JSON.stringify(HOSTILE)
  const folder = office({
    ...CARDS,
    'hostile.md': `---
name: ${text}
org: ${text}
title: ${text}
aka: [${text}]
email: [${text}, "a@b.example (${HOSTILE.replaceAll('"', '').replaceAll('(', '').replaceAll(')', '')})"]
phone: ${text}
url: ["javascript:alert(1)", "https://x.example/?a=%22%3E"]
address: ${text}
stage: ${text}
owner: ${text}
color: ${text}
tags: [${text}]
next: ${text}
due: 2026-11-20
x-y: ${text}
---

${HOSTILE} [x](javascript:alert(1))

## Log

- 2026-11-01 call @sam: ${HOSTILE}
  ${HOSTILE}
not an entry ${HOSTILE}
`,
  })
  const out = path.join(mkdtempSync(path.join(tmpdir(), 'cardfile-html-')), 'site')
  const result = await buildSite(inputOf(folder), out, await openRenderer())
  expect(result?.failed).toEqual([])
  all = filesIn(out)
  pages = new Map([...all].filter(([name]) => name.endsWith('.html')))
}, 120_000)

test('there is a page for everything', () => {
  const names = [...pages.keys()]
  for (const name of [
    'index',
    'contacts',
    'calendar',
    'pipeline',
    'organisations',
    'tags',
    'problems',
    'help',
  ])
    expect(names).toContain(`${name}.html`)
  expect(names).toContain('card/ada-lovelace.html')
  expect(names).toContain('owner/sam.html')
  expect(names).toContain('calendar/2026-12.html')
})

test('every link between pages is relative, and leads to a file', () => {
  for (const [name, html] of pages) {
    for (const [, target = ''] of html.matchAll(/(?:href|src|data-index|data-worker)="([^"]*)"/g)) {
      if (/^(https?:|mailto:|tel:)/.test(target)) continue
      expect(target, name).not.toMatch(/^\//)
      const file = decodeURI(target.replace(/[?#].*$/, ''))
      const found = path.posix.normalize(path.posix.join(path.posix.dirname(name), file))
      if (file !== '') expect([...all.keys()], `${name} -> ${target}`).toContain(found)
    }
  }
})

test('every anchor is on its page, once', () => {
  for (const [name, html] of pages) {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size, name).toBe(ids.length)
    for (const [, anchor] of html.matchAll(/href="#([^"]+)"/g)) expect(ids, name).toContain(anchor)
  }
})

/** The page without what stands in quotes: there, angle brackets are text. */
const bare = (html: string) => html.replace(DATA, '').replace(/="[^"]*"/g, '=""')
/** A card's own text, for the page to edit it from: no script, and `<` is nowhere in it. */
const DATA = /<script type="application\/json" data-source>[^<]*<\/script>/
/** Faults as a short list: a whole page in a message helps nobody. */
const faults = (html: string, patterns: readonly RegExp[]) =>
  patterns.flatMap((pattern) => html.match(pattern)?.[0].slice(0, 80) ?? [])

test('no page has a script or a style of its own, nor loads anything from elsewhere', () => {
  for (const [name, html] of pages) {
    const own = [
      /<script(?![^>]*\ssrc=)[^>]*>/i,
      /<style|\sstyle=|<iframe|<object|<embed|<base/i,
      /<[a-z][^<>]*\son[a-z]+=/i,
    ]
    expect(faults(bare(html), own), name).toEqual([])
    expect(faults(html, [/<(script|link|img)[^>]+(src|href)="(https?:)?\/\/[^>]*/i]), name).toEqual([])
    expect(html.includes(`content="default-src 'none'; script-src 'self'; style-src 'self'`), name).toBe(true)
  }
})

test('what a card says is text, on every page', () => {
  const shown = [...pages].filter(([, html]) => html.includes('onerror'))
  expect(shown.length).toBeGreaterThan(5)
  for (const [name, html] of shown)
    expect(faults(bare(html), [/<img src=x/, /<script>/, /<\/script><script>/]), name).toEqual([])
  for (const [name, html] of pages)
    expect(faults(html, [/href="(javascript|data|vbscript):[^"]*/i]), name).toEqual([])
})

test('the index is a script that nothing ends, and has no private card', () => {
  const index = all.get('search-index.js') ?? ''
  expect(index).toContain('Ada Lovelace')
  expect(index).not.toContain('<')
  expect(index).not.toContain('secret')
})

test('the front page has the follow-ups, those who went quiet, and a birthday', () => {
  const html = pages.get('index.html') ?? ''
  expect(html).toMatch(
    /data-section="overdue"[\s\S]*Ada Lovelace[\s\S]*3 days late[\s\S]*data-section="today"/,
  )
  expect(html).toContain('href="tel:+442079460958"')
  expect(html).toContain('href="mailto:ada@engines.example"')
  expect(html).toMatch(/data-section="quiet"[\s\S]*Engines Ltd/)
  expect(html).toMatch(/data-birthday="2026-12-01"/)
})

test('a card has its calls, its code, its vCard, its people, its deals and its file', () => {
  const ada = pages.get('card/ada-lovelace.html') ?? ''
  expect(ada).toContain('<h1>Ada Lovelace</h1>')
  expect(ada).toContain('href="../card/engines.html"')
  expect(ada).toContain('<em>tea</em>')
  expect(ada).toContain('Asked for terms.')
  expect(ada).toContain('QR code with the vCard of Ada Lovelace')
  expect(ada).toContain('contacts/ada-lovelace.md')
  expect(all.get('card/ada-lovelace.vcf')).toContain('FN:Ada Lovelace')
  const org = pages.get('card/engines.html') ?? ''
  expect(org).toMatch(/data-links="People"[\s\S]*Ada Lovelace/)
  expect(org).toMatch(/data-links="Deals"[\s\S]*Licence[\s\S]*€1,000/)
})

test('the calendar has closings and the dates of the office, the pipeline its sums', () => {
  expect(pages.get('calendar.html')).toMatch(/data-date="2026-11-30"[\s\S]*Licence/)
  expect(pages.get('calendar/2026-12.html')).toMatch(/Engines Ltd[\s\S]*Renewal/)
  expect(pages.get('pipeline.html')).toMatch(/Weighted<\/dt><dd>€400/)
})

test.each([
  [1, ['Today', 'Contacts', 'Problems', 'Help', 'More']],
  [2, ['Today', 'Contacts', 'Calendar', 'Organisations', 'Tags', 'Problems', 'Help', 'More']],
  [3, ['Today', 'Contacts', 'Calendar', 'Pipeline', 'Organisations', 'Tags', 'Problems', 'Help', 'More']],
])('a book of level %i has so much in its navigation, and all pages', async (level, titles) => {
  const folder = office({ ...CARDS, 'cardfile.yaml': `${CARDS['cardfile.yaml']}level: ${level}\n` })
  const out = path.join(mkdtempSync(path.join(tmpdir(), 'cardfile-level-')), 'site')
  await buildSite(inputOf(folder), out, await openRenderer())
  const files = filesIn(out)
  const [, nav = ''] =
    /<nav class="sections"[^>]*>([\s\S]*?)<\/nav>/.exec(files.get('index.html') ?? '') ?? []
  expect([...nav.matchAll(/<span>([^<]+)<\/span>/g)].map(([, title]) => title)).toEqual(titles)
  expect(files.has('pipeline.html')).toBe(true)
})

test("a card's page has its text as the file has it, unless it names a private card", () => {
  const source = (page: string) => {
    const json = /<script type="application\/json" data-source>([^<]*)<\/script>/.exec(pages.get(page) ?? '')
    return json?.[1] === undefined ? undefined : JSON.parse(json[1])
  }
  expect(source('card/engines.html')).toEqual({ path: 'contacts/engines.md', text: CARDS['engines.md'] })
  expect(source('card/hostile.html').text).toContain(HOSTILE)
  expect(source('card/ada-lovelace.html')).toBeUndefined()
})
