// A page that stays open while colleagues work is older than the book: it says so, with a way to load it again.

import { askSession } from '../desk/load.ts'
import type { OutboxEntry } from '../desk/types.ts'
import { element } from './element.ts'
import type { Office } from './office.ts'

/** Between two looks, milliseconds. */
const PAUSE = 30_000

export function watchAge(office: Office): void {
  // What this page was built from: the server says it, in a stored page too.
  let first = document.documentElement.dataset['book']
  let last = 0
  const look = async () => {
    if (document.hidden || Date.now() - last < PAUSE) return
    last = Date.now()
    const book = await builtFrom(office)
    if (book === undefined || book === first) return
    if (first !== undefined && !isOwnWork(await office.desk.outbox(), first, book))
      markOld('The book has changed since this page was loaded. ', true)
    first = book
  }
  void look()
  document.addEventListener('visibilitychange', () => void look())
  addEventListener('focus', () => void look())
  setInterval(() => void look(), PAUSE)
}

/** True where all that was done between two commits was done in this browser: the page shows it already. */
export function isOwnWork(
  entries: readonly Pick<OutboxEntry, 'commit' | 'parent'>[],
  from: string,
  to: string,
): boolean {
  const parents = new Map(entries.map(({ commit, parent }) => [commit, parent]))
  for (let at: string | undefined = to; at !== undefined; at = parents.get(at)) if (at === from) return true
  return false
}

/** @param isBuilt true: loading the page again helps */
export function markOld(said: string, isBuilt: boolean): void {
  document.querySelector('.old-page')?.remove()
  document
    .querySelector('main')
    ?.prepend(
      element(
        'p',
        { class: 'old-page', role: 'status' },
        said,
        isBuilt &&
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
