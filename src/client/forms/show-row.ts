// A row of a list, as the card is now. On the front page it goes to the day where it belongs.

import { dueState } from '../../book/index.ts'
import { type Contact, dateOf, quietAfter, textOf } from '../../contact/index.ts'
import { dayWords, dueWords } from '../words.ts'
import { element } from './element.ts'
import type { Office } from './office.ts'

/** Asks the front page to put its rows in their places: src/client/today-page.ts. */
export const ROWS_CHANGED = 'cardfile-rows'

export function showRow(row: HTMLElement, contact: Contact, office: Office): void {
  const { today } = office
  const config = office.config()
  const owner = textOf(contact, 'owner')
  const due = dateOf(contact, 'due')
  part(row, 'name', contact.name)
  part(row, 'next', textOf(contact, 'next') ?? '')
  const meta = row.querySelector<HTMLElement>('.row-meta')
  if (meta !== null) {
    put(meta, '.due', due === undefined ? undefined : dueElement(due, today), true)
    put(meta, '.stage', word('stage', 'stage', textOf(contact, 'stage')))
    put(meta, '.owner', word('owner', 'owner', owner && (config.team.get(owner)?.name ?? owner)))
  }
  row.dataset['owner'] = owner ?? ''
  const agenda = document.querySelector('[data-agenda]')
  if (agenda === null) return
  if (row.dataset['quiet'] !== undefined) {
    const since = quietAfter(contact, config, today)
    if (due !== undefined || since === undefined || since >= today) row.dataset['gone'] = ''
    else delete row.dataset['gone']
    if (due !== undefined) addToAgenda(agenda, row, due)
  } else if (agenda.contains(row)) {
    if (due === undefined) row.dataset['gone'] = ''
    else {
      delete row.dataset['gone']
      row.dataset['due'] = due
    }
  }
  document.dispatchEvent(new Event(ROWS_CHANGED))
}

/** Who was going quiet and has a next step now is on the list of its day, too. */
function addToAgenda(agenda: Element, quiet: HTMLElement, due: string): void {
  const slug = quiet.dataset['slug'] ?? ''
  if (agenda.querySelector(`[data-row][data-slug="${CSS.escape(slug)}"]`) !== null) return
  const row = quiet.cloneNode(true) as HTMLElement
  for (const key of ['quiet', 'gone']) delete row.dataset[key]
  row.querySelector('[data-edit]')?.remove()
  row.dataset['due'] = due
  agenda.querySelector('[data-section="later"] .rows')?.append(row)
}

export function dueElement(due: string, today: string): HTMLTimeElement {
  return element(
    'time',
    { class: 'due', datetime: due, 'data-state': dueState(due, today), title: dayWords(due) },
    dueWords(due, today),
  )
}

function word(className: string, partName: string, text: string | undefined): HTMLElement | undefined {
  return text ? element('span', { class: className, 'data-part': partName }, text) : undefined
}

function part(row: HTMLElement, name: string, text: string): void {
  const element = row.querySelector<HTMLElement>(`[data-part="${name}"]`)
  if (element !== null && element.textContent !== text) element.textContent = text
}

/** Puts an element in the place of the one that was there, or takes it away. */
function put(parent: HTMLElement, selector: string, fresh: HTMLElement | undefined, first = false): void {
  const old = parent.querySelector(selector)
  if (fresh === undefined) old?.remove()
  else if (old !== null) old.replaceWith(fresh)
  else if (first) parent.prepend(fresh)
  else parent.append(fresh)
}
