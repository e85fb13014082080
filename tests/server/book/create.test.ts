// How a book comes to the server: from a clone, from a plain folder; and only where its judge is at work.
import { execFileSync } from 'node:child_process'
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createServerBook, openServerBook } from '../../../src/server/book/index.ts'
import { leftoversIn } from '../../../src/server/book/leftovers.ts'
import { ENVIRONMENT, RawRepository } from './raw-repository.ts'
import { serverFolder, tempFolder, writeFiles } from './server-folder.ts'
import { PROGRAM } from './serving.ts'

test('a server whose judge does not judge lets nobody in', { timeout: 60_000 }, async () => {
  const own = await serverFolder()
  // A program that says nothing and ends well: what an ES module without an ending does.
  const fake = join(tempFolder(), 'program')
  writeFileSync(fake, '#!/bin/sh\nexit 0\n', { mode: 0o755 })
  const open = (program: readonly string[]) =>
    openServerBook({ folder: own.folder, program, say: () => undefined })
  await expect(open([fake])).rejects.toThrow(/check of pushes does not work/)
  writeFileSync(fake, '#!/bin/sh\necho accepted\n', { mode: 0o755 })
  await expect(open([fake])).rejects.toThrow(/check of pushes does not work/)
  expect(own.raw.git('--git-dir', own.repository, 'for-each-ref', '--format=%(refname)')).toBe(
    'refs/heads/main',
  )
  const opened = await open(PROGRAM)
  await opened.close()
})

test('the admin brings in what no push may, and never loses what the server has', {
  timeout: 60_000,
}, async () => {
  const own = await serverFolder()
  const { raw } = own
  const create = (from: string) =>
    createServerBook({ folder: own.folder, from, program: PROGRAM, say: (line) => own.said.push(line) })
  const changed = raw.commit({ parents: [own.first], files: [{ path: 'package.json', text: '{}' }] })
  raw.git('update-ref', 'refs/heads/main', changed)
  await create(raw.folder)
  expect(own.tip()).toBe(changed)
  const other = raw.commit({ parents: [own.first], files: [{ path: 'package.json', text: '[]' }] })
  raw.git('update-ref', 'refs/heads/main', other)
  await expect(create(raw.folder)).rejects.toThrow(/has changes that .* lacks/)
  expect(own.tip()).toBe(changed)
  await expect(create(tempFolder())).rejects.toThrow(/no git repository/)
})

test.skipIf(process.getuid?.() !== 0)(
  'a clone of another user is taken, and nothing that it names is run',
  { timeout: 60_000 },
  async () => {
    const dir = tempFolder()
    const clone = new RawRepository(join(dir, 'clone'))
    const commit = clone.commit({
      parents: [],
      files: [{ path: 'contacts/a.md', text: '---\nname: A\n---\n' }],
    })
    clone.git('update-ref', 'refs/heads/main', commit)
    // What it lacks it would fetch, by a program of its own choice.
    const lacking = clone.commit({
      parents: [commit],
      files: [{ path: 'contacts/b.md', id: '1'.repeat(40) }],
    })
    const evil = join(dir, 'evil')
    writeFileSync(evil, `#!/bin/sh\ntouch '${dir}/ran'\n`, { mode: 0o755 })
    for (const [key, value] of Object.entries({
      'core.repositoryformatversion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.url': dir,
      'remote.origin.promisor': 'true',
      'remote.origin.uploadpack': evil,
      'uploadpack.packObjectsHook': evil,
      'core.fsmonitor': evil,
    }))
      clone.git('config', key, value)
    execFileSync('chown', ['-R', '12345', clone.folder])
    const make = (name: string) =>
      createServerBook({
        folder: join(dir, name),
        from: clone.folder,
        program: PROGRAM,
        say: () => undefined,
      })
    await make('server')
    const book = await openServerBook({ folder: join(dir, 'server'), program: PROGRAM, say: () => undefined })
    expect(await book.tip()).toBe(commit)
    await book.close()
    execFileSync('git', [
      '-C',
      clone.folder,
      '-c',
      'safe.directory=*',
      'update-ref',
      'refs/heads/main',
      lacking,
    ])
    await expect(make('other')).rejects.toThrow()
    expect(readdirSync(dir)).not.toContain('ran')
  },
)

test('a plain folder of cards becomes a book', async () => {
  const cards = join(tempFolder(), 'cards')
  writeFiles(cards, {
    'cardfile.yaml': 'title: Mine\n',
    'ada.md': '---\nname: Ada\n---\n',
    'de/ep.md': '---\nname: Ep\n---\n',
    'notes.txt': 'x',
    '.obsidian/app.json': '{}',
  })
  symlinkSync('/etc/passwd', join(cards, 'link.md'))
  const folder = join(tempFolder(), 'server')
  await createServerBook({ folder, cards, program: PROGRAM, say: () => undefined })
  const names = execFileSync(
    'git',
    ['-C', join(folder, 'book.git'), 'ls-tree', '-r', '--name-only', 'main'],
    {
      env: ENVIRONMENT,
      encoding: 'utf8',
    },
  )
  expect(names.trim().split('\n')).toEqual(['contacts/ada.md', 'contacts/cardfile.yaml', 'contacts/de/ep.md'])
  expect(leftoversIn(join(folder, 'book.git'))).toEqual([])
})
