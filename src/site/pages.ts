// Every page of a site: its path, its route, and what it shows.

import { given } from '../client/view/given.ts'
import { calendarViews } from './calendar-view.ts'
import { cardView } from './card-view.ts'
import { contactsView, letterViews, organisationsViews } from './contacts-view.ts'
import { duplicatesView } from './duplicates-view.ts'
import { movedViews } from './moved-view.ts'
import { pipelineView } from './pipeline-view.ts'
import { problemsView } from './problems-view.ts'
import { tagsView } from './tags-view.ts'
import { ownerPath, ownersOf, todayView } from './today-view.ts'
import type { Page, Shell, Site } from './types.ts'

/**
 * The pages of a site, one after the other, so that a large book is never in memory twice. A page that can't be made
 * is given as an error, and does not keep the others from being made.
 */
export function* pagesOf(site: Site): Generator<Page | { readonly path: string; readonly error: unknown }> {
  const shell = shellOf(site)
  const one = function* (route: string, view: () => unknown) {
    const path = `${route}.html`
    const root = '../'.repeat(route.split('/').length - 1)
    try {
      yield { path, route: route === 'index' ? '' : route, shell: { ...shell, root }, view: view() }
    } catch (error) {
      yield { path, error }
    }
  }
  const many = function* (name: string, views: () => readonly { path: string; view: unknown }[]) {
    let list: readonly { path: string; view: unknown }[]
    try {
      list = views()
    } catch (error) {
      yield { path: `${name}.html`, error }
      return
    }
    for (const { path, view } of list) yield* one(path, () => view)
  }
  yield* one('index', () => todayView(site))
  for (const { handle } of ownersOf(site)) yield* one(ownerPath(handle), () => todayView(site, handle))
  yield* one('contacts', () => contactsView(site))
  yield* many('letter/a', () => letterViews(site))
  yield* many('calendar', () => calendarViews(site))
  yield* one('pipeline', () => pipelineView(site))
  yield* many('organisations', () => organisationsViews(site))
  yield* one('tags', () => tagsView(site))
  yield* one('problems', () => problemsView(site))
  yield* one('duplicates', () => duplicatesView(site))
  yield* one('help', () => ({}))
  for (const contact of site.book.contacts)
    yield* one(site.paths.get(contact) ?? '', () => cardView(site, contact))
  for (const { path, view } of movedViews(site)) yield* one(path, () => view)
}

/** What every page has around it: nothing that changes with a card, or all pages would change with it. */
function shellOf(site: Site): Omit<Shell, 'root'> {
  const { config } = site.book
  return {
    title: config.title,
    team: [...config.team.values()],
    level: config.level,
    ...given('pinned', config.today),
  }
}
