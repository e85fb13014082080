// Which of many records one record may be, asked again and again: only those that have something in common with it are
// compared, with the weights that the finder begins with.

import { plainFirm } from './compare-plain.ts'
import { cutAddress, plainAddress } from './email-level.ts'
import { areAlike } from './find.ts'
import { fold } from './fold.ts'
import { beginningOf, ONE, weighing } from './learn.ts'
import { soundsOf } from './name-level.ts'
import { nicknameGroups } from './nicknames.ts'
import { compareRecords } from './parts.ts'
import { personNames } from './person-name.ts'
import { lastDigits } from './phone-digits.ts'
import { rarityOf } from './rarity.ts'
import { reasonsFor } from './reasons.ts'
import type { DedupeRecord, Reason } from './types.ts'

export interface Match {
  /** Its place among the records. */
  readonly place: number
  /** 0 to 1. */
  readonly certainty: number
  readonly reasons: readonly Reason[]
}

export interface Lookup {
  /** @returns the likeliest first */
  find(record: DedupeRecord): Match[]
}

/** From here on it is worth a word; where something vital differs, only from the second on. */
const [WORTH, SURE] = [0.1, 0.5]
/** So many records are all compared. */
const ALL = 400
/** Of more, those that have most in common. */
const MOST = 150

/** Keeps what is looked for; the records themselves stay as they are. */
export function openLookup(records: readonly DedupeRecord[]): Lookup {
  const index = records.length <= ALL ? undefined : indexOf(records)
  const everyone = index === undefined ? records.map((_, place) => place) : []
  return {
    find: (record) => {
      const places = index === undefined ? everyone : candidates(index, record)
      return compareWith(record, places, records)
    },
  }
}

function compareWith(
  record: DedupeRecord,
  places: readonly number[],
  records: readonly DedupeRecord[],
): Match[] {
  if (places.length === 0) return []
  const comparer = compareRecords([record, ...places.map((place) => records[place] ?? {})])
  const { parts } = comparer
  const model = beginningOf(parts, records.length + 1)
  const weigh = weighing(model)
  const rarity = rarityOf(comparer, { rows: new Uint8Array(0), count: 0 }, records.length + 1)
  const row = new Uint8Array(parts.length)
  return places
    .flatMap((place, i): Match[] => {
      comparer.compare(0, i + 1, row, 0)
      const certainty = weigh(row, 0, rarity(0, i + 1, row, 0))[ONE] ?? 0
      const isContradicted = parts.some((part, k) => part.isVital && row[k] === 0)
      if (certainty < (isContradicted ? SURE : WORTH) || !areAlike(parts, row)) return []
      return [{ place, certainty, reasons: reasonsFor(parts, model, row) }]
    })
    .sort((a, b) => b.certainty - a.certainty || a.place - b.place)
}

/** What one record has in common with another: a strong thing alone, or any two of the others. */
interface Keys {
  readonly strong: readonly string[]
  /** By what they are of: two keys of one name are one thing in common. */
  readonly weak: readonly (readonly string[])[]
}

type Index = ReadonlyMap<string, readonly number[]>

function indexOf(records: readonly DedupeRecord[]): Index {
  const index = new Map<string, number[]>()
  for (const [place, record] of records.entries()) {
    const { strong, weak } = keysOf(record)
    for (const key of new Set([...strong, ...weak.flat()])) {
      const known = index.get(key)
      if (known === undefined) index.set(key, [place])
      else known.push(place)
    }
  }
  return index
}

function candidates(index: Index, record: DedupeRecord): number[] {
  const { strong, weak } = keysOf(record)
  const counts = new Map<number, number>()
  const count = (keys: readonly string[], weight: number) => {
    const hit = new Set(keys.flatMap((key) => index.get(key) ?? []))
    for (const place of hit) counts.set(place, (counts.get(place) ?? 0) + weight)
  }
  for (const key of new Set(strong)) count([key], 2)
  for (const keys of weak) count(keys, 1)
  return [...counts]
    .filter(([, weight]) => weight > 1)
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, MOST)
    .map(([place]) => place)
}

function keysOf(record: DedupeRecord): Keys {
  const names = personNames(record)
  const emails = (record.email ?? []).map(plainAddress).filter(Boolean)
  const numbers = (record.phone ?? []).map(lastDigits).filter(Boolean)
  const whole = names.flatMap(({ given, family }) =>
    given === '' || family === '' ? [] : [`w${[given, family].toSorted().join(' ')}`],
  )
  const locals = emails.map((email) => cutAddress(email).local.replace(/[^\p{L}\p{N}]/gu, ''))
  const domains = emails.map((email) => cutAddress(email).domain)
  const firms = (record.org ?? []).map(plainFirm).filter(Boolean)
  return {
    strong: [
      ...whole,
      // Who has no name of a person is an organisation.
      ...(names.length === 0 ? firms.map((firm) => `O${firm}`) : []),
      ...emails.map((email) => `e${email}`),
      ...locals.flatMap((local) => (local.length > 2 ? [`l${local}`] : [])),
      ...numbers.map((digits) => `p${digits}`),
      ...(record.id ?? []).map((id) => `i${fold(id)}`),
    ],
    weak: [
      names.flatMap(({ first }) => nameKeys(first)),
      names.flatMap(({ family }) => nameKeys(family)),
      [...firms.map((firm) => `o${firm}`), ...(record.org ?? []).flatMap(wordKeys)],
      (record.birthday ?? []).map((day) => `b${day}`),
      domains.flatMap((domain) => (domain === '' ? [] : [`d${domain}`])),
      (record.postcode ?? []).map((code) => `z${fold(code)}`),
      (record.street ?? []).map((street) => `s${fold(street)}`),
    ],
  }
}

/** By spelling, by sound, by what it is short for, and its initial. */
function nameKeys(name: string): string[] {
  if (name === '') return []
  const groups = nicknameGroups(name).map((group) => `#${group}`)
  return [`=${name}`, ...soundsOf(name).map((sound) => `~${sound}`), ...groups, `^${name[0]}`]
}

/** The words of an organisation's name, short ones left out. */
function wordKeys(org: string): string[] {
  return fold(org)
    .split(' ')
    .flatMap((word) => (word.length > 3 ? [`f${word}`] : []))
}
