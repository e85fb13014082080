// A date as people say it, with chips for the usual ones, and the day that it means said at once.

import { addDays, addMonths, type CalendarDate, parsePeopleDate } from '../../text/index.ts'
import { awayWords, dayWords } from '../words.ts'
import { element, newId } from './element.ts'
import { type Frame, fieldFrame } from './field-frame.ts'
import { shortDay } from './message.ts'

export interface DateField {
  readonly node: HTMLElement
  readonly input: HTMLInputElement
  /** The day; undefined for an empty field; `problem` where the text is no day that is allowed. */
  read(): { readonly date?: CalendarDate; readonly problem?: string }
  readonly text: () => string
  set(text: string): void
  readonly frame: Frame
}

export type DateChip = readonly [word: string, date: CalendarDate]

/** `+1 day`, `+1 week`, `+1 month`. @param from the day that they count from */
export function laterChips(from: CalendarDate): DateChip[] {
  return [
    ['+1 day', addDays(from, 1)],
    ['+1 week', addDays(from, 7)],
    ['+1 month', addMonths(from, 1)],
  ]
}

export function dateField(
  label: string,
  options: {
    readonly today: CalendarDate
    readonly value?: CalendarDate | undefined
    readonly chips: readonly DateChip[]
    /** What is wrong with a day, in words. */
    readonly check?: (date: CalendarDate) => string | undefined
    readonly onChange: () => void
  },
): DateField {
  const { today, chips, check, onChange } = options
  const input = element('input', {
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'done',
    placeholder: '1 Dec, fri, +2w',
    value: options.value === undefined ? '' : sayDate(options.value, today),
  })
  const echo = element('p', { class: 'date-echo', id: newId(), 'aria-live': 'polite' })
  const buttons = chips.map(([word, date]) =>
    element(
      'button',
      { type: 'button', class: 'chip', onclick: () => set(sayDate(date, today)) },
      element('span', {}, word),
      element('small', {}, shortDay(date, today)),
    ),
  )
  const frame = fieldFrame(label, input, {
    below: element('div', { class: 'date-more' }, echo, element('div', { class: 'chips' }, buttons)),
  })
  input.setAttribute('aria-describedby', `${echo.id} ${input.getAttribute('aria-describedby')}`)
  const read = () => {
    const typed = input.value.trim()
    if (typed === '') return {}
    const date = parsePeopleDate(typed, today)
    if (date === undefined)
      return { problem: `"${typed.slice(0, 40)}" is no date. Write it as 1 Dec, fri, tomorrow or +2w.` }
    const wrong = check?.(date)
    return wrong === undefined ? { date } : { problem: wrong }
  }
  const show = () => {
    const { date } = read()
    const [day, away] = date === undefined ? ['', ''] : [dayWords(date), awayWords(date, today)]
    echo.textContent = date === undefined ? '' : `${day}, ${away}`
    for (const [at, [, one]] of chips.entries())
      buttons[at]?.setAttribute('aria-pressed', String(one === date))
    if (read().problem === undefined) frame.problem(undefined)
  }
  const set = (text: string) => {
    input.value = text
    show()
    onChange()
  }
  input.addEventListener('input', show)
  input.addEventListener('change', () => frame.problem(read().problem))
  show()
  return { node: frame.node, input, read, text: () => input.value, set, frame }
}

/** `1 Dec 2026`: as a person may type it, and as `parsePeopleDate` reads it. */
function sayDate(date: CalendarDate, today: CalendarDate): string {
  const short = shortDay(date, today)
  return /\d{4}$/.test(short) ? short : `${short} ${date.slice(0, 4)}`
}
