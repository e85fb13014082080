// Connections that are cut at any byte, on the way there and back: no process and no file is left, and nobody was lied to.
// CARDFILE_CUTS=200 for a long run.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openServerBook } from '../../../src/server/book/index.ts'
import { leftoversIn } from '../../../src/server/book/leftovers.ts'
import { openChaos } from './chaos.ts'
import { processesIn } from './processes.ts'
import { serverFolder } from './server-folder.ts'
import { PROGRAM, SAM, serve } from './serving.ts'
import { ask, offeredTip, pushBody, pushed } from './web-push.ts'

const CUTS = Number(process.env.CARDFILE_CUTS ?? 40)

test('120 uploads that are cut leave nothing', { timeout: 120_000 }, async () => {
  const server = await serverFolder()
  const { raw, folder, repository } = server
  const book = await openServerBook({ folder, program: PROGRAM, say: (line) => server.said.push(line) })
  const web = await serve(book)
  const chaos = await openChaos(web.port, { seed: 5, most: 200_000 })
  const notes = Array.from({ length: 100_000 }, (_, i) =>
    String.fromCharCode(33 + ((i * 7919 + (i >> 5) * 31) % 90)),
  )
  const files = [0, 1].map((i) => ({
    path: `contacts/long-${i}.md`,
    text: `---\nname: Long ${i}\n---\n${notes.join('')}${i}`,
  }))
  const body = pushBody(raw, server.first, raw.commit({ parents: [server.first], files }))
  for (let n = 0; n < 6; n++)
    await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        ask('git-receive-pack', {
          port: chaos.port,
          user: SAM,
          method: 'POST',
          headers: {
            'content-type': 'application/x-git-receive-pack-request',
            'content-length': String(body.length * 2),
          },
          body: Buffer.concat([body, body]).subarray(0, Math.floor(body.length * 1.5)),
          // The rest never comes.
          patience: 300,
        }),
      ),
    )
  await chaos.close()
  await web.close()
  // The last ones are just being looked at. The site is still being made; of git nothing is left.
  await vi.waitFor(
    () => {
      expect(readdirSync(join(folder, 'spool'))).toEqual([])
      expect(processesIn(repository)).toEqual([])
    },
    { timeout: 20_000, interval: 50 },
  )
  expect(leftoversIn(repository)).toEqual([])
  expect(server.tip()).toBe(server.first)
  await book.close()
})

test('cut at any byte, in both directions', { timeout: 120_000 + CUTS * 5000 }, async () => {
  const server = await serverFolder()
  const { raw, folder, repository } = server
  const book = await openServerBook({ folder, program: PROGRAM, say: (line) => server.said.push(line) })
  const web = await serve(book)
  const chaos = await openChaos(web.port, { seed: 3, most: 1500 })
  const acknowledged: string[] = []
  const tried: string[] = []
  let tip = server.first
  for (let n = 0; chaos.cuts.up + chaos.cuts.down < CUTS; n++) {
    // What a page does after an answer that did not come: it looks.
    tip = (await offeredTip(web.port, SAM)) ?? tip
    const commit = raw.commit({
      parents: [tip],
      files: [{ path: `contacts/c-${n}.md`, text: `---\nname: C ${n}\n---\n` }],
    })
    tried.push(commit)
    try {
      if ((await pushed(chaos.port, SAM, pushBody(raw, tip, commit))).ok) acknowledged.push(commit)
    } catch {
      // Nobody knows.
    }
  }
  await chaos.close()
  const isQuiet = () => {
    expect(readdirSync(join(folder, 'spool'))).toEqual([])
    expect(processesIn(repository)).toEqual([])
    expect(leftoversIn(repository)).toEqual([])
  }
  await vi.waitFor(isQuiet, { timeout: 90_000, interval: 50 })
  const stored = raw.git('--git-dir', repository, 'rev-list', 'main').split('\n')
  expect(acknowledged.filter((commit) => !stored.includes(commit))).toEqual([])
  // Each at most once, and nothing that nobody sent.
  expect(stored.filter((commit) => commit !== server.first && !tried.includes(commit))).toEqual([])
  expect(new Set(stored).size).toBe(stored.length)
  expect(await raw.run(['--git-dir', repository, 'fsck', '--full'])).toMatchObject({ code: 0 })
  await web.close()
  await book.close()
  console.log(
    `${CUTS} cuts: ${acknowledged.length} acknowledged, ${stored.length - 1} stored, of ${tried.length}`,
  )
})
