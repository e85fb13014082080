// What a commit says of itself, and who may say so.

import type { GitUser } from '../types.ts'
import type { Refusal } from './verdict.ts'

export interface Commit {
  readonly id: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly committer: { readonly name: string; readonly email: string; readonly seconds: number }
  /** The message's first line. */
  readonly subject: string
  /** The object as it is. */
  readonly raw: string
}

export const LARGEST_COMMIT = 64 * 1024

/** Reads a commit object. @throws where it is none: git has refused such before */
export function readCommit(id: string, bytes: Buffer): Commit {
  const raw = bytes.toString('utf8')
  const end = raw.indexOf('\n\n')
  const head = (end < 0 ? raw : raw.slice(0, end)).split('\n')
  const value = (line: string | undefined, key: string) =>
    line?.startsWith(`${key} `) ? line.slice(key.length + 1) : undefined
  // Read in git's order and no further, as git reads it: a parent behind the committer is none, whatever it says.
  const tree = value(head[0], 'tree')
  const parents: string[] = []
  for (let parent: string | undefined; ; parents.push(parent)) {
    parent = value(head[parents.length + 1], 'parent')
    if (parent === undefined) break
  }
  const committer = value(head[parents.length + 2], 'committer') ?? ''
  if (tree === undefined) throw new Error(`${id} is no commit.`)
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*)> (\d+) [+-]\d{4}$/.exec(committer) ?? []
  return {
    id,
    tree,
    parents,
    committer: { name, email, seconds: Number(seconds) },
    subject: end < 0 ? '' : (raw.slice(end + 2).split('\n')[0] ?? ''),
    raw,
  }
}

/** Each parent's folders are in memory at once. */
const MOST_PARENTS = 8

/** Why a commit is refused, whatever is in it. @param isFirst true where the book is empty: then it may begin here */
export function commitFault(
  { id, parents, committer, subject, raw }: Commit,
  { handle, emails }: Pick<GitUser, 'handle' | 'emails'>,
  isFirst: boolean,
): Refusal | undefined {
  const where = `commit ${id.slice(0, 10)} "${subject}"`
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(raw))
    return {
      where,
      what: 'Its message or a name in it has a control character.',
      remedy: 'Write the message anew: git commit --amend',
    }
  if (parents.length === 0 && !isFirst)
    return {
      where,
      what: 'It begins a history of its own.',
      remedy: 'Clone the book from this server, and make your changes there.',
    }
  if (parents.length > MOST_PARENTS)
    return {
      where,
      what: `It puts ${parents.length} histories together.`,
      remedy: `Merge at most ${MOST_PARENTS} at once.`,
    }
  const isTheirs =
    emails.length === 0
      ? committer.name === handle
      : emails.some((email) => email.toLowerCase() === committer.email.toLowerCase())
  if (isTheirs) return undefined
  const [email = `${handle}@…`] = emails
  return {
    where,
    what: `It was committed by ${committer.name} <${committer.email}>, and you are logged in as ${handle}.`,
    remedy: `Say who you are: git config user.email ${email}; then: git rebase --exec "git commit --amend --no-edit --reset-author" @{upstream}`,
  }
}
