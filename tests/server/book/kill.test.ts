// The server is killed at any moment while people push: what it said is stored is there afterwards, the repository is
// whole, and nobody has to clean up. CARDFILE_KILLS=200 for a long run.
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { leftoversIn } from '../../../src/server/book/leftovers.ts'
import { randomFrom } from './chaos.ts'
import { fakeBuild } from './fake-build.ts'
import { processesIn } from './processes.ts'
import { type ServerFolder, serverFolder, tempFolder } from './server-folder.ts'
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
  acknowledged: Map<string, number>,
): Promise<void> {
  for (let n = 0; ; n++) {
    try {
      const tip = await offeredTip(port, SAM)
      if (tip === undefined) continue
      const path = `contacts/${name}-${n}.md`
      const commit = raw.commit({ parents: [tip], files: [{ path, text: `---\nname: ${name} ${n}\n---\n` }] })
      const began = performance.now()
      if ((await pushed(port, SAM, pushBody(raw, tip, commit))).ok)
        acknowledged.set(commit, performance.now() - began)
    } catch {
      return
    }
  }
}

/** The time that a push takes, the middle of all. */
function usual(acknowledged: ReadonlyMap<string, number>): number {
  const times = [...acknowledged.values()].sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? 0
}

test('killed at any moment', { timeout: 120_000 + KILLS * 30_000 }, async () => {
  const server = await serverFolder()
  const { raw, repository, folder } = server
  const random = randomFrom(42)
  /** Commits that the server said it has, and how many milliseconds each took. */
  const acknowledged = new Map<string, number>()
  const { program } = fakeBuild(tempFolder())
  // The first server lives until it is known how long a push takes here and now.
  for (let n = -1; n < KILLS; n++) {
    const running = await startServer(folder, program)
    const writers = Array.from({ length: WRITERS }, (_, i) =>
      write(server, running.port, `k${n}-w${i}`, acknowledged),
    )
    if (n < 0)
      await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(2), { timeout: 60_000, interval: 50 })
    // From before the first push is in to after the third is.
    else await pause(random() * 3 * usual(acknowledged))
    // By a hand that knows the process, or by a system that ends a whole service.
    await running.kill(random() < 0.5)
    await Promise.all(writers)
  }
  const last = await startServer(folder, program)
  try {
    expect(leftoversIn(repository)).toEqual([])
    expect(
      await raw.run(['--git-dir', repository, 'fsck', '--full', '--strict', '--no-dangling']),
    ).toMatchObject({
      code: 0,
      out: '',
    })
    const stored = new Set(raw.git('--git-dir', repository, 'rev-list', 'main').split('\n'))
    expect([...acknowledged.keys()].filter((commit) => !stored.has(commit))).toEqual([])
    expect(acknowledged.size).toBeGreaterThan(KILLS / 4)
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
