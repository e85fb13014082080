// `cardfile serve` is killed at any moment while three people write: what was *Sent* is in the book after it is started
// again, nothing is there twice, and nobody has to clean up. CARDFILE_KILLS=200 for a long run, CARDFILE_SEED for others.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { mergeCards } from '../../../src/merge/index.ts'
// Not a door of the server: what may lie about in a repository is its own affair.
import { leftoversIn } from '../../../src/server/book/leftovers.ts'
import { openThin } from '../../../src/thin/index.ts'
import { randomFrom } from '../../server/book/chaos.ts'
import { processesIn } from '../../server/book/processes.ts'
import { cardAt, editsAt, gitIn } from './book-at.ts'
import { startServer } from './server.ts'

const KILLS = Number(process.env['CARDFILE_KILLS'] ?? 15)
const SEED = Number(process.env['CARDFILE_SEED'] ?? 7)
const WRITERS = { sam: 'Sam Rivers', ana: 'Ana Moreira', kim: 'Kim Sato' }
const FILES = Array.from({ length: 3 }, (_, at) => `contacts/person-${at}.md`)
const CARDS = Object.fromEntries(
  FILES.map((file, at) => [
    path.basename(file),
    `---\nname: Person ${at}\n---\n\n## Log\n\n- 2026-11-03 note @sam: Demo.\n`,
  ]),
)

const bytes = (text: string) => new TextEncoder().encode(text)
const words = (content: Uint8Array | undefined) => new TextDecoder().decode(content)

test('a server that is killed at any moment has what it said it has', {
  timeout: 120_000 + KILLS * 20_000,
}, async () => {
  let server = await startServer({ cards: CARDS })
  const random = randomFrom(SEED)
  let isOver = false
  /** Every edit by its line. */
  const begun = new Map<string, string>()
  const sent = new Set<string>()
  /** Milliseconds. */
  const times: number[] = []

  const write = async (handle: string, name: string, cookie: string) => {
    const { address } = server
    const thin = openThin({
      url: `${address}git/book.git`,
      folder: 'contacts',
      headers: { Origin: address.slice(0, -1), Cookie: cookie },
      fetch,
      merge: ({ base, mine, theirs }) =>
        bytes(mergeCards(base ? words(base) : '', words(mine), words(theirs)).text),
    })
    for (let number = 0; !isOver; number++) {
      const file = FILES[number % FILES.length] ?? ''
      const id = `${handle}-${number}`
      let base: Uint8Array | undefined
      while (base === undefined) {
        base = (await thin.file(file).catch(() => undefined))?.bytes
        if (base === undefined) await pause(20)
      }
      const line = `- 2026-11-23 call @${handle}: Said ${id} so.\n`
      begun.set(id, line)
      const files = [{ path: file, base, mine: bytes(words(base) + line) }]
      // As the desk does: again and again, and from the second time on it may be there already.
      for (let fresh = true; !sent.has(id); fresh = false) {
        const edit = { id, date: 1_795_700_000_000, offset: 0, message: `Edit ${id}`, files, fresh }
        const began = performance.now()
        const result = await thin.send([edit], { name, email: `${handle}@example.com` })
        if (result.refused.length > 0) throw new Error(`refused: ${JSON.stringify(result.refused)}`)
        if (result.stop?.why === 'signed-out') throw new Error('a restart logged somebody out')
        for (const one of result.sent) {
          sent.add(one.id)
          if (fresh) times.push(performance.now() - began)
        }
        if (result.sent.length === 0) await pause(20)
      }
    }
  }
  const writers: Promise<void>[] = []
  let fault: unknown
  for (const [handle, name] of Object.entries(WRITERS))
    writers.push(
      write(handle, name, await server.logIn(handle)).catch((error: unknown) => {
        fault ??= error
      }),
    )
  const isThere = () => {
    if (fault !== undefined) throw fault
    const there = new Set(editsAt(server))
    return [...sent].filter((id) => !there.has(id))
  }
  // The first server lives until it is known how long an edit takes here and now.
  await expect.poll(() => times.length, { timeout: 60_000 }).toBeGreaterThan(3)
  for (let n = 0; n < KILLS; n++) {
    const usual = [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0
    // From before the first request is in to after the third edit is.
    await pause(random() * 3 * Math.min(usual, 2000))
    await server.kill()
    const before = [...sent]
    server = await server.restart()
    expect(isThere()).toEqual([])
    expect(sent.size).toBeGreaterThanOrEqual(before.length)
  }
  isOver = true
  await Promise.all(writers)
  expect(isThere()).toEqual([])

  // Nobody swept, and nothing is in the way; once each, in the history and in the cards.
  expect(leftoversIn(path.join(server.folder, 'book.git'))).toEqual([])
  expect(editsAt(server).sort()).toEqual([...begun.keys()].sort())
  const texts = FILES.map((file) => cardAt(server, file)).join('\n')
  for (const line of begun.values()) expect([line, texts.split(line.trim()).length]).toEqual([line, 2])
  expect(gitIn(server, 'fsck', '--full', '--strict', '--no-dangling')).toBe('')
  expect(await server.end()).toBe(0)
  expect(readdirSync(path.join(server.folder, 'spool'))).toEqual([])
  await expect.poll(() => processesIn(server.folder)).toEqual([])
  console.log(
    `${KILLS} kills, ${sent.size} edits sent, an edit in ${times.sort((a, b) => a - b)[times.length >> 1]?.toFixed(0)} ms`,
  )
})
