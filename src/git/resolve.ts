// Carries a plan out on the texts: what each file holds in the end, and under which name. Pure: the blobs are given.

import { alike, relink } from '../actions/index.ts'
import { buildBook } from '../book/index.ts'
import { editCard, parseCard } from '../card/index.ts'
import { type Config, readContact, slugOf } from '../contact/index.ts'
import { missingFacts } from '../merge/index.ts'
import type { Diagnostic } from '../text/index.ts'
import { mergeFile } from './merge-file.ts'
import { type Decision, identityOf, isCard, type Layout, type Placed, taken } from './plan.ts'
import type { TreeFile } from './repo.ts'

/** A file of the result: a blob that is stored already, or one to store. */
export type Outcome = TreeFile | { readonly mode: string; readonly bytes: Uint8Array }

/** Something that people should know of. */
export interface Note {
  readonly path: string
  readonly message: string
}

export interface Resolved {
  /** By path. What is not in it is as in all three trees, or gone. */
  readonly files: ReadonlyMap<string, Outcome>
  /** Cards and files that both had changed. */
  readonly merged: readonly string[]
  /** What was decided by rule inside a card. */
  readonly diagnostics: readonly Diagnostic[]
  readonly notes: readonly Note[]
  /** Files that no rule can settle: submodules and links that both changed. */
  readonly stuck: readonly string[]
}

/** The ids of the blobs that `resolve` needs. */
export function blobsFor(decisions: readonly Decision[]): string[] {
  const ids = (one: Decision) => [one.base, one.ours, one.theirs].flatMap((file) => file ?? [])
  const needed = decisions.filter(({ what }) => what === 'merge' || what === 'both-added').flatMap(ids)
  // A card that takes another name can be linked to from any card that its side changed.
  const all = decisions.some(({ what }) => what === 'both-added')
  const files = all ? decisions.flatMap(ids) : needed
  return files.filter(({ mode }) => mode !== '160000').map(({ id }) => id)
}

/**
 * @param blobs    by id, those of `blobsFor`
 * @param existing every path of both sides, so that a file that needs another name gets a free one
 * @param config   the book's, as merged
 */
export function resolve(
  decisions: readonly Decision[],
  blobs: ReadonlyMap<string, Uint8Array>,
  existing: Iterable<string>,
  config: Config,
  layout: Layout,
): Resolved {
  const files = new Map<string, Outcome>()
  const [merged, notes, stuck]: [string[], Note[], string[]] = [[], [], []]
  const diagnostics: Diagnostic[] = []
  const used = new Set([...existing].map((path) => identityOf(path, layout)))
  const text = (file: Placed | undefined) =>
    file === undefined ? undefined : decode(blobs.get(file.id) ?? new Uint8Array())
  const put = (path: string, outcome: Outcome) => {
    const at = files.has(path) ? freePath(path, used, layout) : path
    used.add(identityOf(at, layout))
    files.set(at, 'id' in outcome ? { mode: outcome.mode, id: outcome.id } : outcome)
  }
  const moves: { side: 'ours' | 'theirs'; from: string; to: string }[] = []
  // What both had stays in its place; what was added makes way.
  for (const one of [...decisions].sort(
    (a, b) => Number(a.base === undefined) - Number(b.base === undefined),
  )) {
    const { path, what, base, ours, theirs } = one
    if (what === 'delete') continue
    if (what === 'keep') notes.push({ path, message: 'One deleted it, the other changed it: it stays.' })
    if (what === 'take' || what === 'keep') {
      put(path, taken(one))
      continue
    }
    const mode = modeOf(one)
    if (ours === undefined || theirs === undefined) continue
    if (mode === undefined) {
      stuck.push(path)
      continue
    }
    const [o, t] = [text(ours), text(theirs)]
    const isOne = what === 'merge' || !isCard(path, layout) || isSameContact(path, o, t, config)
    const result = isOne ? mergeFile(path, text(base), o, t, config, layout) : undefined
    const isWhole = result === undefined || !isCard(path, layout) || hasAll(result.text, text(base), [o, t])
    if (result !== undefined && isWhole) {
      const named = withAlias(result.text, one.formerly, path, config, layout)
      put(path, { mode, bytes: new TextEncoder().encode(named) })
      merged.push(path)
      diagnostics.push(...result.diagnostics)
      notes.push(
        ...result.lost.map((line) => ({
          path,
          message: `Both changed it; this line gave way: ${line.trim()}`,
        })),
      )
      if (one.formerly !== undefined)
        notes.push({ path, message: `Both renamed it; it is also found as ${slugOf(one.formerly)}.` })
      continue
    }
    // Two files, not two versions of one: the greater blob id makes way.
    const loser = ours.id > theirs.id ? 'ours' : 'theirs'
    const [stays, goes] = loser === 'ours' ? [theirs, ours] : [ours, theirs]
    put(path, stays)
    const aside = freePath(path, used, layout)
    put(aside, goes)
    notes.push({
      path: aside,
      message: isWhole
        ? `Two different files were called ${path}: the other one is ${aside} now.`
        : `The two versions of ${path} could not become one without a loss: the other one is ${aside} now.`,
    })
    if (!isOne && isCard(path, layout)) moves.push({ side: loser, from: slugOf(path), to: slugOf(aside) })
  }
  for (const move of moves) follow(move, decisions, files, blobs, config, layout)
  return { files, merged, diagnostics, notes, stuck }
}

