// Runs the real command as a process, on a small book of its own in a temporary folder.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

/** What `npx cardfile` runs. */
export const ENTRY = join(import.meta.dirname, '../../scripts/bin.mjs')

const made: string[] = []
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true })
})

export interface Ran {
  readonly out: string
  readonly err: string
  readonly status: number
}

export const TODAY = '2026-11-23'

const BOOK: Readonly<Record<string, string>> = {
  'cardfile.yaml': `title: Test Office
timezone: Europe/London
today: ${TODAY}
team:
  sam: { name: Sam Rivers, email: sam@example.com }
  ana: { name: Ana Moreira, email: ana@example.com }
stages:
  contact: [lead, prospect, customer]
  deal: [proposal, won, lost]
open: [prospect, proposal]
probability: { proposal: 40, won: 100, lost: 0 }
cadence: { customer: 30 days }
`,
  'ada-lovelace.md': `---
name: Ada Lovelace
org: engines          # the company
email:
  - ada@engines.example (work)
  - ada@home.example
phone: "+44 20 7946 0958"
birthday: 1985-12-10
stage: prospect
owner: sam
tags: [uk, vip]
next: Send the terms
due: 2026-11-20
created: 2026-01-05
---

Likes engines.

## Log

- 2026-11-03 meeting @sam: Demo.
`,
  'ada-byron.md': '---\nname: Ada Byron\nowner: ana\nstage: lead\nnext: Call\ndue: 2026-11-23\n---\n',
  'engines.md':
    '---\nname: Analytical Engines\nkind: org\nstage: customer\nowner: ana\nphone: 020 7946 0000\n---\n\n## Log\n\n- 2026-09-01 visit @ana: Looked around.\n',
  'terms-2027.md':
    '---\nname: Terms 2027\nkind: deal\nfor: [engines, ada-lovelace]\nstage: proposal\nvalue: 12000 EUR\nclose: 2026-12-15\nowner: sam\nnext: Ring the board\ndue: 2026-11-25\n---\n',
  'secret.md': '---\nname: Secret Source\nowner: ana\nprivate: yes\nnext: Meet\ndue: 2026-11-23\n---\n',
  '_templates/person.md':
    '---\nname: {{name}}\norg:\nemail:\nowner: {{owner}}\ntags: []\nnext: First call\ndue: {{today}}\n---\n\nNotes on {{name}}.\n\n## Log\n',
}

/** A folder that has a book as contacts/; it goes when the file's tests end. */
export function tempBook(changes: Readonly<Record<string, string>> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'cardfile-test-'))
  made.push(dir)
  for (const [name, text] of Object.entries({ ...BOOK, ...changes })) {
    const file = join(dir, 'contacts', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const read = (name: string) => readFileSync(join(dir, 'contacts', name), 'utf8')
  const run = (...words: string[]) => runIn(dir, words)
  return { dir, read, run }
}

/** Runs `cardfile` in a folder, without colours, as Sam. */
export function runIn(
  dir: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const { PATH, HOME, TMPDIR } = process.env
  return new Promise((resolve) => {
    const settings = { PATH, HOME, TMPDIR, NO_COLOR: '1', COLUMNS: '100', CARDFILE_USER: 'sam', ...env }
    execFile(
      process.execPath,
      [ENTRY, ...words],
      { cwd: dir, env: settings as NodeJS.ProcessEnv },
      (error, out, err) =>
        resolve({ out, err, status: typeof error?.code === 'number' ? error.code : error ? 99 : 0 }),
    )
  })
}
