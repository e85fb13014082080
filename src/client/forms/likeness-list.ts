// Shows, while somebody types, who is there already.

import type { TypedCard } from '../doubles.ts'
import { readState } from '../list-state.ts'
import type { Directory } from './directory.ts'
import { element } from './element.ts'
import { openLikeCards } from './like-cards.ts'
import { type Likeness, likenesses } from './likeness.ts'
import type { Office } from './office.ts'

export interface LikenessList {
  readonly node: HTMLElement
  look(typed: TypedCard): void
  /** Calls back with whether somebody who seems to be the same is there. */
  watch(listener: (isSame: boolean) => void): void
}

const SHORTEST = 3
/** Typing waits for a pause, in milliseconds. */
const PAUSE = 120

/** @param add puts what is typed on a card that is there already */
export function showLikenesses(
  office: Office,
  directory: Promise<Directory | undefined>,
  add: (like: Likeness) => void,
): LikenessList {
  const node = element('div', { class: 'likenesses', role: 'status', 'aria-live': 'polite' })
  const ask = openLikeCards(office.root, async () => (await directory)?.file)
  let listener: (isSame: boolean) => void = () => undefined
  let asked = 0
  let timer = 0
  const look = async (typed: TypedCard) => {
    const turn = ++asked
    const known = await directory
    if (known === undefined || turn !== asked) return
    const q = typed.name.trim()
    const isNamed = q.length >= SHORTEST
    const isKnown = [...typed.emails, ...typed.phones].some((text) => text.trim() !== '')
    const [like, { hits }] = await Promise.all([
      isNamed || isKnown ? ask(typed) : [],
      isNamed ? known.ask({ ...readState(''), q }, office.today, 12) : { hits: [] },
    ])
    if (turn !== asked) return
    const found = isNamed || isKnown ? likenesses(known.file, like, hits, typed) : []
    node.replaceChildren(...found.map((one) => line(one, office.root, () => add(one))))
    listener(found.some(({ isSame }) => isSame))
  }
  return {
    node,
    watch: (one) => {
      listener = one
    },
    look: (typed) => {
      clearTimeout(timer)
      timer = window.setTimeout(() => void look(typed), PAUSE)
    },
  }
}

function line({ name, org, href, reasons, isSame }: Likeness, root: string, add: () => void): HTMLElement {
  return element(
    'p',
    { class: isSame ? 'likeness same' : 'likeness' },
    element(
      'span',
      {},
      'Looks like ',
      element('strong', {}, name),
      org !== '' && ` (${org})`,
      reasons.length > 0 && element('span', { class: 'sub' }, reasons.slice(0, 3).join(', ')),
    ),
    element(
      'span',
      { class: 'likeness-buttons' },
      isSame &&
        element(
          'button',
          { type: 'button', class: 'button', 'aria-label': `Add to it: ${name}`, onclick: add },
          'Add to it',
        ),
      element('a', { class: 'button', href: root + href, 'aria-label': `Open ${name}` }, 'Open'),
    ),
  )
}
