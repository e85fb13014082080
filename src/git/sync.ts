// Shares a book: commits what changed, fetches, merges in one process, checks, pushes; and begins again from fetch when
// somebody was faster. Whatever moment it is stopped at, the next run finishes.

import type { Diagnostic } from '../text/index.ts'
import { advance, collisions, recover } from './advance.ts'
import { type LeftOut, type LocalChange, localChanges, partBroken, type Read } from './changes.ts'
import { brokenByMerge } from './check-merge.ts'
import {
  type Clone,
  inTheWay,
  isStop,
  openClone,
  type Stop,
  stop,
  type Upstream,
  upstreamOf,
} from './clone.ts'
import { sweepRemote, takeLock } from './lock.ts'
import { mergeCommits } from './merge-commits.ts'
import { mergeMessage } from './message.ts'
import type { Note } from './resolve.ts'
import { messageFor, save } from './save.ts'

export interface SyncOptions {
  /** Reads the book from disk; called only where something must be checked. */
  readonly read: () => Read
  /** Says what would be done, and changes nothing. */
  readonly dryRun?: boolean
  readonly wait: (milliseconds: number) => Promise<void>
  /** 0 to 1, below 1. */
  readonly random: () => number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Told of each step as it begins. */
  readonly say?: (step: string) => void
}

export interface SyncReport {
  /** Messages of the commits made of what was changed here. */
  readonly saved: readonly string[]
  readonly leftOut: readonly LeftOut[]
  /** Who the changes of others are by, and the files that they changed. */
  readonly received: { readonly people: readonly string[]; readonly files: readonly string[] }
  /** Cards that both sides had changed. */
  readonly merged: readonly string[]
  /** What a merge decided by rule. */
  readonly decisions: readonly Diagnostic[]
  readonly notes: readonly Note[]
  /** Errors that neither side had alone. */
  readonly broken: readonly Diagnostic[]
  readonly sent: boolean
  /** Pushes that were tried. */
  readonly tries: number
}

const MOST_TRIES = 40
const MOST_SILENCES = 3

/** @param folder of the cards */
export async function sync(folder: string, options: SyncOptions): Promise<SyncReport | Stop> {
  const clone = await openClone(folder)
  if (isStop(clone)) return clone
  const lock = await takeLock(clone, options.now())
  if (isStop(lock)) return lock
  try {
    const unfinished = await recover(clone, () => options.read().book.config)
    const way = unfinished ?? (await inTheWay(clone))
    if (way !== undefined) return way
    const upstream = await upstreamOf(clone)
    return isStop(upstream) ? upstream : await exchange(clone, upstream, options)
  } finally {
    await lock.release()
  }
}

type Draft = { -readonly [key in keyof SyncReport]: SyncReport[key] }

async function exchange(clone: Clone, upstream: Upstream, options: SyncOptions): Promise<SyncReport | Stop> {
  const report: Draft = {
    ...{ saved: [], leftOut: [], received: { people: [], files: [] }, merged: [] },
    ...{ decisions: [], notes: [], broken: [], sent: false, tries: 0 },
  }
  let silences = 0
  for (let turn = 0; turn < MOST_TRIES; turn++) {
    if (turn > 0) await options.wait((0.5 + options.random()) * Math.min(2000, 40 * 2 ** turn))
    const result = await takeTurn(clone, upstream, report, options)
    if (result === 'done') return report
    if (result === 'again') {
      if (turn > 4) await sweepRemote(upstream.url, options.now())
      continue
    }
    // A push that failed may have arrived all the same: the next fetch tells.
    if (result.kind !== 'unknown' || ++silences >= MOST_SILENCES) return result
  }
  return stop(
    'busy',
    `Somebody else was faster ${MOST_TRIES} times in a row.`,
    'Your changes are committed here. Run cardfile sync again in a minute.',
  )
}

async function takeTurn(
  clone: Clone,
  { remote, name, branch, url }: Upstream,
  report: Draft,
  options: SyncOptions,
): Promise<'done' | 'again' | Stop> {
  const say = options.say ?? (() => {})
  say('Looking for what others changed')
  const fetched = await remote.fetch()
  if (fetched.state !== 'ok') return noTip(fetched, name, branch, url)
  const { tip } = fetched
  const start = await clone.repo.head()
  if (start === undefined)
    return stop(
      'no-commit',
      'This copy of the book has nothing committed yet.',
      `Take what is shared: git pull ${name} ${branch}`,
    )
  const bases = await clone.repo.mergeBases(start, tip)
  if (bases.length === 0)
    return stop(
      'unrelated',
      'This book and the shared one have no beginning in common: they are two books.',
      'Clone the shared one into a new folder, and bring your cards over: cardfile import, or copy the files.',
    )
  const head = await saveLocal(clone, start, report, options)
  if (typeof head !== 'string') return head
  report.received = await receivedIn(clone, start, tip, bases[0] ?? '', report)
  if (head === tip) return 'done'
  if (bases[0] === head) {
    if (options.dryRun) return 'done'
    say('Bringing your files up to date')
    return (await advance(clone, head, tip, () => options.read().book.config)) ?? 'done'
  }
  const next = bases[0] === tip ? head : await merge(clone, head, tip, report, options)
  if (typeof next !== 'string') return next
  if (options.dryRun) return 'done'
  say('Sending')
  report.tries++
  const pushed = await remote.push(next, tip)
  if (pushed.state === 'behind') return 'again'
  if (pushed.state === 'refused')
    return stop(
      'refused',
      `The shared repository does not take your changes: ${pushed.said}`,
      'They are committed here, so nothing is lost. Ask whoever runs it.',
    )
  if (pushed.state === 'unreachable')
    return stop(
      'unknown',
      `Sending failed: ${pushed.said}`,
      'Your changes are committed here, so nothing is lost. Run cardfile sync again.',
    )
  report.sent = true
  if (next === head) return 'done'
  const late = await advance(clone, head, next, () => options.read().book.config)
  // Somebody's editor saved a file just now: that is one more change to share.
  return late === undefined ? 'done' : late.kind === 'busy' ? 'again' : late
}

