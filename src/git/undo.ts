// Takes a change back by a new commit, field by field: what others did since stays.

import { editCard } from '../card/index.ts'
import { type Config, fieldsByKey } from '../contact/index.ts'
import { type CardChange, changeOf } from '../merge/index.ts'
import { type ActOptions, actIn } from './act.ts'
import { advance } from './advance.ts'
import { decode, type LocalChange, localChanges } from './changes.ts'
import { type Clone, type Stop, some, stop } from './clone.ts'
import { commitsOf, type FileChange } from './history.ts'
import { mergeFile } from './merge-file.ts'
import { isCard, type Layout } from './plan.ts'
import type { TreeFile } from './repo.ts'
import { messageFor, save } from './save.ts'
import type { WorkTreeState } from './state.ts'

export interface UndoOptions extends ActOptions {
  /** The path of the one card below the book's folder; without it, the last change of whoever asks is taken back. */
  readonly card?: string | undefined
  readonly dryRun?: boolean
}

export interface Undone {
  /** Of the commit that is taken back. */
  readonly subject: string
  readonly by: string
  readonly date: string
  /** What changes by it. */
  readonly changes: readonly { readonly path: string; readonly change: CardChange }[]
  /** Files that stay as they are, and why. */
  readonly notes: readonly { readonly path: string; readonly message: string }[]
}

/** @param folder of the cards */
export async function undo(folder: string, options: UndoOptions): Promise<Undone | Stop> {
  return actIn(folder, options, (clone, state) => takeBack(clone, state, options))
}

async function takeBack(clone: Clone, state: WorkTreeState, options: UndoOptions): Promise<Undone | Stop> {
  const { config } = options.read().book
  const card = options.card === undefined ? undefined : clone.prefix + options.card
  const open = (await localChanges(clone, state)).filter((one) => card === undefined || one.path === card)
  const [only] = open
  if (open.length > 1)
    return stop(
      'several',
      `${open.length} files are changed and not committed: ${some(open.map(({ path }) => path))}.`,
      'Name the card: cardfile undo ada; or run cardfile sync first, then undo takes all of it back.',
    )
  // What is not committed is committed first: then nothing is lost that one may want after all.
  if (only !== undefined && options.dryRun) return openChange(only, config)
  const refused = only === undefined ? undefined : await save(clone, open, messageFor(open, config, clone))
  if (refused !== undefined) return refused
  const last = await lastChange(clone, card)
  if (last === undefined)
    return stop(
      'nothing',
      'There is nothing to take back.',
      card === undefined
        ? 'Name the card to take back what somebody else changed: cardfile undo ada'
        : 'See cardfile history.',
    )
  const head = (await clone.repo.head()) ?? ''
  const files =
    card === undefined
      ? last.files
      : last.files.filter(({ after, before }) => (after ?? before)?.path === card || last.files.length === 1)
  const result = await revert(clone, head, files, config)
  const { subject, by, date } = last
  const undone: Undone = { subject, by, date, changes: result.changes, notes: result.notes }
  if (result.files.size === 0)
    return stop(
      'nothing',
      `"${subject}" can't be taken back: others changed the same things since.`,
      'See cardfile history, and change the card by hand.',
    )
  if (options.dryRun) return undone
  const tree = await clone.repo.writeTree(head, result.files)
  const message = `Undo: ${subject}\n\nUndoes: ${last.commit}\n`
  const commit = await clone.repo.commit({ tree, parents: [head], message })
  return (await advance(clone, head, commit, [], () => config)) ?? undone
}

function openChange({ before, after, path }: LocalChange, config: Config): Undone {
  const change = changeOf(after, before, path, config)
  return { subject: 'What is not committed yet', by: '', date: '', changes: [{ path, change }], notes: [] }
}

/** The newest commit that is no undo, not taken back and not the beginning: of the card, or by whoever asks. */
async function lastChange(clone: Clone, card: string | undefined): Promise<FileChange | undefined> {
  const commits = await commitsOf(clone, card ?? clone.prefix, card !== undefined, 1000)
  const mine = (await clone.git.run(['config', '--get', 'user.email'])).trim().toLowerCase()
  const gone = new Set(commits.flatMap(({ undoes }) => undoes))
  return commits.find(
    (one) =>
      one.undoes.length === 0 &&
      !one.isFirst &&
      !gone.has(one.commit) &&
      one.files.length > 0 &&
      (card !== undefined || one.email.toLowerCase() === mine),
  )
}

interface Reverted {
  readonly files: Map<string, TreeFile | undefined>
  readonly changes: { path: string; change: CardChange }[]
  readonly notes: { path: string; message: string }[]
}

async function revert(
  clone: Clone,
  head: string,
  files: FileChange['files'],
  config: Config,
): Promise<Reverted> {
  const { repo } = clone
  const tree = await repo.tree(head)
  const ids = files.flatMap(({ before, after }) => [before?.id, after?.id, tree.get(after?.path ?? '')?.id])
  const blobs = await repo.blobs(ids.filter((id) => id !== undefined))
  const text = (id: string | undefined) => (id === undefined ? undefined : decode(blobs.get(id)))
  const result: Reverted = { files: new Map(), changes: [], notes: [] }
  for (const { before, after } of files) {
    const place = after?.path ?? before?.path ?? ''
    const now = tree.get(place)
    const put = (file: TreeFile | undefined, wanted: string | undefined) => {
      result.files.set(place, file)
      if (isCard(place, clone))
        result.changes.push({ path: place, change: changeOf(text(now?.id), wanted, place, config) })
    }
    const skip = (message: string) => result.notes.push({ path: place, message })
    if (after === undefined) {
      if (now !== undefined) skip('There is a file of this name again; it stays.')
      else if (before !== undefined) put(before, text(before.id))
    } else if (now === undefined) skip('It has another name now, or is gone; it stays so.')
    else if (before === undefined) {
      if (now.id === after.id) put(undefined, undefined)
      else skip('It was changed since it was made; it stays.')
    } else if (before.path !== after.path && before.id === after.id) skip('It keeps its new name.')
    else if (now.id === after.id) put({ mode: now.mode, id: before.id }, text(before.id))
    else {
      const wanted = withoutChange(place, text(before.id), text(after.id), text(now.id), config, clone)
      if (wanted === undefined || wanted === text(now.id)) skip('Others changed the same since; it stays.')
      else {
        const [id = ''] = await repo.write([new TextEncoder().encode(wanted)])
        put({ mode: now.mode, id }, wanted)
      }
    }
  }
  return result
}

/** The text now, without what changed from `before` to `after`. */
function withoutChange(
  place: string,
  before: string | undefined,
  after: string | undefined,
  now: string | undefined,
  config: Config,
  layout: Layout,
): string | undefined {
  if (before === undefined || after === undefined || now === undefined) return undefined
  // A value that somebody changed since is theirs: it must not come back as contested.
  const single = new Set([...fieldsByKey(config).values()].filter(({ list }) => !list).map(({ key }) => key))
  const since = new Set(changeOf(after, now, place, config).fields.map(({ field }) => field))
  const edits = changeOf(before, after, place, config)
    .fields.filter(({ field }) => since.has(field) && single.has(field))
    .map(({ field, to }) =>
      to === '' ? { op: 'delete' as const, key: field } : { op: 'set' as const, key: field, value: to },
    )
  const edited = isCard(place, layout) ? editCard(before, edits) : { text: before }
  if (!('text' in edited)) return undefined
  return mergeFile(place, after, now, edited.text, config, layout)?.text
}
