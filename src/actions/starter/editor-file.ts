// A file for an editor, and how it comes into a book that may have one of that name: what a person changed stays.

import {
  findNodeAtLocation,
  getNodeValue,
  type JSONPath,
  type Node,
  type ParseError,
  parseTree,
} from 'jsonc-parser'
import { inserted, replaced } from './json-text.ts'
import { isSealed } from './seal.ts'

/** A setting of ours in a file that is also the person's. */
export interface Part {
  /** Where it is: keys, the last one that of a list where the part is an item. */
  readonly at: readonly string[]
  readonly value: unknown
  /** For an item of a list: the key that tells it from the others; '' where it is a word. */
  readonly item?: { readonly key: string }
}

export type EditorFile = { readonly path: string } & (
  | { /** All of it is ours, and sealed. */ readonly whole: string }
  | { /** JSON, perhaps with remarks. */ readonly parts: readonly Part[] }
)

export interface Refreshed {
  /** What the file is to hold; undefined where it stays as it is. */
  readonly text?: string
  /** What of ours was left out, in words. */
  readonly kept: readonly string[]
}

/**
 * @param before the file as it is; undefined where there is none
 * @param force  true: ours replaces what a person changed
 */
export function refresh(file: EditorFile, before: string | undefined, force = false): Refreshed {
  if ('parts' in file) return withParts(file.parts, before, force)
  if (before?.replaceAll('\r\n', '\n') === file.whole) return { kept: [] }
  const isOurs = before === undefined || force || isSealed(before)
  return isOurs ? { text: file.whole, kept: [] } : { kept: ['changed by hand'] }
}

const TRAILING = { allowTrailingComma: true }

function withParts(parts: readonly Part[], before: string | undefined, force: boolean): Refreshed {
  let text = before === undefined || before.trim() === '' ? '{}\n' : before
  const kept: string[] = []
  const faults: ParseError[] = []
  // What can't be read can't be added to: a missing brace would take in what stands behind it.
  if (parseTree(text, faults, TRAILING)?.type !== 'object' || faults.length > 0)
    return { kept: ['it can’t be read'] }
  for (const part of parts) {
    const tree = parseTree(text, undefined, TRAILING) as Node
    const place = placeOf(tree, part)
    if (place === undefined) kept.push(`${nameOf(part)} is yours`)
    else if (place.there === undefined) text = inserted(text, tree, place.path, part.value)
    else if (part.item?.key === '' || isSame(getNodeValue(place.there), part.value)) continue
    else if (force) text = replaced(text, place.there, part.value)
    else kept.push(`${nameOf(part)} is yours`)
  }
  return text === before ? { kept } : { text, kept }
}

/** Where a part is, or belongs; undefined where something of another shape is in its way. */
function placeOf(tree: Node, { at, value, item }: Part): { path: JSONPath; there?: Node } | undefined {
  for (const depth of at.keys()) {
    const node = findNodeAtLocation(tree, at.slice(0, depth))
    if (node !== undefined && node.type !== 'object') return undefined
  }
  const there = findNodeAtLocation(tree, [...at])
  if (item === undefined) return there === undefined ? { path: [...at] } : { path: [...at], there }
  if (there !== undefined && there.type !== 'array') return undefined
  const items = there?.children ?? []
  const mark = markOf(value, item.key)
  const found = items.findIndex((one) => markOf(getNodeValue(one), item.key) === mark)
  const path = [...at, found < 0 ? items.length : found]
  return found < 0 ? { path } : { path, there: items[found] as Node }
}

function nameOf({ at, value, item }: Part): string {
  return [...at, ...(item === undefined ? [] : [String(markOf(value, item.key))])].join(' > ')
}

function markOf(value: unknown, key: string): unknown {
  if (key !== '') return (value as Record<string, unknown> | null)?.[key]
  // Names of extensions are the same in any case.
  return typeof value === 'string' ? value.toLowerCase() : value
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const pairs = Object.entries(value).map(([key, one]): [string, unknown] => [key, ordered(one)])
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))
}
