// The states of an edit on its way, as functions from entry to entry: nothing here waits, stores or sends.

import type { EditedFile, OutgoingEdit, RefusedEdit, SendResult, Stop } from '../../thin/index.ts'
import type { CardChange, CardEdit, Edit, EntryState, OutboxEntry, Problem } from './types.ts'

/** Sent ones stay for a day, so that they can be taken back. */
const KEPT_FOR = 24 * 60 * 60 * 1000
/** Of one push. */
const MOST = 50

export interface Stamp {
  readonly id: string
  readonly order: number
  readonly person: OutboxEntry['person']
  readonly date: number
  readonly offset: number
}

export function newEntry({ slug, path, base, mine, also, message }: Edit, stamp: Stamp): OutboxEntry {
  const cards = also === undefined ? {} : { also }
  return { slug, path, base, mine, ...cards, message, ...stamp, state: 'here', tries: 0, told: [] }
}

/** All cards of an edit, its own first. */
export function cardsOf({ slug, path, base, mine, also = [] }: Omit<Edit, 'message'>): readonly CardEdit[] {
  return [{ slug, path, base, mine }, ...also]
}

/** Whether an edit is of that card, too. */
export function touches(entry: Pick<Edit, 'slug' | 'also'>, slug: string): boolean {
  return entry.slug === slug || (entry.also?.some((card) => card.slug === slug) ?? false)
}

export function isUnsent({ state }: { readonly state: EntryState }): boolean {
  return state !== 'sent'
}

export function inOrder(entries: readonly OutboxEntry[]): OutboxEntry[] {
  return entries.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

/** What the next push takes: this person's, in order; what stands behind a refused edit of its card waits with it. */
export function nextOf(entries: readonly OutboxEntry[], handle: string): OutboxEntry[] {
  const held = new Set<string>()
  const next: OutboxEntry[] = []
  for (const entry of inOrder(entries)) {
    if (entry.state === 'refused') hold(held, entry)
    else if (isUnsent(entry) && entry.person.handle === handle && !isHeld(held, entry)) next.push(entry)
  }
  return next.slice(0, MOST)
}

function hold(held: Set<string>, entry: OutboxEntry): void {
  for (const { slug } of cardsOf(entry)) held.add(slug)
}

function isHeld(held: ReadonlySet<string>, entry: OutboxEntry): boolean {
  return cardsOf(entry).some(({ slug }) => held.has(slug))
}

/** Entries that wait for something that the person must do, with what that is. */
export function waiting(entries: readonly OutboxEntry[], handle: string): Map<string, Problem> {
  const held = new Set<string>()
  const found = new Map<string, Problem>()
  for (const entry of inOrder(entries)) {
    if (entry.state === 'refused') hold(held, entry)
    else if (!isUnsent(entry)) continue
    else if (entry.person.handle !== handle)
      found.set(entry.id, {
        kind: 'other-person',
        said: `This is an edit of ${entry.person.name}.`,
        remedy: `It is sent when ${entry.person.name} logs in here.`,
      })
    else if (isHeld(held, entry))
      found.set(entry.id, {
        kind: 'paused',
        said: 'An earlier edit of this card was not taken.',
        remedy: 'Take that one back or try it again; then this one goes out.',
      })
  }
  return found
}

const encoder = new TextEncoder()
const bytesOf = (text: string | undefined) => (text === undefined ? undefined : encoder.encode(text))

/** @param entry one that goes out now, see `going` */
export function outgoing(entry: OutboxEntry): OutgoingEdit {
  const { id, date, offset, message, since } = entry
  const files = cardsOf(entry).map(({ path, base, mine }, at): EditedFile => {
    const file = { path, base: bytesOf(base), mine: bytesOf(mine) }
    if (at === 0) return file
    return mine === undefined ? { ...file, into: entry.path } : { ...file, minor: base !== undefined }
  })
  return { id, date, offset, message, files, since, fresh: entry.tries === 1 }
}

/**
 * An entry that goes out now. One that was on its way when the page died goes out as one whose answer was lost.
 * @param tip the newest commit known
 */
export function going(entry: OutboxEntry, tip: string | undefined): OutboxEntry {
  const { problem: _, ...rest } = entry
  const first = entry.tries === 0 && tip !== undefined ? { since: tip } : {}
  return { ...rest, ...first, state: entry.state === 'here' ? 'sending' : 'unknown', tries: entry.tries + 1 }
}

export interface Arrival {
  readonly at: number
  readonly told: readonly string[]
  /** The card as the server has it now. */
  readonly now: string | undefined
  readonly movedTo: string | undefined
  readonly did?: readonly CardChange[] | undefined
  readonly commit?: string | undefined
  readonly parent?: string | undefined
}

/** The server has it. */
export function arrived(
  entry: OutboxEntry,
  { at, told, now, movedTo, did, commit, parent }: Arrival,
): OutboxEntry {
  const { problem: _, ...rest } = entry
  return {
    ...rest,
    state: 'sent',
    sentAt: at,
    told,
    ...(now === undefined ? {} : { now }),
    ...(movedTo === undefined ? {} : { movedTo }),
    ...(did === undefined ? {} : { did }),
    ...(commit === undefined ? {} : { commit }),
    ...(parent === undefined ? {} : { parent }),
  }
}

/** Later edits of a card that lies elsewhere now. A new card that got another name has another slug, too. */
export function followed(entry: OutboxEntry, from: string, to: string): OutboxEntry {
  const follow = <Card extends CardEdit>(card: Card): Card =>
    card.path === from ? { ...card, path: to, slug: slugOfPath(to) } : card
  if (cardsOf(entry).every(({ path }) => path !== from)) return entry
  const { also } = entry
  return { ...follow(entry), ...(also === undefined ? {} : { also: also.map(follow) }) }
}

export function slugOfPath(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.md$/, '')
}

