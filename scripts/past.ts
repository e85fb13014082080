// A card as it was on a day that is past.

import { findByName } from '../src/book/index.ts'
import type { Contact } from '../src/contact/index.ts'
import { nameBelow } from '../src/disk/index.ts'
import { bookAsOf, formerPaths, isStop, openClone } from '../src/git/index.ts'
import type { CalendarDate } from '../src/text/index.ts'
import { chooseCard } from './choose-card.ts'
import { failed } from './refusal.ts'
import type { Session } from './session.ts'

/** The book of a past day, and the card in it, which may have had another name, or be gone now. */
export async function past(
  now: Session,
  typed: string,
  today: CalendarDate,
): Promise<readonly [Session, Contact]> {
  const { folder, book } = now
  if (today > now.today) failed(`${today} is still to come.`, 'Name a day that was.')
  const clone = await openClone(folder)
  if (isStop(clone)) return failed(clone.message, clone.hint)
  const then = await bookAsOf(clone, folder, today, book.config)
  if (isStop(then)) return failed(then.message, then.hint)
  const session = { ...now, book: then.book, today }
  if (findByName(book, typed).contacts.length === 0) return [session, await chooseCard(session, typed)]
  const contact = await chooseCard(now, typed)
  const below = (file: string) => clone.prefix + nameBelow(folder, file)
  const files = new Map(then.book.contacts.map((one) => [below(one.file), one]))
  for (const place of await formerPaths(clone, below(contact.file))) {
    const found = files.get(place)
    if (found !== undefined) return [session, found]
  }
  return failed(
    `${contact.name} had no card yet on ${today}.`,
    `See cardfile history ${contact.slug}. A file that was renamed since the last cardfile sync is not followed.`,
  )
}
