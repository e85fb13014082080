// What a sync is about to do to the work tree, written down first: the next run finishes what a kill interrupts.

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Journal {
  readonly from: string
  readonly to: string
  /** Files that are not as committed, and what they are to hold: ids of blobs, '' for no file. */
  readonly held: readonly { readonly path: string; readonly mine: string; readonly merged: string }[]
}

/** Where a clone keeps what is its own: `store` is a folder inside the git directory. */
interface Keeper {
  readonly store: string
}

export function hasJournal(keeper: Keeper): boolean {
  return existsSync(fileIn(keeper))
}

/** Undefined where there is none, or none that is whole: nothing was begun then. */
export function readJournal(keeper: Keeper): Journal | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(keeper), 'utf8')) as Journal
  } catch {
    return undefined
  }
}

export function writeJournal(keeper: Keeper, journal: Journal): void {
  mkdirSync(keeper.store, { recursive: true })
  const temporary = `${fileIn(keeper)}.new`
  writeFileSync(temporary, JSON.stringify(journal))
  renameSync(temporary, fileIn(keeper))
}

export function forgetJournal(keeper: Keeper): void {
  rmSync(fileIn(keeper), { force: true })
}

function fileIn({ store }: Keeper): string {
  return path.join(store, 'advance.json')
}