/** What a whole push ended with, for an entry that was part of it and of which nothing was heard. */
export function returned(entry: OutboxEntry, result: SendResult): OutboxEntry {
  if (entry.state !== 'sending' && entry.state !== 'unknown') return entry
  const refused = result.refused.find(({ id }) => id === entry.id)
  if (refused !== undefined) return { ...entry, state: 'refused', problem: refusal(refused) }
  const isUnknown = entry.state === 'unknown' || result.stop?.unknown.includes(entry.id) === true
  return { ...entry, state: isUnknown ? 'unknown' : 'here' }
}

function refusal({ said }: RefusedEdit): Problem {
  return {
    kind: 'refused',
    said,
    remedy:
      'The edit is kept here. Take it back and make it in another way, or show these words to whoever looks after the book.',
  }
}

/** Why nothing goes out, in words. Undefined for what is no problem. */
export function problemOf(stop: { readonly why: Stop; readonly said: string }): Problem | undefined {
  switch (stop.why) {
    case 'signed-out':
      return {
        kind: 'signed-out',
        said: 'You are logged out.',
        remedy: 'Log in again: what is here is then sent.',
      }
    case 'unreachable':
      return { kind: 'unreachable', said: 'The server cannot be reached.', remedy: '' }
    case 'busy':
      return { kind: 'busy', said: 'Many colleagues are saving just now.', remedy: '' }
    case 'refused':
      return { kind: 'paused', said: stop.said, remedy: 'Show these words to whoever looks after the book.' }
    case 'broken':
      return {
        kind: 'paused',
        said: stop.said,
        remedy: 'What you typed is kept here. Tell whoever looks after the server.',
      }
    case 'cancelled':
      return undefined
  }
}

/** True for what is gone from the outbox: sent long ago. */
export function isPast({ state, sentAt = 0 }: OutboxEntry, now: number): boolean {
  return state === 'sent' && now - sentAt > KEPT_FOR
}

/** The edit that takes another one back, and nothing else: merged with what the card is by then. */
export function takeBack(entry: OutboxEntry): Edit {
  const message = /^Take back: /.test(entry.message)
    ? entry.message.replace(/^Take back: /, '')
    : `Take back: ${entry.message}`
  const path = entry.movedTo ?? entry.path
  const own = { slug: slugOfPath(path), path, base: entry.mine, mine: entry.base }
  if (entry.also === undefined) return { ...own, message }
  // What a colleague had added to the card that went goes back to it: the commit itself is turned round.
  const [first = own, ...also] = (entry.did ?? cardsOf(entry).map(changeOf)).map(
    ({ slug, path, before, now }): CardEdit => ({ slug, path, base: now, mine: before }),
  )
  return { ...first, also: also.filter(({ base, mine }) => base !== mine), message }
}

function changeOf({ slug, path, base, mine }: CardEdit): CardChange {
  return { slug, path, before: base, now: mine }
}
