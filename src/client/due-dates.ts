// Due dates, said again against the viewer's day: a page built on Friday is read on Monday.

import { dueState } from '../book/index.ts'
import type { CalendarDate } from '../text/index.ts'
import { dayWords, dueWords } from './words.ts'

export function setUpDueDates(today: CalendarDate): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time.due')) {
    time.textContent = dueWords(time.dateTime, today)
    time.dataset['state'] = dueState(time.dateTime, today)
    // The day itself stands beside words such as "tomorrow", and not beside itself.
    const full = time.parentElement?.querySelector<HTMLElement>('[data-full]')
    if (full) full.hidden = time.textContent === dayWords(time.dateTime, today)
  }
}
