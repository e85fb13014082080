// The calendar in the browser: whose entries to show, the viewer's day, and print.

import type { CalendarDate } from '../text/index.ts'

export function setUpCalendar(today: CalendarDate): void {
  const tools = document.querySelector<HTMLElement>('[data-calendar-tools]')
  if (tools === null) return
  tools.hidden = false
  for (const cell of document.querySelectorAll<HTMLElement>('.month [data-date]')) {
    if (cell.dataset['date'] === today) cell.dataset['isToday'] = 'true'
    else delete cell.dataset['isToday']
  }
  const month = document.querySelector<HTMLAnchorElement>('[data-this-month]')
  if (month !== null && month.dataset['thisMonth'] !== today.slice(0, 7)) {
    const root = document.documentElement.dataset['root'] ?? ''
    const page = `calendar/${today.slice(0, 7)}.html`
    // Only months that have a page: the list of them is on this one.
    if (document.querySelector(`a[href="${root}${page}"]`) !== null) month.href = root + page
  }
  const select = tools.querySelector<HTMLSelectElement>('[data-owner-filter]')
  select?.addEventListener('change', () => {
    for (const entry of document.querySelectorAll<HTMLElement>('.month [data-owner], .day-list [data-owner]'))
      entry.hidden = select.value !== '' && entry.dataset['owner'] !== select.value
  })
  tools.querySelector('[data-print]')?.addEventListener('click', () => print())
}
