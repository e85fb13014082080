// Several files of the book changed by one act: one commit, which one undo takes back.

import { type ActOptions, actIn } from './act.ts'
import { advance } from './advance.ts'
import { type Stop, some, stop } from './clone.ts'
import type { TreeFile } from './repo.ts'

export interface TogetherOptions extends ActOptions {
  /** By path below the book's folder: the new text, or undefined for a file that goes. */
  readonly files: ReadonlyMap<string, string | undefined>
  /** The subject of the commit. */
  readonly message: string
}

/**
 * Commits the files and brings the folder to it. What else is changed there stays as it is, uncommitted.
 * @param folder of the cards
 * @returns undefined when done; `no-repository` or `no-git` for a book that lies in no clone: then nothing is written
 */
export async function saveTogether(folder: string, options: TogetherOptions): Promise<Stop | undefined> {
  return actIn(folder, options, async (clone, state, config) => {
    const { repo, prefix } = clone
    const paths = [...options.files.keys()].map((name) => prefix + name)
    const open = paths.filter((file) => state.changed.has(file) || state.untracked.includes(file))
    if (open.length > 0)
      return stop(
        'unsaved',
        `${some(open)} changed here and not committed: this would mix with that.`,
        'Run cardfile sync first, then try again.',
      )
    if (state.head === undefined)
      return stop('no-commit', 'This book has nothing committed yet.', 'Run cardfile sync first.')
    const tree = await repo.tree(state.head)
    const texts = [...options.files].filter(([, text]) => text !== undefined)
    const ids = await repo.write(texts.map(([, text]) => new TextEncoder().encode(text)))
    const changes = new Map<string, TreeFile | undefined>(paths.map((file) => [file, undefined]))
    for (const [i, [name]] of texts.entries())
      changes.set(prefix + name, { mode: tree.get(prefix + name)?.mode ?? '100644', id: ids[i] ?? '' })
    const commit = await repo.commit({
      tree: await repo.writeTree(state.head, changes),
      parents: [state.head],
      message: `${options.message}\n`,
    })
    return await advance(clone, state.head, commit, [], config)
  })
}
