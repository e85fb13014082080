// The desk at a glance, worked out from what is stored.

import type { Facts } from './database.ts'
import { isUnsent } from './outbox.ts'
import type { Access, DeskStatus, OutboxEntry } from './types.ts'

/** Unsent for so long asks for attention. */
const NAG_AFTER = 15 * 60 * 1000

export interface Surroundings {
  readonly access: Access
  readonly offlineNeedsHttps: boolean
  readonly mayBeCleared: boolean
  readonly storedAt: number | undefined
  readonly outdated: boolean
}

export function statusOf(
  entries: readonly OutboxEntry[],
  sending: Facts['sending'] | undefined,
  { storedAt, ...around }: Surroundings,
  now: number,
): DeskStatus {
  const dates = entries.filter(isUnsent).map(({ date }) => date)
  const oldest = dates.length === 0 ? undefined : Math.min(...dates)
  const { problem, nextTry, slow = false } = sending ?? {}
  return {
    ...around,
    unsent: dates.length,
    ...(oldest === undefined ? {} : { oldest }),
    nag: oldest !== undefined && now - oldest >= NAG_AFTER,
    ...(problem === undefined || dates.length === 0 ? {} : { problem }),
    ...(nextTry === undefined || dates.length === 0 ? {} : { nextTry }),
    slow,
    ...(storedAt === undefined ? {} : { storedAt }),
  }
}
