// Moves the cards of a book from one folder into folders by first letters, or back: one commit, and no card changes a
// byte, since links name cards and not folders.

import path from 'node:path'
import { pathFor } from '../book/index.ts'
import { parseConfig } from '../contact/index.ts'
import { type ActOptions, actIn } from './act.ts'
import { advance } from './advance.ts'
import { isLitter } from './changes.ts'
import { type Clone, type Stop, some, stop } from './clone.ts'
import { isCard } from './plan.ts'
import type { Tree, TreeFile } from './repo.ts'

export type BookLayout = 'flat' | 'letters'

export interface RelayoutOptions extends ActOptions {
  readonly to: BookLayout
  readonly dryRun?: boolean
}

export interface Relaid {
  /** From the book's folder. */
  readonly moved: readonly { readonly from: string; readonly to: string }[]
  /** Cards that lie in folders that somebody chose for them, or whose new place is taken: they stay. */
  readonly stay: readonly string[]
  /** True where the settings did not say so yet, so that new cards are made there from now on. */
  readonly isNewSetting: boolean
}

/** @param folder of the cards */
export async function relayout(folder: string, options: RelayoutOptions): Promise<Relaid | Stop> {
  return actIn(folder, options, async (clone, state, config) => {
    const open = [...state.changed.keys(), ...state.untracked.filter((file) => !isLitter(file, clone))]
    const mine = open.filter((file) => file.startsWith(clone.prefix))
    if (mine.length > 0)
      return stop(
        'unsaved',
        `${some(mine)} changed here and not committed: a move would mix with that.`,
        'Run cardfile sync first, then cardfile relayout again.',
      )
    if (state.head === undefined)
      return stop('no-commit', 'This book has nothing committed yet.', 'Run cardfile sync first.')
    return move(clone, state.head, options, config)
  })
}

async function move(
  clone: Clone,
  head: string,
  { to, dryRun }: RelayoutOptions,
  config: Parameters<typeof advance>[4],
): Promise<Relaid | Stop> {
  const { repo, prefix } = clone
  const tree = await repo.tree(head)
  const { moved, stay } = planMoves(tree, to, clone)
  const isNewSetting = config().layout !== to
  const relaid: Relaid = { moved, stay, isNewSetting }
  if (dryRun || (moved.length === 0 && !isNewSetting)) return relaid
  const changes = new Map<string, TreeFile | undefined>()
  for (const { from } of moved) changes.set(prefix + from, undefined)
  for (const { from, to: place } of moved) changes.set(prefix + place, tree.get(prefix + from))
  if (isNewSetting) {
    const file = `${prefix}cardfile.yaml`
    const before = tree.get(file)
    const blobs = await repo.blobs(before === undefined ? [] : [before.id])
    const text = new TextDecoder().decode(blobs.get(before?.id ?? ''))
    const after = withLayout(text, to)
    if (parseConfig(after, file).config.layout !== to)
      return stop(
        'settings',
        `The layout could not be set in ${file}.`,
        `Write "layout: ${to}" there by hand, run cardfile sync, then cardfile relayout again.`,
      )
    const [id = ''] = await repo.write([new TextEncoder().encode(after)])
    changes.set(file, { mode: before?.mode ?? '100644', id })
  }
  const where = to === 'letters' ? 'folders by first letters' : 'one folder'
  const cards = moved.length === 1 ? '1 card' : `${moved.length} cards`
  const message = moved.length === 0 ? `New cards go into ${where}\n` : `Move ${cards} into ${where}\n`
  const commit = await repo.commit({ tree: await repo.writeTree(head, changes), parents: [head], message })
  return (await advance(clone, head, commit, [], config)) ?? relaid
}

/** Only what lies where the other layout has it is moved: another folder was somebody's choice. */
function planMoves(tree: Tree, to: BookLayout, clone: Clone): Pick<Relaid, 'moved' | 'stay'> {
  const cards = [...tree.keys()]
    .filter((file) => isCard(file, clone))
    .map((file) => file.slice(clone.prefix.length))
  const taken = new Set(cards.map((file) => file.toLowerCase()))
  const moved: Relaid['moved'][number][] = []
  const stay: string[] = []
  for (const from of cards) {
    const place = placeOf(from, to)
    if (from === place) continue
    if (from !== placeOf(from, to === 'flat' ? 'letters' : 'flat') || taken.has(place.toLowerCase()))
      stay.push(from)
    else moved.push({ from, to: place })
  }
  return { moved, stay }
}

/** Where a layout has a card; its file name stays as it is. */
function placeOf(file: string, layout: BookLayout): string {
  const name = path.posix.basename(file)
  const folder = path.posix.dirname(pathFor(name.replace(/\.md$/i, '').toLowerCase(), layout))
  // A folder whose name ends in a blank is none on every computer.
  return path.posix.join(folder.replace(/[\s.]+$/, ''), name)
}

/** The settings with their layout; no other byte changes. */
function withLayout(text: string, layout: BookLayout): string {
  if (/^layout:/m.test(text))
    return text.replace(/^(layout:[ \t]*)[^\s#]*/m, (_all, key: string) => `${key.trimEnd()} ${layout}`)
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  return `${text}${text === '' || text.endsWith('\n') ? '' : end}layout: ${layout}${end}`
}
