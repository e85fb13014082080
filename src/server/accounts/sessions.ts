// Who is logged in: sessions.json in the server folder, hashes only. Only the server writes it; a restart logs nobody out.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { writeThrough } from './kept-file.ts'
import { hashOf, newSecret } from './secret.ts'
import type { User, Users } from './users.ts'

const DAY = 24 * 60 * 60 * 1000
/** Without a request for so long, a session is over. */
const IDLE = 7 * DAY
/** After so long it is over in any case. */
export const ABSOLUTE = 30 * DAY
/** Of one person: the oldest end first. */
const MOST_EACH = 20
/** How often the hour of the last request is written down. */
const NOTE = 10 * 60 * 1000

interface Session {
  readonly hash: string
  readonly handle: string
  /** Of the user when the session began: with a new password, or a new user of that name, it is over. */
  readonly epoch: string
  readonly made: number
  seen: number
  /** A hash of the address it began at. */
  readonly from: string
}

export interface Sessions {
  /** @returns the secret for the cookie */
  begin(user: User, address: string): string
  /** Whose the cookie is; undefined for one that is over, or was never ours. */
  find(secret: string): { readonly user: User; readonly id: string } | undefined
  /** Resolves when it is over on disk too. */
  end(secret: string): Promise<void>
  /** True where this person has a session that began at this address. */
  knows(handle: string, address: string): boolean
  close(): Promise<void>
}

/** @param now milliseconds since 1970 */
export function openSessions(folder: string, users: Users, now: () => number): Sessions {
  const file = path.join(folder, 'sessions.json')
  const known = new Map(read(file).map((session) => [session.hash, session]))
  let noted = now()
  let writing = Promise.resolve()
  let isWaiting = false

  const isOver = (session: Session): boolean => {
    const at = now()
    const user = users.find(session.handle)
    return at - session.seen > IDLE || at - session.made > ABSOLUTE || user?.epoch !== session.epoch
  }
  /** Writes soon: changes that come meanwhile go along. */
  const write = (): Promise<void> => {
    if (isWaiting) return writing
    isWaiting = true
    noted = now()
    writing = writing
      .catch(() => undefined)
      .then(() => {
        isWaiting = false
        for (const session of known.values()) if (isOver(session)) known.delete(session.hash)
        return writeThrough(file, `${JSON.stringify([...known.values()])}\n`)
      })
    return writing
  }
  return {
    begin(user, address) {
      const secret = newSecret()
      const at = now()
      const own = [...known.values()].filter((session) => session.handle === user.handle)
      for (const old of own.slice(0, Math.max(0, own.length - MOST_EACH + 1))) known.delete(old.hash)
      const hash = hashOf(secret)
      known.set(hash, {
        hash,
        handle: user.handle,
        epoch: user.epoch,
        made: at,
        seen: at,
        from: fromOf(address),
      })
      // What can't be written ends with the server, no sooner.
      write().catch(() => undefined)
      return secret
    },
    find(secret) {
      const session = known.get(hashOf(secret))
      const user = session && users.find(session.handle)
      if (session === undefined || user === undefined || isOver(session)) return undefined
      session.seen = now()
      if (session.seen - noted > NOTE) write().catch(() => undefined)
      return { user, id: hashOf(`id ${session.hash}`).slice(0, 22) }
    },
    async end(secret) {
      if (known.delete(hashOf(secret))) await write()
    },
    knows: (handle, address) => {
      const from = fromOf(address)
      return [...known.values()].some((one) => one.handle === handle && one.from === from && !isOver(one))
    },
    close: write,
  }
}

function fromOf(address: string): string {
  return hashOf(`from ${address}`).slice(0, 22)
}

/** A file that can't be read logs everybody out, and is no reason not to start. */
function read(file: string): Session[] {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Session[]
    return kept.filter(({ hash, made, seen }) => typeof hash === 'string' && made > 0 && seen > 0)
  } catch {
    return []
  }
}
