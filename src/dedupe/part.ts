// A part of two records that is compared: what names, addresses and numbers have in common, in levels.

/** How often pairs of each kind reach each level, worst first: what the model begins with. */
export interface Chances {
  /** The two are one. */
  readonly one: readonly number[]
  /** They are two of one household; absent: as anybody. */
  readonly home?: readonly number[]
  /** They are two of one office; absent: as anybody. */
  readonly office?: readonly number[]
  /** They are two of one town; absent: as anybody. */
  readonly town?: readonly number[]
  /** They are anybody. */
  readonly any: readonly number[]
}

export interface Part {
  readonly key: string
  /** Words for each level, worst first; the last stands for full agreement. */
  readonly words: readonly string[]
  readonly chances: Chances
  /** True where agreement says the more, the rarer the value is. */
  readonly isRare?: boolean
  /** True where what is learnt must not move how often two records that are one differ in it. */
  readonly isFixed?: boolean
  /** True where a pair that differs in it is never merged without a question. */
  readonly isVital?: boolean
  /** The level from which a pair may be merged without a question, where that is not all but the worst. */
  readonly sureFrom?: number
  /** True where full agreement points to one person: nothing is merged without a question on other grounds alone. */
  readonly isPersonal?: boolean
}

/** Parts that are compared at once, since they depend on each other. */
export interface Comparison {
  readonly parts: readonly Part[]
  /** Puts the level of each part at `at` and behind it; NOTHING where either record has nothing to compare. */
  readonly compare: (a: number, b: number, out: Uint8Array, at: number) => void
  /** How many records have the value that both have in a part, where they agree fully. */
  readonly shared: (a: number, b: number, part: number) => number
  /** By which records that may be one are brought together. */
  readonly keys: readonly Key[]
}

export interface Key {
  readonly name: string
  /** True where agreement on it alone is worth a comparison. */
  readonly isAlone: boolean
  /** The numbers of each record's keys; none where it has nothing. */
  readonly of: readonly (readonly number[])[]
}

export const NOTHING = 255
