// Commit objects. Source: git-commit-tree(1), and fsck's rules for the lines of people.

import { text, utf8 } from './bytes.ts'
import { Damage } from './damage.ts'
import type { Person } from './types.ts'

export interface Commit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
}

export interface Moment {
  /** Milliseconds since 1970. */
  readonly date: number
  /** Minutes east of UTC. */
  readonly offset: number
}

const FARTHEST = 14 * 60

export function parseCommit(bytes: Uint8Array): Commit {
  const whole = text(bytes)
  const end = whole.indexOf('\n\n')
  const head = end < 0 ? whole : whole.slice(0, end)
  const tree = /^tree ([0-9a-f]{40})(?:\n|$)/.exec(head)?.[1]
  if (tree === undefined) throw new Damage('unknown commit')
  const parents = [...head.matchAll(/^parent ([0-9a-f]{40})$/gm)].map(([, id = '']) => id)
  return { tree, parents, message: end < 0 ? '' : whole.slice(end + 2) }
}

/** A commit by one person, who did it at one time and commits it at another. The message ends with a line break. */
export function formatCommit(commit: Commit, person: Person, done: Moment, committed: Moment): Uint8Array {
  const who = identity(person)
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${who} ${stamp(done)}`,
    `committer ${who} ${stamp(committed)}`,
  ]
  return utf8(`${lines.join('\n')}\n\n${commit.message}`)
}

/** Nothing in a name can end the line or look like an address. */
function identity({ name, email }: Person): string {
  const cleaned = (value: string) => value.replace(/[\p{Cc}\p{Zl}\p{Zp}<>]+/gu, ' ').trim()
  const address = cleaned(email).replace(/\s+/g, '')
  return `${cleaned(name).replace(/\s+/g, ' ') || address || 'unknown'} <${address}>`
}

function stamp({ date, offset }: Moment): string {
  const seconds = Number.isFinite(date) ? Math.max(0, Math.floor(date / 1000)) : 0
  const east = Number.isFinite(offset) ? Math.round(Math.min(FARTHEST, Math.max(-FARTHEST, offset))) : 0
  const [hours, minutes] = [Math.floor(Math.abs(east) / 60), Math.abs(east) % 60]
  const digits = (value: number) => String(value).padStart(2, '0')
  return `${seconds} ${east < 0 ? '-' : '+'}${digits(hours)}${digits(minutes)}`
}
