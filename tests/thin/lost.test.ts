// Answers that are lost, late or wrong: no edit is there twice, none is missing, and the reason is told.
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Fate } from '../setup/git-http.ts'
import { card, editOf, openBook, SAM } from './book.ts'
import { bareRepository, commitFiles, commitMany, fileAt, git } from './repositories.ts'
import { serve } from './serve.ts'

const ADA = card('Ada Lovelace')
const path = 'contacts/ada.md'
const soon = { wait: async () => {} }
const marks = (repository: string) =>
  git(repository, 'log', '--format=%(trailers:key=Cardfile-Edit,valueonly)', 'main').match(/\S+/g) ?? []

/** Three edits of one card, each upon the one before. */
function threeEdits() {
  const texts = [0, 1, 2, 3].map((calls) =>
    card(
      'Ada Lovelace',
      ...['one', 'two', 'three'].slice(0, calls).map((it) => `2026-11-2${it.length} call @sam: ${it}`),
    ),
  )
  return { texts, edits: [1, 2, 3].map((at) => editOf(path, texts[at - 1], texts[at])) }
}

/** Pushes meet these fates, one after another; then they are served. */
function fates(...list: Fate[]) {
  return {
    fate: ({ path }: { path: string }) =>
      path.endsWith('receive-pack') ? (list.shift() ?? 'serve') : 'serve',
  }
}

test.concurrent.each<[string, Fate[]]>([
  ['never arrived', ['drop']],
  ['was done, its answer lost', ['lose']],
  ['was done, its answer cut', ['cut']],
  ['was lost twice', ['drop', 'lose']],
  ['was answered by a server in trouble', [{ status: 502, text: 'bad gateway' }]],
])('a push that %s', async (_why, list) => {
  const repository = bareRepository({ [path]: ADA })
  const thin = openBook((await serve(repository, fates(...list))).url, soon)
  const { edits, texts } = threeEdits()
  const { sent, stop } = await thin.send(edits, SAM)
  expect(stop).toBeUndefined()
  expect(sent.map(({ id }) => id)).toEqual(edits.map(({ id }) => id))
  expect(marks(repository)).toEqual(edits.map(({ id }) => id).reverse())
  expect(sent.map(({ commit }) => commit)).toEqual(
    git(repository, 'log', '-3', '--reverse', '--format=%H').split('\n'),
  )
  // What it did is known, although the answer was not.
  expect(sent.every(({ files }) => files[0]?.met === 'unchanged')).toBe(true)
  expect(fileAt(repository, path)).toBe(texts[3])
})

test.each([5, 200])('a lost answer, and %d commits of others before it is looked for', async (count) => {
  const repository = bareRepository({ [path]: ADA, 'contacts/ben.md': 'Ben' })
  let pushes = 0
  const server = await serve(repository, {
    fate: ({ path }) => (path.endsWith('receive-pack') && ++pushes === 1 ? 'lose' : 'serve'),
  })
  const thin = openBook(server.url, { wait: async () => commitMany(repository, count, 'contacts/ben.md') })
  const { sent } = await thin.send(threeEdits().edits, SAM)
  expect(sent.length).toBe(3)
  expect(pushes).toBe(1)
  expect(marks(repository).length).toBe(3)
  const next = await thin.send([editOf(path, fileAt(repository, path), ADA)], SAM)
  expect(next.sent[0]?.files[0]?.met).toBe('unchanged')
  expect(git(repository, 'rev-list', '--count', 'main')).toBe(String(5 + count))
})

test('when nothing can be found out, the edits are unknown; a later page finds them, and sends none twice', async () => {
  const repository = bareRepository({ [path]: ADA })
  const down = { is: false }
  const server = await serve(repository, {
    fate({ path }) {
      if (down.is) return 'drop'
      if (!path.endsWith('receive-pack')) return 'serve'
      down.is = true
      return 'lose'
    },
  })
  const { edits } = threeEdits()
  const first = await openBook(server.url, soon).send(edits, SAM)
  expect(first).toMatchObject({ sent: [], refused: [], stop: { why: 'unreachable' } })
  expect(first.stop?.unknown).toEqual(edits.map(({ id }) => id))
  down.is = false
  commitFiles(repository, { 'contacts/ben.md': 'Ben' })
  const since = git(repository, 'rev-list', '--max-parents=0', 'main')
  for (const again of [
    edits.map((it) => ({ ...it, fresh: false, since })),
    edits.map(({ fresh: _, ...it }) => it),
  ]) {
    const { sent, stop } = await openBook(server.url, soon).send(again, SAM)
    expect(stop).toBeUndefined()
    expect(sent.map(({ commit }) => commit)).toEqual(
      git(repository, 'log', '--grep=Cardfile-Edit', '--reverse', '--format=%H').split('\n'),
    )
  }
  expect(marks(repository).length).toBe(3)
  expect(git(repository, 'rev-list', '--count', 'main')).toBe('5')
})

