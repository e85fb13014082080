// Several files of the book changed by one act: one commit, which one undo takes back.

import { createHash } from 'node:crypto'
import { type ActOptions, actIn } from './act.ts'
import { advance } from './advance.ts'
import { type Clone, isStop, openClone, type Stop, some, stop } from './clone.ts'
import { hasJournal } from './journal.ts'
import type { Tree, TreeFile } from './repo.ts'
import type { WorkTreeState } from './state.ts'

export interface TogetherOptions extends ActOptions {
  /** By path below the book's folder: the new text or bytes, or undefined for a file that goes. */
  readonly files: ReadonlyMap<string, string | Uint8Array | undefined>
  /**
   * What the files said when this was thought of, by path below the book's folder; a file that is not in it was not there.
   * Where one of them says something else by now, nothing is written. Left out: nobody was asked meanwhile.
   */
  readonly before?: ReadonlyMap<string, string>
  /** The subject of the commit. */
  readonly message: string
}

/**
 * Commits the files and brings the folder to it. What else is changed there stays as it is, uncommitted.
 * @param folder of the cards
 * @returns undefined when done; `no-repository` or `no-git` for a book that lies in no clone, `no-commit` for one that has
 *          nothing committed, `moved` where the files are other ones by now: then nothing is written
 */
export async function saveTogether(folder: string, options: TogetherOptions): Promise<Stop | undefined> {
  return actIn(folder, options, async (clone, state, config) => {
    const { repo, prefix } = clone
    const { files, before, message } = options
    const refusal = inTheWayOf(
      [...files.keys()].map((name) => prefix + name),
      state,
    )
    if (refusal !== undefined || state.head === undefined) return refusal
    const tree = await repo.tree(state.head)
    const moved = before && movedSince(before, files.keys(), tree, clone)
    if (moved !== undefined) return moved
    const changes = await stored(files, tree, clone)
    const commit = await repo.commit({
      tree: await repo.writeTree(state.head, changes),
      parents: [state.head],
      message: `${message}\n`,
    })
    return await advance(clone, state.head, commit, [], config)
  })
}

/**
 * Finishes what a killed run left half done, before the book is read: else a plan would be made from half of it.
 * @param folder of the cards
 * @returns undefined where there was nothing, it is done, or the folder is no clone
 */
export async function finishInterrupted(folder: string, options: ActOptions): Promise<Stop | undefined> {
  const clone = await openClone(folder)
  if (isStop(clone) || !hasJournal(clone)) return undefined
  return actIn(folder, options, async () => undefined)
}

function inTheWayOf(paths: readonly string[], state: WorkTreeState): Stop | undefined {
  const untracked = new Set(state.untracked)
  const open = paths.filter((file) => state.changed.has(file) || untracked.has(file))
  if (open.length > 0)
    return stop(
      'unsaved',
      `${some(open)} changed here and not committed: this would mix with that.`,
      'Run cardfile sync first, then try again.',
    )
  if (state.head === undefined)
    return stop('no-commit', 'This book has nothing committed yet.', 'Run cardfile sync first.')
  return undefined
}

function movedSince(
  before: ReadonlyMap<string, string>,
  names: Iterable<string>,
  tree: Tree,
  { prefix }: Clone,
): Stop | undefined {
  const moved = [...names].filter((name) => !isAsBefore(before.get(name), tree.get(prefix + name)?.id))
  if (moved.length === 0) return undefined
  return stop(
    'moved',
    `${some(moved)} changed while this was prepared; nothing was written.`,
    'Do it again: it begins from what is there now.',
  )
}

/** Whether a committed file still holds a text; git may have turned its line ends for Windows. */
function isAsBefore(text: string | undefined, id: string | undefined): boolean {
  if (text === undefined || id === undefined) return text === undefined && id === undefined
  return [text, text.replaceAll('\r\n', '\n')].some((one) => idOf(Buffer.from(one), id.length) === id)
}

/** The id that git gives to bytes; `length` tells its two kinds apart. */
function idOf(bytes: Buffer, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** Stores the new files; what becomes of each path. */
async function stored(
  files: TogetherOptions['files'],
  tree: Tree,
  { repo, prefix }: Clone,
): Promise<Map<string, TreeFile | undefined>> {
  const encoder = new TextEncoder()
  const bytes: Uint8Array[] = []
  for (const content of files.values())
    if (content !== undefined) bytes.push(typeof content === 'string' ? encoder.encode(content) : content)
  const ids = (await repo.write(bytes)).values()
  const changes = new Map<string, TreeFile | undefined>()
  for (const [name, content] of files)
    changes.set(
      prefix + name,
      content === undefined
        ? undefined
        : { mode: tree.get(prefix + name)?.mode ?? '100644', id: ids.next().value ?? '' },
    )
  return changes
}
