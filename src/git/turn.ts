// One turn of a sync: from fetch to push.

import { advance, collisions, unsaved } from './advance.ts'
import { between, filesBetween } from './between.ts'
import { isLitter, type Read } from './changes.ts'
import { brokenByMerge } from './check-merge.ts'
import { type Clone, type Stop, stop, type Upstream } from './clone.ts'
import { mergeCommits } from './merge-commits.ts'
import { mergeMessage } from './message.ts'
import { isCard } from './plan.ts'
import type { Fetched } from './repo.ts'
import { saveLocal } from './save-local.ts'
import { send } from './send.ts'
import { sendFirst } from './send-first.ts'
import { stateOf, type WorkTreeState } from './state.ts'
import type { Draft, SyncOptions, SyncReport } from './sync-report.ts'
import { untrackedInWay } from './untracked-in-way.ts'

/** What is known already when a turn begins. */
export interface Seen {
  readonly state?: WorkTreeState
  readonly fetched?: Promise<Fetched>
}

/**
 * @returns 'again' where somebody was faster
 */
export async function takeTurn(
  clone: Clone,
  upstream: Upstream,
  report: Draft,
  given: SyncOptions,
  seen: Seen,
): Promise<'done' | 'again' | Stop> {
  const { remote, name, branch } = upstream
  // Ten thousand cards take seconds to read: once a turn is enough.
  let known: Read | undefined
  const options = { ...given, read: () => (known ??= given.read()) }
  const say = options.say ?? (() => {})
  if (seen.fetched === undefined) say('Looking for what others changed')
  const [fetched, state] = await Promise.all([seen.fetched ?? remote.fetch(), seen.state ?? stateOf(clone)])
  const place = withoutPassword(upstream.url)
  if (fetched.state === 'empty') return sendFirst(clone, upstream, place, state, report, options)
  if (fetched.state !== 'ok') return noTip(fetched, name, branch, place)
  const { tip } = fetched
  const start = state.head
  if (start === undefined)
    return stop(
      'no-commit',
      'This copy of the book has nothing committed yet.',
      `Take what is shared: git pull ${name} ${branch}`,
    )
  const config = () => options.read().book.config
  const { bases, people } = await between(clone, start, tip)
  if (bases.length === 0)
    return stop(
      'unrelated',
      'This book and the shared one have no beginning in common: they are two books.',
      'Clone the shared one into a new folder, and bring your cards over: cardfile import, or copy the files.',
    )
  const elsewhere = [...state.changed.keys()].filter((file) => !file.startsWith(clone.prefix))
  const foreign = await collisions(clone, bases[0] ?? '', tip, elsewhere)
  const taken = new Set(state.untracked.filter((file) => !isLitter(file, clone)))
  const inWay =
    unsaved(foreign) ??
    (bases[0] === tip ? undefined : await untrackedInWay(clone, bases[0] ?? '', tip, taken))
  if (inWay !== undefined) return inWay
  const head = await saveLocal(clone, state, start, report, options)
  if (typeof head !== 'string') return head
  const files = await filesBetween(clone, bases[0] ?? '', tip)
  report.received = received(report.received, { people, files })
  if (head === tip) return 'done'
  const uncommitted = report.leftOut.map(({ path }) => path)
  if (bases[0] === head) {
    if (options.dryRun) return 'done'
    say('Bringing your files up to date')
    return (await advance(clone, head, tip, uncommitted, config)) ?? 'done'
  }
  const next = bases[0] === tip ? head : await merge(clone, head, tip, report, options)
  if (typeof next !== 'string') return next
  if (options.dryRun) return 'done'
  const sent = await send(remote, next, tip, report, options)
  if (sent !== 'sent') return sent
  if (next === head) return 'done'
  return (await advance(clone, head, next, uncommitted, config)) ?? 'done'
}

function noTip(
  fetched: { readonly state: 'no-branch' } | { readonly state: 'unreachable'; readonly said: string },
  name: string,
  branch: string,
  place: string,
): Stop {
  if (fetched.state === 'unreachable')
    return stop(
      'no-network',
      `The shared repository can't be reached: ${fetched.said}`,
      `Nothing was changed; your edits are safe in their files. It is looked for at ${place}.`,
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

function received(one: SyncReport['received'], other: SyncReport['received']): SyncReport['received'] {
  const both = (some: readonly string[], more: readonly string[]) => [...new Set([...some, ...more])].sort()
  return { people: both(one.people, other.people), files: both(one.files, other.files) }
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
  const uncommitted = report.leftOut.map(({ path }) => path).filter((file) => !isCard(file, clone))
  return unsaved(await collisions(clone, head, commit, uncommitted)) ?? commit
}
