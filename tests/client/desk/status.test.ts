// The desk at a glance, the waits between tries, and the file to download.
import { expect, test } from 'vitest'
import { delayAfter } from '../../../src/client/desk/backoff.ts'
import { downloadOf } from '../../../src/client/desk/download.ts'
import { waiting } from '../../../src/client/desk/outbox.ts'
import { newId } from '../../../src/client/desk/random.ts'
import { statusOf } from '../../../src/client/desk/status.ts'
import { browser, MemoryServer } from './office.ts'

const MINUTE = 60_000
const AROUND = {
  access: 'in',
  offlineNeedsHttps: false,
  mayBeCleared: true,
  storedAt: undefined,
  outdated: false,
} as const

test('unsent edits are counted, and ask for attention after a quarter of an hour', async () => {
  const { change, box } = browser(new MemoryServer())
  const { date } = await change({})
  const problem = { kind: 'unreachable', said: 'No.', remedy: '' } as const
  const at = async (now: number) =>
    statusOf(await box.entries(), { slow: false, problem, nextTry: 7 }, AROUND, now)
  expect(await at(date + MINUTE)).toMatchObject({ unsent: 1, oldest: date, nag: false, problem, nextTry: 7 })
  expect(await at(date + 15 * MINUTE)).toMatchObject({ nag: true })
  await box.change((all) => ({ put: all.map((entry) => ({ ...entry, state: 'sent' as const })) }))
  const rest = await at(date + 15 * MINUTE)
  expect(rest).toMatchObject({ unsent: 0, nag: false })
  expect(rest, 'what held up nothing is no problem any more').not.toHaveProperty('problem')
})

test('waits grow to a minute and no further, and are never the same for all', () => {
  const waits = Array.from({ length: 40 }, (_one, at) => delayAfter(at + 1, 0.999))
  expect(waits[0]).toBeLessThanOrEqual(1000)
  expect(waits.toSorted((a, b) => a - b)).toEqual(waits)
  expect(waits.at(-1)).toBeLessThanOrEqual(MINUTE)
  expect(delayAfter(5, 0)).toBe(8000)
  expect(delayAfter(5, 0.9)).toBeGreaterThan(15_000)
})

test('an edit of somebody who is not logged in says whose it is, and what to do', async () => {
  const { change, box } = browser(new MemoryServer())
  const { id } = await change({})
  expect(waiting(await box.entries(), 'sam').size).toBe(0)
  expect(waiting(await box.entries(), 'ana').get(id)).toMatchObject({
    kind: 'other-person',
    remedy: 'It is sent when Sam Rivers logs in here.',
  })
})

test('the download has every unsent card whole', async () => {
  const { change, box } = browser(new MemoryServer())
  await change({ mine: 'Ä card\n', message: 'Log a call' })
  await change({ mine: undefined, message: 'Delete Bob' })
  const { name, text } = downloadOf(await box.entries(), 'Contacts', '2026-11-23')
  expect(name).toBe('unsent-edits-2026-11-23.txt')
  expect(text).toContain('2 edits that had not been sent')
  expect(text).toContain('\nÄ card\n')
  expect(text).toMatch(/2\. Delete Bob[\s\S]*The card is to be deleted\./)
})

test('names of edits are long, and no two are alike', () => {
  const ids = Array.from({ length: 1000 }, newId)
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]{26}$/)
})
