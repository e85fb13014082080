import { expect, test } from 'vitest'
import { Full, openLane } from '../../../src/server/book/lane.ts'

test('so many at once, the others in the order in which they came, and nobody behind a full queue', async () => {
  const lane = openLane(2, 3)
  const order: number[] = []
  const ends: (() => void)[] = []
  let [running, most] = [0, 0]
  const task = (n: number) =>
    lane(async () => {
      most = Math.max(most, ++running)
      order.push(n)
      await new Promise<void>((resolve) => ends.push(resolve))
      running--
      if (n === 1) throw new Error('one that fails')
      return n
    })
  const all = Promise.allSettled([0, 1, 2, 3, 4].map(task))
  await expect(task(5)).rejects.toThrow(Full)
  for (let done = 0; done < 5; done++) {
    await Promise.resolve()
    while (ends.length === 0) await new Promise((resolve) => setImmediate(resolve))
    ends.shift()?.()
  }
  const results = await all
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
  expect(order).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
  expect(await lane(async () => 'again')).toBe('again')
})
