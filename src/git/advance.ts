// Brings the work tree from one commit to a later one, through git's own fast-forward. What was left out of the commit
// (a broken card) and changed by others too is merged in its file, uncommitted. A journal is written first, so that
// the next run finishes what a kill interrupts.

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '../contact/index.ts'
import { mergeCards } from '../merge/index.ts'
import { decode } from './changes.ts'
import { type Clone, type Stop, some, stop } from './clone.ts'
import { fastForward } from './fast-forward.ts'
import { forgetJournal, type Journal, readJournal, writeJournal } from './journal.ts'
import { isCard } from './plan.ts'
import { isUnwritten, retreat } from './retreat.ts'
import { said } from './run.ts'

/** Of some files those that are other in `to` than in `from`. */
export async function collisions(
  clone: Clone,
  from: string,
  to: string,
  files: readonly string[],
): Promise<string[]> {
  if (files.length === 0) return []
  const changed = new Set(await changedBetween(clone, from, to))
  return files.filter((file) => changed.has(file))
}

/** Said where files can't be merged in the work tree: what is no card. */
export function unsaved(files: readonly string[]): Stop | undefined {
  if (files.length === 0) return undefined
  return stop(
    'unsaved',
    `${some(files)} changed here, is not committed, and others changed it too.`,
    'Commit it or put it away (git stash), then run cardfile sync again.',
  )
}

/**
 * @param uncommitted files that are not as committed, on purpose
 * @returns undefined when done; a Stop where git refused, and then nothing is changed
 */
export async function advance(
  clone: Clone,
  from: string,
  to: string,
  uncommitted: readonly string[],
  config: () => Config,
): Promise<Stop | undefined> {
  const held = await collisions(clone, from, to, uncommitted)
  const refusal = unsaved(held.filter((file) => !isCard(file, clone)))
  if (refusal !== undefined) return refusal
  const journal = { from, to, held: await mergeHeld(clone, held, from, to, config) }
  writeJournal(clone, journal)
  return finish(clone, journal)
}

/** Finishes what an earlier run began. Does nothing where nothing was begun. */
export async function recover(clone: Clone, config: () => Config): Promise<Stop | undefined> {
  const journal = readJournal(clone)
  if (journal === undefined) return undefined
  if ((await clone.repo.head()) === journal.from) {
    const settled = { ...journal, held: await settle(clone, journal, config) }
    writeJournal(clone, settled)
    return finish(clone, settled)
  }
  return finish(clone, journal)
}

async function finish(clone: Clone, { from, to, held }: Journal): Promise<Stop | undefined> {
  const { git, repo, root } = clone
  const blobs = await repo.blobs(held.flatMap(({ mine, merged }) => [mine, merged].filter(Boolean)))
  const head = await repo.head()
  if (head === from) {
    const before = held.length === 0 ? new Map() : await repo.tree(from)
    for (const { path: file, mine } of held) {
      const now = await contentOf(root, file)
      if (now !== undefined && mine !== '' && !equal(now, blobs.get(mine))) return await giveUp(clone, file)
      await rm(path.join(root, file), { force: true })
      if (before.has(file)) await git.run(['--literal-pathspecs', 'checkout-index', '--force', '--', file])
    }
    try {
      await fastForward(git, to)
    } catch (error) {
      for (const { path: file, mine } of held)
        if (mine !== '') await put(root, file, blobs.get(mine) ?? new Uint8Array())
      const isUndone = isUnwritten(error) && (await retreat(clone, from, to).then(() => true))
      forgetJournal(clone)
      if (isUndone)
        return stop(
          'unwritten',
          `The files here could not all be written, and are as they were: ${said(error)}`,
          'See whether the disk is full, or a file may not be written; then try again.',
        )
      return stop(
        'busy',
        `The files here could not be brought up to date: ${said(error)}`,
        'Close what else writes to this folder, and run cardfile sync again.',
      )
    }
  }
  if (held.length > 0 && (head === from || head === to)) {
    const after = await repo.blobs(
      [...(await repo.tree(to))]
        .filter(([file]) => held.some((one) => one.path === file))
        .map(([, { id }]) => id),
    )
    for (const { path: file, merged } of held) {
      const now = await contentOf(root, file)
      const isGits = now === undefined || [...after.values()].some((bytes) => equal(now, bytes))
      if (merged !== '' && isGits) await put(root, file, blobs.get(merged) ?? new Uint8Array())
    }
  }
  forgetJournal(clone)
  return undefined
}

