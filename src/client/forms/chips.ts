// One of several words, as chips: radio buttons underneath, so that arrow keys and screen readers know what they are.

import { element, newId } from './element.ts'

export interface Chips {
  readonly node: HTMLElement
  read(): string
  /** @param chosen false: a guess, which another guess may replace */
  set(value: string, chosen?: boolean): void
  readonly isChosen: () => boolean
}

/** @param choices value and word */
export function radioChips(
  choices: readonly (readonly [value: string, word: string])[],
  value: string,
  onChange: () => void,
  /** True: on a telephone, one line that is moved sideways. */
  isLine = false,
): Chips {
  const name = newId()
  let chosen = false
  const inputs = choices.map(([one]) =>
    element('input', {
      type: 'radio',
      name,
      value: one,
      checked: one === value,
      onchange: () => {
        chosen = true
        onChange()
      },
    }),
  )
  const node = element(
    'div',
    { class: isLine ? 'chips chips-line' : 'chips' },
    choices.map(([, word], at) => element('label', { class: 'chip' }, inputs[at], element('span', {}, word))),
  )
  return {
    node,
    read: () => inputs.find((input) => input.checked)?.value ?? '',
    set: (wanted, isChosen = true) => {
      chosen = isChosen
      for (const input of inputs) {
        input.checked = input.value === wanted
        if (input.checked && isLine && node.isConnected) showInLine(node, input)
      }
    },
    isChosen: () => chosen,
  }
}

function showInLine(line: HTMLElement, input: HTMLElement): void {
  const chip = input.parentElement
  if (chip === null || line.scrollWidth <= line.clientWidth) return
  line.scrollLeft = chip.offsetLeft - line.offsetLeft - (line.clientWidth - chip.clientWidth) / 2
}
