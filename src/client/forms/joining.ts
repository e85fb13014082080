// Two cards become one: read as they are now, joined, and handed to the outbox as one edit of several cards.

import { applyChanges, type Joined, resolveChanges, type Verdict } from '../../actions/index.ts'
import { type Book, buildBook, foldSlug } from '../../book/index.ts'
import type { Contact, Decision } from '../../contact/index.ts'
import type { Diagnostic } from '../../text/index.ts'
import type { Edit } from '../desk/types.ts'
import type { CardOnSite, PairCard } from '../pair-data.ts'
import { loadPart } from '../parts.ts'
import { openDirectory } from './directory.ts'
import { joinMessage } from './message.ts'
import type { Office } from './office.ts'

/** What the two would be. */
export interface Joining {
  readonly keep: Contact
  readonly gone: Contact
  readonly joined: Joined
  /** What both have and differs; the rules of the merge have chosen, and the person may choose otherwise. */
  readonly clashes: readonly Decision[]
  /** Cards whose links follow. */
  readonly linked: readonly Contact[]
}

/** 'later': it is written down on the card, as after any merge. */
export type Choice = Verdict | 'later'

/**
 * Joins two cards as they are now. Nothing is written.
 * @returns what is wrong, where the two can't be one
 * @throws where the part that joins can't be loaded
 */
export async function joinNow(
  office: Office,
  [keep, gone]: readonly [PairCard, PairCard],
): Promise<Joining | { readonly said: readonly string[] }> {
  const { joinCards, decisionsOf } = await loadPart('join', office.root)
  const read = (card: CardOnSite) => office.card(card.slug, card.page).catch(() => undefined)
  const [one, two] = [await read(keep), await read(gone)]
  const missing = one === undefined ? keep : two === undefined ? gone : undefined
  if (one === undefined || two === undefined)
    return { said: [`${missing?.name} can't be read just now. Try again when you are online.`] }
  const linked = (await Promise.all(gone.links.map(read))).filter((other) => other !== undefined)
  const book = await bookWith(office, [one, two, ...linked])
  const joined = joinCards(book, one, two, office.today)
  if ('diagnostics' in joined) return { said: wordsOf(joined.diagnostics) }
  const clashes = decisionsOf(joined.contact, office.config()).filter(({ record }) =>
    joined.clashes.includes(record),
  )
  return {
    keep: one,
    gone: two,
    joined,
    clashes,
    linked: linked.filter(({ file }) => joined.files.has(file)),
  }
}

/** The edit that makes one of the two. @param choices by the record of a clash */
export function editOf(
  office: Office,
  { keep, gone, joined, clashes, linked }: Joining,
  choices: ReadonlyMap<string, Choice>,
): Edit | { readonly said: readonly string[] } {
  let whole = joined.contact
  for (const clash of clashes) {
    const choice = choices.get(clash.record) ?? 'later'
    if (choice === 'later') continue
    const by = { date: office.today, owner: office.owner() }
    const edited = applyChanges(joined.book, whole, resolveChanges(whole, clash, choice, by), office.today)
    if ('diagnostics' in edited) return { said: wordsOf(edited.diagnostics) }
    whole = edited.after
  }
  return {
    slug: keep.slug,
    path: keep.file,
    base: keep.card.text,
    mine: whole.card.text,
    also: [
      { slug: gone.slug, path: gone.file, base: gone.card.text, mine: undefined },
      ...linked.map(({ slug, file, card }) => ({
        ...{ slug, path: file, base: card.text },
        mine: joined.files.get(file) ?? card.text,
      })),
    ],
    message: joinMessage(keep, gone),
  }
}

/** The cards, and of all others that they link to the names: what links lead nowhere is known by them. */
async function bookWith(office: Office, cards: readonly Contact[]): Promise<Book> {
  const config = office.config()
  const all = await openDirectory(office.root).then(
    (directory) => directory.book(config, ...cards),
    () => buildBook(cards, config),
  )
  const texts = cards.flatMap(({ values }) => [...values.values()].flat().map(({ text }) => foldSlug(text)))
  const near = new Set(texts.map((text) => all.bySlug.get(text)))
  return buildBook(
    all.contacts.filter((one) => cards.includes(one) || near.has(one)),
    config,
  )
}

function wordsOf(diagnostics: readonly Diagnostic[]): string[] {
  return [...new Set(diagnostics.map(({ message, hint }) => [message, hint].filter(Boolean).join(' ')))]
}
