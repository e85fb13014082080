// Lists of contacts: the contacts page with its filters, the pages of a letter, organisations.

import { byName } from '../book/index.ts'
import { letterOf } from '../client/find.ts'
import type { CardLink } from '../client/view/types.ts'
import { type Contact, KINDS, type Kind, pipelineOf, textsOf } from '../contact/index.ts'
import { doublesOf } from './duplicates-view.ts'
import { hrefOf, rowOf } from './row.ts'
import { byFold, groupsByTag } from './tags-view.ts'
import type { Row, Site } from './types.ts'

/** Rows of one static page: beyond that, letters have pages of their own. */
export const PAGE = 400
/** Rows at the start of the contacts page of a large book. */
const FIRST = 60
/** Tags to choose from, the most used; the search finds the others. */
const TAGS = 300

export interface Choice {
  readonly value: string
  readonly text: string
}

export interface ContactsView {
  readonly rows: readonly Row[]
  readonly total: number
  /** Pairs of cards that may be one contact. */
  readonly doubles: number
  /** True where all cards are in `rows`. */
  readonly whole: boolean
  /** Ids for the first row of each letter, by slug: where the letters lead on a page that has all cards. */
  readonly anchors: Readonly<Record<string, string>>
  readonly letters: readonly (Choice & { readonly href: string })[]
  readonly filters: readonly {
    readonly key: string
    readonly label: string
    readonly choices: readonly Choice[]
  }[]
}

export function contactsView(site: Site): ContactsView {
  const contacts = sortedByName(site)
  const whole = contacts.length <= PAGE
  const groups = byLetter(contacts)
  return {
    rows: contacts.slice(0, whole ? PAGE : FIRST).map((contact) => rowOf(site, contact)),
    total: contacts.length,
    doubles: doublesOf(site)?.length ?? 0,
    whole,
    anchors: whole
      ? Object.fromEntries([...groups].map(([letter, [first]]) => [first?.slug, `letter-${codeOf(letter)}`]))
      : {},
    letters: [...groups.keys()].map((letter) => ({
      value: letter,
      text: letter,
      href: whole ? `contacts.html#letter-${codeOf(letter)}` : `${letterPath(letter, 1)}.html`,
    })),
    filters: filtersOf(site),
  }
}

export interface LetterView {
  readonly letter: string
  readonly rows: readonly Row[]
  readonly page: number
  readonly pages: number
  readonly letters: ContactsView['letters']
}

/** The pages of each letter: none for a book whose contacts fit on one page. */
export function letterViews(site: Site): { path: string; view: LetterView }[] {
  const contacts = sortedByName(site)
  if (contacts.length <= PAGE) return []
  const groups = byLetter(contacts)
  const letters = [...groups.keys()].map((letter) => ({
    value: letter,
    text: letter,
    href: `${letterPath(letter, 1)}.html`,
  }))
  return [...groups].flatMap(([letter, group]) => {
    const pages = Math.ceil(group.length / PAGE)
    return Array.from({ length: pages }, (_, at) => ({
      path: letterPath(letter, at + 1),
      view: {
        letter,
        rows: group.slice(at * PAGE, (at + 1) * PAGE).map((contact) => rowOf(site, contact)),
        page: at + 1,
        pages,
        letters,
      },
    }))
  })
}

export function letterPath(letter: string, page: number): string {
  return `letter/${codeOf(letter)}${page === 1 ? '' : `-${page}`}`
}

export function codeOf(letter: string): string {
  return letter === '#' ? 'other' : letter.toLowerCase()
}

export interface OrgRow extends Row {
  readonly people: readonly CardLink[]
  readonly deals: number
}

export interface OrganisationsView {
  readonly rows: readonly OrgRow[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

/** Organisations with their people, PAGE to a page. */
export function organisationsViews(site: Site): { path: string; view: OrganisationsView }[] {
  const orgs = sortedByName(site).filter((contact) => contact.kind === 'org')
  const pages = Math.max(1, Math.ceil(orgs.length / PAGE))
  return Array.from({ length: pages }, (_, at) => ({
    path: at === 0 ? 'organisations' : `organisations/${at + 1}`,
    view: {
      page: at + 1,
      pages,
      total: orgs.length,
      rows: orgs.slice(at * PAGE, (at + 1) * PAGE).map((org) => {
        const links = site.book.backlinks.get(org.slug) ?? []
        const people = links.filter((link) => link.key === 'org' && link.from.kind === 'person')
        return {
          ...rowOf(site, org),
          people: people.slice(0, 12).map(({ from }) => ({ text: from.name, href: hrefOf(site, from) })),
          deals: links.filter((link) => link.key === 'for').length,
        }
      }),
    },
  }))
}

function filtersOf(site: Site): ContactsView['filters'] {
  const { config, contacts } = site.book
  const stages = KINDS.flatMap((kind) => config.stages[pipelineOf(kind)])
  const used = (key: string) => contacts.flatMap((contact) => textsOf(contact, key))
  const words = (list: Iterable<string>): Choice[] =>
    [...new Set(list)].map((text) => ({ value: text, text }))
  const owners = [...new Set([...config.team.keys(), ...used('owner')])]
  const tags = [...groupsByTag(contacts)].sort(([, a], [, b]) => b.length - a.length).slice(0, TAGS)
  return [
    { key: 'stage', label: 'Stage', choices: words([...stages, ...used('stage')]) },
    {
      key: 'owner',
      label: 'Owner',
      choices: [
        ...owners.map((value) => ({ value, text: config.team.get(value)?.name ?? value })),
        { value: '-', text: 'Nobody' },
      ],
    },
    { key: 'tag', label: 'Tag', choices: words(tags.map(([tag]) => tag).sort(byFold)) },
    { key: 'kind', label: 'Kind', choices: KINDS.map((value) => ({ value, text: KIND_WORDS[value] })) },
    { key: 'color', label: 'Colour', choices: words(config.colors.keys()) },
  ]
}

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  person: 'Person',
  org: 'Organisation',
  deal: 'Deal',
}

const sorted = new WeakMap<Site, readonly Contact[]>()

function sortedByName(site: Site): readonly Contact[] {
  let contacts = sorted.get(site)
  if (contacts === undefined) {
    contacts = [...site.book.contacts].sort(byName)
    sorted.set(site, contacts)
  }
  return contacts
}

function byLetter(contacts: readonly Contact[]): Map<string, Contact[]> {
  const groups = new Map<string, Contact[]>()
  for (const contact of contacts) {
    const letter = letterOf(contact.name)
    const group = groups.get(letter)
    if (group === undefined) groups.set(letter, [contact])
    else group.push(contact)
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
}
