// The server is killed at any moment while people push: what it said is stored is there afterwards, the repository is
// whole, and nobody has to clean up. CARDFILE_KILLS=200 for a long run.
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { leftoversIn } from '../../../src/server/book/leftovers.ts'
import { randomFrom } from './chaos.ts'
import { processesIn } from './processes.ts'
import { type ServerFolder, serverFolder } from './server-folder.ts'
import { startServer } from './server-process.ts'
import { SAM } from './serving.ts'
import { offeredTip, pushBody, pushed } from './web-push.ts'

const KILLS = Number(process.env.CARDFILE_KILLS ?? 20)
const WRITERS = 3

/** Pushes until the server is gone. */
async function write(
  { raw }: ServerFolder,
  port: number,
  name: string,
  acknowledged: Set<string>,
): Promise<void> {
  for (let n = 0; ; n++) {
    try {
      const tip = await offeredTip(port, SAM)
      if (tip === undefined) continue
      const path = `contacts/${name}-${n}.md`
      const commit = raw.commit({ parents: [tip], files: [{ path, text: `---\nname: ${name} ${n}\n---\n` }] })
      if ((await pushed(port, SAM, pushBody(raw, tip, commit))).ok) acknowledged.add(commit)
    } catch {
      return
    }
  }
}

test('killed at any moment', { timeout: 120_000 + KILLS * 30_000 }, async () => {
  const server = await serverFolder()
  const { raw, repository, folder } = server
  const random = randomFrom(42)
  const acknowledged = new Set<string>()
  const swept: string[] = []
  for (let n = 0; n < KILLS; n++) {
    const running = await startServer(folder)
    const writers = Array.from({ length: WRITERS }, (_, i) =>
      write(server, running.port, `k${n}-w${i}`, acknowledged),
    )
    // From before the first push is in to after the third is.
    await pause(random() * 2000)
    // By a hand that knows the process, or by a system that ends a whole service.
    await running.kill(random() < 0.5)
    await Promise.all(writers)
  }
  const last = await startServer(folder)
  swept.push(...last.said)
  try {
    expect(leftoversIn(repository)).toEqual([])
    expect(
      await raw.run(['--git-dir', repository, 'fsck', '--full', '--strict', '--no-dangling']),
    ).toMatchObject({
      code: 0,
      out: '',
    })
    const stored = new Set(raw.git('--git-dir', repository, 'rev-list', 'main').split('\n'))
    expect([...acknowledged].filter((commit) => !stored.has(commit))).toEqual([])
    expect(acknowledged.size).toBeGreaterThan(KILLS / 2)
    // And it goes on.
    const tip = raw.fetch(repository)
    const commit = raw.commit({ parents: [tip], files: [{ path: 'contacts/last.md' }] })
    expect(await pushed(last.port, SAM, pushBody(raw, tip, commit))).toMatchObject({ ok: true })
    console.log(`${KILLS} kills, ${acknowledged.size} pushes acknowledged, ${stored.size - 1} stored`)
  } finally {
    await last.kill(true)
  }
  expect(processesIn(folder)).toEqual([])
})