test('two tabs send the same outbox: each edit is there once', async () => {
  const repository = bareRepository({ [path]: ADA })
  const server = await serve(repository)
  const { edits, texts } = threeEdits()
  const since = git(repository, 'rev-parse', 'main')
  const outbox = edits.map(({ fresh: _, ...it }) => ({ ...it, since }))
  const results = await Promise.all([1, 2, 3].map(() => openBook(server.url, soon).send(outbox, SAM)))
  for (const { sent, stop } of results) expect([stop, sent.length]).toEqual([undefined, 3])
  expect(marks(repository)).toEqual(edits.map(({ id }) => id).reverse())
  expect(fileAt(repository, path)).toBe(texts[3])
})

test('a tab that slept before its first try finds what another one has sent meanwhile', async () => {
  const repository = bareRepository({ [path]: ADA })
  const server = await serve(repository)
  let time = 0
  const asleep = openBook(server.url, { now: () => time })
  const { tip: since } = await asleep.refresh()
  const outbox = threeEdits().edits.map((edit) => ({ ...edit, since }))
  await openBook(server.url).send(outbox, SAM)
  expect((await asleep.refresh({ lately: true })).tip).toBe(since)
  time += 3_600_000
  expect((await asleep.send(outbox, SAM)).sent.length).toBe(3)
  expect(marks(repository).length).toBe(3)
  server.count()
  await asleep.refresh({ lately: true })
  expect(server.count().requests).toBe(0)
})

test('a request that the browser sends a second time by itself does nothing', async () => {
  const repository = bareRepository({ [path]: ADA })
  const server = await serve(repository)
  const twice: typeof fetch = async (url, init) => {
    if (String(url).endsWith('receive-pack')) await (await fetch(url, init)).arrayBuffer()
    return fetch(url, init)
  }
  const { edits } = threeEdits()
  const { sent, stop } = await openBook(server.url, { ...soon, fetch: twice as never }).send(edits, SAM)
  expect([stop, sent.length]).toEqual([undefined, 3])
  expect(marks(repository).length).toBe(3)
})

test('asked again for what it has just sent, a page answers without the server', async () => {
  const repository = bareRepository({ [path]: ADA })
  const server = await serve(repository)
  const thin = openBook(server.url)
  const { edits } = threeEdits()
  const first = await thin.send(edits, SAM)
  server.count()
  expect(await thin.send(edits, SAM)).toEqual(first)
  expect(server.count().requests).toBe(0)
})

function withHook(repository: string, script: string): void {
  const hook = join(repository, 'hooks/pre-receive')
  writeFileSync(hook, `#!/bin/sh\n${script}`)
  chmodSync(hook, 0o755)
}

test('an edit that a hook refuses is named with its words, and the others go', async () => {
  const repository = bareRepository({ [path]: ADA })
  withHook(
    repository,
    `read old new ref
for commit in $(git rev-list $old..$new); do
  if git show $commit:contacts/bad.md >/dev/null 2>&1; then
    printf '\\033[1mcontacts/bad.md:1: no such name. Write one.\\033[0m\\n' >&2
    exit 1
  fi
done`,
  )
  const server = await serve(repository)
  const good = Array.from({ length: 12 }, (_, at) => editOf(`contacts/good-${at}.md`, undefined, `${at}`))
  const bad = [editOf('contacts/bad.md', undefined, 'bad'), editOf('contacts/bad.md', 'bad', 'worse')]
  const outbox = [...good.slice(0, 5), ...bad, ...good.slice(5)]
  const { sent, refused, stop } = await openBook(server.url).send(outbox, SAM)
  expect(stop).toBeUndefined()
  expect(refused).toEqual(bad.map(({ id }) => ({ id, said: 'contacts/bad.md:1: no such name. Write one.' })))
  expect(sent.map(({ id }) => id)).toEqual(good.map(({ id }) => id))
  expect(git(repository, 'ls-tree', '--name-only', 'main:contacts').split('\n').length).toBe(13)
})

