// Repositories in temporary folders, for tests with the real git: nobody's settings, fixed people.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

// What is run in this process must not see the settings of whoever runs the tests.
process.env.GIT_CONFIG_GLOBAL = '/dev/null'
process.env.GIT_CONFIG_NOSYSTEM = '1'

const made: string[] = []
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true })
}, 120_000)

export function tempFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'cardfile-git-'))
  made.push(dir)
  return dir
}

/** The environment of a person who has set nothing. */
export function bareEnvironment(home: string): NodeJS.ProcessEnv {
  const { PATH } = process.env
  return { PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1', NO_COLOR: '1' } as unknown as NodeJS.ProcessEnv
}

export function git(dir: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: dir,
    encoding: 'utf8',
    env: bareEnvironment(dirname(dir)),
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()
}

export function write(dir: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
}

export function read(dir: string, name: string): string {
  return readFileSync(join(dir, name), 'utf8')
}

export const SETTINGS = `title: Test Office
timezone: Europe/London
today: 2026-11-23
team:
  sam: { name: Sam Rivers, email: sam@example.com }
  ana: { name: Ana Moreira, email: ana@example.com }
stages:
  contact: [lead, prospect, customer]
  deal: [proposal, won, lost]
`

export const ADA = `---
name: Ada Lovelace
stage: lead
owner: sam
tags: [uk]
next: Send the terms
due: 2026-12-01
---

Met at the London fair. Prefers e-mail.

## Log

- 2026-11-03 meeting @sam: Demo.
`

export interface Pair {
  /** The folder with all three. */
  readonly dir: string
  readonly origin: string
  readonly sam: string
  readonly ana: string
}

/** A shared repository and two clones of it, of Sam and of Ana. */
export function twoClones(files: Readonly<Record<string, string>> = {}): Pair {
  const dir = tempFolder()
  const [origin, sam, ana] = [join(dir, 'origin.git'), join(dir, 'sam'), join(dir, 'ana')]
  git(dir, 'init', '-q', '--bare', '-b', 'main', origin)
  git(dir, 'init', '-q', '-b', 'main', sam)
  be(sam, 'Sam Rivers')
  write(sam, { 'contacts/cardfile.yaml': SETTINGS, 'contacts/ada-lovelace.md': ADA, ...files })
  git(sam, 'add', '.')
  git(sam, 'commit', '-qm', 'Begin the book')
  git(sam, 'remote', 'add', 'origin', origin)
  git(sam, 'push', '-qu', 'origin', 'main')
  git(dir, 'clone', '-q', origin, ana)
  be(ana, 'Ana Moreira')
  return { dir, origin, sam, ana }
}

/** Says who works in a clone. */
export function be(dir: string, name: string): void {
  git(dir, 'config', 'user.name', name)
  git(dir, 'config', 'user.email', `${name.split(' ')[0]?.toLowerCase()}@example.com`)
}
