// The frame of every form in a sheet: what is wrong as a whole, the fields, the buttons; and that it is sent once.

import type { Diagnostic } from '../../text/index.ts'
import { element } from './element.ts'
import { openSheet } from './sheet.ts'

export interface EditForm {
  readonly form: HTMLFormElement
  readonly fields: HTMLElement
  /** Says what is wrong with the edit as a whole. */
  problem(...said: readonly string[]): void
  close(): void
}

/**
 * Opens a form.
 * @param save on submit; resolves true where it is done and the sheet may close. What it throws is shown: the form stays
 */
export function openForm(options: {
  readonly title: string
  readonly sub?: string
  readonly button: string
  readonly save: () => Promise<boolean>
  readonly onClose?: () => void
}): EditForm {
  const sheet = openSheet(options.title, options.sub, options.onClose)
  const problems = element('div', { class: 'form-problem', role: 'alert' })
  const fields = element('div', { class: 'form-fields' })
  const submit = element('button', { type: 'submit', class: 'button primary' }, options.button)
  const cancel = element('button', { type: 'button', class: 'button', onclick: sheet.close }, 'Cancel')
  const form = element(
    'form',
    { class: 'edit-form', novalidate: true },
    fields,
    problems,
    element('div', { class: 'form-buttons' }, submit, cancel),
  )
  const problem = (...said: readonly string[]) => {
    problems.replaceChildren(...said.map((line) => element('p', {}, line)))
  }
  let isSaving = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (isSaving) return
    isSaving = true
    submit.setAttribute('aria-disabled', 'true')
    problem()
    try {
      if (await options.save()) sheet.close()
      else form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    } catch (error) {
      problem((error as Error).message)
    } finally {
      isSaving = false
      submit.removeAttribute('aria-disabled')
    }
  })
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      form.requestSubmit()
    }
  })
  sheet.body.append(form)
  return { form, fields, problem, close: sheet.close }
}

/** What is wrong, and what to do about it: one line each, nothing twice. */
export function saidOf(diagnostics: readonly Diagnostic[]): string[] {
  return [
    ...new Set(diagnostics.map(({ message, hint }) => (hint === undefined ? message : `${message} ${hint}`))),
  ]
}
