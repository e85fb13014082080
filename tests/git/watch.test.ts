import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ENTRY } from '../scripts/cli.ts'
import { ADA, bareEnvironment, git, twoClones, write } from './repositories.ts'

test('sync --watch sends what is saved, and ends well', async () => {
  const { dir, sam, origin } = twoClones()
  const child = spawn(process.execPath, [ENTRY, 'sync', '--watch'], {
    cwd: sam,
    env: bareEnvironment(dir),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (data) => {
    out += data
  })
  const ended = new Promise((resolve) => child.on('close', (code) => resolve(code)))
  const until = async (seen: () => boolean) => {
    for (let tries = 0; tries < 400 && !seen(); tries++) await wait(150)
    expect(seen()).toBe(true)
  }
  await until(() => out.includes('up to date'))
  write(sam, { 'contacts/ada-lovelace.md': ADA.replace('lead', 'prospect') })
  await until(() => git(origin, 'log', '-1', '--format=%s', 'main') === 'Move Ada Lovelace to prospect')
  await until(() => out.includes('Sent.'))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
