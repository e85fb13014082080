// A figure that a part of the corpora is measured by, and the table of all of them.

/** What a file has that falls short, in words. */
export interface Shortfall {
  readonly file: string
  readonly reason: string
}

export interface Figure {
  /** Its key in the last line. */
  readonly id: string
  readonly what: string
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

/** The table, then what falls short by file. */
export function sayFigures(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    String(rounded(figure.value)),
    figure.limit === undefined ? '' : `${figure.isCeiling ? 'at most' : 'at least'} ${figure.limit}`,
    isReached(figure) ? '' : 'FALLS SHORT',
  ])
  const all = [['what', 'measured', 'limit', ''], ...rows]
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const lines = all.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const short = figures.flatMap(({ what, short }) =>
    short.map(({ file, reason }) => `${file}: ${what}: ${reason}\n`),
  )
  return `${lines.join('\n')}\n\n${short.join('')}`
}

/** The last line, for programs. */
export function sayJson(figures: readonly Figure[]): string {
  return `corpora: ${JSON.stringify(Object.fromEntries(figures.map(({ id, value }) => [id, rounded(value)])))}\n`
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
