// What the routes work with.

import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Sessions, Throttle, User, Users } from '../accounts/index.ts'
import type { ServerBook } from '../book/index.ts'
import type { FileCache } from './file-cache.ts'
import type { Visit } from './visit.ts'

export interface Services {
  readonly book: ServerBook
  readonly users: Users
  readonly sessions: Sessions
  /** Failed log-ins. */
  readonly byName: Throttle
  readonly byAddress: Throttle
  readonly files: FileCache
  /** True for the sample book: whoever is at this computer may be anybody. */
  readonly isDemo: boolean
  /** Takes a line for the admin. */
  readonly say: (line: string) => void
}

/** What the access log tells of a request, besides how it went. */
export interface Note {
  /** The sort of request: never a name. */
  label: string
  /** Whose it is, as far as anybody asked. */
  handle: string
}

export interface Env {
  Bindings: HttpBindings & { readonly visit: Visit; readonly note: Note }
}

export type Ask = Context<Env>

/** Somebody who is let in. */
export interface Person {
  readonly user: User
  /** Names the log-in; opaque, and another one at the next. */
  readonly id: string
}
