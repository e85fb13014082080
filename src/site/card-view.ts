// A card's page.

import { type Backlink, foldSlug, resolve } from '../book/index.ts'
import { dayWords } from '../client/words.ts'
import {
  type Contact,
  cadenceOf,
  type Field,
  type FieldValue,
  fieldsByKey,
  formatMoney,
  isExtensionKey,
  lastTouch,
  mailtoHref,
  parseMoney,
  quietAfter,
  telHref,
  textOf,
  webHref,
} from '../contact/index.ts'
import { writeVcard } from '../formats/index.ts'
import { type Cadence, type CalendarDate, isDate } from '../text/index.ts'
import { imagesOf, isImagePath } from './images.ts'
import { fileOf } from './paths.ts'
import { type ProblemRow, problemRow } from './problems-view.ts'
import { callsOf, mailsOf, mapsOf, websOf } from './reach.ts'
import { given, hrefOf, linkTo, rowOf } from './row.ts'
import type { CardLink, Reach, Row, Site } from './types.ts'

export interface FieldRow {
  readonly label: string
  readonly values: readonly (CardLink & { readonly label?: string; readonly external?: boolean })[]
}

export interface LogRow {
  readonly date: string
  readonly words: string
  readonly time?: string
  readonly kind: string
  readonly owner?: string
  readonly tint?: string
  readonly money?: string
  readonly text: string
}

export interface LinkGroup {
  readonly title: string
  readonly links: readonly (CardLink & { readonly note?: string; readonly tint?: string })[]
}

export interface CardView {
  readonly row: Row
  readonly photo?: string
  /** The names of the organisations of a person, of whom a deal is for. */
  readonly with: readonly CardLink[]
  readonly calls: readonly Reach[]
  readonly mails: readonly Reach[]
  readonly maps: readonly Reach[]
  readonly webs: readonly Reach[]
  readonly vcard?: string
  /** What the code holds: the essentials of the vCard. */
  readonly qr?: string
  readonly rhythm?: string
  readonly last?: CalendarDate
  readonly quiet?: CalendarDate
  readonly fields: readonly FieldRow[]
  readonly groups: readonly LinkGroup[]
  readonly log: readonly LogRow[]
  readonly strays: readonly string[]
  /** Markdown. */
  readonly notes: string
  /** Images that the notes may show. */
  readonly images: readonly string[]
  readonly problems: readonly ProblemRow[]
  readonly file: string
}

/** Fields that the page shows elsewhere than in the list of fields. */
const ELSEWHERE = new Set([
  'name',
  'next',
  'due',
  'stage',
  'owner',
  'tags',
  'color',
  'photo',
  'private',
  'kind',
])
/** Later than any day: a card's page does not change with the day. */
const ALWAYS = '2200-12-31'

export function cardView(site: Site, contact: Contact): CardView {
  const { book } = site
  const { card } = contact
  const photo = textOf(contact, 'photo')
  const links = book.backlinks.get(contact.slug) ?? []
  const withKey = contact.kind === 'deal' ? 'for' : 'org'
  const cadence = cadenceOf(contact, book.config)
  const notes = card.text.slice(...card.notes).trim()
  return {
    row: rowOf(site, contact),
    ...given(
      'photo',
      photo !== undefined && isImagePath(photo) && site.images.has(photo) ? photo : undefined,
    ),
    with: (contact.values.get(withKey) ?? []).map(({ text }) => linkTo(site, text)),
    calls: callsOf(contact),
    mails: mailsOf(contact),
    maps: mapsOf(contact),
    webs: websOf(contact),
    ...given('vcard', contact.kind === 'deal' ? undefined : `${site.paths.get(contact)}.vcf`),
    ...given('qr', contact.kind === 'deal' ? undefined : writeVcard(contact, orgNameOf(site, contact), true)),
    ...given('rhythm', cadence === undefined ? undefined : cadenceWords(cadence)),
    ...given('last', lastTouch(contact, ALWAYS)),
    ...given('quiet', quietAfter(contact, book.config, ALWAYS)),
    fields: fieldRows(site, contact),
    groups: linkGroups(site, links),
    log: [...(card.log?.interactions ?? [])].reverse().map(({ date, time, kind, owner, money, text }) => ({
      date,
      words: isDate(date) ? dayWords(date) : date,
      ...given('time', time),
      kind,
      ...given('owner', owner === undefined ? undefined : (book.config.team.get(owner)?.name ?? owner)),
      ...given('tint', owner === undefined ? undefined : book.config.team.get(owner)?.color),
      ...given('money', money === undefined ? undefined : moneyWords(money)),
      text,
    })),
    strays: (card.log?.strays ?? []).map(([start, end]) => card.text.slice(start, end)),
    notes,
    images: [...imagesOf([contact])].filter((image) => site.images.has(image)),
    problems: (site.problems.get(contact.file) ?? []).map((one) => problemRow(one)),
    file: fileOf(site, contact.file),
  }
}

