// What a new book is made of.

export interface StarterFile {
  /** Below the new folder, with `/`. */
  readonly path: string
  readonly text: string
  readonly isExecutable?: boolean
}

/** What the book is to be called, and who begins it. */
export interface StarterWish {
  readonly title: string
  /** IANA zone */
  readonly timezone: string
  /** ISO 4217 */
  readonly currency: string
  /** ISO 3166-1 alpha-2 */
  readonly country: string
  readonly handle: string
  readonly name: string
  readonly email: string | undefined
  readonly today: string
  /** What package.json asks npm for: a packed file, a version, a git address. */
  readonly cardfile: string
}
