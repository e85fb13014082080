// The import plan, as data.

import type { Diagnostic } from '../../text/index.ts'

/** A file that the plan would write; exactly one of text and bytes. */
export interface PlannedFile {
  /** Relative to the book's folder, with `/`. */
  readonly path: string
  readonly text?: string
  readonly bytes?: Uint8Array
  /** `update` replaces a card that the book has now. */
  readonly change: 'create' | 'update'
}

export type Action = 'create' | 'update' | 'skip' | 'reject'

export interface PlannedRecord {
  /** create: a new card; update: new values on a known one; skip: nothing new; reject: set aside, with the reason. */
  readonly action: Action
  readonly name: string
  /** The card's slug; '' for a rejected record. */
  readonly slug: string
  /** Words for people: `new`, `same name and e-mail: adds phone`. */
  readonly reason: string
  /** Where the record stands in its source. */
  readonly file: string
  readonly line: number
}

export interface ImportPlan {
  readonly counts: Readonly<Record<Action, number>>
  /** One per record, in the order of the records; then one per organisation that was made because a record names it. */
  readonly lines: readonly PlannedRecord[]
  readonly files: readonly PlannedFile[]
  /** What was kept aside because no field takes it, at its place in the source. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A card that the book had once. */
export interface DeletedCard {
  /** Below the book's folder. */
  readonly path: string
  /** As it was when it was deleted. */
  readonly text: string
  /** `YYYY-MM-DD`; '' where it is gone from the folder and that is not committed. */
  readonly date: string
  readonly by: string
}

export interface ImportSettings {
  /** The book's today: `created` of new cards. */
  readonly today: string
  /** The book's folder as it was given to `readBook`: contacts' files are named by it. Default: that of cardfile.yaml, else ''. */
  readonly folder?: string
  /** The name of the list that was bought, if it was: the `source` of every record, and none of them gets an opt-in. */
  readonly bought?: string
  /** Cards that were deleted: a record of one of them is skipped. */
  readonly deleted?: readonly DeletedCard[]
  /** Brings the deleted ones back as they were, with what the import adds. */
  readonly revive?: boolean
  /** Told now and then how many of the records are planned. */
  readonly progress?: (done: number) => void
}
