// Keys of editing: `l` logs on the row that has the focus, or on the page's card; `n` makes a new contact.

import { isTyping, keysAreOn } from '../keys.ts'
import { openNewForm } from './new-form.ts'
import type { Office } from './office.ts'
import { ACTIONS, openEdit, refOf } from './open-edit.ts'

export function setUpEditKeys(office: Office): void {
  for (const line of document.querySelectorAll<HTMLElement>('#keys [data-edit-key]')) line.hidden = false
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event
    if (defaultPrevented || ctrlKey || metaKey || altKey || isComposing) return
    if (isTyping(event.target) || !keysAreOn() || document.querySelector('dialog[open]') !== null) return
    if (key === 'n') {
      event.preventDefault()
      void openNewForm(office)
      return
    }
    const action = ACTIONS.find((one) => one.key === key)
    const place =
      document.activeElement?.closest<HTMLElement>('[data-row][data-slug]') ??
      document.querySelector<HTMLElement>('article[data-slug]')
    const ref = place === null ? undefined : refOf(place, office.root)
    if (action === undefined || ref === undefined) return
    event.preventDefault()
    void openEdit(office, ref, action.id)
  })
}
