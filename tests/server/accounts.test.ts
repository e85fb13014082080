import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  openSessions,
  openThrottle,
  openUsers,
  passwordProblem,
  randomPassword,
  type Sessions,
} from '../../src/server/accounts/index.ts'

const PASSWORD = 'correct horse battery'
const DAY = 86_400_000

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'cardfile-accounts-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const usersIn = (place: string) => openUsers(place, () => '2026-11-27')
const sam = { handle: 'sam', role: 'member', emails: [], password: PASSWORD } as const

test('a password is kept as argon2id only, in a file that nobody else reads', async () => {
  const place = folder()
  const users = usersIn(place)
  expect(await users.add(sam)).toBeUndefined()
  const file = path.join(place, 'users.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(users.find('sam')?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(readFileSync(file, 'utf8')).not.toContain(PASSWORD)
  expect((await users.checkPassword('sam', PASSWORD)) === users.find('sam')).toBe(true)
  for (const [name, word] of [
    ['sam', `${PASSWORD}!`],
    ['Sam', PASSWORD],
    ['nobody', PASSWORD],
    ['sam', ''],
  ] as const)
    expect(await users.checkPassword(name, word)).toBeUndefined()
  expect(readdirSync(place)).toEqual(['users.json'])
})

test('a word is the same however its accents were typed', async () => {
  const users = usersIn(folder())
  await users.add({ ...sam, password: 'cafe\u0301 au lait' })
  expect(await users.checkPassword('sam', 'caf\u00e9 au lait')).toBeDefined()
})

test.each([
  ['short', 'nine char', 'A password has at least 10 characters.'],
  ['ten signs', '😀'.repeat(10), undefined],
  ['nine signs of two units each', '😀'.repeat(9), 'A password has at least 10 characters.'],
  ['long', 'x'.repeat(1024), undefined],
  ['too long', 'x'.repeat(1025), 'A password has at most 1024 bytes.'],
  ['too long in bytes', 'é'.repeat(600), 'A password has at most 1024 bytes.'],
])('a password: %s', (_why, password, problem) => {
  expect(passwordProblem(password)).toBe(problem)
})

test('passwords that are thought up are good ones, and never the same', () => {
  const made = Array.from({ length: 200 }, randomPassword)
  for (const one of made) expect(one).toMatch(/^([a-hj-km-np-z2-9]{4}-){4}[a-hj-km-np-z2-9]{4}$/)
  expect(new Set(made).size).toBe(200)
})

test('a name that nobody has takes as long as one that somebody has', async () => {
  const users = usersIn(folder())
  await users.add(sam)
  const median = async (name: string) => {
    const times: number[] = []
    for (let n = 0; n < 9; n++) {
      const began = performance.now()
      await users.checkPassword(name, 'wrong password')
      times.push(performance.now() - began)
    }
    return times.sort((a, b) => a - b)[4] ?? 0
  }
  await median('sam')
  const [known, unknown] = [await median('sam'), await median('nobody')]
  // A hash takes tens of milliseconds; without it the answer would be there in one.
  expect(unknown).toBeGreaterThan(known / 3)
  expect(unknown).toBeLessThan(known * 3)
})

test('two programs that write at once lose nothing of each other', async () => {
  const place = folder()
  const [one, two] = [usersIn(place), usersIn(place)]
  await one.add(sam)
  await Promise.all(
    Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? one : two).addToken('sam', `device ${n}`)),
  )
  const names = usersIn(place)
    .find('sam')
    ?.tokens.map((token) => token.name)
  expect(names?.sort()).toEqual(Array.from({ length: 40 }, (_, n) => `device ${n}`).sort())
  expect(one.find('sam')?.tokens.length).toBe(40)
  expect(readdirSync(place)).toEqual(['users.json'])
})

test('a lock of a program that is dead is taken over', async () => {
  const place = folder()
  for (const left of ['{"pid":4194303,"born":"1"}', '{"pid":1,"born":"0"}', '{"pi', '']) {
    writeFileSync(path.join(place, 'users.json.lock'), left)
    await usersIn(place).removeFeed('nobody')
    expect(readdirSync(place)).not.toContain('users.json.lock')
  }
})

test('handles are those of a team', async () => {
  const users = usersIn(folder())
  for (const handle of ['', '.', '-x', 'a b', 'ké', '../x', 'x'.repeat(65), '__proto__'])
    expect(await users.add({ ...sam, handle })).toMatch(/is no handle/)
  await users.add({ ...sam, handle: 'Sam' })
  expect(await users.add(sam)).toBe('There is a user "Sam".')
})

test('a token lets its device in until it is revoked, and its day is noted', async () => {
  const users = usersIn(folder())
  await users.add(sam)
  const token = (await users.addToken('sam', "Sam's\nlaptop\u202e")) ?? ''
  expect(users.find('sam')?.tokens[0]).toMatchObject({ name: "Sam's laptop", created: '2026-11-27' })
  expect(users.byToken('sam', token)?.handle).toBe('sam')
  expect(users.byToken('ana', token)).toBeUndefined()
  expect(users.byToken('sam', `${token.slice(0, -1)}`)).toBeUndefined()
  await expect.poll(() => users.find('sam')?.tokens[0]?.used).toBe('2026-11-27')
  const id = users.find('sam')?.tokens[0]?.id ?? ''
  expect(await users.removeToken('sam', id)).toBe(true)
  expect(users.byToken('sam', token)).toBeUndefined()
})

