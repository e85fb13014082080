// The merge driver under the real git: merge, rebase and cherry-pick, and what happens when it can't do its work.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mergeCards } from '../../src/merge/index.ts'
import { caseOf } from './cases.ts'

const ENTRY = join(import.meta.dirname, '../../scripts/bin.mjs')
const COMMAND = `'${process.execPath}' '${ENTRY}' merge-driver`
/** The line of docs/commands.md: where the driver is missing or fails, git merges by lines. */
const lineFor = (command: string) =>
  `${command} %O %A %B %P; r=$?; if [ $r -ge 126 ]; then git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; r=$?; fi; exit $r`

const made: string[] = []
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true })
})

type Cards = Readonly<Record<string, string | Buffer>>

/** A repository with a branch `ours`, checked out, and a branch `theirs`, from one commit. */
function repository(base: Cards, ours: Cards, theirs: Cards, command = COMMAND) {
  const dir = mkdtempSync(join(tmpdir(), 'cardfile-driver-'))
  made.push(dir)
  const git = (...words: string[]) => {
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_EDITOR: 'true',
    }
    return spawnSync('git', words, { cwd: dir, encoding: 'utf8', env })
  }
  const save = (cards: Cards, message: string) => {
    for (const [name, text] of Object.entries(cards)) {
      const file = join(dir, 'contacts', name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    git('add', '-A')
    git('commit', '-q', '-m', message)
  }
  git('init', '-q', '-b', 'ours')
  for (const [key, value] of [
    ['user.name', 'Sam'],
    ['user.email', 'sam@example.com'],
    ['commit.gpgsign', 'false'],
    ['core.autocrlf', 'false'],
  ])
    git('config', key ?? '', value ?? '')
  git('config', 'merge.cardfile.driver', lineFor(command))
  writeFileSync(
    join(dir, '.gitattributes'),
    '* -text\ncontacts/**/*.md merge=cardfile\ncontacts/**/*.yaml merge=cardfile\n',
  )
  save(base, 'base')
  git('branch', 'theirs')
  save(ours, 'ours')
  git('checkout', '-q', 'theirs')
  save(theirs, 'theirs')
  git('checkout', '-q', 'ours')
  const read = (name: string) => readFileSync(join(dir, 'contacts', name), 'utf8')
  return { git, read }
}

const SEEDS = [11, 12, 13, 14]
const side = (i: 0 | 1 | 2): Cards =>
  Object.fromEntries(SEEDS.map((seed) => [`c${seed}.md`, caseOf(seed).texts[i]]))
const hasGit = spawnSync('git', ['--version']).status === 0

test.skipIf(!hasGit).each([
  ['git merge', ['merge', '--no-edit', 'theirs']],
  ['git rebase', ['rebase', 'theirs']],
  ['git cherry-pick', ['cherry-pick', 'theirs']],
])('%s gives what the merge gives', { timeout: 120_000 }, (_why, words) => {
  const { git, read } = repository(side(0), side(1), side(2))
  const { status, stderr, stdout } = git(...words)
  expect(`${status} ${status === 0 ? '' : stdout + stderr}`).toBe('0 ')
  for (const seed of SEEDS) expect(read(`c${seed}.md`)).toBe(mergeCards(...caseOf(seed).texts).text)
  expect(git('status', '--porcelain').stdout).toBe('')
})

const card = (...lines: string[]) => `---\nname: Ada\n${lines.join('\n')}\n---\n`
const log = (...lines: string[]) => `\n## Log\n\n${lines.map((line) => `- ${line}\n`).join('')}`

test.skipIf(!hasGit)('both added one card', { timeout: 60_000 }, () => {
  const { git, read } = repository(
    { 'x.md': card() },
    { 'a.md': card('stage: lead') },
    { 'a.md': card('owner: sam') },
  )
  expect(git('merge', '--no-edit', 'theirs').status).toBe(0)
  expect(read('a.md')).toBe(card('owner: sam', 'stage: lead'))
})

test.skipIf(!hasGit)('settings are merged by key', { timeout: 60_000 }, () => {
  const { git, read } = repository(
    { 'cardfile.yaml': 'timezone: Europe/London\noverdue: 30 days\n' },
    { 'cardfile.yaml': 'timezone: Europe/Lisbon\noverdue: 20 days\n' },
    { 'cardfile.yaml': 'timezone: Europe/London\noverdue: 10 days\nlayout: letters\n' },
  )
  const { status, stdout, stderr } = git('merge', '--no-edit', 'theirs')
  expect(status).toBe(0)
  expect(stdout + stderr).toContain(
    'contacts/cardfile.yaml Both sides changed this; it gave way: overdue: 10 days\n',
  )
  expect(read('cardfile.yaml')).toBe('timezone: Europe/Lisbon\noverdue: 20 days\nlayout: letters\n')
})

test.skipIf(!hasGit)('views and templates are merged, too', { timeout: 60_000 }, () => {
  const view = (query: string, columns: string) => `name: Mine\nquery: ${query}\ncolumns: ${columns}\n`
  const { git, read } = repository(
    { '_views/mine.yaml': view('open', 'name'), '_templates/person.md': card('stage: lead', 'tags: [a]') },
    {
      '_views/mine.yaml': view('open due', 'name'),
      '_templates/person.md': card('stage: lead', 'tags: [a, b]'),
    },
    {
      '_views/mine.yaml': view('open', 'name, due'),
      '_templates/person.md': card('stage: suspect', 'tags: [a]'),
    },
  )
  expect(git('merge', '--no-edit', 'theirs').status).toBe(0)
  expect(read('_views/mine.yaml')).toBe(view('open due', 'name, due'))
  expect(read('_templates/person.md')).toBe(card('stage: suspect', 'tags: [a, b]'))
})

test.skipIf(!hasGit)('YAML that would have an error together is left to git', { timeout: 60_000 }, () => {
  const { git, read } = repository(
    { '_views/mine.yaml': 'a: 1\n' },
    { '_views/mine.yaml': '{a: 1, b: 2}\n' },
    { '_views/mine.yaml': 'a: 1\nc: 3\n' },
  )
  const { status, stdout, stderr } = git('merge', '--no-edit', 'theirs')
  expect(`${status} ${stdout}${stderr}`).toMatch(/^1 .*_views\/mine\.yaml is left to git/s)
  expect(read('_views/mine.yaml')).toBe('<<<<<<< ours\n{a: 1, b: 2}\n=======\na: 1\nc: 3\n>>>>>>> theirs\n')
})

test.skipIf(!hasGit)('a card that was renamed is merged under its new name', { timeout: 60_000 }, () => {
  const long = card('stage: lead', 'title: Head of Research', 'source: trade fair 2026', 'owner: sam')
  const { git, read } = repository({ 'a.md': long }, { 'a.md': long.replace('lead', 'prospect') }, {})
  git('checkout', '-q', 'theirs')
  git('mv', 'contacts/a.md', 'contacts/b.md')
  git('commit', '-q', '-m', 'rename')
  git('checkout', '-q', 'ours')
  expect(git('merge', '--no-edit', 'theirs').status).toBe(0)
  expect(read('b.md')).toBe(long.replace('lead', 'prospect'))
})

test.skipIf(!hasGit)(
  'a version that can not be read stops the merge, with both in the file',
  { timeout: 60_000 },
  () => {
    const { git, read } = repository(
      { 'a.md': card('stage: lead') + log('2026-01-02 call: One') },
      { 'a.md': card('stage: [lead') + log('2026-01-02 call: One', '2026-01-03 call: Two') },
      { 'a.md': card('stage: former') + log('2026-01-02 call: One', '2026-01-04 call: Three') },
    )
    expect(git('merge', '--no-edit', 'theirs').status).toBe(1)
    expect(read('a.md')).toBe(
      card('<<<<<<< one version', 'stage: [lead', '=======', 'stage: former', '>>>>>>> the other version') +
        log('2026-01-02 call: One', '2026-01-03 call: Two', '2026-01-04 call: Three'),
    )
    expect(git('diff', '--name-only', '--diff-filter=U').stdout).toBe('contacts/a.md\n')
  },
)

test.skipIf(!hasGit).each([
  ['without the command', 'no-such-command-here', card('stage: prospect')],
  [
    'with bytes that are no text',
    COMMAND,
    Buffer.concat([Buffer.from(card('stage: prospect')), Buffer.from([0xff, 10])]),
  ],
])('%s git merges by lines and marks the conflict', { timeout: 60_000 }, (_why, command, ours) => {
  const { git, read } = repository(
    { 'a.md': card('stage: lead') },
    { 'a.md': ours },
    { 'a.md': card('stage: former') },
    command,
  )
  expect(git('merge', '--no-edit', 'theirs').status).toBe(1)
  expect(read('a.md')).toContain('<<<<<<< ours\nstage: prospect\n')
  expect(read('a.md')).toContain('=======\nstage: former\n>>>>>>> theirs\n')
})

test('the command leaves a file that is no card alone', { timeout: 60_000 }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'cardfile-driver-'))
  made.push(dir)
  for (const name of ['o', 'a', 'b']) writeFileSync(join(dir, name), `${name}\n`)
  const run = () =>
    execFileSync(process.execPath, [ENTRY, 'merge-driver', 'o', 'a', 'b', 'notes.txt'], {
      cwd: dir,
      stdio: 'pipe',
    })
  expect(run).toThrow(/notes\.txt is left to git/)
  expect(readFileSync(join(dir, 'a'), 'utf8')).toBe('a\n')
})
