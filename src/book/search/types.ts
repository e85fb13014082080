// What the search reads and gives: plain data, so that an index can be a file.

/** A field that is searched, in the registry's order; the notes come last. */
export interface SearchField {
  readonly key: string
  readonly label: string
  /** 0 to 1 */
  readonly weight: number
}

/** A card as the search sees it. */
export interface SearchDoc {
  readonly slug: string
  /** The texts of each search field, in the order of the fields; [] where the card has none. */
  readonly values: readonly (readonly string[])[]
}

/** Where a text was met: [start, end) in UTF-16 units. */
export type MatchRange = readonly [start: number, end: number]

export interface Match {
  readonly key: string
  /** The text that was met, as the document has it. */
  readonly text: string
  readonly ranges: readonly MatchRange[]
}

export interface Hit {
  readonly slug: string
  /** Its place among the documents. */
  readonly index: number
  /** In the order of the fields. */
  readonly matches: readonly Match[]
}

export interface Search {
  /** Best first. A query is cut at 64 characters; '' finds nothing. */
  (query: string, limit: number): Hit[]
  /** Places of all documents that a query finds, best first: for who filters before showing. */
  readonly order: (query: string) => number[]
  /** Where a document was met by a query. */
  readonly matches: (query: string, index: number) => Match[]
}
