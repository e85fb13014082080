// A card's page.

import { type Backlink, foldSlug, resolve } from '../book/index.ts'
import type { SourceText } from '../client/book-file.ts'
import { cadenceWords } from '../client/view/cadence-words.ts'
import { type FieldRow, fieldRows } from '../client/view/card-fields.ts'
import { given } from '../client/view/given.ts'
import { imagesOf, isImagePath } from '../client/view/images.ts'
import { type LogRows, logRows } from '../client/view/log-rows.ts'
import { callsOf, mailsOf, mapsOf, websOf } from '../client/view/reach.ts'
import type { CardLink, Reach } from '../client/view/types.ts'
import { type Contact, cadenceOf, fieldsByKey, lastTouch, quietAfter, textOf } from '../contact/index.ts'
import { writeVcard } from '../formats/index.ts'
import type { CalendarDate } from '../text/index.ts'
import { sourceOf } from './book-file.ts'
import { type CardDecisions, decisionsView } from './decisions-view.ts'
import { fileOf } from './paths.ts'
import { mistakesIn, type ProblemRow, problemRow } from './problems-view.ts'
import { hrefOf, linkTo, rowOf } from './row.ts'
import type { Row, Site } from './types.ts'

export interface LinkGroup {
  readonly title: string
  readonly links: readonly (CardLink & { readonly note?: string; readonly tint?: string })[]
  /** Links that are not listed. */
  readonly more: number
}

export interface CardView extends LogRows {
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
  /** Markdown. */
  readonly notes: string
  /** Images that the notes may show. */
  readonly images: readonly string[]
  /** What merges left to decide. */
  readonly decisions?: CardDecisions
  readonly problems: readonly ProblemRow[]
  readonly file: string
  /** The card as the repository has it, to edit it from. */
  readonly source?: SourceText
}

/** Later than any day: a card's page does not change with the day. */
const ALWAYS = '2200-12-31'
/** What one page shows of each: a page stays below a megabyte, whatever a card holds. */
const LINKS = 150
const PROBLEMS = 30

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
    fields: fieldRows(contact, book.config, (text) => linkTo(site, text)),
    groups: linkGroups(site, links),
    ...logRows(contact, book.config),
    notes,
    images: [...imagesOf([contact])].filter((image) => site.images.has(image)),
    ...given('decisions', decisionsView(site, contact)),
    problems: mistakesIn(site, contact.file).slice(0, PROBLEMS).map(problemRow),
    file: fileOf(site, contact.file),
    ...given('source', sourceOf(site, contact)),
  }
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
  return [...groups].map(([title, links]) => ({
    title,
    links: links.slice(0, LINKS),
    more: Math.max(0, links.length - LINKS),
  }))
}

/** The contact that a person belongs to, for their vCard. */
export function orgNameOf(site: Site, contact: Contact): string | undefined {
  const text = textOf(contact, 'org')
  if (text === undefined || site.hidden.has(foldSlug(text))) return undefined
  return resolve(site.book, text)?.name ?? text
}
