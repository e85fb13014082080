// What a push brings: every file that a new commit has and none of its parents. Trees that are as they were are never
// read; what is counted is counted while walking, since 900 bytes can name 10^10 paths.

import type { Objects } from '../objects.ts'
import { type Commit, LARGEST_COMMIT, readCommit } from './commits.ts'
import { folderFault } from './layout.ts'
import { folded, foldedFully } from './names.ts'
import { diffTrees, entriesOf, FOLDER, type TreeChange, type TreeDiff, type TreeEntry } from './trees.ts'
import { clipped } from './verdict.ts'

export interface Brought extends TreeChange {
  /** From the top of the repository, `/` between folders. */
  readonly path: string
}

export interface Walk {
  /** A file that no parent has so: link, repository and executable included. */
  readonly file: (file: Brought, commit: Commit) => void
  /** A name that a parent had, and that is gone. */
  readonly gone: (entry: Brought, commit: Commit) => void
  readonly refuse: (where: string, what: string, remedy: string) => void
  /** Accepted, and worth a word. */
  readonly flag: (line: string) => void
}

export const MOST_PATHS = 200_000
const LARGEST_TREE = 8 * 1024 * 1024

/** A push that is too large to be looked at any further. */
export class TooMuch extends Error {}

const EMPTY = Buffer.alloc(0)

export class Walker {
  readonly #objects: Objects
  readonly #walk: Walk
  #paths = 0

  constructor(objects: Objects, walk: Walk) {
    this.#objects = objects
    this.#walk = walk
  }

  async commit(id: string): Promise<Commit> {
    const size = (await this.#objects.info(id))?.size ?? 0
    if (size > LARGEST_COMMIT) throw new TooMuch(`Commit ${id.slice(0, 10)} has ${size} bytes of message.`)
    return readCommit(id, await this.#objects.read(id))
  }

  /** Reports what a commit brings. */
  async run(commit: Commit): Promise<void> {
    const parents: string[] = []
    for (const parent of commit.parents) parents.push((await this.commit(parent)).tree)
    await this.#folder(commit, '', commit.tree, parents)
  }

  /** @param before the trees that the parents have in this place, those that have one */
  async #folder(commit: Commit, path: string, id: string, before: readonly string[]): Promise<void> {
    if (before.includes(id)) return
    const now = await this.#tree(id, path)
    const olds: Buffer[] = []
    for (const one of new Set(before)) olds.push(await this.#tree(one, path))
    const diffs = (olds.length === 0 ? [EMPTY] : olds).map((old) => diffTrees(old, now))
    const { brought, gone } = inAll(diffs)
    this.#paths += brought.size
    if (this.#paths > MOST_PATHS)
      throw new TooMuch(`The push has more than ${MOST_PATHS.toLocaleString('en')} paths.`)
    const at = (name: string) => (path === '' ? name : `${path}/${name}`)
    for (const entry of gone) this.#walk.gone({ ...entry, path: at(entry.name) }, commit)

    this.#twins(
      path,
      now,
      [...brought.keys()].filter((name) => isNew(brought.get(name))),
    )
    for (const [name, changes] of brought) {
      const entry = changes[0]
      if (entry === undefined) continue
      if (entry.mode !== FOLDER) {
        this.#walk.file({ ...entry, path: at(name) }, commit)
        continue
      }
      // A folder in place of a file: the file is gone, even where nothing lies in the folder.
      if (changes.every(({ before: old }) => old !== undefined && old.mode !== FOLDER))
        this.#walk.gone({ ...entry, path: at(name) }, commit)
      const olds = changes.flatMap(({ before: old }) => (old?.mode === FOLDER ? [old.id] : []))
      const fault = olds.length === 0 ? folderFault(at(name)) : undefined
      if (fault) this.#walk.refuse(at(name), fault.what, fault.remedy)
      else await this.#folder(commit, at(name), entry.id, olds)
    }
  }

  /** New names that some computer can't tell from another one of the folder. */
  #twins(path: string, tree: Buffer, fresh: readonly string[]): void {
    if (fresh.length === 0) return
    const names = entriesOf(tree).map(({ name }) => name)
    const bySimple = Map.groupBy(names, folded)
    const byFull = Map.groupBy(names, foldedFully)
    for (const name of fresh) {
      const twin = bySimple.get(folded(name))?.find((other) => other !== name)
      if (twin !== undefined) {
        this.#walk.refuse(
          `${path}/${name}`,
          `On a Windows or Mac computer this is the same name as "${twin}".`,
          'Rename one of the two.',
        )
        continue
      }
      const likeness = byFull.get(foldedFully(name))?.find((other) => other !== name)
      if (likeness !== undefined)
        this.#walk.flag(
          `${clipped(`${path}/${name}`)}: some computers can't tell this name from "${clipped(likeness)}".`,
        )
    }
  }

  async #tree(id: string, path: string): Promise<Buffer> {
    const info = await this.#objects.info(id)
    if (info === undefined || info.type !== 'tree') throw new TooMuch(`The folder "${path}" can't be read.`)
    if (info.size > LARGEST_TREE) throw new TooMuch(`The folder "${path}" has ${info.size} bytes of names.`)
    return this.#objects.read(id)
  }
}

/** What a merge brings is what it has of none of its parents: per name, how it differs from each. */
function inAll([first, ...others]: readonly TreeDiff[]): {
  brought: Map<string, TreeChange[]>
  gone: readonly TreeEntry[]
} {
  let brought = new Map(first?.brought.map((change) => [change.name, [change]]))
  let gone = first?.gone ?? []
  for (const other of others) {
    const changes = new Map(other.brought.map((change) => [change.name, change]))
    const both = [...brought].flatMap(([name, known]): [string, TreeChange[]][] => {
      const change = changes.get(name)
      return change === undefined ? [] : [[name, [...known, change]]]
    })
    brought = new Map(both)
    const names = new Set(other.gone.map(({ name }) => name))
    gone = gone.filter(({ name }) => names.has(name))
  }
  return { brought, gone }
}

function isNew(changes: readonly TreeChange[] | undefined): boolean {
  return changes?.every(({ before }) => before === undefined) ?? true
}
