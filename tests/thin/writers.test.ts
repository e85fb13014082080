// Three people at once on the same ten cards, and somebody with git: everything is there, once.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OutgoingEdit } from '../../src/thin/index.ts'
import type { Fate } from '../setup/git-http.ts'
import { card, editOf, openBook, SAM, words } from './book.ts'
import { bareRepository, commitFiles, fileAt, git } from './repositories.ts'
import { serve } from './serve.ts'

const CARDS = Array.from({ length: 10 }, (_, at) => `contacts/p${at % 3}/person-${at}.md`)

/** One person: edits one by one, seldom looks, sends up to five at once. */
async function write(url: string, name: string, count: number, more: Parameters<typeof openBook>[1] = {}) {
  const thin = openBook(url, more)
  const seen = new Map<string, string>()
  const said: string[] = []
  let outbox: OutgoingEdit[] = []
  let since = (await thin.refresh()).tip
  for (let number = 0; number < count; number++) {
    const path = CARDS[(number * 7 + name.length) % CARDS.length] ?? ''
    const base = seen.get(path) ?? words((await thin.file(path))?.bytes) ?? ''
    const entry = `2026-11-27 call @sam: ${name} ${number} says so`
    said.push(entry)
    const mine = `${base}- ${entry}\n`
    seen.set(path, mine)
    outbox.push({ ...editOf(path, base, mine), id: `${name}-${number}`, since, fresh: false })
    if (number % 5 < 3 && number < count - 1) continue
    for (let tries = 0; outbox.length > 0; tries++) {
      const { sent, stop, refused, tip } = await thin.send(outbox, { ...SAM, name })
      expect(refused).toEqual([])
      if (stop !== undefined) expect([stop.why, tries < 50]).toEqual(['unreachable', true])
      for (const { id, files } of sent) {
        outbox = outbox.filter((edit) => edit.id !== id)
        for (const { path, text } of files) seen.set(path, words(text) ?? '')
      }
      since = tip
    }
  }
  return said
}

async function storm(count: number, fate: () => Fate, more: Parameters<typeof openBook>[1] = {}) {
  const repository = bareRepository(Object.fromEntries(CARDS.map((path, at) => [path, card(`Person ${at}`)])))
  const server = await serve(repository, {
    fate: ({ path }) => (path.includes('receive') ? fate() : 'serve'),
  })
  const people = ['sam', 'ana', 'kim']
  const all = people.map((name) => write(server.url, name, count, more))
  // Somebody with git, whose pushes know no mark.
  commitFiles(repository, { [CARDS[0] ?? '']: card('Person 0', '2026-11-26 call @ana: by git') })
  const said = (await Promise.all(all)).flat()
  const cards = CARDS.map((path) => fileAt(repository, path)).join('\n')
  for (const entry of [...said, '2026-11-26 call @ana: by git'])
    expect([entry, cards.split(entry).length]).toEqual([entry, 2])
  const marks =
    git(repository, 'log', '--format=%(trailers:key=Cardfile-Edit,valueonly)', 'main').match(/\S+/g) ?? []
  expect(marks.sort()).toEqual(
    people.flatMap((name) => said.slice(0, count).map((_, at) => `${name}-${at}`)).sort(),
  )
  expect(git(repository, 'rev-list', '--min-parents=2', 'main')).toBe('')
  expect(git(repository, 'fsck', '--strict', '--no-dangling')).toBe('')
}

test('fifty edits of each of three people are all there, once', async () => {
  await storm(50, () => 'serve')
})

test('and also where one push in four is lost, cut or never arrives', async () => {
  const chance = fc.sample(fc.constantFrom<Fate>('serve', 'serve', 'serve', 'lose', 'drop', 'cut'), 400)
  await storm(12, () => chance.pop() ?? 'serve', { wait: async () => {} })
})
