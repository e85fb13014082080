// The viewer's day: the clock of their device, unless the book pins its day.

import type { CalendarDate } from '../text/index.ts'

export function viewersDay(): CalendarDate {
  const pinned = document.documentElement.dataset['pinned']
  if (pinned !== undefined) return pinned
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** A page that stays open over the weekend must not show Friday's list on Monday: it loads again on a new day. */
export function setUpNewDay(today: CalendarDate): void {
  const look = () => {
    if (!document.hidden && viewersDay() !== today) location.reload()
  }
  document.addEventListener('visibilitychange', look)
  // Back from another page, a browser may show this one as it was left.
  addEventListener('pageshow', look)
  setInterval(look, 60_000)
}