test.each([
  ['a name that git itself refuses', 'contacts/git~1/x.md', 'The server does not take this change.'],
  ['a way out', 'contacts/../x.md', '“contacts/../x.md” cannot be the name of a file.'],
  ['a file that is a folder', 'contacts', '“contacts” is the name of a folder and of a file.'],
  ['a folder that is a file', 'contacts/ada.md/x.md', '“ada.md” is the name of a folder and of a file.'],
])('%s is refused, and the rest goes', async (_why, wrong, said) => {
  const repository = bareRepository({ [path]: ADA })
  const server = await serve(repository)
  const [edit] = threeEdits().edits
  if (!edit) throw new Error('no edit')
  const { sent, refused, stop } = await openBook(server.url).send([editOf(wrong, undefined, 'x'), edit], SAM)
  expect(stop).toBeUndefined()
  expect(refused[0]?.said).toContain(said.slice(0, 40))
  expect(sent.map(({ id }) => id)).toEqual([edit.id])
})

test.each<[Fate, string, string]>([
  [{ status: 401, text: 'log in' }, 'signed-out', 'Log in again'],
  [{ status: 403, text: 'Readers cannot change contacts.' }, 'refused', 'Readers cannot change contacts.'],
  [{ status: 404, text: '' }, 'broken', '(404)'],
  [{ status: 500, text: '' }, 'unreachable', 'not well'],
  [{ status: 200, text: '' }, 'broken', 'not found at their address'],
  ['drop', 'unreachable', 'does not answer'],
])('a push that meets %j stops with %s, in words', async (fate, why, said) => {
  const repository = bareRepository({ [path]: ADA })
  const server = await serve(repository, {
    fate: ({ path }) => (path.endsWith('receive-pack') ? fate : 'serve'),
  })
  const { stop, sent } = await openBook(server.url, soon).send(threeEdits().edits, SAM)
  expect([stop?.why, sent]).toEqual([why, []])
  expect(stop?.said).toContain(said)
  expect(stop?.unknown.length).toBe(['signed-out', 'refused'].includes(why) ? 0 : 3)
})

test('too much at once is sent in parts, and what is too much alone is refused', async () => {
  const repository = bareRepository({ [path]: ADA })
  const server = await serve(repository, {
    fate: ({ path, body }) =>
      path.endsWith('receive-pack') && body.length > 9000 ? { status: 413, text: 'Too large.' } : 'serve',
  })
  const noise = (length: number) =>
    Array.from({ length }, () => String.fromCharCode(33 + Math.floor(Math.random() * 90)))
  const edits = [3000, 3000, 12_000, 3000, 3000].map((size, at) =>
    editOf(`contacts/large-${at}.md`, undefined, noise(size).join('')),
  )
  const { sent, refused, stop } = await openBook(server.url).send(edits, SAM)
  expect(stop).toBeUndefined()
  expect(refused).toEqual([{ id: edits[2]?.id, said: 'Too large.' }])
  expect(sent.length).toBe(4)
})

test('a server that always says that somebody was faster ends in busy, with 30 tries', async () => {
  const repository = bareRepository({ [path]: ADA })
  const server = await serve(repository)
  writeFileSync(join(repository, 'refs/heads/main.lock'), '')
  const waits: number[] = []
  const thin = openBook(server.url, { wait: async (time) => void waits.push(time), random: () => 0.5 })
  const { stop, sent } = await thin.send(threeEdits().edits, SAM)
  expect([stop?.why, stop?.unknown, sent]).toEqual(['busy', [], []])
  expect(waits.length).toBe(30)
  expect([waits[0], waits.at(-1)]).toEqual([25, 750])
})

test('a signal ends it; silence ends it', async () => {
  const repository = bareRepository({ [path]: ADA })
  const server = await serve(repository, { latency: 10_000 })
  const controller = new AbortController()
  const sending = openBook(server.url).send(threeEdits().edits, SAM, { signal: controller.signal })
  controller.abort()
  expect((await sending).stop?.why).toBe('cancelled')
  const quiet = openBook(server.url, { ...soon, patience: 50 })
  await expect(quiet.refresh()).rejects.toMatchObject({
    why: 'unreachable',
    message: 'The server does not answer.',
  })
})
