// Who is at the keyboard: CARDFILE_USER, else what git calls them, matched with the team.

import { execFileSync } from 'node:child_process'
import { memberFor } from '../src/actions/index.ts'
import { type Contact, textOf } from '../src/contact/index.ts'
import { nearest } from '../src/text/index.ts'
import { misused } from './refusal.ts'
import type { Session } from './session.ts'

/** A handle, or undefined where nobody of the team can be told. */
export function userOf({ book, folder }: Session): string | undefined {
  const { config } = book
  const { CARDFILE_USER } = process.env
  if (CARDFILE_USER)
    return config.team.size === 0 || config.team.has(CARDFILE_USER) ? CARDFILE_USER : undefined
  if (config.team.size === 0) return undefined
  const of = (key: string) => {
    try {
      return execFileSync('git', ['config', '--get', key], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim()
    } catch {
      return undefined
    }
  }
  return memberFor(config, { email: of('user.email') }) ?? memberFor(config, { name: of('user.name') })
}

/** Who a log entry is by: --owner, else who is at the keyboard, else the card's owner. */
export function authorOf(session: Session, typed: string | undefined, contact?: Contact): string | undefined {
  if (typed !== undefined) return memberTyped(session, typed)
  const user = userOf(session)
  if (user !== undefined || contact === undefined) return user
  const owner = textOf(contact, 'owner')
  return owner !== undefined && session.book.config.team.has(owner) ? owner : undefined
}

/** A handle as typed for an option, with or without its @. */
export function memberTyped({ book }: Session, typed: string): string {
  const handle = typed.replace(/^@/, '')
  const { team } = book.config
  if (team.size === 0 || team.has(handle)) return handle
  const near = nearest(handle, team.keys())
  return misused(
    `"${handle}" is nobody of the team.`,
    near === undefined ? `There are ${[...team.keys()].join(', ')}.` : `Did you mean "${near}"?`,
  )
}
