// What is to decide on a card's page, as the card is now.

import { type Config, type Contact, sentencePairs } from '../../contact/index.ts'
import { loadPart } from '../parts.ts'
import type { LinkTo } from '../view/types.ts'
import { decisionItem } from './card-parts.ts'
import { element } from './element.ts'

/** As many as the build shows. */
const MOST = 30

export async function showDecisions(
  article: HTMLElement,
  contact: Contact,
  config: Config,
  linkTo: LinkTo,
  root: string,
): Promise<void> {
  if (!contact.values.has('conflicts') && sentencePairs(contact).length === 0)
    return article.querySelector('[data-decide]')?.remove()
  const { decisionRows } = await loadPart('decisions', root)
  const rows = decisionRows(contact, config, linkTo)
  const section = article.querySelector('[data-decide]')
  const list = element('dl', { class: 'fields decisions' }, rows.slice(0, MOST).map(decisionItem))
  const counter = section?.querySelector('h2 .count')
  if (section !== null) {
    section.querySelector('.decisions')?.replaceWith(list)
    if (counter) counter.textContent = String(rows.length)
    return
  }
  article
    .querySelector('.next-step')
    ?.after(
      element(
        'section',
        { class: 'block', 'aria-labelledby': 'h-decide', 'data-decide': true },
        element('h2', { id: 'h-decide' }, 'To decide ', element('span', { class: 'count' }, rows.length)),
        element(
          'p',
          { class: 'hint' },
          'Two people changed the same thing, or two cards became one. One value stands, the other waits for you.',
        ),
        list,
      ),
    )
}
