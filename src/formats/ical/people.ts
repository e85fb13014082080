// Who took part: ORGANIZER, ATTENDEE, CONTACT; where nobody was invited, the addresses that its texts name. RFC 5545
// sections 3.8.4.1 to 3.8.4.3.

import type { Participant } from '../interaction.ts'
import { oneLine } from '../record.ts'
import { type Property, paramOf } from '../vcard/property.ts'
import { unescapeText } from '../vcard/value.ts'
import { allOf, type Component } from './component.ts'

export interface People {
  /** Who invited first. */
  readonly participants: readonly Participant[]
  /** How many people were invited, and how many of them said that they would not come. */
  readonly invited: number
  readonly declined: readonly string[]
}

/** Rooms, projectors and lists of people take no part; neither do calendars that have an address. */
const NOBODY = new Set(['ROOM', 'RESOURCE', 'GROUP'])
const CALENDARS =
  /@(?:resource|group)\.(?:v\.)?calendar\.google\.com$|^unknownorganizer@calendar\.google\.com$/i
/** More than these are a mailing, not a meeting: the rest is cut off, so that no file can flood the plan. */
const MOST = 500
const ADDRESS = /[^\s@<>()[\]{},;:"'\\|]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu

/** @param texts the summary, location and description, without what a conferencing program adds */
export function peopleOf(component: Component, texts: readonly string[]): People {
  const invited = allOf(component, 'ATTENDEE').filter(isPerson).slice(0, MOST)
  const declined = invited.filter((one) => answerOf(one) === 'DECLINED')
  const came = invited.filter((one) => !declined.includes(one) && !isAbsent(one))
  const organizers = allOf(component, 'ORGANIZER').slice(0, 1).filter(isPerson)
  const found = [...organizers, ...came].map(participantOf)
  const said = declined.map(participantOf)
  const contacts = allOf(component, 'CONTACT').slice(0, 20).flatMap(contactOf)
  const named = invited.length > 0 ? [] : texts.flatMap(addressesIn)
  // Who invited and declined did not come either.
  const absent = new Set(said.map(({ address }) => address.toLowerCase()))
  const present = found.filter(({ address }) => address === '' || !absent.has(address.toLowerCase()))
  return {
    participants: distinct([...present, ...contacts, ...named]),
    invited: invited.length,
    declined: said.map(({ address, name }) => address || name),
  }
}

function isPerson(property: Property): boolean {
  const type = (paramOf(property.params, 'CUTYPE') ?? '').toUpperCase()
  return !NOBODY.has(type) && !CALENDARS.test(addressOf(property))
}

/** PARTSTAT; STATUS in vCalendar 1.0. */
function answerOf({ params }: Property): string {
  return (paramOf(params, 'PARTSTAT') ?? paramOf(params, 'STATUS') ?? '').toUpperCase()
}

/** Who sent somebody else, and who only got a copy. */
function isAbsent(property: Property): boolean {
  return (
    answerOf(property) === 'DELEGATED' ||
    paramOf(property.params, 'ROLE')?.toUpperCase() === 'NON-PARTICIPANT'
  )
}

function participantOf(property: Property): Participant {
  const address = addressOf(property)
  const name = paramOf(property.params, 'CN') ?? nameBefore(property.value) ?? ''
  // Some programs escape in parameters, where nothing is escaped.
  const plain = oneLine(unescapeText(name)).replace(/^["']+|["'\\]+$/g, '')
  return { address, name: plain.toLowerCase() === address.toLowerCase() ? '' : plain.slice(0, 200) }
}

/** `mailto:a@b`, a bare address, `Ada <a@b>` (vCalendar 1.0), or the parameter EMAIL beside an address of another kind. */
function addressOf({ value, params }: Property): string {
  const [, bracketed] = /<([^<>]*)>/.exec(value) ?? []
  const plain = (bracketed ?? value)
    .trim()
    .replace(/^"|"$/g, '')
    .replace(/^mailto:\s*/i, '')
    .replace(/\?.*$/s, '')
  // A fold that was written with one blank too many.
  const whole = /^\s*mailto:/i.test(value) ? plain.replace(/\s+/g, '') : plain
  const [given = ''] = addressesOf(decoded(whole))
  const [email = ''] = addressesOf(paramOf(params, 'EMAIL')?.replace(/^mailto:/i, '') ?? '')
  return given || email
}

/** The whole text where it is an address; otherwise none. Not `/o=Exchange/cn=a@b` and the like. */
function addressesOf(text: string): string[] {
  const plain = text.trim()
  return plain.length <= 254 && new RegExp(`^${ADDRESS.source}$|^[^\\s@/:]+@[^\\s@/:]+$`, 'u').test(plain)
    ? [plain]
    : []
}

function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text
  } catch {
    return text
  }
}

function nameBefore(value: string): string | undefined {
  return /^([^<]+)<[^<>]*@[^<>]*>/.exec(value)?.[1]?.trim()
}

/** `Jim Dolittle\, ABC Industries\, +1-919-555-1234`: the name is what stands before the first comma. */
function contactOf(property: Property): Participant[] {
  const text = oneLine(unescapeText(property.value))
  const [address] = addressesIn(text)
  if (address === undefined) return []
  const name = (text.split(',')[0] ?? '').trim()
  return [{ address: address.address, name: name.includes('@') ? '' : name.slice(0, 200) }]
}

/** At most 20 addresses that a text names. */
function addressesIn(text: string): Participant[] {
  const found = text.slice(0, 20_000).match(ADDRESS) ?? []
  return found.slice(0, 20).map((address) => ({ address: address.replace(/^mailto:/i, ''), name: '' }))
}

/** Each address once, with the first name that it has; people without an address by their names. */
function distinct(all: readonly Participant[]): Participant[] {
  const byKey = new Map<string, Participant>()
  for (const one of all) {
    const key = one.address.toLowerCase() || `name ${one.name}`
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, one)
    else if (known.name === '' && one.name !== '') byKey.set(key, { ...known, name: one.name })
  }
  return [...byKey.values()].filter(({ address, name }) => address !== '' || name !== '')
}
