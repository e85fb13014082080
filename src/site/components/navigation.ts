// The sections of the site, in the order of the navigation. A page is added by a line here.

import type { IconName } from './icons.ts'

export interface Section {
  readonly id: string
  readonly href: string
  readonly title: string
  readonly icon: IconName
  /** The key after `g` that goes there. */
  readonly key: string
  /** True: among the few at the foot of a telephone's screen. */
  readonly first: boolean
  /** The configuration's `level` from which on it is there. */
  readonly from: number
}

type Numbered = [id: string, href: string, title: string, icon: IconName, key: string, from: number]

const section = (...[id, href, title, icon, key, from]: Numbered): Section => ({
  ...{ id, href, title, icon, key, from },
  first: ['today', 'contacts', 'calendar', 'pipeline'].includes(id),
})

const SECTIONS: readonly Section[] = [
  section('today', 'index.html', 'Today', 'today', 't', 1),
  section('contacts', 'contacts.html', 'Contacts', 'contacts', 'c', 1),
  section('calendar', 'calendar.html', 'Calendar', 'calendar', 'k', 2),
  section('pipeline', 'pipeline.html', 'Pipeline', 'pipeline', 'p', 3),
  section('organisations', 'organisations.html', 'Organisations', 'building', 'o', 2),
  section('tags', 'tags.html', 'Tags', 'tags', 'l', 2),
  section('problems', 'problems.html', 'Problems', 'alert', 'x', 1),
  section('help', 'help.html', 'Help', 'help', 'h', 1),
]

/** The sections that a book of this level shows. Pages of the others are still there, for links that lead to them. */
export function sectionsAt(level: number): readonly Section[] {
  return SECTIONS.filter((one) => one.from <= level)
}
