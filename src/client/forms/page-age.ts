// A page that stays open while colleagues work is older than the book: it says so, with a way to load it again.

import { askSession } from '../desk/load.ts'
import { element } from './element.ts'
import type { Office } from './office.ts'

/** Between two looks, milliseconds. */
const PAUSE = 30_000

export function watchAge(office: Office): void {
  let first: string | undefined
  let since = Date.now()
  let last = 0
  const look = async () => {
    if (document.hidden || Date.now() - last < PAUSE) return
    last = Date.now()
    const book = await builtFrom(office)
    if (book === undefined || book === first) return
    // What was built after an edit from here is what the page shows already.
    const isOwn = (await office.desk.outbox()).some(({ sentAt = 0 }) => sentAt > since)
    if (first !== undefined && !isOwn) say()
    first = book
    since = Date.now()
  }
  void look()
  document.addEventListener('visibilitychange', () => void look())
  addEventListener('focus', () => void look())
  setInterval(() => void look(), PAUSE)
}

function say(): void {
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

/** Looks for a page that is not there yet, milliseconds between two looks and how many. */
const [STEP, STEPS] = [1000, 30]

/** Waits until the site is built anew. @returns false where that takes too long, or can't be known */
export async function whenBuilt(office: Office, before: string | undefined): Promise<boolean> {
  for (let step = 0; before !== undefined && step < STEPS; step++) {
    const book = await builtFrom(office)
    if (book !== undefined && book !== before) return true
    await new Promise((resolve) => setTimeout(resolve, STEP))
  }
  return false
}

/** Names the state of the book that the served pages were built from; undefined where nobody says. */
export async function builtFrom({ root }: Office): Promise<string | undefined> {
  const answer = await askSession(new URL(root || './', location.href))
  return answer.state === 'in' ? answer.book : undefined
}
