// Which branches a person may push to.

import { MAIN } from '../places.ts'
import type { Refusal } from './verdict.ts'

/** One line of a push: what a branch was and what it is to be. */
export interface Update {
  readonly old: string
  readonly now: string
  readonly ref: string
}

/** The lines that git gives to pre-receive. */
export function readUpdates(input: string): Update[] {
  return input
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [old = '', now = '', ...rest] = line.split(' ')
      return { old, now, ref: rest.join(' ') }
    })
}

export function isNone(id: string): boolean {
  return /^0+$/.test(id)
}

/** Why a branch is not taken; undefined where it may be pushed to. Its history is judged elsewhere. */
export function refFault({ now, ref }: Update, handle: string): Refusal | undefined {
  if (isNone(now))
    return { where: ref, what: 'Nothing is deleted by a push.', remedy: 'Ask whoever runs the server.' }
  if (ref === MAIN || isOwnDraft(ref, handle)) return undefined
  return {
    where: ref,
    what: 'The book is the branch main, and there is no other here.',
    remedy: `Push to it: git push origin HEAD:main; to keep something unfinished here: git push origin HEAD:wip/${handle}-1`,
  }
}

/** A branch of one's own for what is not ready, `wip/sam-1` to `wip/sam-20`: with a figure alone, no other person's name fits. */
function isOwnDraft(ref: string, handle: string): boolean {
  const start = `refs/heads/wip/${handle}-`
  return ref.startsWith(start) && /^(?:[1-9]|1\d|20)$/.test(ref.slice(start.length))
}
