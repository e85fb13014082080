// The due list as files, whole and one per owner: what a pipeline keeps every morning.

import type { Book } from '../book/index.ts'
import type { CalendarDate } from '../text/index.ts'
import { calendarIcs } from './calendar.ts'
import { due } from './due.ts'
import { renderHtml } from './render/html.ts'
import { renderMarkdown } from './render/markdown.ts'
import { ownersOf } from './rows.ts'

export interface DueFile {
  readonly name: string
  readonly text: string
}

/**
 * `due.md`, `due.html` and `due.ics`, the first two by owner; and for every owner `due-<handle>.md` and so on.
 * Private cards are in them: hand in a `sharedBook` for what others will see.
 */
export function dueFiles(book: Book, today: CalendarDate): DueFile[] {
  const whole = due.make(book, { today, byOwner: true })
  const files = [
    { name: 'due.md', text: renderMarkdown(whole) },
    { name: 'due.html', text: renderHtml(whole) },
    { name: 'due.ics', text: calendarIcs(book, { today }) },
  ]
  for (const owner of ownersOf(book)) {
    const name = `due-${owner.replace(/[^A-Za-z0-9._-]+/g, '-') || 'nobody'}`
    const report = due.make(book, { today, owner })
    files.push(
      { name: `${name}.md`, text: renderMarkdown(report) },
      { name: `${name}.html`, text: renderHtml(report) },
      { name: `${name}.ics`, text: calendarIcs(book, { today, owner }) },
    )
  }
  return files
}
