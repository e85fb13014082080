// A figure that a part of the corpora is measured by.

/** What a file has that falls short, in words. */
export interface Shortfall {
  readonly file: string
  readonly reason: string
}

export interface Figure {
  /** Its key in the last line; by it the table knows its row. */
  readonly id: string
  readonly what: string
  /** What tells it from the others of its row of the table, in a word or two. */
  readonly label?: string
  readonly value: number
  /** What it must reach; undefined for what is only told. */
  readonly limit?: number
  /** True where the value must stay below the limit. */
  readonly isCeiling?: boolean
  readonly short: readonly Shortfall[]
}

/** A part of the corpora: [] where the folder lacks it. */
export type Measure = (folder: string) => readonly Figure[] | Promise<readonly Figure[]>

export function isReached({ value, limit, isCeiling }: Figure): boolean {
  if (limit === undefined) return true
  return isCeiling ? value <= limit : value >= limit
}

/** Measures one file: where that fails, it is the file that falls short, and the others are measured. */
export function tried<T>(file: string, measure: () => T): T | Shortfall {
  try {
    return measure()
  } catch (error) {
    return failing(file, error)
  }
}

export function failing(file: string, error: unknown): Shortfall {
  return { file, reason: `could not be measured: ${error instanceof Error ? error.message : String(error)}` }
}

export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
