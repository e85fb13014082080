// The search index as a file: `search-index.js`, a classic script, since a page opened from a disk may load nothing else.

import type { SearchDoc, SearchField } from '../book/index.ts'
import { encodeData } from './book-file.ts'

/** What a list shows of a contact, besides what the search reads. Absent is ''. */
export interface IndexEntry extends SearchDoc {
  /** From the site's root. */
  readonly href: string
  readonly kind: string
  readonly stage: string
  /** A handle. */
  readonly owner: string
  readonly color: string
  readonly due: string
  readonly next: string
  readonly orgHref: string
  readonly call: string
  readonly mail: string
}

export interface SearchFile {
  readonly fields: readonly SearchField[]
  /** Handles and names. */
  readonly team: readonly (readonly [handle: string, name: string])[]
  /** Colours of the book and of the palette. */
  readonly colors: readonly (readonly [name: string, tint: string])[]
  readonly entries: readonly IndexEntry[]
}

/** An entry without the names of its parts; trailing '' are left off. */
type Packed = readonly (string | readonly (readonly string[])[])[]

const PARTS = ['href', 'kind', 'stage', 'owner', 'color', 'due', 'next', 'orgHref', 'call', 'mail'] as const
/** The global that the script sets. */
export const GLOBAL = 'cardfileIndex'

/** The script. Nothing in it can end a script element or begin a comment. */
export function encodeSearchFile(file: SearchFile): string {
  const entries = file.entries.map((entry) => {
    const packed: (string | readonly (readonly string[])[])[] = [entry.slug, entry.values]
    for (const part of PARTS) packed.push(entry[part] === defaultOf(entry.slug, part) ? '' : entry[part])
    while (packed.at(-1) === '') packed.pop()
    return packed
  })
  return `self.${GLOBAL}=${encodeData({ ...file, entries })}\n`
}

/** What the script set, unpacked. */
export function decodeSearchFile(data: unknown): SearchFile {
  const file = data as Omit<SearchFile, 'entries'> & { entries: readonly Packed[] }
  return { ...file, entries: file.entries.map(unpacked) }
}

function unpacked(packed: Packed): IndexEntry {
  const slug = packed[0] as string
  const entry: Record<string, unknown> = { slug, values: packed[1] }
  for (const [at, part] of PARTS.entries()) entry[part] = packed[at + 2] || defaultOf(slug, part)
  return entry as unknown as IndexEntry
}

function defaultOf(slug: string, part: (typeof PARTS)[number]): string {
  return part === 'href' ? `card/${slug}.html` : part === 'kind' ? 'person' : ''
}

/** The first text of a field; '' where the entry has none. */
export function textIn(file: SearchFile, entry: IndexEntry, key: string): string {
  return textsIn(file, entry, key)[0] ?? ''
}

export function textsIn(file: SearchFile, entry: IndexEntry, key: string): readonly string[] {
  return entry.values[file.fields.findIndex((field) => field.key === key)] ?? []
}
