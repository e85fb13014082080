// The buttons of editing: on a card's page, in the rows of lists, on the board. Rows that come later get theirs, too.

import { element } from './element.ts'
import { icon } from './icon.ts'
import type { Office } from './office.ts'
import { ACTIONS, type Action, openActions, openEdit, refOf } from './open-edit.ts'
import { showNewest } from './show.ts'

export function addPageButtons(office: Office): void {
  addCardButtons(office)
  const rows = () => {
    for (const row of document.querySelectorAll<HTMLElement>('[data-row][data-slug]'))
      if (row.querySelector('[data-edit]') === null) addRowButtons(office, row)
  }
  rows()
  const lists = document.querySelectorAll('[data-list], [data-agenda]')
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => addedNodes.length > 0)) rows()
  })
  for (const list of lists) observer.observe(list, { childList: true, subtree: true })
}

function addCardButtons(office: Office): void {
  const article = document.querySelector<HTMLElement>('article[data-slug]')
  const ref = article === null ? undefined : refOf(article, office.root)
  if (article === null || ref === undefined) return
  const reach = article.querySelector('.actions')
  const buttons = (['log', 'done', 'postpone', 'edit', 'move'] as const).map((id) =>
    button(office, ref, id, 'action'),
  )
  const bar = element(
    'div',
    { class: 'actions edit-bar', role: 'group', 'aria-label': `Edit ${ref.name}`, 'data-edit': true },
    buttons,
  )
  if (reach !== null) reach.after(bar)
  else article.querySelector('.card-head')?.after(bar)
  addNotesButton(office)
}

/** The notes may have come, or gone, since. */
export function addNotesButton(office: Office): void {
  const article = document.querySelector<HTMLElement>('article[data-slug]')
  const ref = article === null ? undefined : refOf(article, office.root)
  if (article === null || ref === undefined) return
  const notes = article.querySelector('section[aria-labelledby="h-notes"] h2')
  const known = article.querySelector('[data-edit-notes]')
  if (known !== null && (known.parentElement === notes?.parentElement) === (notes !== null)) return
  known?.remove()
  const add = element(
    'button',
    {
      type: 'button',
      class: 'plain',
      'data-edit-notes': true,
      onclick: () => void openEdit(office, ref, 'notes'),
    },
    notes === null ? 'Add notes' : 'Edit notes',
  )
  // Behind the heading, and not in it: the section has the heading's name.
  if (notes !== null) notes.after(add)
  else article.querySelector('section[aria-labelledby="h-log"]')?.before(add)
}

function addRowButtons(office: Office, row: HTMLElement): void {
  const ref = refOf(row, office.root)
  if (ref === undefined) return
  const more = element(
    'button',
    {
      type: 'button',
      class: 'act',
      'aria-label': `Edit ${ref.name}`,
      title: 'Edit',
      onclick: () => openActions(office, ref),
    },
    icon('more'),
  )
  if (row.classList.contains('board-card')) {
    row.append(
      element(
        'div',
        { class: 'row-edit', 'data-edit': true },
        button(office, ref, 'move', 'row-button'),
        more,
      ),
    )
  } else if (row.closest('[data-agenda], [data-section="quiet"]') !== null) {
    const ids: readonly Action[] = row.dataset['quiet'] === undefined ? ['log', 'done', 'postpone'] : ['log']
    row.append(
      element(
        'div',
        { class: 'row-edit', 'data-edit': true },
        ids.map((id) => button(office, ref, id, 'row-button')),
      ),
    )
  } else {
    more.dataset['edit'] = ''
    row.querySelector('.row-actions')?.append(more)
  }
  showNewest(office, row)
}

function button(
  office: Office,
  ref: { readonly slug: string; readonly name: string },
  id: Action,
  className: string,
): HTMLButtonElement {
  const action = ACTIONS.find((one) => one.id === id)
  const word = action?.word ?? id
  return element(
    'button',
    {
      type: 'button',
      class: className,
      'aria-label': className === 'action' ? undefined : `${word}: ${ref.name}`,
      onclick: () => void openEdit(office, ref, id),
    },
    action !== undefined && icon(action.icon),
    element('span', {}, word),
  )
}
