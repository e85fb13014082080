// Who asks: by the cookie of a session, by a proxy's word, or, for git alone, by a device's token.

import { hashOf, type User } from '../accounts/index.ts'
import { cookieOf } from './cookie.ts'
import type { Ask, Person, Services } from './services.ts'

/** The person at the browser; undefined for somebody who has to log in. */
export function personOf(ask: Ask, { users, sessions }: Services): Person | undefined {
  const visit = ask.env.visit
  if (visit.proxyUser !== undefined) {
    const user = users.find(visit.proxyUser)
    return user && note(ask, { user, id: hashOf(`proxy ${user.handle} ${user.epoch}`).slice(0, 22) })
  }
  const cookie = cookieOf(ask.env.incoming.headers.cookie, visit)
  const found = cookie === undefined ? undefined : sessions.find(cookie)
  return found && note(ask, found)
}

/** The user whose name and token the request bears, as git sends them; undefined where they are none. */
export function tokenUser(ask: Ask, { users }: Services): User | undefined {
  const { authorization } = ask.env.incoming.headers
  const coded = /^Basic +([\w+/=-]{1,400})$/i.exec(authorization ?? '')?.[1]
  if (coded === undefined) return undefined
  const [, handle = '', token = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(coded, 'base64').toString('utf8')) ?? []
  const user = users.byToken(handle, token)
  if (user !== undefined) ask.env.note.handle = user.handle
  return user
}

function note(ask: Ask, person: Person): Person {
  ask.env.note.handle = person.user.handle
  return person
}
