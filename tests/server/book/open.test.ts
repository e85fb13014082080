import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openServerBook, type ServerBook } from '../../../src/server/book/index.ts'
import { randomFrom } from './chaos.ts'
import { processesIn, watchMemory } from './processes.ts'
import { type ServerFolder, serverFolder, tempFolder, writeFiles } from './server-folder.ts'
import { EVE, PROGRAM, SAM, type Serving, serve } from './serving.ts'
import { ask, pushBody, pushed } from './web-push.ts'

let server: ServerFolder
let book: ServerBook
let web: Serving
beforeAll(async () => {
  server = await serverFolder()
  book = await openServerBook({
    folder: server.folder,
    program: PROGRAM,
    say: (line) => server.said.push(line),
  })
  web = await serve(book)
}, 60_000)
afterAll(async () => {
  await web.close()
  await book.close()
  expect(processesIn(server.folder)).toEqual([])
  expect(readdirSync(join(server.folder, 'spool'))).toEqual([])
})

function next(files: Readonly<Record<string, string>>, parent = server.tip()): string {
  server.raw.fetch(server.repository)
  return server.raw.commit({
    parents: [parent],
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
  })
}

const POST = { 'content-type': 'application/x-git-receive-pack-request' }

test('a clone, a push by the real git, and the new page', { timeout: 120_000 }, async () => {
  await book.published()
  const clone = join(tempFolder(), 'clone')
  const git = (...args: string[]) => server.raw.run(['-C', clone, ...args])
  expect(await server.raw.run(['clone', '-q', web.url(SAM), clone])).toMatchObject({ code: 0 })
  expect(readFileSync(join(clone, 'contacts/ada-lovelace.md'), 'utf8')).toContain('Ada')
  writeFiles(clone, { 'contacts/grace-hopper.md': '---\nname: Grace Hopper\nstage: lead\n---\n' })
  await git('config', 'user.name', 'Sam Rivers')
  await git('config', 'user.email', 'sam@example.com')
  await git('add', '.')
  expect(await git('commit', '-qm', 'Grace')).toMatchObject({ code: 0 })
  expect(await git('push', '-q')).toEqual({ code: 0, out: '', err: '' })
  await book.published()
  const site = book.site()
  expect(site?.commit).toBe(server.tip())
  expect(readdirSync(site?.folder ?? '', { recursive: true }).join()).toContain('grace-hopper.html')
  // What is not a book's is not even on the server's disk, but as an object.
  expect(readdirSync(join(server.folder, 'work'))).toEqual(['contacts'])
})

test('a reader reads, and does not write', async () => {
  expect(await server.raw.run(['ls-remote', web.url(EVE), 'main'])).toMatchObject({ code: 0 })
  expect((await ask('info/refs?service=git-receive-pack', { port: web.port, user: EVE })).status).toBe(403)
  const body = pushBody(server.raw, server.first, next({ 'contacts/x.md': '---\nname: X\n---\n' }))
  const before = server.tip()
  const reply = await ask('git-receive-pack', {
    port: web.port,
    user: EVE,
    method: 'POST',
    headers: POST,
    body,
  })
  expect(reply.status).toBe(403)
  expect(server.tip()).toBe(before)
})

test('objects by their ids, without the rest: what a page asks for', async () => {
  const { raw } = server
  const blob = raw.git('--git-dir', server.repository, 'rev-parse', 'main:contacts/ada-lovelace.md')
  const pkt = (text: string) => `${(text.length + 4).toString(16).padStart(4, '0')}${text}`
  const fetchOf = (...lines: string[]) =>
    Buffer.from(`${pkt('command=fetch')}${pkt('object-format=sha1')}0001${lines.map(pkt).join('')}0000`)
  const headers = { 'content-type': 'application/x-git-upload-pack-request', 'git-protocol': 'version=2' }
  const asking = { port: web.port, user: SAM, method: 'POST', headers }
  const tip = await ask('git-upload-pack', {
    ...asking,
    body: fetchOf('want-ref refs/heads/main\n', 'deepen 1\n', 'filter tree:2\n', 'done\n'),
  })
  expect(tip.body.toString('latin1')).toContain(`${server.tip()} refs/heads/main`)
  expect(tip.body.toString('latin1')).toContain('packfile')
  const one = await ask('git-upload-pack', { ...asking, body: fetchOf(`want ${blob}\n`, 'done\n') })
  expect(one.status).toBe(200)
  expect(one.body.length).toBeLessThan(1000)
  expect(one.body.toString('latin1')).toContain('PACK')
  // git compresses requests of more than 1 KB.
  const many = fetchOf(...Array.from({ length: 40 }, () => `want ${blob}\n`), 'done\n')
  const zipped = await ask('git-upload-pack', {
    ...asking,
    headers: { ...headers, 'content-encoding': 'gzip' },
    body: gzipSync(many),
  })
  expect(zipped.body.toString('latin1')).toContain('PACK')
})

test('a body that is too large is refused at the limit, and so is one that only unpacks to be', {
  timeout: 60_000,
}, async () => {
  const piece = Buffer.alloc(1024 * 1024)
  let sent = 0
  function* endless(): Generator<Buffer> {
    for (; sent < 10_000; sent++) yield piece
  }
  const asking = { port: web.port, user: SAM, method: 'POST', headers: POST }
  // The server may close while we still send: then there is no answer to read.
  const reply = await ask('git-receive-pack', { ...asking, body: endless() }).catch(() => ({ status: 413 }))
  expect(reply.status).toBe(413)
  expect(sent).toBeLessThan(100)
  const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024))
  expect(bomb.length).toBeLessThan(100_000)
  const zipped = { ...asking, headers: { ...POST, 'content-encoding': 'gzip' } }
  expect(await ask('git-receive-pack', { ...zipped, body: bomb })).toMatchObject({
    status: 413,
    headers: { connection: 'close' },
  })
  expect(await ask('git-receive-pack', { ...zipped, body: Buffer.from('no gzip') })).toMatchObject({
    status: 400,
  })
  const brotli = { ...asking, headers: { ...POST, 'content-encoding': 'br' } }
  expect(await ask('git-receive-pack', { ...brotli, body: Buffer.from('x') })).toMatchObject({ status: 415 })
  const form = { ...asking, headers: { 'content-type': 'text/plain' } }
  expect(await ask('git-receive-pack', { ...form, body: Buffer.from('x') })).toMatchObject({ status: 415 })
})

