// The page of cards that may be one contact: each pair side by side, the surest first.

import type { CardOnSite, PairCard, PairOnPage } from '../client/pair-data.ts'
import { type LogRow, logRows } from '../client/view/log-rows.ts'
import { type PairRow, pairRows, type Values } from '../client/view/pair-rows.ts'
import { type Contact, isSlug, textsOf } from '../contact/index.ts'
import { type Doubles, doublesSince, type KeptDoubles } from '../dedupe/index.ts'
import { hrefOf, linkTo } from './row.ts'
import type { Site } from './types.ts'

export interface PairSide {
  readonly slug: string
  readonly name: string
  readonly href: string
  /** The last entries, newest first. */
  readonly log: readonly Pick<LogRow, 'date' | 'words' | 'kind' | 'text'>[]
  readonly entries: number
}

export interface PairView {
  readonly sure: string
  /** What speaks for it, and against it, the strongest first. */
  readonly pro: readonly string[]
  readonly contra: readonly string[]
  /** The one that would stay is the first. */
  readonly sides: readonly [PairSide, PairSide]
  readonly rows: readonly PairRow[]
}

export interface DuplicatesView {
  readonly pairs: readonly PairView[]
  readonly more: number
  /** True for a book that is too large for its pages to look through it. */
  readonly tooLarge: boolean
  /** For the buttons, in the order of the pairs. */
  readonly cards: readonly PairOnPage[]
}

/** Pairs on the page; `cardfile dedupe` shows them all. */
const MOST = 60
/** What is shown of a pair: a page stays light whatever its cards hold. */
const [ROWS, VALUES, ENTRIES, LONGEST] = [14, 6, 2, 160]
/** Cards whose links a page lets follow; the alias leads on from all others. */
const LINKS = 40
/** A first look at more cards takes longer than a build may. */
const COMPARED = 20_000

/**
 * Looks for duplicates among the cards that pages may show.
 * @param kept what the last build gave
 * @returns undefined where there are too many
 */
export function findDoubles(site: Site, kept?: KeptDoubles): ReturnType<typeof doublesSince> | undefined {
  return site.book.contacts.length > COMPARED ? undefined : doublesSince(site.book, kept)
}

const found = new WeakMap<Site, readonly Doubles[] | undefined>()

/** Those that the build has found, else what is found now. */
export function doublesOf(site: Site): readonly Doubles[] | undefined {
  if (site.doubles !== undefined) return site.doubles
  if (!found.has(site)) found.set(site, findDoubles(site)?.pairs)
  return found.get(site)
}

export function duplicatesView(site: Site): DuplicatesView {
  const doubles = doublesOf(site)
  const shown = (doubles ?? []).slice(0, MOST)
  return {
    pairs: shown.map((one) => pairView(site, one)),
    more: Math.max(0, (doubles?.length ?? 0) - MOST),
    tooLarge: doubles === undefined,
    cards: shown.map(({ keep, other }) => [cardOf(site, keep, other), cardOf(site, other, keep)]),
  }
}

function pairView(site: Site, { keep, other, certainty, isCertain, reasons }: Doubles): PairView {
  const speaking = (isFor: boolean) =>
    reasons.filter(({ bits }) => bits > 0 === isFor).map(({ text }) => text)
  const rows = pairRows(keep, other, site.book.config, (text) => linkTo(site, text))
  return {
    sure: sureWords(certainty, isCertain),
    pro: speaking(true),
    contra: speaking(false),
    sides: [sideOf(site, keep), sideOf(site, other)],
    rows: rows.slice(0, ROWS).map(({ values: [mine, theirs], ...row }) => ({
      ...row,
      values: [clipped(mine), clipped(theirs)],
    })),
  }
}

function sureWords(certainty: number, isCertain: boolean): string {
  if (isCertain || certainty >= 0.995) return 'Almost certain'
  return certainty >= 0.8 ? 'Likely' : 'Possible'
}

function sideOf(site: Site, contact: Contact): PairSide {
  const { log, older } = logRows(contact, site.book.config)
  return {
    slug: contact.slug,
    name: contact.name,
    href: hrefOf(site, contact),
    log: log
      .slice(0, ENTRIES)
      .map(({ date, words, kind, text }) => ({ date, words, kind, text: clip(text) })),
    entries: log.length + older,
  }
}

function clipped(values: Values): Values {
  return values.slice(0, VALUES).map((value) => ({ ...value, text: clip(value.text) }))
}

function clip(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`
}

function cardOf(site: Site, contact: Contact, other: Contact): PairCard {
  return { ...refOf(site, contact), name: contact.name, links: linkers(site, contact, other) }
}

function refOf(site: Site, contact: Contact): CardOnSite {
  const { slug } = contact
  return isSlug(slug) ? { slug } : { slug, page: hrefOf(site, contact) }
}

/** Cards that name it, by a link or by saying that it is somebody else. */
function linkers(site: Site, contact: Contact, other: Contact): CardOnSite[] {
  const linked = (site.book.backlinks.get(contact.slug) ?? []).map(({ from }) => from)
  return [...new Set([...linked, ...(apartFrom(site).get(contact.slug) ?? [])])]
    .filter((one) => one !== contact && one !== other)
    .slice(0, LINKS)
    .map((one) => refOf(site, one))
}

const apart = new WeakMap<Site, ReadonlyMap<string, readonly Contact[]>>()

function apartFrom(site: Site): ReadonlyMap<string, readonly Contact[]> {
  let known = apart.get(site)
  if (known === undefined) {
    const named = new Map<string, Contact[]>()
    for (const contact of site.book.contacts)
      for (const slug of textsOf(contact, 'distinct')) named.set(slug, [...(named.get(slug) ?? []), contact])
    known = named
    apart.set(site, known)
  }
  return known
}
