// A card on the board, in the column of its stage.

import { type Contact, textOf } from '../../contact/index.ts'
import type { Office } from './office.ts'

export function showBoardCard(card: HTMLElement, contact: Contact, office: Office): void {
  const name = card.querySelector('.row-name')
  if (name !== null) name.textContent = contact.name
  const owner = textOf(contact, 'owner')
  const shown = card.querySelector('.owner')
  if (shown !== null && owner !== undefined)
    shown.textContent = office.config().team.get(owner)?.name ?? owner
  const board = card.closest('[data-board]')
  const stage = textOf(contact, 'stage') ?? ''
  const column = board?.querySelector<HTMLElement>(`.board-column[data-stage="${CSS.escape(stage)}"]`)
  const from = card.closest<HTMLElement>('.board-column')
  if (!column || !from || column === from) return
  column.querySelector('ul')?.prepend(card)
  for (const days of card.querySelectorAll('[data-days]')) days.textContent = 'moved just now'
  count(from, -1)
  count(column, 1)
}

/** Sums are not worked out again: they say that they are older until the site is built. */
function count(column: HTMLElement, by: number): void {
  const counter = column.querySelector('.count')
  if (counter !== null) counter.textContent = String(Number(counter.textContent) + by)
  column.querySelector('.column-sums')?.classList.add('older')
}