async function giveUp(clone: Clone, file: string): Promise<Stop> {
  forgetJournal(clone)
  return stop('busy', `${file} was saved while the others' changes came in.`, 'Run cardfile sync again.')
}

/** The texts of held cards, with what others changed merged in. */
async function mergeHeld(
  clone: Clone,
  held: readonly string[],
  from: string,
  to: string,
  config: () => Config,
): Promise<Journal['held']> {
  if (held.length === 0) return []
  const { repo, root } = clone
  const [before, after] = await Promise.all([repo.tree(from), repo.tree(to)])
  const ids = held
    .flatMap((file) => [before.get(file)?.id, after.get(file)?.id])
    .filter((id) => id !== undefined)
  const blobs = await repo.blobs(ids)
  const textAt = (tree: typeof before, file: string) => decode(blobs.get(tree.get(file)?.id ?? ''))
  return Promise.all(
    held.map(async (file) => {
      const bytes = await contentOf(root, file)
      const theirs = textAt(after, file)
      const mine = bytes === undefined ? undefined : decode(bytes)
      const [id = ''] = bytes === undefined ? [] : await repo.write([bytes])
      if (mine === undefined || theirs === undefined) return { path: file, mine: id, merged: id }
      const { text } = mergeCards(textAt(before, file) ?? '', mine, theirs, config(), file)
      const [merged = ''] = await repo.write([new TextEncoder().encode(text)])
      return { path: file, mine: id, merged }
    }),
  )
}

/**
 * After a kill in the middle of git's fast-forward: files are of the one commit, of the other, or cut off. These go back
 * to where they were, so that the fast-forward can begin anew; what a person edited since is held.
 */
async function settle(
  clone: Clone,
  { from, to, held }: Journal,
  config: () => Config,
): Promise<Journal['held']> {
  const { git, repo, root } = clone
  const changed = await changedBetween(clone, from, to)
  const [before, after] = await Promise.all([repo.tree(from), repo.tree(to)])
  const ids = changed
    .flatMap((file) => [before.get(file)?.id, after.get(file)?.id])
    .filter((id) => id !== undefined)
  const blobs = await repo.blobs(ids)
  await git.run(['read-tree', from])
  const edited: string[] = []
  const wasHeld = new Map(held.map((one) => [one.path, one]))
  for (const file of changed) {
    const now = await contentOf(root, file)
    const [old, fresh] = [before, after].map((tree) => blobs.get(tree.get(file)?.id ?? ''))
    const isGits = now === undefined || equal(now, old) || isStartOf(now, fresh) || isStartOf(now, old)
    if (!isGits) {
      edited.push(file)
      continue
    }
    await rm(path.join(root, file), { force: true })
    if (old !== undefined) await git.run(['--literal-pathspecs', 'checkout-index', '--force', '--', file])
  }
  await git.run(['update-index', '-q', '--refresh'])
  const fresh = await mergeHeld(clone, edited, from, to, config)
  const settled = new Set(edited)
  return [
    ...fresh,
    ...[...wasHeld.values()].filter((one) => !settled.has(one.path)).map((one) => ({ ...one, mine: '' })),
  ]
}

async function changedBetween({ git }: Clone, from: string, to: string): Promise<string[]> {
  const printed = await git.run(['diff-tree', '-r', '-z', '--name-only', '--no-renames', from, to])
  return printed.split('\0').filter(Boolean)
}

async function contentOf(root: string, file: string): Promise<Buffer | undefined> {
  return readFile(path.join(root, file)).catch(() => undefined)
}

async function put(root: string, file: string, bytes: Uint8Array): Promise<void> {
  const target = path.join(root, file)
  await mkdir(path.dirname(target), { recursive: true })
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`)
  await writeFile(temporary, bytes)
  await rename(temporary, target)
}

function equal(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(one, other) === 0
}

function isStartOf(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && one.length <= other.length && equal(one, other.subarray(0, one.length))
}
