// A book as collections of CardDAV and CalDAV, in the folders that Radicale 3 keeps: one address book for everybody, one
// calendar for everybody, and in each colleague's place a calendar of their own and the way to the address book.
//
//   cardfile/contacts      cardfile/calendar      [cardfile/tasks]
//   sam/cardfile-contacts  sam/cardfile-calendar  [sam/cardfile-tasks]     the first is a link to the one above
//
// Everybody's calendar is in no colleague's place: their own follow-ups would ring twice.
// Source: Radicale's documentation, "Storage"; RFC 6352, RFC 4791.

import { type Book, buildBook } from '../../book/index.ts'
import { type Contact, uidOf } from '../../contact/index.ts'
import { type ExportContext, identitiesOf, vcardOf } from '../../formats/index.ts'
import type { CalendarDate } from '../../text/index.ts'
import { calendarItems } from '../calendar.ts'
import { ownerName } from '../rows.ts'
import { sharedBook } from '../shared.ts'
import { itemName } from './item-name.ts'

export interface Item {
  readonly name: string
  /** Made when it is asked for: all pictures of a large book at once would fill the memory. */
  readonly text: () => string
}

export interface Collection {
  /** A person's place and the collection's own name, `/` between. */
  readonly path: string
  /** What `.Radicale.props` says, where there is none yet: an admin may give another name and colour. */
  readonly props: Readonly<Record<string, string>>
  readonly items: readonly Item[]
  /** Names of items that can't be made now and are to stay as they are. */
  readonly kept: ReadonlySet<string>
}

export interface Shelf {
  readonly collections: readonly Collection[]
  /** Links to a collection: where it is to be, and where it leads, both below the root. */
  readonly links: readonly { readonly path: string; readonly to: string }[]
  /** What is left out, and why, in words. */
  readonly left: readonly string[]
}

export interface ShelfQuestion {
  readonly today: CalendarDate
  /** Which cards, private ones aside. */
  readonly only: (contact: Contact) => boolean
  /** Lists of tasks beside the calendars. */
  readonly tasks: boolean
}

/** The place of what everybody shares, and how our collections begin in the places of others. */
export const COMMON = 'cardfile'

/** All collections of a book. Private cards are in none. */
export function shelfOf(whole: Book, context: Omit<ExportContext, 'book'>, question: ShelfQuestion): Shelf {
  const shared = sharedBook(whole)
  const isReadable = ({ card }: Contact) => card.frontMatter !== undefined
  const unread = shared.contacts.filter((one) => !isReadable(one))
  const broken = unread.flatMap(formerIdentities)
  const book = buildBook(shared.contacts.filter(isReadable), shared.config, [])
  const left = unread.map(({ file }) => `${file}: it can't be read, so what there is of it stays`)
  const calendarsOf = (place: string, prefix: string, owner?: string) =>
    [false, ...(question.tasks ? [true] : [])].map((tasks) =>
      calendar(
        book,
        { ...question, owner, tasks },
        `${place}/${prefix}${tasks ? 'tasks' : 'calendar'}`,
        broken,
      ),
    )
  const people = [...book.config.team.keys()].filter((handle) => {
    const isPlace = handle !== COMMON && /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@-]{0,63}$/u.test(handle)
    if (!isPlace) left.push(`${handle} of the team: the name can't be that of a place in Radicale`)
    return isPlace
  })
  return {
    collections: [
      addressBook(book, { ...context, book }, question, broken, left),
      ...calendarsOf(COMMON, ''),
      ...people.flatMap((handle) => calendarsOf(handle, `${COMMON}-`, handle)),
    ],
    links: people.map((handle) => ({
      path: `${handle}/${COMMON}-contacts`,
      to: `${COMMON}/contacts`,
    })),
    left,
  }
}

/** All people and organisations, also those without a number: their address or birthday may be what somebody looks for. */
function addressBook(
  book: Book,
  context: ExportContext,
  { only }: ShelfQuestion,
  broken: readonly string[],
  left: string[],
): Collection {
  const contacts = book.contacts.filter((one) => one.kind !== 'deal' && only(one))
  const taken = new Set<string>()
  const items = [...identitiesOf(contacts)].map(([contact, uid]) => {
    if (uid !== uidOf(contact))
      left.push(`${contact.file}: the identity of another card; here it is known as ${uid}`)
    return { name: itemName(uid, 'vcf', taken), text: () => vcardOf(contact, context, uid) }
  })
  const kept = new Set(broken.map((uid) => itemName(uid, 'vcf', new Set())))
  const props = { tag: 'VADDRESSBOOK', 'D:displayname': book.config.title }
  return { path: `${COMMON}/contacts`, props, items, kept }
}

function calendar(
  book: Book,
  question: ShelfQuestion & { readonly owner: string | undefined },
  path: string,
  broken: readonly string[],
): Collection {
  const taken = new Set<string>()
  const items = calendarItems(book, question).map(({ uid, text }) => ({
    name: itemName(uid, 'ics', taken),
    text: () => text,
  }))
  const whose = question.owner === undefined ? '' : ` (${ownerName(book, question.owner)})`
  const props = {
    tag: 'VCALENDAR',
    'D:displayname': `${book.config.title}${whose}`,
    'C:supported-calendar-component-set': question.tasks ? 'VTODO' : 'VEVENT',
  }
  const keys = ['due', 'close', 'birthday', ...book.config.fields.map(({ key }) => key)]
  const kept = new Set(
    broken.flatMap((uid) => keys.map((key) => uid.replace(/^cardfile-(.*)$/, `cardfile-${key}-$1.ics`))),
  )
  return { path, props, items, kept }
}

/**
 * What a card whose front matter can't be read may have been known by; nothing where it may have become private: then what
 * there is of it has to go.
 */
function formerIdentities({ slug, card: { text } }: Contact): string[] {
  if (/^private\s*:/m.test(text)) return []
  const [, uid] = /^uid\s*:\s*["']?(.*?)["']?\s*$/m.exec(text) ?? []
  const [, alias] = /^alias\s*:[\s[-]*["']?([a-z0-9-]+)/m.exec(text) ?? []
  return [...(uid ? [uid] : []), ...(alias ? [`cardfile-${alias}`] : []), `cardfile-${slug}`]
}