function fieldRows(site: Site, contact: Contact): FieldRow[] {
  const known = fieldsByKey(site.book.config)
  const keys = [...known.keys()].filter((key) => contact.values.has(key))
  const others = [...contact.values.keys()].filter((key) => !known.has(key))
  return [...keys, ...others]
    .filter((key) => !ELSEWHERE.has(key))
    .map((key) => ({
      label: known.get(key)?.label ?? (isExtensionKey(key) ? labelOf(key.slice(2)) : labelOf(key)),
      values: (contact.values.get(key) ?? []).map((value) => shownValue(site, value, known.get(key))),
    }))
}

function shownValue(
  site: Site,
  { text, label }: FieldValue,
  field: Field | undefined,
): FieldRow['values'][number] {
  const note = given('label', label)
  const external = (href: string | undefined) => ({ text, ...given('href', href), external: true, ...note })
  switch (field?.type.name) {
    case 'link':
    case 'link-or-text':
      return { ...linkTo(site, text), ...note }
    case 'email':
      return external(mailtoHref(text))
    case 'phone':
      return external(telHref(text))
    case 'url':
      return external(webHref(text))
    case 'money':
      return { text: moneyWords(text), ...note }
    case 'address':
      return {
        text: text
          .split(';')
          .map((part) => part.trim())
          .filter(Boolean)
          .join(', '),
        ...note,
      }
    case 'date':
    case 'birthday':
      return { text: isDate(text) ? dayWords(text) : text, ...note }
    default:
      return { text, ...note }
  }
}

function moneyWords(text: string): string {
  const money = parseMoney(text)
  return money === undefined ? text : formatMoney(money)
}

function labelOf(key: string): string {
  return key.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase())
}

/** Who links to the card: people of an organisation, deals, and others by the field that links. */
function linkGroups(site: Site, backlinks: readonly Backlink[]): LinkGroup[] {
  const groups = new Map<string, LinkGroup['links'][number][]>()
  for (const { from, key, label } of backlinks) {
    const title =
      key === 'org'
        ? 'People'
        : key === 'for'
          ? 'Deals'
          : `${fieldsByKey(site.book.config).get(key)?.label ?? key} of`
    const row = rowOf(site, from)
    const note = [label, key === 'for' ? [row.stage, row.value].filter(Boolean).join(', ') : row.title]
      .filter(Boolean)
      .join(' · ')
    const link = {
      text: from.name,
      href: hrefOf(site, from),
      ...given('note', note === '' ? undefined : note),
      ...given('tint', row.tint),
    }
    groups.set(title, [...(groups.get(title) ?? []), link])
  }
  return [...groups].map(([title, links]) => ({ title, links }))
}

function cadenceWords({ count, unit }: Cadence): string {
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`
}

/** The contact that a person belongs to, for their vCard. */
export function orgNameOf(site: Site, contact: Contact): string | undefined {
  const text = textOf(contact, 'org')
  if (text === undefined || site.hidden.has(foldSlug(text))) return undefined
  return resolve(site.book, text)?.name ?? text
}
