// Edits as commits on a tip: each meets the files as the edits before it left them.

import { same } from './bytes.ts'
import { formatCommit } from './commit.ts'
import { Damage } from './damage.ts'
import { join, type Meeting, meet } from './meet.ts'
import type { NewObject } from './pack-write.ts'
import { NameClash, rewrite } from './rewrite.ts'
import { formatMessage } from './trailer.ts'
import {
  type OutgoingEdit,
  type Person,
  type RefusedEdit,
  type SentEdit,
  ThinError,
  type ThinOptions,
  type Tree,
} from './types.ts'
import { entriesOf, fileAt, folderAt, prefetch, rootOf, type Walk } from './walk.ts'

export interface Replay {
  /** The last commit; the old tip where no edit had anything to do. */
  readonly tip: string | undefined
  readonly objects: readonly NewObject[]
  readonly edits: readonly SentEdit[]
  /** Those that cannot be written at all, whatever the server. */
  readonly refused: readonly RefusedEdit[]
}

const NO_MERGE = 'This change could not be put together with what is there now.'

type Rules = Pick<ThinOptions, 'merge' | 'find' | 'taken'>

/** The files under a root folder. */
export function treeAt(walk: Walk, root: () => Promise<string>): Tree {
  return {
    async folder(path) {
      const id = await folderAt(walk, await root(), path)
      return id === undefined ? new Map() : entriesOf(walk, id)
    },
    async file(path) {
      const file = await fileAt(walk, await root(), path)
      return file && { id: file.id, bytes: file.bytes }
    },
  }
}

/**
 * @param moved where earlier edits of this sending have put files that could not stay at their path
 * @param now milliseconds since 1970
 */
export async function replay(
  walk: Walk,
  tip: string | undefined,
  edits: readonly OutgoingEdit[],
  person: Person,
  rules: Rules,
  moved: ReadonlyMap<string, string>,
  now: number,
): Promise<Replay> {
  let root = await rootOf(walk, tip)
  let parent = tip
  const places = new Map(moved)
  const pack = new Map<string, NewObject>()
  const done: SentEdit[] = []
  const refused: RefusedEdit[] = []
  const tree = treeAt(walk, async () => root)
  await prefetch(
    walk,
    root,
    edits.flatMap(({ files }) => files.map(({ path }) => places.get(path) ?? path)),
  )
  for (const edit of edits) {
    try {
      const { files, changes } = await meetAll(edit, tree, places, rules)
      const elsewhere = files.filter(({ path, wrote }) => path !== wrote)
      const sent = { id: edit.id, files, moved: new Map(elsewhere.map(({ path, wrote }) => [path, wrote])) }
      const next = await rewrite(walk, root, changes)
      for (const [from, to] of sent.moved) places.set(from, to)
      if (next.root === root) {
        done.push({ ...sent, commit: undefined })
        continue
      }
      const message = formatMessage(edit.message, { edit: edit.id, moved: sent.moved })
      const parents = parent === undefined ? [] : [parent]
      const { date, offset } = edit
      const bytes = formatCommit(
        { tree: next.root, parents, message },
        person,
        { date, offset },
        { date: now, offset },
      )
      const commit: NewObject = { type: 'commit', bytes, id: walk.store.put({ type: 'commit', bytes }) }
      collect(pack, [...next.made, commit])
      root = next.root
      done.push({ ...sent, commit: commit.id, parent })
      parent = commit.id
    } catch (error) {
      if (error instanceof ThinError || error instanceof Damage) throw error
      // One edit with which something is wrong must not hold up those behind it.
      refused.push({ id: edit.id, said: error instanceof NameClash ? error.message : NO_MERGE })
    }
  }
  return { tip: parent, objects: [...pack.values()], edits: done, refused }
}

/** Two files of one edit that come to one place would lose one of them: the later one sees what the earlier wrote. */
async function meetAll(edit: OutgoingEdit, tree: Tree, places: ReadonlyMap<string, string>, rules: Rules) {
  const changes = new Map<string, Uint8Array | undefined>()
  const within: Tree = {
    folder: tree.folder,
    async file(path) {
      if (!changes.has(path)) return tree.file(path)
      const bytes = changes.get(path)
      return bytes && { id: '', bytes }
    },
  }
  const files: Meeting[] = []
  for (const file of edit.files) {
    // A new file is not the one that was moved from this path.
    const path = file.base === undefined ? file.path : (places.get(file.path) ?? file.path)
    if (!isPath(path)) throw new NameClash(`“${path}” cannot be the name of a file.`)
    const met = await meet(file, path, within, rules)
    const at = file.into === undefined ? -1 : files.findIndex((one) => one.path === file.into)
    const joined = join(file, met, files[at], rules)
    if (joined !== undefined) {
      files[at] = joined.whole
      changes.set(joined.whole.wrote, joined.whole.text)
    }
    const meeting = joined?.gone ?? met
    files.push(meeting)
    const { theirs, text } = meeting
    if (theirs === text || (theirs !== undefined && text !== undefined && same(theirs, text))) continue
    changes.set(meeting.wrote, text)
  }
  return { files, changes }
}

function isPath(path: string): boolean {
  return path.split('/').every((part) => !/^(\.{0,2}|\.git)$|[\0\\]/i.test(part))
}

/** What is named as a base is there already, on the server or in the pack: it must not come a second time. */
function collect(pack: Map<string, NewObject>, objects: readonly NewObject[]): void {
  const bases = new Set([...pack.values()].map(({ like }) => like?.id))
  for (const object of objects) {
    if (pack.has(object.id) || bases.has(object.id)) continue
    pack.set(object.id, object)
    bases.add(object.like?.id)
  }
}
