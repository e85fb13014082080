// Who took part: the cards and the members of the team that have an address.

import { type Book, foldName } from '../../book/index.ts'
import { type Contact, textsOf } from '../../contact/index.ts'
import type { Participant } from '../interaction.ts'

/** All addresses of a book, indexed once. Keys are folded. */
export interface People {
  /** Handles of the team. */
  readonly team: ReadonlyMap<string, string>
  readonly persons: ReadonlyMap<string, readonly Contact[]>
  readonly orgs: ReadonlyMap<string, readonly Contact[]>
}

export function indexPeople({ config, contacts }: Book): People {
  const team = new Map<string, string>()
  for (const { handle, email } of config.team.values())
    if (email !== undefined) team.set(foldAddress(email), handle)
  const own = config.fields.filter(({ type, custom }) => custom && type.name === 'email')
  const keys = ['email', 'alias', ...own.map(({ key }) => key)]
  const persons = new Map<string, Contact[]>()
  const orgs = new Map<string, Contact[]>()
  for (const contact of contacts) {
    if (contact.kind === 'deal') continue
    const map = contact.kind === 'org' ? orgs : persons
    for (const text of keys.flatMap((key) => textsOf(contact, key))) {
      if (!text.includes('@')) continue
      const address = foldAddress(text)
      const known = map.get(address)
      if (known === undefined) map.set(address, [contact])
      else if (!known.includes(contact)) known.push(contact)
    }
  }
  return { team, persons, orgs }
}

/** How addresses are compared: without case; a domain of other letters by its ASCII form (RFC 5891). */
function foldAddress(typed: string): string {
  const text = typed
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<|>$/g, '')
    .normalize('NFC')
    .toLowerCase()
  const at = text.lastIndexOf('@')
  if (at < 0 || /^[\x20-\x7e]*$/.test(text)) return text
  return `${text.slice(0, at)}@${asciiDomain(text.slice(at + 1))}`
}

function asciiDomain(domain: string): string {
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return domain
  }
}

/** The member of the team with an address, also with one that has a tag in it: `sam+crm@example.com`. */
export function handleOf(people: People, { address }: Participant): string | undefined {
  const own = foldAddress(address)
  return people.team.get(own) ?? people.team.get(own.replace(/\+[^@]*@/, '@'))
}

/**
 * The cards of who took part: people with the address, else organisations. Where several people share one, the name says who.
 * A member of the team is nobody's contact.
 */
export function cardsOf(people: People, participant: Participant): readonly Contact[] {
  const address = foldAddress(participant.address)
  if (address === '' || handleOf(people, participant) !== undefined) return []
  const found = people.persons.get(address) ?? people.orgs.get(address) ?? []
  if (found.length < 2) return found
  const name = foldName(participant.name)
  const named = found.filter((one) =>
    [one.name, ...textsOf(one, 'aka')].some((its) => foldName(its) === name),
  )
  return name !== '' && named.length > 0 ? named : found
}
