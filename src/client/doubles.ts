// assets/doubles.js: finds the cards that one card may be, by what the search index has of them. In a worker, where
// typing never waits for it; in the page itself where there is none.

import { type DedupeRecord, type Lookup, openLookup } from '../dedupe/index.ts'
import { putPart } from './parts.ts'
import { decodeSearchFile, GLOBAL, type SearchFile, textsIn } from './search-file.ts'

/** What is typed so far. An organisation's own name is its `name`, too. */
export interface TypedCard {
  readonly kind: string
  readonly name: string
  /** Names of organisations. */
  readonly orgs: readonly string[]
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

export interface LikeCard {
  /** Its place in the index. */
  readonly index: number
  /** 0 to 1. */
  readonly certainty: number
  /** What speaks for it, the strongest first. */
  readonly pro: readonly string[]
}

/** @returns what finds cards like one that is typed; the likeliest first */
export function openLikeness(file: SearchFile): (typed: TypedCard) => LikeCard[] {
  const known = new Map<string, { readonly lookup: Lookup; readonly places: readonly number[] }>()
  const of = (kind: string) => {
    const places = file.entries.flatMap((entry, place) => (entry.kind === kind ? [place] : []))
    const lookup = openLookup(places.map((place) => recordAt(file, place)))
    const made = { lookup, places }
    known.set(kind, made)
    return made
  }
  return (typed) => {
    if (typed.kind === 'deal') return []
    const { lookup, places } = known.get(typed.kind) ?? of(typed.kind)
    return lookup.find(recordOf(typed)).flatMap(({ place, certainty, reasons }) => {
      const pro = reasons.filter(({ bits }) => bits > 0).map(({ text }) => text)
      return [{ index: places[place] ?? 0, certainty, pro }]
    })
  }
}

function recordAt(file: SearchFile, place: number): DedupeRecord {
  const entry = file.entries[place]
  if (entry === undefined) return {}
  const texts = (key: string) => textsIn(file, entry, key)
  const names = [...texts('name'), ...texts('aka')]
  return {
    ...(entry.kind === 'org' ? { org: names } : { name: names, org: texts('org') }),
    email: texts('email'),
    phone: texts('phone'),
  }
}

function recordOf({ kind, name, orgs, emails, phones }: TypedCard): DedupeRecord {
  const filled = (texts: readonly string[]) => texts.map((text) => text.trim()).filter(Boolean)
  const names = filled([name])
  return {
    ...(kind === 'org' ? { org: names } : { name: names, org: filled(orgs) }),
    email: filled(emails),
    phone: filled(phones),
  }
}

export const doublesPart = { openLikeness }

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<{ index: string } | { id: number; typed: TypedCard }>) => void) | null
  postMessage: (answer: unknown) => void
  importScripts?: (url: string) => void
} & Record<string, unknown>

if (scope.importScripts === undefined) putPart('doubles', doublesPart)
else {
  let find: ((typed: TypedCard) => LikeCard[]) | undefined
  scope.onmessage = ({ data }) => {
    if ('index' in data) {
      scope.importScripts?.(data.index)
      find = openLikeness(decodeSearchFile(scope[GLOBAL]))
    } else scope.postMessage({ id: data.id, found: find?.(data.typed) ?? [] })
  }
}
