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
  const name = folded(typed.name)
  const emails = new Set(
    typed.emails.map((one) => one.trim().toLowerCase()).filter((one) => one.includes('@')),
  )
  for (const entry of file.entries) {
    if (textsIn(file, entry, 'email').some((one) => emails.has(one.toLowerCase()))) found.set(entry, 'email')
    else if (name !== '' && entry.kind === typed.kind && folded(textIn(file, entry, 'name')) === name)
      found.set(entry, 'name')
  }
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