function noTip(
  fetched:
    | { readonly state: 'empty' | 'no-branch' }
    | { readonly state: 'unreachable'; readonly said: string },
  name: string,
  branch: string,
  url: string,
): Stop {
  if (fetched.state === 'unreachable')
    return stop(
      'no-network',
      `The shared repository can't be reached: ${fetched.said}`,
      `Nothing was changed; your edits are safe in their files. It is looked for at ${withoutPassword(url)}.`,
    )
  if (fetched.state === 'empty')
    return stop(
      'empty',
      `The shared repository at ${withoutPassword(url)} is empty.`,
      `If it is to hold this book, send it once: git push -u ${name} ${branch}`,
    )
  return stop(
    'no-branch',
    `The shared repository has no branch ${branch}.`,
    `If yours is to be shared, send it once: git push -u ${name} ${branch}`,
  )
}

function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/)[^/@]*@/, '$1')
}

/** @returns the commit with what was changed here; in a dry run one that no branch knows */
async function saveLocal(
  clone: Clone,
  head: string,
  report: Draft,
  options: SyncOptions,
): Promise<string | Stop> {
  const changes = await localChanges(clone)
  if (changes.length === 0) {
    report.leftOut = []
    return head
  }
  const read = options.read()
  const { good, leftOut } = partBroken(changes, read, clone)
  report.leftOut = leftOut
  if (good.length === 0) return head
  options.say?.('Committing what you changed')
  const message = messageFor(good, read.book.config, clone)
  if (options.dryRun) {
    report.saved = [message]
    return commitApart(clone, head, good, message)
  }
  const refused = await save(clone, good, message)
  if (refused !== undefined) return refused
  report.saved = [...report.saved, message]
  return (await clone.repo.head()) ?? head
}

async function commitApart(
  { repo }: Clone,
  head: string,
  changes: readonly LocalChange[],
  message: string,
): Promise<string> {
  const [files, tree] = [changes.filter(({ after }) => after !== undefined), await repo.tree(head)]
  const ids = await repo.write(files.map(({ after }) => new TextEncoder().encode(after)))
  const entries = changes.map((one) => {
    const id = ids[files.indexOf(one)]
    return [
      one.path,
      id === undefined ? undefined : { mode: tree.get(one.path)?.mode ?? '100644', id },
    ] as const
  })
  return repo.commit({ tree: await repo.writeTree(head, new Map(entries)), parents: [head], message })
}

async function receivedIn(
  { git, prefix }: Clone,
  head: string,
  tip: string,
  base: string,
  report: Draft,
): Promise<SyncReport['received']> {
  if (base === tip) return report.received
  const authors = (await git.run(['log', '--no-merges', '--format=%an', `${head}..${tip}`]))
    .split('\n')
    .filter(Boolean)
  const files = (await git.run(['diff-tree', '-r', '-z', '-M', '--name-only', base, tip]))
    .split('\0')
    .filter((file) => file !== '' && file.startsWith(prefix))
  const merge = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])].sort()
  return { people: merge(report.received.people, authors), files: merge(report.received.files, files) }
}

/** @returns a commit with both sides' work, which no branch knows yet */
async function merge(
  clone: Clone,
  head: string,
  tip: string,
  report: Draft,
  options: SyncOptions,
): Promise<string | Stop> {
  const { repo } = clone
  options.say?.('Putting both together')
  const merged = await mergeCommits(repo, head, tip, clone)
  if (merged === undefined) return head
  if (merged.stuck.length > 0)
    return stop(
      'stuck',
      `Both changed ${merged.stuck.join(', ')}, which is no text.`,
      'Somebody who knows git has to decide: git pull.',
    )
  const read = options.read()
  const before = await repo.tree(head)
  report.merged = merged.merged
  report.decisions = merged.diagnostics
  report.notes = merged.notes
  report.broken = await brokenByMerge(repo, before, await repo.tree(merged.tree), read, clone)
  const notes = [...merged.notes, ...merged.diagnostics.map(({ file, message }) => ({ path: file, message }))]
  const message = mergeMessage(
    report.received.people,
    merged.merged.map((file) => file.slice(clone.prefix.length)),
    notes.map((note) => `${note.path.slice(clone.prefix.length)}: ${note.message}`),
  )
  const commit = await repo.commit({ tree: merged.tree, parents: [head, tip], message })
  if (options.dryRun) return commit
  return (await collisions(clone, head, commit)).stop ?? commit
}
