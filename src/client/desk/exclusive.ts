// One sender at a time, in however many tabs. Over plain http a browser has no locks: a lease in the database serves.

import { type Databases, writing } from './database.ts'
import { newId } from './random.ts'

export type Exclusively = <T>(work: () => Promise<T>) => Promise<T>

/** A lease that nobody renews for so long is free: its tab has died, or sleeps. */
const LEASE = 8000
const RENEW = 2000
const LOOK_AGAIN = 500

/**
 * @param name of the lock, one for a site
 * @returns a function that waits until nobody else works, and works. A tab that dies lets go.
 * Even two at once would lose and double nothing: edits have names that are found again. It would only be waste.
 */
export function exclusivelyAs(name: string, databases: Databases, now: () => number): Exclusively {
  // Absent over plain http, whatever the type says.
  const locks = (navigator as { locks?: LockManager }).locks
  if (locks !== undefined) {
    return async (work) => {
      let result: Awaited<ReturnType<typeof work>> | undefined
      await locks.request(name, async () => {
        result = await work()
      })
      return result as Awaited<ReturnType<typeof work>>
    }
  }
  return leased(databases, now)
}

function leased(databases: Databases, now: () => number): Exclusively {
  const owner = newId()
  const take = async (until: number): Promise<boolean> => {
    const change = writing(await databases.open(), 'facts')
    const facts = change.objectStore('facts')
    const lease = (await facts.get('lease'))?.value as { owner: string; until: number } | undefined
    // A clock that was set back must not lock everybody out.
    const isFree =
      lease === undefined || lease.owner === owner || lease.until <= now() || lease.until > now() + 2 * LEASE
    if (isFree) await facts.put({ name: 'lease', value: { owner, until } })
    await change.done
    return isFree
  }
  return async (work) => {
    while (!(await take(now() + LEASE))) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN))
    const renewing = setInterval(() => void take(now() + LEASE).catch(() => undefined), RENEW)
    try {
      return await work()
    } finally {
      clearInterval(renewing)
      await take(0).catch(() => undefined)
    }
  }
}
