// The other cards of the book, as the search index knows them: names to link to, and who is there already.

import { type Book, buildBook, foldSlug } from '../../book/index.ts'
import type { Card } from '../../card/index.ts'
import { type Config, type Contact, type FieldValue, KINDS } from '../../contact/index.ts'
import { type IndexEntry, type SearchFile, textIn, textsIn } from '../search-file.ts'
import { openSearcher, type Searcher } from '../searcher.ts'
import type { LinkTo } from '../view/types.ts'

export interface Directory {
  readonly file: SearchFile
  readonly ask: Searcher['ask']
  readonly linkTo: LinkTo
  /** A book of all cards, each with its name and addresses only. @param but cards known better, in place of theirs */
  book(config: Config, ...but: readonly Contact[]): Book
}

const opened = new Map<string, Promise<Directory>>()

/** Loads the index once. @throws where it can't be had: offline, and never seen */
export function openDirectory(root: string): Promise<Directory> {
  const known = opened.get(root)
  if (known !== undefined) return known
  const loading = load(root)
  opened.set(root, loading)
  loading.catch(() => opened.delete(root))
  return loading
}

async function load(root: string): Promise<Directory> {
  const { file, ask } = await openSearcher(`${root}search-index.js`, `${root}assets/search-worker.js`)
  const bySlug = new Map(file.entries.map((entry) => [foldSlug(entry.slug), entry]))
  let stubs: readonly Contact[] | undefined
  return {
    file,
    ask,
    linkTo: (text) => {
      const entry = bySlug.get(foldSlug(text))
      return entry === undefined ? { text } : { text: textIn(file, entry, 'name'), href: entry.href }
    },
    book: (config, ...but) => {
      stubs ??= file.entries.map((entry) => stubOf(file, entry))
      const known = new Set(but.map((one) => foldSlug(one.slug)))
      return buildBook([...stubs.filter((one) => !known.has(foldSlug(one.slug))), ...but], config)
    },
  }
}

/** Where the index can't be had, a card is called by its slug. */
export const NO_LINKS: LinkTo = (text) => ({ text })

const NOTHING: Card = { file: '', text: '', eol: '\n', entries: [], notes: [0, 0], diagnostics: [] }

function stubOf(file: SearchFile, entry: IndexEntry): Contact {
  const values = new Map<string, readonly FieldValue[]>()
  for (const key of ['name', 'email', 'phone']) {
    const texts = textsIn(file, entry, key)
    if (texts.length > 0)
      values.set(
        key,
        texts.map((text) => ({ text, raw: text, range: [0, 0] })),
      )
  }
  return {
    slug: entry.slug,
    file: '',
    kind: KINDS.find((kind) => kind === entry.kind) ?? 'person',
    name: textIn(file, entry, 'name') || entry.slug,
    values,
    card: NOTHING,
  }
}
