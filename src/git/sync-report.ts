// What a sync is given, and what it tells.

import type { Diagnostic } from '../text/index.ts'
import type { LeftOut, Read } from './changes.ts'
import type { Note } from './resolve.ts'

export interface SyncOptions {
  /** Reads the book from disk; called only where something must be checked. */
  readonly read: () => Read
  /** Says what would be done, and changes nothing. */
  readonly dryRun?: boolean
  /** Sends the whole book to a shared repository that is empty. */
  readonly first?: boolean
  readonly wait: (milliseconds: number) => Promise<void>
  /** 0 to 1, below 1. */
  readonly random: () => number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Told of each step as it begins. */
  readonly say?: (step: string) => void
}

export interface SyncReport {
  /** Messages of the commits made of what was changed here. */
  readonly saved: readonly string[]
  readonly leftOut: readonly LeftOut[]
  /** Who the changes of others are by, and the files that they changed. */
  readonly received: { readonly people: readonly string[]; readonly files: readonly string[] }
  /** Cards that both sides had changed. */
  readonly merged: readonly string[]
  /** What a merge decided by rule. */
  readonly decisions: readonly Diagnostic[]
  readonly notes: readonly Note[]
  /** Errors that neither side had alone. */
  readonly broken: readonly Diagnostic[]
  readonly sent: boolean
  /** Where the shared repository is that was empty, and gets the whole book. */
  readonly first?: string
  /** Pushes that were tried. */
  readonly tries: number
}

/** A report while it is being made. */
export type Draft = { -readonly [key in keyof SyncReport]: SyncReport[key] }
