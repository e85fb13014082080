// Finding the card that a record is about: by UID, by name with an e-mail address or phone, by content.

import { type Book, foldName } from '../../book/index.ts'
import type { Config } from '../../contact/index.ts'
import { folded } from './clean.ts'
import type { Prepared, Value } from './prepare.ts'
import { additionsTo, e164Of, openCard, ownUid, type WorkingCard, withLabel } from './working.ts'

/** All cards of the book and of the plan, found by what identifies them. */
export interface Known {
  readonly config: Config
  readonly slugs: Set<string>
  readonly byUid: Map<string, Set<WorkingCard>>
  readonly byName: Map<string, Set<WorkingCard>>
  readonly byReach: Map<string, Set<WorkingCard>>
}

const NOBODY: ReadonlySet<WorkingCard> = new Set()

/** Cards compared one by one where many have one name. */
const COMPARED = 200

export function indexBook(book: Book): Known {
  const maps = { byUid: new Map(), byName: new Map(), byReach: new Map() }
  const known: Known = { config: book.config, slugs: new Set(), ...maps }
  for (const slug of [...book.bySlug.keys(), ...book.clashes.keys()]) known.slugs.add(slug)
  for (const contact of book.contacts) {
    known.slugs.add(contact.slug.toLowerCase())
    if (contact.kind !== 'deal' && contact.card.frontMatter) addCard(known, openCard(contact))
  }
  return known
}

/** Names as compared: case, accents and signs do not count, unless a name is nothing but signs. */
export function nameKey(kind: string, name: string): string {
  return `${kind} ${foldName(name) || folded(name)}`
}

function reachOf(key: string, text: string, config: Config): string {
  const plain = text.replace(/\s+\([^()]*\)$/, '')
  return key === 'email' ? `email ${folded(plain)}` : `phone ${e164Of(plain, config)}`
}

/** Indexes a card, or what has been added to it. */
export function addCard(known: Known, card: WorkingCard): void {
  const put = (map: Map<string, Set<WorkingCard>>, id: string) => {
    const cards = map.get(id)
    if (cards) cards.add(card)
    else map.set(id, new Set([card]))
  }
  known.slugs.add(card.slug.toLowerCase())
  for (const uid of [...(card.values.get('uid') ?? []), ...(card.values.get('x-uid') ?? [])])
    put(known.byUid, uid)
  for (const slug of [card.slug, ...(card.values.get('alias') ?? [])]) put(known.byUid, ownUid(slug))
  for (const name of [card.name, ...(card.values.get('aka') ?? [])])
    put(known.byName, nameKey(card.kind, name))
  for (const key of ['email', 'phone'])
    for (const text of card.values.get(key) ?? []) put(known.byReach, reachOf(key, text, known.config))
}

export interface Match {
  readonly card: WorkingCard
  /** How it is known that it is this one. */
  readonly by: string
}

/**
 * The card that a record is about, the one that needs the least added where several could be it; undefined for a new one.
 * @param onlyKind a card of the other kind is none
 */
export function findCard(known: Known, prepared: Prepared, onlyKind: boolean): Match | undefined {
  const { config } = known
  const named = known.byName.get(nameKey(prepared.kind, prepared.name)) ?? NOBODY
  const reach = reachIds(prepared, config)
  const found: { match: Match; additions: number }[] = []
  const missing = (card: WorkingCard) =>
    additionsTo(card, prepared, config).length +
    prepared.related.filter((value) => !isRelated(known, card, value)).length
  const offer = (card: WorkingCard, by: string) => {
    if (onlyKind && card.kind !== prepared.kind) return
    if (found.some((one) => one.match.card === card)) return
    found.push({ match: { card, by }, additions: missing(card) })
  }
  for (const card of prepared.uid === '' ? NOBODY : (known.byUid.get(prepared.uid) ?? NOBODY)) {
    // One UID on two names within one import is two contacts: neither may swallow the other.
    if (named.has(card) || card.madeBy < 0) offer(card, 'same UID')
  }
  if (found.length === 0 || prepared.uid === '') {
    for (const id of reach) {
      const reached = known.byReach.get(id)
      if (reached === undefined) continue
      // Thousands may share a switchboard, or a name: the fewer are gone through.
      const [fewer, more] = named.size < reached.size ? [named, reached] : [reached, named]
      for (const card of fewer)
        if (more.has(card)) offer(card, `same name and ${id.startsWith('email ') ? 'e-mail' : 'phone'}`)
    }
    if (prepared.kind === 'org') for (const card of firstOf(named, 1)) offer(card, 'same name')
  }
  // Whoever has all of its content has its e-mail addresses and numbers too, and was found by them.
  for (const card of reach.length > 0 ? NOBODY : firstOf(named, COMPARED)) {
    if (missing(card) === 0) offer(card, 'same content')
  }
  return found.sort((a, b) => a.additions - b.additions)[0]?.match
}

/** The first of many, without going through them all. */
function* firstOf(cards: ReadonlySet<WorkingCard>, most: number): Generator<WorkingCard> {
  let left = most
  for (const card of cards) {
    if (left-- === 0) return
    yield card
  }
}

/** The first card of a name, in the order of the book and then of the import. */
export function firstNamed(known: Known, kind: string, name: string): WorkingCard | undefined {
  const [card] = known.byName.get(nameKey(kind, name)) ?? NOBODY
  return card
}

/** The cards that a name or a UID in a relation can mean. */
export function relatives(known: Known, text: string): WorkingCard[] {
  const uid = text.replace(/^urn:uuid:/i, '')
  const ids = [text, uid, `urn:uuid:${uid}`].flatMap((id) => [...(known.byUid.get(id) ?? NOBODY)])
  const names = ['person', 'org'].flatMap((kind) => [...(known.byName.get(nameKey(kind, text)) ?? NOBODY)])
  return [...new Set([...ids, ...names])]
}

/** Whether a card names somebody as related already: by link, by text, or in this import. */
export function isRelated(known: Known, card: WorkingCard, value: Value): boolean {
  const links = (card.values.get('related') ?? []).map((raw) => raw.replace(/\s+\([^()]*\)$/, ''))
  const texts = [...(card.values.get('x-related') ?? []), ...card.related.map(withLabel)].map(folded)
  return (
    texts.includes(folded(withLabel(value))) ||
    relatives(known, value.text).some((other) => links.includes(other.slug))
  )
}

function reachIds(prepared: Prepared, config: Config): string[] {
  return prepared.values
    .filter(({ key }) => key === 'email' || key === 'phone')
    .map(({ key, text }) => reachOf(key, text, config))
}
