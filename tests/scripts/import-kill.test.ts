// An import is killed at any moment, with all the git that it runs: the commit has all of it or nothing, and the next import
// makes the book whole. CARDFILE_KILLS=50 for a long run.
import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ENTRY, runIn, tempBook } from './cli.ts'

const KILLS = Number(process.env.CARDFILE_KILLS ?? 4)
const CARDS = 400

/** Runs an import as a process group of its own; true where it was killed before it ended. */
function killed(dir: string, after: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [ENTRY, 'import', 'list.csv', '--yes'], {
      cwd: dir,
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, CARDFILE_USER: 'sam' },
    })
    const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), after)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve(code === null)
    })
  })
}

test('killed at any moment', { timeout: 120_000 + KILLS * 60_000 }, async () => {
  const { dir, read } = tempBook({ 'cardfile.yaml': 'title: T\ntoday: 2026-11-23\ncountry: GB\n' })
  const git = (...words: string[]) => execFileSync('git', words, { cwd: dir, encoding: 'utf8' }).trim()
  git('init', '-q', '-b', 'main')
  git('config', 'user.name', 'Sam')
  git('config', 'user.email', 'sam@example.com')
  git('add', 'contacts')
  git('commit', '-qm', 'Begin')
  const before = readdirSync(join(dir, 'contacts')).length
  const rows = Array.from({ length: CARDS }, (_, n) => `Person ${n},p${n}@people.example,Ada ${n}`)
  writeFileSync(
    join(dir, 'list.csv'),
    `Name,E-Mail,Nickname\nAda Lovelace,ada@engines.example,Countess\n${rows.join('\n')}\n`,
  )
  const ada = read('ada-lovelace.md')
  const began = performance.now()
  await killed(dir, 60_000)
  const whole = performance.now() - began
  let kills = 0
  for (let n = 0; n < KILLS; n++) {
    git('reset', '-q', '--hard', git('rev-list', '--max-parents=0', 'HEAD'))
    // The second half of a run is when it writes.
    if (await killed(dir, whole * (0.45 + 0.6 * ((n * 0.618) % 1)))) kills++
    const made = git('ls-tree', '--name-only', 'HEAD', 'contacts/').split('\n').length
    expect([before, before + CARDS], `after kill ${n}`).toContain(made)
    const again = await runIn(dir, ['import', 'list.csv', '--yes'])
    expect({ status: again.status, err: again.err }, `after kill ${n}`).toEqual({ status: 0, err: '' })
    expect(git('status', '--porcelain', 'contacts'), `after kill ${n}`).toBe('')
    expect(readdirSync(join(dir, 'contacts')), `after kill ${n}`).toHaveLength(before + CARDS)
    expect(git('rev-list', '--count', 'HEAD'), `after kill ${n}`).toBe('2')
    expect(readFileSync(join(dir, 'contacts/ada-lovelace.md'), 'utf8')).not.toBe(ada)
  }
  expect(kills).toBeGreaterThan(0)
  expect(git('fsck', '--connectivity-only', '--no-dangling')).toBe('')
})
