// What every form needs: who edits, with which settings, on which day, and a card as it is now.

import { type Book, buildBook } from '../../book/index.ts'
import { parseCard } from '../../card/index.ts'
import { type Config, type Contact, DEFAULT_CONFIG, parseConfig, readContact } from '../../contact/index.ts'
import type { CalendarDate } from '../../text/index.ts'
import { viewersDay } from '../day.ts'
import type { Desk } from '../desk/types.ts'

export interface Office {
  readonly desk: Desk
  /** The way from the page to the site's root: '' or '../'. */
  readonly root: string
  readonly today: CalendarDate
  /** The newest known settings. */
  config(): Config
  /** The handle that log entries get; undefined for who is in no team. */
  owner(): string | undefined
  /** The newest known card; undefined where there is none, or it can't be had now. */
  card(slug: string, page?: string): Promise<Contact | undefined>
}

export function openOffice(desk: Desk, root: string): Office {
  let read: { readonly text: string; readonly config: Config } | undefined
  const pages = new Map<string, string>()
  const config = () => {
    const settings = desk.book.config
    if (settings === undefined) return DEFAULT_CONFIG
    if (read === undefined || read.text !== settings.text)
      read = { text: settings.text, config: parseConfig(settings.text, settings.path).config }
    return read.config
  }
  return {
    desk,
    root,
    today: viewersDay(),
    config,
    owner: () => {
      const handle = desk.person?.handle
      const { team } = config()
      return handle !== undefined && (team.size === 0 || team.has(handle)) ? handle : undefined
    },
    card: async (slug, page = pages.get(slug)) => {
      // A slug that is no name of a file has a page of another name.
      if (page !== undefined) pages.set(slug, page)
      const known = await desk.card(slug, page)
      return known === undefined ? undefined : readContact(parseCard(known.text, known.path), config())
    },
  }
}

/** A book of one card: enough to check what changes no link. */
export function bookOf(contact: Contact, config: Config): Book {
  return buildBook([contact], config)
}
