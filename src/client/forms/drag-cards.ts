// Dragging a card of the board to another column. Every card has a button for it, too.

import { moveTo } from './move.ts'
import type { Office } from './office.ts'
import { refOf } from './open-edit.ts'
import { showToast } from './toast.ts'

export function setUpDragging(office: Office): void {
  let dragged: HTMLElement | undefined
  for (const card of document.querySelectorAll<HTMLElement>('.board-card[data-slug]')) {
    card.draggable = true
    // The link in it would be dragged instead.
    for (const link of card.querySelectorAll('a')) link.draggable = false
    card.addEventListener('dragstart', (event) => {
      dragged = card
      event.dataTransfer?.setData('text/plain', card.dataset['slug'] ?? '')
      card.classList.add('dragged')
    })
    card.addEventListener('dragend', () => {
      card.classList.remove('dragged')
      dragged = undefined
    })
  }
  for (const column of document.querySelectorAll<HTMLElement>('.board-column[data-stage]')) {
    const isHere = () =>
      dragged !== undefined && dragged.closest('[data-board]') === column.closest('[data-board]')
    column.addEventListener('dragover', (event) => {
      if (!isHere()) return
      event.preventDefault()
      column.classList.add('drop')
    })
    column.addEventListener('dragleave', (event) => {
      if (!column.contains(event.relatedTarget as Node | null)) column.classList.remove('drop')
    })
    column.addEventListener('drop', async (event) => {
      event.preventDefault()
      column.classList.remove('drop')
      const ref = dragged === undefined || !isHere() ? undefined : refOf(dragged, office.root)
      const stage = column.dataset['stage']
      if (ref === undefined || stage === undefined) return
      const contact = await office.card(ref.slug, ref.page).catch(() => undefined)
      const said =
        contact === undefined
          ? [`${ref.name} can't be read just now. Try again when you are online.`]
          : await moveTo(office, contact, stage).catch((error: Error) => [error.message])
      if (said.length > 0) showToast(said.join(' '), '')
    })
  }
}
