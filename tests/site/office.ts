// A small office on disk for the tests of the site, and a renderer that says only what it was given.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readBook } from '../../src/disk/index.ts'
import { checkBook } from '../../src/rules/index.ts'
import type { Renderer, SiteInput } from '../../src/site/index.ts'

export const TODAY = '2026-11-23'

export const CARDS: Readonly<Record<string, string>> = {
  'cardfile.yaml': `title: Office
team:
  sam: { name: Sam Rivers, email: sam@example.com, color: teal }
  ana: Ana
stages:
  contact: [lead, prospect, customer]
  deal: [proposal, won, lost]
probability: { proposal: 40, won: 100, lost: 0 }
cadence: { customer: 30 days }
colors: { vip: gold }
fields:
  renewal: { type: date, kinds: [org], calendar: true, yearly: true }
`,
  'ada-lovelace.md': `---
name: Ada Lovelace
org: engines
email: ada@engines.example (work)
phone: "+44 20 7946 0958"
address: 12 St James's Square; London; ; SW1Y 4JH; United Kingdom
birthday: 1985-12-01
stage: prospect
owner: sam
color: vip
tags: [uk]
related: secret-agent (friend)
next: Send the terms
due: 2026-11-20
---

Likes *tea*.

## Log

- 2026-11-01 call @sam: Asked for terms.
`,
  'engines.md': `---
name: Engines Ltd
kind: org
stage: customer
phone: "+44 20 7946 0000"
renewal: 2020-12-05
owner: ana
created: 2026-01-01
---
`,
  'licence.md': `---
name: Licence
kind: deal
for: [engines, ada-lovelace]
stage: proposal
value: 1000 EUR
close: 2026-11-30
---
`,
  'secret-agent.md': `---
name: Secret Agent
private: yes
org: engines
birthday: 1990-11-24
next: Meet at the bridge
due: 2026-11-23
---

The password is swordfish.
`,
}

/** A folder with the cards, each a file. */
export function office(cards: Readonly<Record<string, string>> = CARDS): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'cardfile-site-')), 'contacts')
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(cards)) writeFileSync(path.join(folder, name), text)
  return folder
}

export function inputOf(folder: string, today = TODAY): SiteInput {
  const book = readBook(folder)
  return {
    book,
    folder,
    today,
    problems: checkBook(book, { today }),
    calendars: new Map([['calendar.ics', 'BEGIN:VCALENDAR']]),
  }
}

/** Every file below a folder, `/` between folders, but for the list of them. */
export function filesIn(folder: string): Map<string, string> {
  const files = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    const name = path.relative(folder, file).replaceAll('\\', '/')
    if (entry.isFile() && !name.startsWith('.')) files.set(name, readFileSync(file, 'utf8'))
  }
  return files
}

/** A page is its view as JSON: enough for everything but the layout. */
export const plain: Renderer = {
  version: '1',
  assets: new Map([['site.css', new TextEncoder().encode('a{}')]]),
  render: async (_route, locals) => JSON.stringify(locals, undefined, 1),
}
