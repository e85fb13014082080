// What the finder of duplicates reads and what it gives.

/** What a column or a field means to the finder. */
export const ROLES = [
  'name',
  'given',
  'family',
  'org',
  'email',
  'phone',
  'id',
  'birthday',
  'street',
  'number',
  'extra',
  'city',
  'postcode',
  'region',
] as const
export type Role = (typeof ROLES)[number]

/** One row of a file or one card: its texts by role, as written. */
export type DedupeRecord = Readonly<Partial<Record<Role, readonly string[]>>>

/** How one part of two records compares: a word for people, and how much it says, in bits, for or against. */
export interface Reason {
  readonly text: string
  readonly bits: number
}

/** Two records that may be one; `a < b` are their places in what was given. */
export interface Pair {
  readonly a: number
  readonly b: number
  /** 0 to 1: how sure it is that the two are one. */
  readonly certainty: number
  /** True where a program may merge them without asking. */
  readonly isCertain: boolean
  /** Why, the strongest first. */
  readonly reasons: readonly Reason[]
}

export interface Duplicates {
  /** Worth a look, the surest first; those that are certain are among them. */
  readonly pairs: readonly Pair[]
  /** Records that are one, by their places; only those of two or more. */
  readonly groups: readonly (readonly number[])[]
  /** The same where only what is certain counts: what `--auto` merges. */
  readonly certain: readonly (readonly number[])[]
  /** How many pairs were compared. */
  readonly compared: number
}
