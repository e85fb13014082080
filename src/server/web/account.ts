// What a person does about the own log-in: password, devices, calendar.

import { ABSOLUTE, passwordProblem } from '../accounts/index.ts'
import { type AccountView, accountPage } from './account-page.ts'
import { answer, goTo, tell } from './answer.ts'
import { setCookie } from './cookie.ts'
import { readForm } from './form.ts'
import { GIT, isStranger } from './gate.ts'
import { stranger, tryPassword, unread } from './log-in.ts'
import { personOf } from './person.ts'
import type { Ask, Services } from './services.ts'

type Said = Pick<AccountView, 'said' | 'problem' | 'token' | 'feedAddress'>
type Action = (
  ask: Ask,
  services: Services,
  handle: string,
  form: URLSearchParams,
) => Promise<Said | Response>

const ACTIONS: Readonly<Record<string, Action>> = {
  password: changePassword,
  async token(_ask, { users }, handle, form) {
    const name = form.get('device') ?? ''
    const token = await users.addToken(handle, name)
    return token === undefined
      ? { problem: 'These are too many devices: remove one that is not used any more.' }
      : { token, said: 'Copy the token now: it is not shown again.' }
  },
  async revoke(_ask, { users }, handle, form) {
    const isGone = await users.removeToken(handle, form.get('id') ?? '')
    return { said: isGone ? 'That device is out.' : 'That device was out already.' }
  },
  async feed(ask, { users }, handle) {
    const secret = await users.makeFeed(handle)
    const feedAddress = `${ask.env.visit.origin}/feed/${secret}/calendar.ics`
    return { feedAddress, said: 'Copy the address now: it is not shown again.' }
  },
  async unfeed(_ask, { users }, handle) {
    await users.removeFeed(handle)
    return { said: 'The address of the calendar leads nowhere any more.' }
  },
}

/** GET /account */
export function showAccount(ask: Ask, services: Services): Response {
  return personOf(ask, services) === undefined
    ? goTo(ask, '/login?next=%2Faccount', 302)
    : show(ask, services, 200, {})
}

/** POST /account */
export async function accountAction(ask: Ask, services: Services): Promise<Response> {
  if (isStranger(ask.env.incoming, ask.env.visit, true)) return stranger(ask)
  const person = personOf(ask, services)
  if (person === undefined) return tell(ask, 401, 'Log in first.')
  const form = await readForm(ask.env.incoming)
  if (typeof form === 'number') return unread(ask, form)
  const name = form.get('do') ?? ''
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (action === undefined) return tell(ask, 400, 'That is nothing that can be done here.')
  const result = await action(ask, services, person.user.handle, form)
  if (result instanceof Response) return result
  return show(ask, services, result.problem === undefined ? 200 : 422, result)
}

async function changePassword(
  ask: Ask,
  services: Services,
  handle: string,
  form: URLSearchParams,
): Promise<Said | Response> {
  const [old = '', fresh = '', again = ''] = ['old', 'new', 'again'].map((key) => form.get(key) ?? '')
  if (fresh !== again) return { problem: 'The new password is not twice the same.' }
  const problem = passwordProblem(fresh)
  if (problem !== undefined) return { problem }
  const tried = await tryPassword(ask, services, handle, old)
  if (!('user' in tried))
    return { problem: tried.wait === undefined ? 'The old password is not right.' : tried.problem }
  await services.users.setPassword(handle, fresh)
  const user = services.users.find(handle)
  if (user === undefined) return tell(ask, 401, 'Log in first.')
  // All sessions of before are over, this one too: the person goes on with a new one.
  const visit = ask.env.visit
  const cookie = setCookie(visit, services.sessions.begin(user, visit.address), ABSOLUTE / 1000)
  const body = accountPage(
    viewOf(ask, services, handle, { said: 'The password is changed. Other devices have to log in again.' }),
  )
  return answer(ask, 200, body, { 'Set-Cookie': cookie })
}

function show(ask: Ask, services: Services, status: number, said: Said): Response {
  const person = personOf(ask, services)
  if (person === undefined) return goTo(ask, '/login?next=%2Faccount', 303)
  return answer(ask, status, accountPage(viewOf(ask, services, person.user.handle, said)))
}

function viewOf(ask: Ask, services: Services, handle: string, said: Said): AccountView {
  const { title, team } = services.book.config()
  const user = services.users.find(handle)
  const visit = ask.env.visit
  return {
    title,
    handle,
    name: team.get(handle)?.name ?? handle,
    role: user?.role ?? 'reader',
    hasPassword: user?.password !== undefined,
    tokens: user?.tokens ?? [],
    gitAddress: visit.origin + GIT,
    ...(user?.feed === undefined ? {} : { feedSince: user.feed.created }),
    ...said,
  }
}
