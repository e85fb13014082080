// `cardfile sync` against `git pull`, on a book of many cards of which somebody else changed one.

import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compare, type Ratio } from './pairs.ts'

const cardfile = path.resolve(import.meta.dirname, '../scripts/bin.mjs')

function git(folder: string, ...args: string[]): string {
  const name = ['-c', 'user.name=Measured', '-c', 'user.email=measured@example.com']
  return execFileSync('git', [...name, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

function time(command: string, args: readonly string[], cwd: string, wanted = 0): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  const spent = performance.now() - start
  if (status !== wanted) throw new Error(`${command} ${args.join(' ')}: ${status}\n${stderr}`)
  return spent
}

/** Makes the book in `contacts/` of a folder a repository, with clones beside it. */
function share(folder: string, names: readonly string[]): (name: string) => string {
  writeFileSync(path.join(folder, '.gitignore'), 'node_modules/\nclones/\n')
  const at = (name: string) => path.join(folder, 'clones', name)
  if (!existsSync(path.join(folder, '.git'))) {
    git(folder, 'init', '-q', '-b', 'main')
    git(folder, 'add', '.gitignore', 'contacts')
    git(folder, 'commit', '-q', '-m', 'Begin')
    git(folder, 'clone', '-q', '--bare', folder, at('shared.git'))
  }
  for (const name of names) {
    git(folder, 'clone', '-q', at('shared.git'), at(name))
    git(at(name), 'config', 'user.name', 'Measured')
    git(at(name), 'config', 'user.email', 'measured@example.com')
  }
  return at
}

function cardsIn(clone: string): string[] {
  return readdirSync(path.join(clone, 'contacts'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
}

function syncIn(clone: string): number {
  return time(process.execPath, [cardfile, '--book', path.join(clone, 'contacts'), 'sync'], clone)
}

/** Lets a clone reach the shared repository by a line that takes so long to answer: an ssh that waits. */
function putFar(clone: string, seconds: number): void {
  const url = git(clone, 'remote', 'get-url', 'origin').trim()
  const ssh = path.join(clone, '.git', 'far')
  writeFileSync(ssh, `#!/bin/sh\nsleep ${seconds}\nexec sh -c "$2"\n`, { mode: 0o755 })
  git(clone, 'config', 'core.sshCommand', `'${ssh}'`)
  git(clone, 'config', 'ssh.variant', 'simple')
  git(clone, 'remote', 'set-url', 'origin', `ssh://far${url}`)
}

/**
 * @param folder  holds a book in `contacts/`; it becomes a repository with clones beside it
 * @param seconds that the shared repository takes to answer
 */
export function syncAgainstPull(folder: string, seconds = 0): Ratio {
  const [pulls, syncs] = [`pull-${seconds}`, `sync-${seconds}`] as const
  const at = share(folder, [`writer-${seconds}`, pulls, syncs])
  if (seconds > 0) for (const clone of [pulls, syncs]) putFar(at(clone), seconds)
  const writer = at(`writer-${seconds}`)
  const cards = cardsIn(writer)
  let turn = 0
  const change = () => {
    const name = path.join('contacts', cards[(turn++ * 37) % cards.length] ?? '')
    appendFileSync(path.join(writer, name), '- 2026-11-23 call @sam: Rang.\n')
    git(writer, 'commit', '-q', '-a', '-m', 'Log a call')
    git(writer, 'push', '-q')
  }
  const sync = () => {
    change()
    return syncIn(at(syncs))
  }
  const pull = () => {
    change()
    return time('git', ['pull', '-q'], at(pulls))
  }
  return compare(9, sync, pull)
}

/**
 * Some cards that both sides changed in the same place: a sync, against a commit and a merge of git, which ends in
 * conflicts, and the push that it can't do yet left out.
 * @returns milliseconds that a card takes more by sync, and the two times
 */
export function mergeAgainstGit(
  folder: string,
  count: number,
): { more: number; sync: number; merge: number } {
  const at = share(folder, ['theirs', 'ours-sync', 'ours-merge'])
  const log = (clone: string, what: string) => {
    for (const name of cardsIn(clone).slice(0, count))
      appendFileSync(path.join(clone, 'contacts', name), `- 2026-11-24 call @sam: ${what}\n`)
  }
  log(at('theirs'), 'Asked for the terms.')
  git(at('theirs'), 'commit', '-q', '-a', '-m', 'Log calls')
  git(at('theirs'), 'push', '-q')
  log(at('ours-sync'), 'Sent the terms.')
  log(at('ours-merge'), 'Sent the terms.')
  const clone = at('ours-merge')
  const merge =
    time('git', ['commit', '-q', '-a', '-m', 'Log calls'], clone) +
    time('git', ['fetch', '-q'], clone) +
    time('git', ['merge', '-q', 'origin/main'], clone, 1)
  const sync = syncIn(at('ours-sync'))
  return { more: (sync - merge) / count, sync, merge }
}
