// Cards that were deleted, found in the history: whose they were, what was none of them, and a history that is too long.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { deletedCards } from '../../src/git/index.ts'

const made: string[] = []
const PATH = process.env.PATH ?? ''
afterEach(() => {
  process.env.PATH = PATH
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true })
})

function book(cards: readonly string[]) {
  const dir = mkdtempSync(join(tmpdir(), 'cardfile-deleted-'))
  made.push(dir)
  mkdirSync(join(dir, 'contacts/_templates'), { recursive: true })
  const git = (...words: string[]) => execFileSync('git', words, { cwd: dir, encoding: 'utf8' }).trim()
  const put = (name: string, text = `---\nname: ${name}\n---\n`) =>
    writeFileSync(join(dir, 'contacts', `${name}.md`), text)
  const commit = (message: string, by = 'Sam') => {
    git('add', '-A', 'contacts')
    git('-c', `user.name=${by}`, 'commit', '-qm', message, '--date', '2026-11-20T12:00:00Z')
  }
  git('init', '-q', '-b', 'main')
  git('config', 'user.name', 'Sam')
  git('config', 'user.email', 'sam@example.com')
  for (const name of [...cards, '_templates/person']) put(name)
  commit('Begin')
  const drop = (name: string) => rmSync(join(dir, 'contacts', `${name}.md`))
  return { dir, folder: join(dir, 'contacts'), git, put, drop, commit }
}

test('who deleted what, as it was then; no template, no move, and nothing that an undo took back', async () => {
  const { folder, git, put, drop, commit } = book(['ada', 'bob', 'eva', 'rex'])
  put('ada', '---\nname: Ada\ntitle: Boss\n---\n')
  commit('Title')
  drop('ada')
  drop('_templates/person')
  commit('Ada went', 'Ana')
  git('mv', 'contacts/bob.md', 'contacts/robert.md')
  commit('Robert')
  drop('eva')
  commit('Undo: Eva\n\nUndoes: 0123456789abcdef0123456789abcdef01234567')
  drop('rex')
  expect(await deletedCards(folder)).toEqual({
    cards: [
      { path: 'rex.md', text: '---\nname: rex\n---\n', date: '', by: '' },
      { path: 'ada.md', text: '---\nname: Ada\ntitle: Boss\n---\n', date: '2026-11-20', by: 'Ana' },
    ],
  })
})

test('of a card that was deleted twice, the last time', async () => {
  const { folder, put, drop, commit } = book(['ada'])
  drop('ada')
  commit('Gone')
  put('ada', '---\nname: Ada the second\n---\n')
  commit('Back')
  drop('ada')
  commit('Gone again')
  const found = await deletedCards(folder)
  expect(found?.cards.map(({ text }) => text)).toEqual(['---\nname: Ada the second\n---\n'])
})

test('a history that takes too long gives what was found by then, and says how far it went', async () => {
  const { dir, folder, git } = book(['ada', 'bob'])
  const id = git('rev-parse', 'HEAD:contacts/ada.md')
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
  const none = '0'.repeat(40)
  const record = (date: string, name: string) =>
    `\x1eAna\x1f${date}\x1f\n\n:100644 000000 ${id} ${none} D\tcontacts/${name}.md\n`
  writeFileSync(
    join(dir, 'log.txt'),
    `${record('2026-11-20', 'rex')}${record('2026-11-10', 'eva')}\x1eAna\x1f2026-1`,
  )
  mkdirSync(join(dir, 'bin'))
  const slow = `#!/bin/sh\ncase " $* " in *" log "*) cat '${join(dir, 'log.txt')}'; exec sleep 60;; esac\nexec '${real}' "$@"\n`
  writeFileSync(join(dir, 'bin/git'), slow)
  chmodSync(join(dir, 'bin/git'), 0o755)
  process.env.PATH = `${join(dir, 'bin')}:${PATH}`
  const found = await deletedCards(folder, 1500)
  expect(found?.cards.map(({ path, date }) => [path, date])).toEqual([
    ['rex.md', '2026-11-20'],
    ['eva.md', '2026-11-10'],
  ])
  expect(found?.since).toBe('2026-11-10')
})

test('no clone, no history', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'cardfile-deleted-'))
  made.push(dir)
  expect(await deletedCards(dir)).toBeUndefined()
  execFileSync('git', ['init', '-q', dir])
  expect(await deletedCards(dir)).toBeUndefined()
})
