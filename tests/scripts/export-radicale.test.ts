// cardfile export --to radicale DIR: the real command, killed and called twice at once.

import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ENTRY, tempBook } from './cli.ts'

const book = (cards: Record<string, string> = {}) => {
  const made = tempBook(cards)
  const storage = join(made.dir, 'storage')
  mkdirSync(storage)
  const contacts = () => readdirSync(join(storage, 'collection-root/cardfile/contacts')).sort()
  return { ...made, storage, contacts }
}

test('says what it did, in words and as JSON', async () => {
  const { run, storage, contacts } = book()
  const first = await run('export', '--to', 'radicale', storage)
  expect([first.status, first.err]).toEqual([0, ''])
  expect(first.out).toBe(`${storage}: 4 collections, 13 written, 0 removed, 0 unchanged\n`)
  expect(contacts()).toEqual([
    '.Radicale.props',
    'cardfile-ada-byron.vcf',
    'cardfile-ada-lovelace.vcf',
    'cardfile-engines.vcf',
  ])
  const second = await run('--json', 'export', '--to', 'radicale', storage)
  expect(JSON.parse(second.out)).toMatchObject({
    collections: 4,
    written: 0,
    removed: 0,
    unchanged: 13,
    told: [],
  })
})

test('only some cards, and what would be written', async () => {
  const { run, storage, contacts } = book()
  await run('export', '--to', 'radicale', storage, '--where', 'kind=org')
  expect(contacts()).toEqual(['.Radicale.props', 'cardfile-engines.vcf'])
  const { out } = await run('export', '--to', 'radicale', storage, '-n')
  expect(out).toMatch(/to write, 0 to remove, 1 unchanged/)
  expect(contacts()).toHaveLength(2)
})

test('the file of rights is written over only where it is ours', async () => {
  const { run, storage, dir } = book()
  const ours = join(dir, 'rights')
  expect((await run('export', '--to', 'radicale', storage, '--rights', ours)).status).toBe(0)
  expect(readFileSync(ours, 'utf8')).toMatch(/^# Made by cardfile export --rights\./)
  expect((await run('export', '--to', 'radicale', storage, '--rights', ours)).status).toBe(0)
  const theirs = join(dir, 'theirs')
  writeFileSync(theirs, '[mine]\n')
  const refused = await run('export', '--to', 'radicale', storage, '--rights', theirs)
  expect([refused.status, readFileSync(theirs, 'utf8')]).toEqual([2, '[mine]\n'])
})

test('a picture goes along; one that is too large does not, and that is told', async () => {
  const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(300 * 1024)])
  const { run, storage, dir } = book({
    'big.md': '---\nname: Big\nphoto: big.png\n---\n',
    'small.md': '---\nname: Small\nphoto: small.png\n---\n',
  })
  writeFileSync(join(dir, 'contacts/big.png'), picture)
  writeFileSync(join(dir, 'contacts/small.png'), picture.subarray(0, 200))
  const { err, status } = await run('export', '--to', 'radicale', storage)
  expect([status, err]).toEqual([0, 'cardfile: big.png: a picture beyond 256 KB; the card goes without it\n'])
  const card = (name: string) =>
    readFileSync(join(storage, `collection-root/cardfile/contacts/cardfile-${name}.vcf`), 'utf8')
  expect(card('big')).not.toContain('PHOTO')
  expect(card('small').replace(/\r\n /g, '')).toContain(
    `PHOTO;ENCODING=b;TYPE=PNG:${picture.subarray(0, 200).toString('base64')}\r\n`,
  )
})

test.each<[string, string[], RegExp]>([
  ['no folder', ['--to', 'radicale'], /which folder\?/],
  ['a folder that is none', ['--to', 'radicale', 'nowhere'], /there is no folder "nowhere"/],
  ['a folder without a server', ['storage'], /nothing to do with a folder/],
  ['rights without a server', ['--rights', 'x'], /--rights goes with --to radicale/],
  ['tasks of a format that has none', ['--tasks'], /--tasks goes with --format ics/],
  [
    'a file beside the folders',
    ['--to', 'radicale', 'storage', '--out', 'x.vcf'],
    /--out does not go with --to/,
  ],
  ['a format of the folders', ['--to', 'radicale', 'storage', '-f', 'csv'], /--format does not go with --to/],
  ['another server', ['--to', 'baikal', 'storage'], /Allowed choices are radicale/],
])('%s is not understood', async (_why, words, message) => {
  const { run } = book()
  const { err, status } = await run('export', ...words)
  expect([status, err]).toEqual([2, expect.stringMatching(message)])
})

test('tasks, as one file', async () => {
  const { run } = book()
  const { out } = await run('export', '--format', 'ics', '--tasks', '--where', 'slug=ada-lovelace')
  expect(out.match(/^BEGIN:\w+/gm)).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VTODO', 'BEGIN:VALARM'])
})

const MANY = Object.fromEntries(
  Array.from({ length: 400 }, (_, i) => [
    `many-${i}.md`,
    `---\nname: Person ${i}\nphone: "+44 20 7946 ${String(1000 + i)}"\n---\n\n${'A line of notes. '.repeat(20)}\n`,
  ]),
)

test('killed at any time, it leaves whole cards, and the next run ends what it began; two at once end as one', async () => {
  const { run, dir, storage } = book(MANY)
  const folder = join(storage, 'collection-root/cardfile/contacts')
  const cards = () => {
    try {
      return readdirSync(folder).filter((name) => name.endsWith('.vcf'))
    } catch {
      return []
    }
  }
  // The first call makes the bundle that later ones run.
  await run('list')
  let seen = 0
  for (const grace of [0, 1, 40, 100, 200]) {
    const child = spawn(process.execPath, [ENTRY, 'export', '--to', 'radicale', storage], {
      cwd: dir,
      stdio: 'ignore',
    })
    // Killed once it has begun to write, or a moment later.
    const ended = new Promise((resolve) => child.once('close', resolve))
    while (cards().length <= seen && child.exitCode === null) await new Promise((go) => setTimeout(go, 2))
    await new Promise((go) => setTimeout(go, grace))
    child.kill('SIGKILL')
    await ended
    for (const name of cards())
      expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^BEGIN:VCARD\r\n[\s\S]*\r\nEND:VCARD\r\n$/)
    seen = cards().length
  }
  const both = await Promise.all([1, 2].map(() => run('export', '--to', 'radicale', storage)))
  expect(both.map(({ status, err }) => [status, err])).toEqual([
    [0, ''],
    [0, ''],
  ])
  expect(cards()).toHaveLength(403)
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  expect(readdirSync(storage)).toEqual(['collection-root'])
  const { out } = await run('export', '--to', 'radicale', storage)
  expect(out).toMatch(/, 0 written, 0 removed, 413 unchanged/)
})
