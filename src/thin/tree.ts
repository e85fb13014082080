// Tree objects: a folder's entries. Source: git-mktree(1), and fsck's rule of their order.

import { hex, join, unhex, utf8 } from './bytes.ts'
import { Damage } from './damage.ts'
import type { TreeEntry } from './types.ts'

export type Entries = ReadonlyMap<string, TreeEntry>

export const FOLDER = '40000'
export const FILE = '100644'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A name that is not UTF-8 goes through unharmed: its bytes from 0x80 on become lone halves of surrogates, as in PEP 383. */
function nameOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('')
  }
}

function bytesOf(name: string): Uint8Array {
  if (name.isWellFormed()) return utf8(name)
  return Uint8Array.from(name, (character) => character.charCodeAt(0) & 0xff)
}

/** Throws Damage for what is no tree, and for a name that stands twice or cannot be one. */
export function parseTree(bytes: Uint8Array): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>()
  let at = 0
  while (at < bytes.length) {
    const end = bytes.indexOf(0, at)
    if (end < 0 || end + 21 > bytes.length) throw new Damage('cut tree')
    const [, mode, name] = /^([0-7]{5,6}) ([^/]+)$/s.exec(nameOf(bytes.subarray(at, end))) ?? []
    if (mode === undefined || name === undefined || entries.has(name)) throw new Damage('unknown tree entry')
    entries.set(name, { mode: mode.replace(/^0/, ''), id: hex(bytes.subarray(end + 1, end + 21)) })
    at = end + 21
  }
  return entries
}

/** Git's order is of bytes, a folder as if its name ended with '/'. */
export function formatTree(entries: Entries): Uint8Array {
  const sorted = [...entries].map(([name, { mode, id }]) => ({
    key: bytesOf(mode === FOLDER ? `${name}/` : name),
    line: join([bytesOf(`${mode} ${name}\0`), unhex(id)]),
  }))
  sorted.sort((a, b) => compareBytes(a.key, b.key))
  return join(sorted.map(({ line }) => line))
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
