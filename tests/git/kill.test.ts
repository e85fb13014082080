// A sync is killed at any moment, with all the git that it runs: the next one ends well, and nothing is lost.
// CARDFILE_KILLS=200 for a long run.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leftoversIn } from './leftovers.ts'
import { ADA, bareEnvironment, git, read, twoClones, write } from './repositories.ts'
import { synced } from './sync-in.ts'

const KILLS = Number(process.env.CARDFILE_KILLS ?? 6)
const RUNNER = join(import.meta.dirname, 'run-sync.ts')

/** In every third run Sam has changed nothing: that is the short way, which merges nothing. */
const onlyReceives = (n: number) => n % 3 === 2

/** Runs a sync as a process group of its own; true where it was killed before it ended. */
function killed(clone: string, home: string, after: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [RUNNER, clone], {
      cwd: clone,
      env: bareEnvironment(home),
      detached: true,
      stdio: 'ignore',
    })
    const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), after)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve(code === null)
    })
  })
}

test('killed at any moment', { timeout: 60_000 + KILLS * 20_000 }, async () => {
  const { dir, origin, sam, ana } = twoClones()
  const began = performance.now()
  write(ana, { 'contacts/warm.md': '---\nname: Warm Up\n---\n' })
  await killed(ana, dir, 60_000)
  // Moments are spread over what a run takes, and no run is like another.
  const whole = Math.max(600, performance.now() - began) * 1.2
  await synced(sam)
  let kills = 0
  for (let n = 0; n < KILLS; n++) {
    write(ana, {
      'contacts/ada-lovelace.md': `${read(ana, 'contacts/ada-lovelace.md')}- 2026-11-23 call @ana: Ana ${n}\n`,
      [`contacts/ana-${n}.md`]: `---\nname: Ana ${n}\n---\n`,
    })
    await synced(ana)
    if (!onlyReceives(n))
      write(sam, {
        'contacts/ada-lovelace.md': `${read(sam, 'contacts/ada-lovelace.md')}- 2026-11-23 call @sam: Sam ${n}\n`,
        [`contacts/sam-${n}.md`]: `---\nname: Sam ${n}\n---\n`,
      })
    const length = onlyReceives(n) ? whole / 2 : whole
    if (await killed(sam, dir, 150 + length * ((n * 0.618) % 1))) kills++
    // As if a minute had passed: a lock that the kill left in the shared folder counts as abandoned by then.
    await synced(sam, { now: () => Date.now() + 60_000 })
    expect(leftoversIn(sam), `after kill ${n}`).toEqual([])
    expect(git(sam, 'status', '--porcelain'), `after kill ${n}`).toBe('')
    expect(git(sam, 'rev-parse', 'HEAD')).toBe(git(origin, 'rev-parse', 'main'))
    await synced(ana)
  }
  expect(kills).toBeGreaterThan(0)
  expect(git(sam, 'fsck', '--connectivity-only', '--no-dangling')).toBe('')
  for (const clone of [sam, ana]) {
    const log = read(clone, 'contacts/ada-lovelace.md').slice(ADA.length).trim().split('\n').sort()
    const meant = Array.from({ length: KILLS }, (_, n) => [
      `- 2026-11-23 call @ana: Ana ${n}`,
      ...(onlyReceives(n) ? [] : [`- 2026-11-23 call @sam: Sam ${n}`]),
    ]).flat()
    expect(log).toEqual(meant.sort())
    expect(readdirSync(join(clone, 'contacts'))).toHaveLength(3 + meant.length)
  }
})
