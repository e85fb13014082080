// `astro dev`: gives each page its view, made anew from the sample book at every request.

import type { MiddlewareHandler } from 'astro'
import { readBook } from '../../disk/index.ts'
import { checkBook } from '../../rules/index.ts'
import { dateIn } from '../../text/index.ts'
import { pagesOf } from '../pages.ts'
import { siteOf } from '../site.ts'

const FOLDER = 'contacts'

export const onRequest: MiddlewareHandler = ({ url, locals }, next) => {
  const book = readBook(FOLDER)
  const today = book.config.today ?? dateIn(book.config.timezone, new Date())
  const problems = checkBook(book, { today })
  const site = siteOf({ book, folder: FOLDER, today, problems, calendars: new Map() })
  const path = `${decodeURI(url.pathname).slice(1) || 'index'}.html`
  for (const page of pagesOf(site)) {
    if (page.path !== path) continue
    if ('error' in page) throw page.error
    Object.assign(locals, { shell: page.shell, view: page.view })
    return next()
  }
  return new Response('There is no such page.', { status: 404 })
}
