// Requests as an attacker sends them, byte for byte over a socket: each gets its verdict, and after each one the log-in
// page still answers at once. The ids are those of a list outside of this repository; where it is there, all are covered.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { attackingWith } from './attacks/attacking.ts'
import { fileAttacks } from './attacks/files.ts'
import { floods } from './attacks/floods.ts'
import { gitAttacks } from './attacks/git.ts'
import { logInAttacks } from './attacks/log-in.ts'
import { type Started, start } from './start.ts'

let server: Started
const cookies = { sam: '', rea: '' }
beforeAll(async () => {
  server = await start()
  cookies.sam = await server.cookie('sam')
  cookies.rea = await server.cookie('rea')
})
afterAll(() => server.close())

afterEach(async () => {
  const began = performance.now()
  expect((await server.ask('/login')).status).toBe(200)
  expect(performance.now() - began).toBeLessThan(1000)
})

const covered = new Set<string>()
const on = attackingWith(() => server, cookies, covered)
fileAttacks(on)
gitAttacks(on)
floods(on)
// Last: it ends with an address that has to wait.
logInAttacks(on)

const LIST = path.join(import.meta.dirname, '../../../shared/corpora/hostile/http-requests.md')
test.skipIf(!existsSync(LIST))(
  'every case of the list is above (skipped where the list is not there)',
  () => {
    const ids = [...readFileSync(LIST, 'utf8').matchAll(/^\| (H\d+) \|/gm)].map(([, id]) => id)
    expect(ids.filter((id) => !covered.has(id ?? ''))).toEqual([])
  },
)
