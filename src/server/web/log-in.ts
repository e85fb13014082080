// Logging in and out.

import { isIP } from 'node:net'
import { ABSOLUTE, type User } from '../accounts/index.ts'
import { answer, goTo, localPath, tell } from './answer.ts'
import { cookieOf, setCookie } from './cookie.ts'
import { readForm } from './form.ts'
import { isStranger } from './gate.ts'
import { loginPage } from './login-page.ts'
import { personOf } from './person.ts'
import type { Ask, Services } from './services.ts'

/** GET /login */
export function showLogin(ask: Ask, services: Services): Response {
  const said = ask.req.query('next')
  const next = localPath(said ?? '/')
  if (personOf(ask, services) !== undefined) return goTo(ask, next ?? '/', 303)
  // An address that leads elsewhere is not even shown in the form.
  if (next === undefined) return goTo(ask, '/login', 303)
  return answer(ask, 200, show(services, { next }))
}

/** POST /login */
export async function logIn(ask: Ask, services: Services): Promise<Response> {
  if (isStranger(ask.env.incoming, ask.env.visit, true)) return stranger(ask)
  const form = await readForm(ask.env.incoming)
  if (typeof form === 'number') return unread(ask, form)
  const next = localPath(form.get('next') ?? '/') ?? '/'
  if (services.isDemo) {
    const user = await sampleUser(form.get('as') ?? '', services)
    return user === undefined ? answer(ask, 401, show(services, { next })) : enter(ask, services, user, next)
  }
  const name = form.get('name') ?? ''
  const tried = await tryPassword(ask, services, name, form.get('password') ?? '')
  if ('user' in tried) return enter(ask, services, tried.user, next)
  const retry = tried.wait === undefined ? {} : { 'Retry-After': String(tried.wait) }
  const status = tried.wait === undefined ? 401 : 429
  return answer(ask, status, show(services, { next, name, problem: tried.problem }), retry)
}

/**
 * Checks a name and a password. Failures of one name and of one address are counted; a computer that this person has
 * logged in from before has a count of its own, so that no stranger can lock anybody out.
 */
export async function tryPassword(
  ask: Ask,
  { users, sessions, byName, byAddress }: Services,
  typed: string,
  password: string,
): Promise<{ user: User } | { problem: string; wait?: number }> {
  const { address } = ask.env.visit
  const from = neighbourhood(address)
  const name = typed.normalize('NFC').slice(0, 200)
  // Nobody can type a name that is another one's key.
  const key = JSON.stringify(sessions.knows(name, address) ? [name, address] : [name])
  // Who hammers at one name that has to wait already does not make the whole office wait.
  let wait = byName.begin(key)
  if (wait === 0) {
    wait = byAddress.begin(from)
    if (wait > 0) byName.forgive(key)
  }
  if (wait > 0) return { problem: `Too many tries. Try again in ${duration(wait)}.`, wait }
  const user = await users.checkPassword(name, password)
  if (user === 'busy') {
    byName.forgive(key)
    byAddress.forgive(from)
    return { problem: 'Many people log in just now. Try again in a few seconds.', wait: 5 }
  }
  if (user === undefined) return { problem: 'The name or the password is not right.' }
  byName.succeed(key)
  byAddress.forgive(from)
  return { user }
}

/** Of IPv6 a whole network (/64) is one: whoever has it has as many addresses as they like. RFC 4291. */
function neighbourhood(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''))
  const gap = tail === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0)
  return [...(before ?? []), ...Array<string>(gap).fill('0'), ...(after ?? [])].slice(0, 4).join(':')
}

/** POST /logout */
export async function logOut(ask: Ask, { sessions }: Services): Promise<Response> {
  const visit = ask.env.visit
  if (isStranger(ask.env.incoming, visit, true)) return stranger(ask)
  const cookie = cookieOf(ask.env.incoming.headers.cookie, visit)
  if (cookie !== undefined) await sessions.end(cookie)
  return goTo(ask, '/login', 303, {
    'Set-Cookie': setCookie(visit, '', 0),
    'Clear-Site-Data': '"cache", "storage"',
  })
}

/** A session that the browser brought along is over, and its cookie is not used any further: the new one has its own. */
function enter(ask: Ask, { sessions }: Services, user: User, next: string): Response {
  const visit = ask.env.visit
  const old = cookieOf(ask.env.incoming.headers.cookie, visit)
  // What can't be written is over in memory all the same.
  if (old !== undefined) sessions.end(old).catch(() => undefined)
  ask.env.note.handle = user.handle
  const secret = sessions.begin(user, visit.address)
  return goTo(ask, next, 303, { 'Set-Cookie': setCookie(visit, secret, ABSOLUTE / 1000) })
}

export function stranger(ask: Ask): Response {
  return tell(
    ask,
    403,
    'This came from another page than one of this site. Open the site itself, and try again there.',
  )
}

export function unread(ask: Ask, status: 408 | 413 | 415): Response {
  const lines = { 408: 'That took too long.', 413: 'That is too long.', 415: 'That is no form.' }
  return tell(ask, status, lines[status], { Connection: 'close' })
}

async function sampleUser(handle: string, { book, users }: Services): Promise<User | undefined> {
  if (!book.config().team.has(handle)) return undefined
  if (users.find(handle) === undefined) await users.add({ handle, role: 'member', emails: [] })
  return users.find(handle)
}

function show({ book, isDemo }: Services, view: { next: string; name?: string; problem?: string }): string {
  const { title, team } = book.config()
  return loginPage({ title, ...view, ...(isDemo ? { samples: [...team.values()] } : {}) })
}

function duration(seconds: number): string {
  return seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
