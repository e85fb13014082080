// The site after a push: made in the folder that is not served, served when it is whole, and kept when the next one fails.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { openServerBook, type ServerBook } from '../../../src/server/book/index.ts'
import { COPY, type FakeBuild, fakeBuild } from './fake-build.ts'
import { processesIn } from './processes.ts'
import { FILES, type ServerFolder, serverFolder, tempFolder } from './server-folder.ts'
import { SAM, type Serving, serve } from './serving.ts'
import { pushBody, pushed } from './web-push.ts'

interface Running {
  server: ServerFolder
  book: ServerBook
  web: Serving
  build: FakeBuild
  dir: string
}

let running: Running | undefined
afterEach(async () => {
  vi.useRealTimers()
  await running?.web.close()
  await running?.book.close()
  if (running) expect(processesIn(running.server.folder)).toEqual([])
  running = undefined
})

async function start(files = FILES): Promise<Running> {
  const server = await serverFolder(files)
  const dir = tempFolder()
  const build = fakeBuild(dir)
  const book = await openServerBook({
    folder: server.folder,
    program: build.program,
    say: (line) => server.said.push(line),
  })
  running = { server, book, web: await serve(book), build, dir }
  return running
}

/** Pushes one card. @returns the commit */
async function push(
  { server: { raw, repository }, web }: Running,
  name: string,
  text = `---\nname: ${name}\n---\n`,
) {
  const tip = raw.fetch(repository)
  const commit = raw.commit({ parents: [tip], files: [{ path: `contacts/${name}.md`, text }] })
  expect(await pushed(web.port, SAM, pushBody(raw, tip, commit))).toMatchObject({ ok: true })
  return commit
}

const names = ({ book }: Running) => readdirSync(book.site()?.folder ?? '').sort()
const builds = ({ dir }: Running) => readFileSync(join(dir, 'builds'), 'utf8').length / 2

test('each push is published in the other folder; a row of pushes is one build or two', {
  timeout: 60_000,
}, async () => {
  const all = await start()
  const { book } = all
  await book.published()
  const first = book.site()
  expect(names(all)).toEqual(['_templates', 'ada-lovelace.md', 'cardfile.yaml', 'strasse.md'])
  expect(book.config()).toMatchObject({ title: 'Test Office', timezone: 'Europe/London' })

  const commit = await push(all, 'new')
  await book.published()
  expect(book.site()).toMatchObject({ commit })
  expect(book.site()?.folder).not.toBe(first?.folder)
  expect(names(all)).toContain('new.md')
  // What was served a moment ago is still whole for who reads it.
  expect(readdirSync(first?.folder ?? '')).toContain('ada-lovelace.md')

  all.build.does(`while [ ! -e "$dir/go" ]; do sleep 0.05; done\n${COPY}`)
  const before = builds(all)
  for (let n = 0; n < 4; n++) await push(all, `row-${n}`)
  writeFileSync(join(all.dir, 'go'), '')
  await book.published()
  expect(names(all)).toEqual(expect.arrayContaining(['row-0.md', 'row-3.md']))
  expect(builds(all) - before).toBeLessThan(3)
})

test('a build that fails leaves the site as it was, and the next one makes up for it', {
  timeout: 60_000,
}, async () => {
  const all = await start()
  const { book, build, server } = all
  await book.published()
  const site = book.site()
  build.does('echo "cardfile: no room" >&2; exit 1\n')
  await push(all, 'one')
  await expect(book.published()).rejects.toThrow('no room')
  expect(book.site()).toEqual(site)
  expect(names(all)).not.toContain('one.md')
  expect(server.said.join('\n')).toMatch(/site: not made, the one before stays: cardfile: no room/)
  // A page that could not be made is told, and stops nothing.
  build.does(`${COPY.replace('"failed": []', '"failed": ["card/two.html"]')}exit 1\n`)
  await push(all, 'two')
  await book.published()
  expect(names(all)).toEqual(expect.arrayContaining(['one.md', 'two.md']))
  expect(server.said.join('\n')).toContain('site: card/two.html could not be made')
})

test('after a restart the site is there at once, and a commit that came meanwhile is published', {
  timeout: 60_000,
}, async () => {
  const all = await start()
  await all.book.published()
  const commit = await push(all, 'before')
  await all.book.published()
  await all.web.close()
  await all.book.close()
  const later = all.server.raw.commit({ parents: [commit], files: [{ path: 'contacts/meanwhile.md' }] })
  expect((await all.server.push(`${later}:refs/heads/main`)).code).toBe(0)

  all.build.does(`sleep 1\n${COPY}`)
  const book = await openServerBook({
    folder: all.server.folder,
    program: all.build.program,
    say: () => undefined,
  })
  running = { ...all, book, web: await serve(book) }
  expect(book.site()).toMatchObject({ commit })
  await book.published()
  expect(book.site()).toMatchObject({ commit: later })
})

test('after a power cut the site is made anew in both folders, and the old one served meanwhile', {
  timeout: 60_000,
}, async () => {
  const all = await start()
  const { folder } = all.server
  await push(all, 'one')
  await all.book.published()
  await all.web.close()
  const site = all.book.site()
  await all.book.close()
  // As if the machine had begun anew: half of what was not synced is gone.
  writeFileSync(join(folder, 'server.json'), JSON.stringify({ pid: 1, born: 'another-start 5' }))
  writeFileSync(join(folder, 'work/contacts/one.md'), '')
  for (const name of ['site-a', 'site-b']) writeFileSync(join(folder, name, 'damaged.html'), '')

  const book = await openServerBook({ folder, program: all.build.program, say: () => undefined })
  running = { ...all, book, web: await serve(book) }
  expect(book.site()).toEqual(site)
  await book.published()
  expect(book.site()?.folder).not.toBe(site?.folder)
  expect(readFileSync(join(book.site()?.folder ?? '', 'one.md'), 'utf8')).toContain('name: one')
  await push(running, 'two')
  await book.published()
  expect(book.site()?.folder).toBe(site?.folder)
  expect(names(running)).not.toContain('damaged.html')
})

test('a new day in the book’s time zone makes the site anew', { timeout: 60_000 }, async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval'], now: new Date('2026-12-01T10:30:00Z') })
  const config = (FILES['contacts/cardfile.yaml'] ?? '')
    .replace('today: 2026-11-23\n', '')
    .replace('Europe/London', 'Pacific/Auckland')
  const all = await start({ ...FILES, 'contacts/cardfile.yaml': config })
  await all.book.published()
  expect(builds(all)).toBe(1)
  const site = all.book.site()
  await vi.advanceTimersByTimeAsync(20 * 60_000)
  await all.book.published()
  expect(builds(all)).toBe(1)
  // Midnight in Auckland is eleven in the morning in Greenwich.
  vi.setSystemTime(new Date('2026-12-01T11:00:30Z'))
  await vi.advanceTimersByTimeAsync(60_000)
  await all.book.published()
  expect(builds(all)).toBe(2)
  expect(all.book.site()?.folder).not.toBe(site?.folder)
  expect(all.book.site()?.commit).toBe(site?.commit)
})

test('closing ends a build that is under way', { timeout: 60_000 }, async () => {
  const all = await start()
  all.build.does('echo $$ > "$dir/pid"; sleep 600\n')
  await push(all, 'slow')
  await vi.waitFor(() => expect(existsSync(join(all.dir, 'pid'))).toBe(true), { timeout: 20_000 })
  const began = Date.now()
  await all.book.close()
  expect(Date.now() - began).toBeLessThan(10_000)
})
