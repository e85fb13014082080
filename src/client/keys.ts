// The keyboard: one letter is enough. Who dictates, or types by accident, can turn it off (WCAG 2.1.4).

import { keep, kept } from './store.ts'

export function setUpKeys(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#keys')
  dialog?.querySelector('[data-close]')?.addEventListener('click', () => dialog.close())
  const toggle = dialog?.querySelector<HTMLInputElement>('[data-keys-on]')
  if (toggle) {
    toggle.checked = kept('keys') !== 'off'
    toggle.addEventListener('change', () => keep('keys', toggle.checked ? undefined : 'off'))
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-open-keys]')) {
    button.hidden = false
    button.addEventListener('click', () => dialog?.showModal())
  }
  let goes = false
  let timer = 0
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog?.open) return
    if (isTyping(event.target) || (toggle && !toggle.checked)) return
    const { key } = event
    if (goes) {
      goes = false
      // The letter is taken, whether there is such a page or not: `g l` logs nothing.
      if (key.length === 1) event.preventDefault()
      const link = document.querySelector<HTMLAnchorElement>(`.sections [data-key="${CSS.escape(key)}"]`)
      link?.click()
    } else if (key === 'g') {
      goes = true
      clearTimeout(timer)
      timer = setTimeout(() => {
        goes = false
      }, 1500) as unknown as number
    } else if (key === '/') {
      event.preventDefault()
      toSearch()
    } else if (key === '?') {
      event.preventDefault()
      dialog?.showModal()
    } else if (key === 'j' || key === 'k') {
      event.preventDefault()
      step(key === 'j' ? 1 : -1)
    }
  })
}

/** Whether a letter means itself there. A box to tick takes none, and keeps the focus for a moment when its dialog closes. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|submit|reset)$/.test(target.type)
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(SELECT|TEXTAREA)$/.test(target.tagName))
  )
}

/** False for who turned single keys off. */
export function keysAreOn(): boolean {
  return kept('keys') !== 'off'
}

function toSearch(): void {
  const input = document.querySelector<HTMLInputElement>('#search')
  if (input !== null && input.offsetParent !== null) {
    input.focus()
    input.select()
  } else document.querySelector<HTMLAnchorElement>('[data-go="search"]')?.click()
}

/** To the next or the previous row that is to be seen; its first link takes the focus, so that Enter opens it. */
function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter(
    (row) => row.offsetParent !== null,
  )
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[at < 0 ? (by === 1 ? 0 : rows.length - 1) : at + by]
  const link = next?.querySelector<HTMLElement>('.row-name, a')
  link?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
