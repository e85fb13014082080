// A card: the text of one file, parsed. Plain data, so that it can be kept as JSON. Every range is of the card's text.

import type { Diagnostic, Range } from '../text/index.ts'

/** One line of text in the front matter, unquoted and unfolded. */
export interface Scalar {
  readonly text: string
  /** The source of the value, quotes included. */
  readonly range: Range
}

/** A key of the front matter with its value or its list of values; no value at all where nothing follows the colon. */
export interface Entry {
  readonly key: string
  readonly keyRange: Range
  /** The lines of the entry, from the start of the key's line to behind the last line's break. */
  readonly range: Range
  /** The source of the whole value; empty, behind the colon, where there is none. */
  readonly valueRange: Range
  readonly style: 'empty' | 'scalar' | 'flow' | 'block'
  readonly values: readonly Scalar[]
}

/** An entry of the log: `- DATE [TIME] [KIND] [@HANDLE] [MONEY]: TEXT`. */
export interface Interaction {
  /** From the dash to behind the last line's break. */
  readonly range: Range
  /** As typed; `YYYY-MM-DD` in shape, but perhaps no day of the calendar (rule `log-date`). */
  readonly date: string
  /** `HH:MM` */
  readonly time?: string
  /** As typed; 'note' where left out. */
  readonly kind: string
  /** The team member's handle without `@`. */
  readonly owner?: string
  /** As typed, such as `12000 EUR`. */
  readonly money?: string
  /** Continuation lines are joined by LF, without their indent. */
  readonly text: string
}

export interface Log {
  /** From the heading to the end of the file. */
  readonly range: Range
  readonly heading: Range
  readonly interactions: readonly Interaction[]
  /** Lines of the section that are no entry, without their breaks. */
  readonly strays: readonly Range[]
}

export interface Card {
  /** Path as given by who read the file, with `/` between folders. */
  readonly file: string
  readonly text: string
  /** The line break of the first line; LF for a text of one line. */
  readonly eol: '\n' | '\r\n'
  /** What stands between the fences; absent where there is no front matter that can be read. */
  readonly frontMatter?: Range
  readonly entries: readonly Entry[]
  /** The Markdown between the front matter and the log. */
  readonly notes: Range
  readonly log?: Log
  /** What makes the card or a part of it unreadable. Rules that need a field's meaning are not among them. */
  readonly diagnostics: readonly Diagnostic[]
}
