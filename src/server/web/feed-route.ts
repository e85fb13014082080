// A calendar by an address that only its owner knows: calendar programs can't log in.

import path from 'node:path'
import { fileNameOf } from '../../site/index.ts'
import { tell } from './answer.ts'
import type { Ask, Services } from './services.ts'
import { fileBelow } from './site-file.ts'
import { send } from './site-route.ts'

/** GET /feed/<secret>/calendar.ics: the person's own follow-ups, or everybody's for one who is not of the team. */
export async function feed(ask: Ask, services: Services): Promise<Response> {
  const { book, users } = services
  const secret = /^\/feed\/([\w-]{43})\/calendar\.ics$/.exec(path.posix.normalize(ask.req.path))?.[1]
  const user = secret === undefined ? undefined : users.byFeed(secret)
  if (user === undefined) return tell(ask, 404, 'There is no such calendar, or not any more.')
  ask.env.note.handle = user.handle
  const site = book.site()
  const name = book.config().team.has(user.handle)
    ? `calendar-${fileNameOf(user.handle)}.ics`
    : 'calendar.ics'
  const found = site && (await fileBelow(site.folder, [name]))
  if (found === undefined) return tell(ask, 503, 'The calendar is being made.', { 'Retry-After': '60' })
  return send(ask, services, found, { 'Cache-Control': 'private, no-cache' })
}
