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
  const opener = document.activeElement
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
    keepPlace(opener)
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

/** Where what opened the sheet is gone, such as a row that is done, the focus goes on to what comes after it. */
function keepPlace(opener: Element | null): void {
  if (
    document.querySelector('dialog[open]') !== null ||
    (document.activeElement ?? document.body) !== document.body
  )
    return
  const isAfter = (one: Element) =>
    opener !== null && (opener.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row] .row-name')].filter((one) =>
    one.checkVisibility(),
  )
  const next = opener?.isConnected ? (rows.find(isAfter) ?? rows.at(-1)) : undefined
  ;(next ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: next === undefined })
}
