// One field of a card in a form: one value, or a list of them with a label each.

import type { Problem } from '../../contact/index.ts'
import { element } from './element.ts'
import type { FormField, FormValue } from './field-changes.ts'
import { type Frame, fieldFrame } from './field-frame.ts'
import { icon } from './icon.ts'
import { type ValueContext, type ValueInput, valueInput } from './value-input.ts'

export interface FieldEditor {
  readonly key: string
  readonly node: HTMLElement
  read(): FormValue[]
  write(values: readonly FormValue[]): void
  problem(said: string | undefined): void
}

/** Types whose way of writing is worth a line of help. */
const HELPED = new Set([
  'address',
  'birthday',
  'language',
  'timezone',
  'image',
  'cadence',
  'link-or-text',
  'link',
])

export function fieldEditor(
  { field, values }: Pick<FormField, 'field' | 'values'>,
  context: ValueContext,
): FieldEditor {
  const help = HELPED.has(field.type.name) && field.help !== '' ? field.help : undefined
  const isTags = field.list && field.type.name === 'tag'
  if (field.list && !isTags) return listEditor({ field, values }, context, help)
  const first = isTags ? values.map(({ text }) => text).join(', ') : (values[0]?.text ?? '')
  const input = valueInput(field, first, context)
  const frame = fieldFrame(field.label, input.control, { help, below: input.extra as Node })
  const read = () => {
    const text = input.read().trim()
    if (isTags)
      return text
        .split(',')
        .map((tag) => ({ text: tag.trim() }))
        .filter((tag) => tag.text !== '')
    return text === '' ? [] : [{ text }]
  }
  return {
    key: field.key,
    node: frame.node,
    read,
    write: (wanted) =>
      input.write(isTags ? wanted.map(({ text }) => text).join(', ') : (wanted[0]?.text ?? '')),
    problem: frame.problem,
  }
}

interface Line {
  readonly input: ValueInput
  readonly label: HTMLInputElement | undefined
  readonly frame: Frame
  readonly node: HTMLElement
}

function listEditor(
  { field, values }: Pick<FormField, 'field' | 'values'>,
  context: ValueContext,
  help: string | undefined,
): FieldEditor {
  const lines: Line[] = []
  const rows = element('div', { class: 'list-lines' })
  const addLine = (value: FormValue, isFocused = false) => {
    const input = valueInput(field, value.text, context)
    const number = lines.length + 1
    const frame = fieldFrame(`${field.label} ${number}`, input.control, { below: input.extra as Node })
    frame.node.querySelector('label')?.classList.add('hidden-label')
    const label = field.labelled
      ? element('input', {
          type: 'text',
          class: 'label-input',
          value: value.label ?? '',
          placeholder: 'label',
          'aria-label': `Label of ${field.label.toLowerCase()} ${number}, such as work`,
          autocomplete: 'off',
          autocapitalize: 'off',
        })
      : undefined
    const line: Line = {
      ...{ input, label, frame },
      node: element(
        'div',
        { class: 'list-line' },
        frame.node,
        label,
        element(
          'button',
          {
            type: 'button',
            class: 'bar-button',
            'aria-label': `Remove ${field.label.toLowerCase()} ${number}`,
            onclick: () => {
              lines.splice(lines.indexOf(line), 1)
              line.node.remove()
              add.focus()
            },
          },
          icon('close'),
        ),
      ),
    }
    lines.push(line)
    rows.append(line.node)
    if (isFocused) input.control.focus()
  }
  const add = element(
    'button',
    { type: 'button', class: 'plain', onclick: () => addLine({ text: '' }, true) },
    `Add ${field.label.toLowerCase()}`,
  )
  const write = (wanted: readonly FormValue[]) => {
    lines.length = 0
    rows.replaceChildren()
    for (const value of wanted.length > 0 ? wanted : [{ text: '' }]) addLine(value)
  }
  write(values)
  return {
    key: field.key,
    node: element(
      'fieldset',
      { class: 'field list-field' },
      element('legend', {}, field.label),
      help !== undefined && element('p', { class: 'hint' }, help),
      rows,
      add,
    ),
    read: () =>
      lines.flatMap(({ input, label }) => {
        const text = input.read().trim()
        const word = label?.value.trim() ?? ''
        return text === '' ? [] : [word === '' ? { text } : { text, label: word }]
      }),
    write,
    problem: (said) => {
      // It stands at the value that it is about, where its words name one.
      const named = lines.find(({ input }) => said?.includes(`"${input.read().trim()}"`))
      for (const line of lines) line.frame.problem(line === (named ?? lines[0]) ? said : undefined)
    },
  }
}

/** `"x" is no date. Write ...`, as one line for people. */
export function saidOfProblem({ message, hint }: Problem): string {
  return `${message} ${hint}`
}
