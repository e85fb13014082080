// What the site's build leaves for the page to edit with.

import type { Member } from '../contact/index.ts'

/** A file of the repository. */
export interface SourceText {
  /** From the repository's root, `contacts/ada-lovelace.md`. */
  readonly path: string
  readonly text: string
}

/** `book.json`, at the site's root. */
export interface BookFile {
  /** The folder of the cards in the repository: `contacts`. */
  readonly folder: string
  /** Absent where the book has no settings. */
  readonly config?: SourceText
  readonly title: string
  readonly team: readonly Member[]
  /** By kind: what a new card begins as. */
  readonly templates: Readonly<Record<string, string>>
}

/** Data inside a page: nothing in it can end its script element or begin a comment. */
export function encodeData(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
