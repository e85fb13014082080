// A sheet over the page: from below on a telephone, in the middle on a desk. The browser keeps the focus in it, gives it
// back afterwards, and closes it with Esc.

import { element, newId } from './element.ts'
import { icon } from './icon.ts'

export interface Sheet {
  readonly dialog: HTMLDialogElement
  readonly body: HTMLElement
  close(): void
}

/**
 * Opens a sheet, which is modal.
 * @param title what it is for  @param sub of whom
 * @param onClose when it is closed, by whatever way
 */
export function openSheet(title: string, sub = '', onClose?: () => void): Sheet {
  const id = newId()
  const body = element('div', { class: 'sheet-body' })
  const close = () => dialog.close()
  const dialog = element(
    'dialog',
    { class: 'sheet', 'aria-labelledby': id },
    element(
      'header',
      { class: 'sheet-head' },
      element('h2', { id }, title, sub !== '' && element('span', { class: 'sheet-sub' }, ` ${sub}`)),
      element(
        'button',
        { type: 'button', class: 'bar-button', 'aria-label': 'Close', onclick: close },
        icon('close'),
      ),
    ),
    body,
  )
  dialog.addEventListener('close', () => {
    dialog.remove()
    onClose?.()
  })
  // A tap beside the sheet closes it; what was typed is kept as a draft.
  dialog.addEventListener('pointerdown', (event) => {
    if (event.target !== dialog) return
    const { left, right, top, bottom } = dialog.getBoundingClientRect()
    if (event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom)
      close()
  })
  document.body.append(dialog)
  dialog.showModal()
  return { dialog, body, close }
}
