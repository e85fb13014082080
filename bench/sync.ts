// `cardfile sync` against `git pull`, on a book of many cards of which somebody else changed one.

import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs'
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

function time(command: string, args: readonly string[], cwd: string): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  const spent = performance.now() - start
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${status}\n${stderr}`)
  return spent
}

/** @param folder holds a book in `contacts/`; it becomes a repository with clones beside it */
export function syncAgainstPull(folder: string): Ratio {
  writeFileSync(path.join(folder, '.gitignore'), 'node_modules/\nclones/\n')
  git(folder, 'init', '-q', '-b', 'main')
  git(folder, 'add', '.gitignore', 'contacts')
  git(folder, 'commit', '-q', '-m', 'Begin')
  const at = (name: string) => path.join(folder, 'clones', name)
  git(folder, 'clone', '-q', '--bare', folder, at('shared.git'))
  for (const name of ['writer', 'pull', 'sync']) {
    git(folder, 'clone', '-q', at('shared.git'), at(name))
    git(at(name), 'config', 'user.name', 'Measured')
    git(at(name), 'config', 'user.email', 'measured@example.com')
  }
  const cards = readdirSync(path.join(at('writer'), 'contacts'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
  let turn = 0
  const change = () => {
    const name = path.join('contacts', cards[(turn++ * 37) % cards.length] ?? '')
    appendFileSync(path.join(at('writer'), name), '- 2026-11-23 call @sam: Rang.\n')
    git(at('writer'), 'commit', '-q', '-a', '-m', 'Log a call')
    git(at('writer'), 'push', '-q')
  }
  const sync = () => {
    change()
    return time(process.execPath, [cardfile, '--book', path.join(at('sync'), 'contacts'), 'sync'], at('sync'))
  }
  const pull = () => {
    change()
    return time('git', ['pull', '-q'], at('pull'))
  }
  return compare(9, sync, pull)
}
