// Shows, while somebody types, who is there already.

import { readState } from '../list-state.ts'
import type { Directory } from './directory.ts'
import { element } from './element.ts'
import { likenesses } from './likeness.ts'
import type { Office } from './office.ts'

export interface LikenessList {
  readonly node: HTMLElement
  look(typed: {
    readonly name: string
    readonly kind: string
    readonly emails: readonly string[]
  }): Promise<void>
  /** Calls back with whether somebody of that very name or address is there. */
  watch(listener: (isSame: boolean) => void): void
}

const SHORTEST = 3

export function showLikenesses(office: Office, directory: Promise<Directory | undefined>): LikenessList {
  const node = element('div', { class: 'likenesses', role: 'status', 'aria-live': 'polite' })
  let listener: (isSame: boolean) => void = () => undefined
  let asked = 0
  return {
    node,
    watch: (one) => {
      listener = one
    },
    look: async (typed) => {
      const turn = ++asked
      const known = await directory
      if (known === undefined || turn !== asked) return
      const q = typed.name.trim()
      const { hits } =
        q.length < SHORTEST ? { hits: [] } : await known.ask({ ...readState(''), q }, office.today, 12)
      if (turn !== asked) return
      const found =
        q.length < SHORTEST && typed.emails.every((one) => one === '')
          ? []
          : likenesses(known.file, hits, typed)
      node.replaceChildren(
        ...found.map(({ name, org, href, why }) =>
          element(
            'p',
            { class: why === 'similar' ? 'likeness' : 'likeness same' },
            element(
              'span',
              {},
              `${why === 'email' ? 'The same address as' : 'Looks like'} `,
              element('strong', {}, name),
              org !== '' && ` (${org})`,
            ),
            element('a', { class: 'button', href: office.root + href, 'aria-label': `Open ${name}` }, 'Open'),
          ),
        ),
      )
      listener(found.some(({ why }) => why !== 'similar'))
    },
  }
}
