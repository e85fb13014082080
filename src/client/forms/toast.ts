// A line at the foot of the page that says what was done, with the way back. It is read out, and goes by itself.

import { element } from './element.ts'

export interface Toast {
  /** Says something else, `Sent`, in its place. */
  say(state: string): void
  /** False once it has gone. */
  isOpen(): boolean
  close(): void
}

const STAYS = 12_000
let region: HTMLElement | undefined
let open: Toast | undefined

/**
 * Shows a line; the one before it goes.
 * @param said what was done  @param state `Saved here`
 * @param action what the button beside it says and does
 */
export function showToast(
  said: string,
  state: string,
  action?: { readonly word: string; readonly does: () => void },
): Toast {
  region ??= document.body.appendChild(
    element('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' }),
  )
  open?.close()
  const stateText = element('span', { class: 'toast-state' }, state)
  const close = () => {
    clearTimeout(timer)
    node.remove()
    if (open === toast) open = undefined
  }
  let timer = 0
  // Who reads it slowly, or is about to tap its button, does not lose it.
  const wait = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      if (node.matches(':hover, :focus-within')) wait()
      else close()
    }, STAYS)
  }
  const node = element(
    'div',
    { class: 'toast' },
    element('p', {}, element('span', {}, said), ' ', stateText),
    action !== undefined &&
      element(
        'button',
        {
          type: 'button',
          class: 'button',
          onclick: () => {
            close()
            action.does()
          },
        },
        action.word,
      ),
  )
  region.append(node)
  const toast: Toast = {
    say: (text) => {
      if (stateText.textContent === text) return
      stateText.textContent = text
      wait()
    },
    isOpen: () => node.isConnected,
    close,
  }
  open = toast
  wait()
  return toast
}
