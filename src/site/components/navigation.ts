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
}

const section = (
  id: string,
  href: string,
  title: string,
  icon: IconName,
  key: string,
  first = false,
): Section => ({
  id,
  href,
  title,
  icon,
  key,
  first,
})

export const SECTIONS: readonly Section[] = [
  section('today', 'index.html', 'Today', 'today', 't', true),
  section('contacts', 'contacts.html', 'Contacts', 'contacts', 'c', true),
  section('calendar', 'calendar.html', 'Calendar', 'calendar', 'k', true),
  section('pipeline', 'pipeline.html', 'Pipeline', 'pipeline', 'p', true),
  section('organisations', 'organisations.html', 'Organisations', 'building', 'o'),
  section('tags', 'tags.html', 'Tags', 'tags', 'l'),
  section('problems', 'problems.html', 'Problems', 'alert', 'x'),
  section('help', 'help.html', 'Help', 'help', 'h'),
]