/** A second opinion: true where nothing that a side added is missing. */
function hasAll(merged: string, base: string | undefined, sides: readonly (string | undefined)[]): boolean {
  const known = sides.filter((side) => side !== undefined)
  return missingFacts(base ?? '', known, merged).length === 0
}

/** Rewrites the links that one side made to a card that had to take another name. */
function follow(
  { side, from, to }: { side: 'ours' | 'theirs'; from: string; to: string },
  decisions: readonly Decision[],
  files: Map<string, Outcome>,
  blobs: ReadonlyMap<string, Uint8Array>,
  config: Config,
  layout: Layout,
): void {
  for (const one of decisions) {
    const version = one[side]
    const outcome = files.get(one.path)
    if (version === undefined || outcome === undefined || !isCard(one.path, layout)) continue
    if (version.id === one.base?.id || ('id' in outcome && outcome.id !== version.id)) continue
    const bytes = 'bytes' in outcome ? outcome.bytes : blobs.get(outcome.id)
    const before = bytes === undefined ? undefined : decode(bytes)
    const after = before === undefined ? undefined : relink(before, from, to, config)
    if (after === undefined || after === before) continue
    files.set(one.path, { mode: outcome.mode, bytes: new TextEncoder().encode(after) })
  }
}

/** Undefined for what has no text to merge: links and submodules. */
function modeOf({ base, ours, theirs }: Decision): string | undefined {
  if (ours === undefined || theirs === undefined) return undefined
  const mode = taken({
    ...(base === undefined ? {} : { base: { ...base, id: '' } }),
    ours: { ...ours, id: '' },
    theirs: { ...theirs, id: '' },
  }).mode
  return [ours.mode, theirs.mode].every((one) => one.startsWith('100')) ? mode : undefined
}

function isSameContact(
  path: string,
  one: string | undefined,
  other: string | undefined,
  config: Config,
): boolean {
  if (one === undefined || other === undefined) return false
  const [a, b] = [one, other].map((text) => readContact(parseCard(text, path), config))
  return a !== undefined && b !== undefined && alike(buildBook([a], config), b).length > 0
}

function withAlias(
  text: string,
  formerly: string | undefined,
  path: string,
  config: Config,
  layout: Layout,
): string {
  if (formerly === undefined || !isCard(path, layout) || slugOf(formerly) === slugOf(path)) return text
  const order = config.fields.map((field) => field.key)
  const edited = editCard(text, [{ op: 'add', key: 'alias', value: slugOf(formerly) }], order, path)
  return 'text' in edited ? edited.text : text
}

/** `ada.md`, `ada-2.md`, `ada-3.md`: the first that nobody has. */
function freePath(path: string, used: ReadonlySet<string>, layout: Layout): string {
  const dot = path.lastIndexOf('.')
  const cut = dot > path.lastIndexOf('/') + 1 ? dot : path.length
  for (let n = 2; ; n++) {
    const next = `${path.slice(0, cut)}-${n}${path.slice(cut)}`
    if (!used.has(identityOf(next, layout))) return next
  }
}

/** Undefined for what is no text in UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
