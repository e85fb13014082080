// Parsed cards, kept between runs in the git directory or in node_modules/.cache. The files stay the truth: an entry is
// believed only while the file's size, times and inode are those that were read, and the whole is safe to delete.

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Card, TreeNode } from '../card/index.ts'
import { type Packed, pack, unpack } from './pack.ts'

/** What a file looked like when it was read. */
type Seen = readonly [size: number, mtimeMs: number, ctimeMs: number, ino: number]

interface Kept {
  readonly made: string
  readonly cards: Record<string, readonly [Seen, Packed]>
  readonly config?: readonly [Seen, TreeNode]
}

/** File systems of the FAT family count time in steps of two seconds: a file younger than that may change unseen. */
const STEP = 2000

export interface CardCache {
  /** The card of a file, if it is known and the file is as it was, named `file`. */
  get(name: string, file: string, stats: Stats): Card | undefined
  put(name: string, stats: Stats, card: Card): void
  /** The tree of the configuration; only one without a mistake is kept. */
  getConfig(stats: Stats): TreeNode | undefined
  putConfig(stats: Stats, tree: TreeNode): void
  /** Writes what is new; does nothing where nothing is. A cache that can't be written is no fault. */
  save(): void
}

const NONE: CardCache = {
  get: () => undefined,
  put: () => {},
  getConfig: () => undefined,
  putConfig: () => {},
  save: () => {},
}

/** Opens the cache of a book's folder. */
export function openCache(folder: string): CardCache {
  const place = placeFor(path.resolve(folder))
  if (place === undefined) return NONE
  const made = madeBy()
  const kept = load(place, made)
  const used: Record<string, readonly [Seen, Packed]> = Object.create(null)
  let config: Kept['config']
  let count = 0
  let isNew = kept === undefined
  return {
    get(name, file, stats) {
      const one = kept?.cards[name]
      if (one === undefined || !isAsSeen(stats, one[0])) return undefined
      used[name] = one
      count++
      return unpack(file, one[1])
    },
    put(name, stats, card) {
      if (isYoung(stats)) return
      used[name] = [seen(stats), pack(card)]
      count++
      isNew = true
    },
    getConfig(stats) {
      if (kept?.config === undefined || !isAsSeen(stats, kept.config[0])) return undefined
      config = kept.config
      return config[1]
    },
    putConfig(stats, tree) {
      if (isYoung(stats)) return
      config = [seen(stats), tree]
      isNew = true
    },
    save() {
      if (
        !isNew &&
        kept !== undefined &&
        Boolean(config) === Boolean(kept.config) &&
        count === Object.keys(kept.cards).length
      )
        return
      const temporary = `${place}.${process.pid}`
      try {
        mkdirSync(path.dirname(place), { recursive: true })
        writeFileSync(
          temporary,
          JSON.stringify({ made, cards: used, ...(config ? { config } : {}) } satisfies Kept),
        )
        renameSync(temporary, place)
      } catch {
        rmSync(temporary, { force: true })
      }
    },
  }
}

function isYoung(stats: Stats): boolean {
  return Math.max(stats.mtimeMs, stats.ctimeMs) > Date.now() - STEP
}

function isAsSeen(stats: Stats, before: Seen): boolean {
  return seen(stats).every((value, i) => value === before[i])
}

function seen(stats: Stats): Seen {
  return [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino]
}

function load(place: string, made: string): Kept | undefined {
  try {
    const kept = JSON.parse(readFileSync(place, 'utf8')) as Kept
    return kept.made === made ? kept : undefined
  } catch {
    return undefined
  }
}

/** Cards parsed by other code are none. A bundle's file is named by the hash of what is in it and in what it imports. */
function madeBy(): string {
  const here = fileURLToPath(import.meta.url)
  if (!here.endsWith('.ts')) return path.basename(here)
  const sources = ['.', '../card', '../text'].flatMap((name) => {
    const dir = path.join(path.dirname(here), name)
    return readdirSync(dir).map((file) => statSync(path.join(dir, file)).mtimeMs)
  })
  return `${sources.length} ${Math.max(...sources)}`
}

/** The git directory above the book, else the nearest node_modules; undefined without either. */
function placeFor(folder: string): string | undefined {
  const name = `${folder.replace(/[^a-zA-Z0-9]+/g, '-').slice(-80)}.json`
  for (let dir = folder; ; dir = path.dirname(dir)) {
    if (isFolder(path.join(dir, '.git'))) return path.join(dir, '.git', 'cardfile', name)
    if (isFolder(path.join(dir, 'node_modules')))
      return path.join(dir, 'node_modules', '.cache', 'cardfile', name)
    if (path.dirname(dir) === dir) return undefined
  }
}

function isFolder(dir: string): boolean {
  return statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false
}
