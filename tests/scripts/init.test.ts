import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runIn, tempBook } from './cli.ts'

// What packs the program and runs the pipelines is tests/e2e/pipelines.test.ts; here npm is not asked for anything.
const place = mkdtempSync(join(tmpdir(), 'cardfile-init-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

const init = (dir: string, ...words: string[]) => runIn(place, ['init', dir, '--cardfile', '0.1.0', ...words])
const read = (...path: string[]) => readFileSync(join(place, ...path), 'utf8')

test.concurrent('a new book has something to do today, and nothing wrong', async () => {
  const { err, status } = await init('fresh', '--title', 'Yes: "we" #1')
  expect({ err, status }).toEqual({ err: '', status: 0 })
  const [checked, due] = await Promise.all([
    runIn(join(place, 'fresh'), ['validate'], { CARDFILE_USER: '' }),
    runIn(join(place, 'fresh'), ['due', '--format', 'markdown'], { CARDFILE_USER: '' }),
  ])
  expect(checked).toMatchObject({ out: expect.stringContaining('Nothing to remark'), status: 0 })
  expect(due.out).toMatch(/^# Yes: "we" \\#1: due list\n/)
  expect(due.out).toContain('| Ada Lovelace |')
})

test.concurrent('what people type next works: a card from the template, and its follow-up', async () => {
  await init('typed')
  const made = await runIn(
    join(place, 'typed'),
    ['new', 'Charles Babbage', '--org', 'Analytical Engines Ltd'],
    { CARDFILE_USER: '' },
  )
  expect(made).toMatchObject({ err: '', status: 0 })
  const checked = await runIn(join(place, 'typed'), ['validate'])
  expect(checked.status).toBe(0)
})

test.concurrent('git that does not know anybody is no hindrance', async () => {
  const nobody = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', HOME: place, EMAIL: '' }
  const { out, status } = await runIn(place, ['init', 'nobody', '--cardfile', '0.1.0'], nobody)
  expect(status).toBe(0)
  expect(out).toContain('git does not know you yet')
  const log = execFileSync('git', ['-C', join(place, 'nobody'), 'log', '--format=%an %s'], {
    encoding: 'utf8',
  })
  expect(log).toBe('cardfile Begin the book\n')
})

test.concurrent('--dry-run names the files, and writes none', async () => {
  const dry = await init('planned', '--ci', 'github', '--dry-run')
  expect(dry).toMatchObject({ err: '', status: 0 })
  expect(existsSync(join(place, 'planned'))).toBe(false)
  const { out } = await init('planned', '--ci', 'github')
  expect(dry.out).toBe(out.split('\n\n')[0]?.replaceAll(/^made/gm, 'would make').concat('\n'))
})

test.concurrent('a computer without git gets the files, and is told what is missing', async () => {
  const { err, status } = await runIn(place, ['init', 'gitless', '--cardfile', '0.1.0'], { PATH: place })
  expect(status).toBe(1)
  expect(err).toBe(
    `cardfile: the files are there, but there is no git on this computer to make a repository of them.
Install it, from https://git-scm.com/, then: cd gitless, git init, git add ., git commit
`,
  )
  expect(read('gitless/contacts/cardfile.yaml')).toContain('title: Contacts')
  const sync = await runIn(join(place, 'gitless'), ['sync'], { PATH: place })
  expect(sync).toMatchObject({
    status: 1,
    err: expect.stringContaining('There is no git on this computer.\n'),
  })
})

test.concurrent('a folder that a server made is good enough, and its files stay', async () => {
  mkdirSync(join(place, 'cloned'))
  writeFileSync(join(place, 'cloned/README.md'), 'mine')
  const { out, status } = await init('cloned')
  expect(status).toBe(0)
  expect(out).toContain('kept  README.md (it was there)\n')
  expect(read('cloned/README.md')).toBe('mine')
})

test.concurrent('on a book, --ci adds the pipeline and what it needs, and touches nothing else', async () => {
  const { dir } = tempBook()
  const before = readdirSync(join(dir, 'contacts'))
  const words = ['init', '.', '--ci', 'gitlab', '--ci', 'cron', '--cardfile', '0.1.0']
  const { out, status } = await runIn(dir, words)
  expect(status).toBe(0)
  expect(out).toBe('made  package.json\nmade  .gitlab-ci.yml\nmade  .cardfile/nightly.sh\n')
  expect(readdirSync(join(dir, 'contacts'))).toEqual(before)
  expect(statSync(join(dir, '.cardfile/nightly.sh')).mode & 0o111).toBe(0o111)
  expect((await runIn(dir, words)).out).toBe(
    'kept  .gitlab-ci.yml (it was there)\nkept  .cardfile/nightly.sh (it was there)\n',
  )
})

test.concurrent('with --ci and no folder, the book that one is in gets the pipeline', async () => {
  await init('here')
  const { out, err } = await runIn(join(place, 'here'), ['init', '--ci', 'forgejo'])
  expect({ out, err }).toEqual({ out: 'made  .forgejo/workflows/book.yml\n', err: '' })
})

test.concurrent('no clone has a lock file of its own that a sync would run into', async () => {
  await init('unlocked')
  expect(read('unlocked/.npmrc')).toContain('package-lock=false\n')
})

test.concurrent.each([
  ['a folder with other things in it', ['.'], 2, '"." is not empty.'],
  ['an unknown system', ['x', '--ci', 'gitub'], 2, 'There are github, gitlab, forgejo, cron.'],
  ['no folder', [], 2, "missing required argument 'dir'"],
])('%s', async (_why, words, status, message) => {
  const dir = mkdtempSync(join(place, 'other-'))
  writeFileSync(join(dir, 'thesis.doc'), '')
  const ran = await runIn(dir, ['init', ...words])
  expect(ran.status).toBe(status)
  expect(ran.err).toContain(message)
  expect(readdirSync(dir)).toEqual(['thesis.doc'])
})

test.concurrent('a book that is there needs --ci', async () => {
  const { run } = tempBook()
  const { err, status } = await run('init', '.')
  expect(status).toBe(2)
  expect(err).toContain('there is a book in "." already.')
})
