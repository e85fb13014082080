// "Looks like Eva Mueller (ACME)": cards that may be the one that somebody is about to make a second time.

import { foldName, type Match } from '../../book/index.ts'
import { type IndexEntry, type SearchFile, textIn, textsIn } from '../search-file.ts'

export interface Likeness {
  /** From the site's root. */
  readonly href: string
  readonly name: string
  /** The organisation, or whose deal it is. */
  readonly org: string
  /** Why: the same name, an address in common, or a name much like it. */
  readonly why: 'name' | 'email' | 'similar'
}

/** What is shown at most. */
const MOST = 4

/**
 * @param hits what the search finds for the name, best first
 * @param typed the name and e-mail addresses so far
 */
export function likenesses(
  file: SearchFile,
  hits: readonly { readonly index: number; readonly matches: readonly Match[] }[],
  typed: { readonly name: string; readonly kind: string; readonly emails: readonly string[] },
): Likeness[] {
  const found = new Map<IndexEntry, Likeness['why']>()
  const { names, emails } = knownOf(file)
  for (const email of typed.emails)
    for (const entry of emails.get(email.trim().toLowerCase()) ?? []) found.set(entry, 'email')
  for (const entry of names.get(`${typed.kind} ${folded(typed.name)}`) ?? [])
    if (!found.has(entry)) found.set(entry, 'name')
  for (const { index, matches } of hits) {
    const entry = file.entries[index]
    if (entry === undefined || found.has(entry) || entry.kind !== typed.kind) continue
    if (matches.some(({ key }) => key === 'name' || key === 'aka')) found.set(entry, 'similar')
  }
  return [...found].slice(0, MOST).map(([entry, why]) => ({
    href: entry.href,
    name: textIn(file, entry, 'name'),
    org: textIn(file, entry, entry.kind === 'deal' ? 'for' : 'org'),
    why,
  }))
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
