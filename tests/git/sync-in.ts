// Calls sync in this process, with waits that do not wait.
import { join } from 'node:path'
import { readBook } from '../../src/disk/index.ts'
import { isStop, type Stop, type SyncOptions, type SyncReport, sync } from '../../src/git/index.ts'

/** @param clone a folder with a book as contacts/ */
export async function syncIn(clone: string, more: Partial<SyncOptions> = {}): Promise<SyncReport | Stop> {
  const folder = join(clone, 'contacts')
  return sync(folder, {
    read: () => ({ book: readBook(folder), today: '2026-11-23', folder }),
    wait: async () => {},
    random: () => 0.5,
    now: Date.now,
    ...more,
  })
}

/** The report of a sync that has nothing in its way. */
export async function synced(clone: string, more: Partial<SyncOptions> = {}): Promise<SyncReport> {
  const report = await syncIn(clone, more)
  if (isStop(report)) throw new Error(`${report.kind}: ${report.message}`)
  return report
}
