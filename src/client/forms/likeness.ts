// "Looks like Eva Mueller (ACME)": cards that may be the one that somebody is about to make a second time.

import { foldName, type Match } from '../../book/index.ts'
import type { LikeCard, TypedCard } from '../doubles.ts'
import { type IndexEntry, type SearchFile, textIn, textsIn } from '../search-file.ts'

export interface Likeness {
  readonly slug: string
  /** From the site's root. */
  readonly href: string
  readonly name: string
  /** The organisation, or whose deal it is. */
  readonly org: string
  /** What speaks for it, in words, the strongest first. */
  readonly reasons: readonly string[]
  /** False for a name that is much like it, and no more. */
  readonly isSame: boolean
}

/** What is shown at most. */
const MOST = 4
/** As sure as this, it is said before there are two. */
const SURE = 0.5

/**
 * @param like what the finder of duplicates gives, the likeliest first
 * @param hits what the search finds for the name, best first: before the name is typed to its end, only that knows it
 */
export function likenesses(
  file: SearchFile,
  like: readonly LikeCard[],
  hits: readonly { readonly index: number; readonly matches: readonly Match[] }[],
  typed: TypedCard,
): Likeness[] {
  const found = new Map<IndexEntry, Pick<Likeness, 'reasons' | 'isSame'>>()
  const put = (entry: IndexEntry | undefined, isSame: boolean, reasons: readonly string[]) => {
    if (entry !== undefined && !found.has(entry)) found.set(entry, { isSame, reasons })
  }
  const { names, emails } = knownOf(file)
  const sameName = names.get(`${typed.kind} ${folded(typed.name)}`) ?? []
  for (const { index, certainty, pro } of like) {
    const entry = file.entries[index]
    const isSame = entry !== undefined && sameName.includes(entry)
    put(entry, isSame || (certainty >= SURE && isWhole(typed)), pro)
  }
  // Whatever else is known of them, one name or one address in two cards is worth a word.
  for (const email of typed.emails)
    for (const entry of emails.get(email.trim().toLowerCase()) ?? [])
      put(entry, true, ['same e-mail address'])
  for (const entry of sameName) put(entry, true, ['same name'])
  for (const { index, matches } of hits) {
    const entry = file.entries[index]
    if (entry?.kind === typed.kind && matches.some(({ key }) => key === 'name' || key === 'aka'))
      put(entry, false, [])
  }
  const all = [...found].map(([entry, how]) => ({
    slug: entry.slug,
    href: entry.href,
    name: textIn(file, entry, 'name'),
    org: textIn(file, entry, entry.kind === 'deal' ? 'for' : 'org'),
    ...how,
  }))
  return [...all.filter(({ isSame }) => isSame), ...all.filter(({ isSame }) => !isSame)].slice(0, MOST)
}

/** A first name alone is everybody's of that name, however sure the finder is in a book of ten cards. */
function isWhole({ kind, name, emails, phones }: TypedCard): boolean {
  return (
    kind !== 'person' ||
    /\S[\s,]+\S/.test(name.trim()) ||
    [...emails, ...phones].some((text) => text.trim() !== '')
  )
}

interface Known {
  /** By kind and folded name. */
  readonly names: ReadonlyMap<string, readonly IndexEntry[]>
  /** In lower case. */
  readonly emails: ReadonlyMap<string, readonly IndexEntry[]>
}

const cache = new WeakMap<SearchFile, Known>()

/** Worked out once: a book of ten thousand cards is asked at every letter. */
function knownOf(file: SearchFile): Known {
  let known = cache.get(file)
  if (known === undefined) {
    const emails = new Map<string, IndexEntry[]>()
    for (const entry of file.entries)
      for (const email of textsIn(file, entry, 'email')) {
        const key = email.toLowerCase()
        emails.set(key, [...(emails.get(key) ?? []), entry])
      }
    const names = Map.groupBy(file.entries, (entry) => `${entry.kind} ${folded(textIn(file, entry, 'name'))}`)
    known = { names, emails }
    cache.set(file, known)
  }
  return known
}

/** As names are compared, with the German and Nordic letters spelt out: Müller is Mueller. */
function folded(name: string): string {
  return foldName(name.toLowerCase().replace(/[äöüåøæß]/g, (letter) => SPELT[letter] ?? letter)).replace(
    /(?<=[aou])e/g,
    '',
  )
}

const SPELT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
  æ: 'ae',
  ß: 'ss',
}
