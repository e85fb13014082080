// A control with its label, a line of help, and room for what is wrong with it.

import { element, newId } from './element.ts'

export interface Frame {
  readonly node: HTMLElement
  /** Says what is wrong and what to do, or, with undefined, that nothing is. */
  problem(said: string | undefined): void
}

/** @param control what the label is for; it gets an id */
export function fieldFrame(
  label: string,
  control: HTMLElement,
  options: { readonly help?: string | undefined; readonly below?: Node } = {},
): Frame {
  control.id ||= newId()
  const help =
    options.help === undefined ? undefined : element('p', { class: 'hint', id: newId() }, options.help)
  const error = element('p', { class: 'field-error', id: newId(), hidden: true })
  const described = [help?.id, error.id].filter(Boolean).join(' ')
  control.setAttribute('aria-describedby', described)
  const node = element(
    'div',
    { class: 'field' },
    element('label', { for: control.id }, label),
    control,
    options.below,
    help,
    error,
  )
  return {
    node,
    problem: (said) => {
      error.textContent = said ?? ''
      error.hidden = said === undefined
      if (said === undefined) control.removeAttribute('aria-invalid')
      else control.setAttribute('aria-invalid', 'true')
    },
  }
}

/** Several radio buttons or chips under one heading. */
export function groupFrame(label: string, ...children: readonly Node[]): HTMLFieldSetElement {
  return element('fieldset', { class: 'field' }, element('legend', {}, label), ...children)
}
