// Every address of the server, one line each. What is not here is not there.  [hono]

import { Hono } from 'hono'
import { accountAction, showAccount } from './account.ts'
import { answer, tell } from './answer.ts'
import { feed } from './feed-route.ts'
import { GIT } from './gate.ts'
import { emailsOf, exchange, tellRefs } from './git-route.ts'
import { logIn, logOut, showLogin } from './log-in.ts'
import { personOf } from './person.ts'
import type { Ask, Env, Services } from './services.ts'
import { showSite } from './site-route.ts'

type Handler = (ask: Ask, services: Services) => Response | Promise<Response>

/** The routes, for requests that have passed the gate. */
export function appOf(services: Services): Hono<Env> {
  const app = new Hono<Env>()
  const at = (label: string, handler: Handler) => (ask: Ask) => {
    ask.env.note.label = label
    return handler(ask, services)
  }
  app.get('/login', at('login', showLogin))
  app.post('/login', at('login', logIn))
  app.post('/logout', at('logout', logOut))
  app.get('/session', at('session', session))
  app.get('/account', at('account', showAccount))
  app.post('/account', at('account', accountAction))
  app.get('/feed/:secret/calendar.ics', at('feed', feed))
  app.get(`${GIT}/info/refs`, at('git refs', tellRefs))
  for (const action of ['git-upload-pack', 'git-receive-pack'] as const)
    app.post(
      `${GIT}/${action}`,
      at(action, (ask) => exchange(ask, services, action)),
    )
  app.get('*', at('other', showSite))
  app.onError((error, ask) => {
    services.say(`A request failed (${ask.env.note.label}): ${error.stack ?? error.message}`)
    return tell(ask, 500, 'Something went wrong here. Try again; if it stays so, tell who runs this server.')
  })
  app.notFound((ask) => tell(ask, 404, 'There is nothing here.'))
  return app
}

/** Who is logged in, and how new the pages are. */
function session(ask: Ask, services: Services): Response {
  const json = { 'Content-Type': 'application/json; charset=utf-8' }
  const person = personOf(ask, services)
  if (person === undefined) return answer(ask, 401, '{"user":null}', json)
  const { user, id } = person
  const name = services.book.config().team.get(user.handle)?.name ?? user.handle
  const [email = ''] = emailsOf(user, services)
  const shown = { handle: user.handle, name, email, role: user.role }
  return answer(ask, 200, JSON.stringify({ user: shown, book: services.book.site()?.commit ?? '', id }), json)
}
