// Offsets, lines and columns of a text.

/** A half-open interval of UTF-16 offsets into a text. */
export type Range = readonly [start: number, end: number]

/** A place for people: both 1-based; the column counts UTF-16 units, as editors and SARIF do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * The position of an offset. A line ends at LF, or at a CR that no LF follows.
 * Linear in the offset: it is called for diagnostics only, which are few.
 */
export function positionAt(text: string, offset: number): Position {
  const end = Math.min(offset, text.length)
  let line = 1
  let start = 0
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) {
      line++
      start = i + 1
    }
  }
  // A byte order mark is no column to anybody.
  const mark = line === 1 && text.charCodeAt(0) === 0xfeff ? 1 : 0
  return { line, column: Math.max(1, end - start - mark + 1) }
}

/** The text of a 1-based line without its line break; '' past the end. */
export function lineAt(text: string, line: number): string {
  return text.split(/\r\n|\n|\r/)[line - 1]?.replace(/^\ufeff/, '') ?? ''
}