test('a new address of the calendar ends the old one', async () => {
  const users = usersIn(folder())
  await users.add(sam)
  const [first, second] = [await users.makeFeed('sam'), await users.makeFeed('sam')]
  expect(users.byFeed(first ?? '')).toBeUndefined()
  expect(users.byFeed(second ?? '')?.handle).toBe('sam')
  await users.removeFeed('sam')
  expect(users.byFeed(second ?? '')).toBeUndefined()
})

async function sessions() {
  const place = folder()
  const users = usersIn(place)
  await users.add(sam)
  let time = Date.UTC(2026, 10, 27)
  const opened: Sessions[] = []
  const open = () => {
    const one = openSessions(place, users, () => time)
    opened.push(one)
    return one
  }
  // What is still being written would come into a folder that is being removed.
  onTestFinished(async () => void (await Promise.all(opened.map((one) => one.close()))))
  const user = () => users.find('sam') ?? expect.unreachable()
  return { place, users, open, user, later: (ms: number) => (time += ms) }
}

test('a session outlives a restart, and is written as a hash', async () => {
  const { place, open, user } = await sessions()
  const first = open()
  const secret = first.begin(user(), '192.0.2.1')
  const id = first.find(secret)?.id
  await first.close()
  expect(readFileSync(path.join(place, 'sessions.json'), 'utf8')).not.toContain(secret)
  expect(open().find(secret)?.id).toBe(id)
  expect(open().find(`${secret}x`)).toBeUndefined()
})

test('a session that was ended is over after a power cut, too', async () => {
  const { open, user } = await sessions()
  const first = open()
  const secret = first.begin(user(), '192.0.2.1')
  await first.end(secret)
  // Not closed: killed.
  expect(open().find(secret)).toBeUndefined()
})

test('a session ends by itself: without a request for a week, and after a month', async () => {
  const { open, user, later } = await sessions()
  const kept = open()
  const idle = kept.begin(user(), '192.0.2.1')
  const busy = kept.begin(user(), '192.0.2.1')
  for (let day = 0; day < 30; day++) {
    later(DAY)
    expect([day, kept.find(busy) !== undefined]).toEqual([day, true])
    if (day === 8) expect(kept.find(idle)).toBeUndefined()
  }
  later(1)
  expect(kept.find(busy)).toBeUndefined()
})

test.each([
  [
    'a new password',
    async (place: string) => void (await usersIn(place).setPassword('sam', 'another password')),
  ],
  ['being removed', async (place: string) => void (await usersIn(place).remove('sam'))],
  [
    'being removed and added again',
    async (place: string) => {
      await usersIn(place).remove('sam')
      await usersIn(place).add(sam)
    },
  ],
])('%s by another program ends the sessions', async (_why, change) => {
  const { place, open, user } = await sessions()
  const kept = open()
  const secret = kept.begin(user(), '192.0.2.1')
  expect(kept.find(secret)).toBeDefined()
  await change(place)
  expect(kept.find(secret)).toBeUndefined()
})

test('sessions of one person are bounded: the oldest end', async () => {
  const { open, user } = await sessions()
  const kept = open()
  const secrets = Array.from({ length: 25 }, () => kept.begin(user(), '192.0.2.1'))
  expect(secrets.map((secret) => kept.find(secret) !== undefined)).toEqual([
    ...Array(5).fill(false),
    ...Array(20).fill(true),
  ])
})

test('a file of sessions that is broken logs everybody out, and no more', async () => {
  const { place, open } = await sessions()
  for (const text of ['', '{', '[null]', '{}', '[{"hash":1}]']) {
    writeFileSync(path.join(place, 'sessions.json'), text)
    expect(open().find('x')).toBeUndefined()
  }
})

test('waiting grows, ends, and never takes more than a quarter of an hour', () => {
  let time = 0
  const throttle = openThrottle({ free: 5 }, () => time)
  const waits: number[] = []
  for (let n = 0; n < 12; n++) {
    expect(throttle.begin('sam')).toBe(0)
    const wait = throttle.begin('sam')
    if (wait === 0) {
      throttle.forgive('sam')
      waits.push(0)
    } else {
      waits.push(wait)
      time += wait * 1000
    }
  }
  expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900])
  expect(throttle.begin('ana')).toBe(0)
  throttle.succeed('sam')
  expect(throttle.begin('sam')).toBe(0)
  expect(throttle.begin('sam')).toBe(0)
})

test('of a hundred at once no more are tried than one after the other', () => {
  const throttle = openThrottle({ free: 5 }, () => 0)
  const tried = Array.from({ length: 100 }, () => throttle.begin('sam')).filter((wait) => wait === 0)
  expect(tried.length).toBe(5)
})

test('where many share an address, a slip is forgotten after a minute', () => {
  let time = 0
  const throttle = openThrottle({ free: 3, leak: 60 }, () => time)
  for (let n = 0; n < 100; n++) {
    expect(throttle.begin('192.0.2.1')).toBe(0)
    time += 60_000
  }
})

test('what is remembered of failures is bounded', () => {
  const throttle = openThrottle({ free: 1 }, () => 0)
  for (let n = 0; n < 30_000; n++) throttle.begin(`name ${n}`)
  // The first is forgotten, the last is not.
  expect([throttle.begin('name 0'), throttle.begin('name 29999')]).toEqual([0, 30])
})
