// The parts of a card's page, made in the browser as src/site/components makes them for the build: a test holds them to it.

import {
  type Config,
  type Contact,
  cadenceOf,
  dateOf,
  lastTouch,
  quietAfter,
  textOf,
} from '../../contact/index.ts'
import { cadenceWords } from '../view/cadence-words.ts'
import type { FieldRow } from '../view/card-fields.ts'
import type { DecisionRow } from '../view/decision-rows.ts'
import type { LogRow } from '../view/log-rows.ts'
import { dayWords } from '../words.ts'
import { element } from './element.ts'
import { dueElement } from './show-row.ts'

/** Later than any day: a card's page does not change with the day. */
const ALWAYS = '2200-12-31'

/** What stands under "Next step". */
export function nextStepParts(contact: Contact, config: Config, today: string): HTMLElement[] {
  const next = textOf(contact, 'next')
  const due = dateOf(contact, 'due')
  const last = lastTouch(contact, ALWAYS)
  const cadence = cadenceOf(contact, config)
  const quiet = quietAfter(contact, config, ALWAYS)
  const text =
    next === undefined && due === undefined ? 'None. Decide one, with a day.' : (next ?? 'Follow up')
  const parts = [element('p', { class: 'next-text' }, text)]
  if (due !== undefined) {
    const time = dueElement(due, today)
    const full = element('span', { class: 'sub', 'data-full': due }, dayWords(due))
    full.hidden = time.textContent === dayWords(due, today)
    parts.push(element('p', {}, time, ' ', full))
  }
  if (last !== undefined || cadence !== undefined)
    parts.push(
      element(
        'p',
        { class: 'sub' },
        last !== undefined && element('span', {}, `Last contact ${dayWords(last)}`),
        cadence !== undefined && element('span', {}, `Rhythm: ${cadenceWords(cadence)}`),
        due === undefined && quiet !== undefined && element('span', {}, `Quiet from ${dayWords(quiet)}`),
      ),
    )
  return parts
}

export function logItem({ date, words, time, kind, owner, tint, money, text }: LogRow): HTMLElement {
  return element(
    'li',
    { class: [`kind-${kind}`, tint && `c-${tint}`].filter(Boolean).join(' '), 'data-log': true },
    element(
      'p',
      { class: 'log-head' },
      element('time', { datetime: date }, words),
      time !== undefined && element('span', {}, time),
      element('span', { class: 'kind' }, kind),
      money !== undefined && element('strong', { class: 'money' }, money),
      owner !== undefined && element('span', { class: 'owner' }, owner),
    ),
    element('p', { class: 'log-text' }, text),
  )
}

export function fieldItem({ label, values }: FieldRow, root: string): HTMLElement {
  return element(
    'div',
    {},
    element('dt', {}, label),
    values.map(({ text, href, external, label }) =>
      element(
        'dd',
        {},
        href === undefined
          ? text
          : element(
              'a',
              { href: external ? href : root + href, rel: external ? 'noopener noreferrer' : undefined },
              text,
            ),
        label !== undefined && element('span', { class: 'label' }, label),
      ),
    ),
  )
}

export function decisionItem({ label, values }: DecisionRow): HTMLElement {
  return element(
    'div',
    {},
    element('dt', {}, label),
    values.map(({ text, role }) => element('dd', {}, text, element('span', { class: 'label' }, role))),
  )
}