test('a pack that unpacks to 150 MB is refused, within the memory that git may have', {
  timeout: 60_000,
}, async () => {
  const { raw } = server
  const tip = raw.fetch(server.repository)
  const id = raw.blob(Buffer.alloc(150 * 1024 * 1024))
  const bomb = raw.commit({ parents: [tip], files: [{ path: 'contacts/bomb.md', id }] })
  const body = pushBody(raw, tip, bomb)
  expect(body.length).toBeLessThan(1_000_000)
  const watch = watchMemory(server.folder)
  const { ok, said } = await pushed(web.port, SAM, body)
  expect(ok).toBe(false)
  expect(said).toMatch(/pre-receive hook declined|unpack/)
  expect(watch.end()).toBeLessThan(100)
  expect(server.tip()).toBe(tip)
})

test('a pack of 10^10 paths is refused at once', async () => {
  const { raw } = server
  const tip = raw.fetch(server.repository)
  let id = raw.tree([{ mode: '100644', name: 'a.md', id: raw.blob('---\nname: A\n---\n') }])
  for (let level = 0; level < 10; level++)
    id = raw.tree(Array.from({ length: 10 }, (_, i) => ({ mode: '40000', name: `d${i}`, id })))
  const bomb = raw.commitTree(raw.tree([{ mode: '40000', name: 'contacts', id }]), { parents: [tip] })
  const body = pushBody(raw, tip, bomb)
  expect(body.length).toBeLessThan(2000)
  const began = performance.now()
  expect(await pushed(web.port, SAM, body)).toMatchObject({ ok: false })
  expect(performance.now() - began).toBeLessThan(10_000)
})

test('pushes that come at once are taken one after the other, and each is told the truth', async () => {
  const { raw } = server
  const tip = raw.fetch(server.repository)
  const commits = Array.from({ length: 6 }, (_, i) =>
    next({ [`contacts/at-once-${i}.md`]: `---\nname: N${i}\n---\n` }, tip),
  )
  const answers = await Promise.all(
    commits.map((commit) => pushed(web.port, SAM, pushBody(raw, tip, commit))),
  )
  const taken = commits.filter((_, i) => answers[i]?.ok)
  expect(taken).toEqual([server.tip()])
})

test('a link or a program in the admin’s own history never reaches the folder that the site is made from', async () => {
  const { raw } = server
  const tip = raw.fetch(server.repository)
  const commit = raw.commit({
    parents: [tip],
    files: [
      { path: 'contacts/passwd.md', text: '/etc/passwd', mode: '120000' },
      { path: 'contacts/run.md', mode: '100755' },
      { path: 'contacts/sub/.hidden.md' },
    ],
  })
  // As an admin brings it in: past the judge.
  raw.git(
    'push',
    '-q',
    server.repository,
    `${commit}:refs/heads/main`,
    '--receive-pack=git -c core.hooksPath=/dev/null receive-pack',
  )
  await book.published()
  const names = readdirSync(join(server.folder, 'work/contacts'))
  expect(names).toContain('run.md')
  expect(names).not.toContain('passwd.md')
  expect(existsSync(join(server.folder, 'work/contacts/sub'))).toBe(false)
})

test('2,000 cards by the real git, which sends them in pieces after asking whether it may', {
  timeout: 60_000,
}, async () => {
  const { raw } = server
  const tip = raw.fetch(server.repository)
  const random = randomFrom(1)
  const words = () => Array.from({ length: 120 }, () => Math.floor(random() * 1e9).toString(36)).join(' ')
  const files = Array.from({ length: 2000 }, (_, i) => ({
    path: `contacts/many-${i % 20}/card-${i}.md`,
    text: `---\nname: Card ${i}\n---\n\n${words()}\n`,
  }))
  const commit = raw.commit({ parents: [tip], files })
  expect(await raw.run(['push', '-q', web.url(SAM), `${commit}:refs/heads/main`])).toEqual({
    code: 0,
    out: '',
    err: '',
  })
  expect(server.tip()).toBe(commit)
  const clone = join(tempFolder(), 'clone.git')
  expect(await raw.run(['clone', '-q', '--bare', web.url(EVE), clone])).toMatchObject({ code: 0 })
  expect(raw.git('--git-dir', clone, 'rev-parse', 'main')).toBe(commit)
})

test('a lock that a killed git left fails one push, and not the next', async () => {
  const { raw, repository } = server
  const tip = raw.fetch(repository)
  writeFileSync(join(repository, 'refs/heads/main.lock'), '')
  const body = pushBody(raw, tip, next({ 'contacts/locked.md': '---\nname: Locked\n---\n' }))
  expect(await pushed(web.port, SAM, body)).toMatchObject({ ok: false })
  expect(await pushed(web.port, SAM, body)).toMatchObject({ ok: true })
  expect(server.said.join('\n')).toMatch(/swept .*main\.lock/)
})

test('two servers do not serve one folder', async () => {
  const opening = openServerBook({ folder: server.folder, program: PROGRAM, say: () => undefined })
  await expect(opening).rejects.toThrow(/served already/)
})
