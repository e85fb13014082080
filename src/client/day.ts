// The viewer's day: the clock of their device, unless the book pins its day.

import type { CalendarDate } from '../text/index.ts'

export function viewersDay(): CalendarDate {
  const pinned = document.documentElement.dataset['pinned']
  if (pinned !== undefined) return pinned
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
