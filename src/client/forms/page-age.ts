// A page that stays open while colleagues work is older than the book: it says so, with a way to load it again.

import { askSession } from '../desk/load.ts'
import { element } from './element.ts'
import type { Office } from './office.ts'

/** Between two looks, milliseconds. */
const PAUSE = 30_000

export function watchAge(office: Office): void {
  const root = new URL(office.root || './', location.href)
  let first: string | undefined
  let last = 0
  const look = async () => {
    if (document.hidden || Date.now() - last < PAUSE) return
    last = Date.now()
    const answer = await askSession(root)
    if (answer.state !== 'in') return
    first ??= answer.book
    if (answer.book !== first) say()
  }
  const say = () => {
    if (document.querySelector('.old-page') !== null) return
    document
      .querySelector('main')
      ?.prepend(
        element(
          'p',
          { class: 'old-page', role: 'status' },
          'The book has changed since this page was loaded. ',
          element(
            'button',
            { type: 'button', class: 'button', onclick: () => location.reload() },
            'Load it again',
          ),
        ),
      )
  }
  void look()
  document.addEventListener('visibilitychange', () => void look())
  addEventListener('focus', () => void look())
  setInterval(() => void look(), PAUSE * 2)
}
