// The edits of this browser: what each is, how far it is, and what can be done about it.

import type { OutboxEntry } from '../desk/types.ts'
import { saveFile } from './account.ts'
import { element } from './element.ts'
import type { Office } from './office.ts'
import { ageWords, stateWords } from './outbox-words.ts'
import { undoEdit } from './save-edit.ts'

export function outboxList(office: Office): { readonly node: HTMLElement; readonly stop: () => void } {
  const node = element('div', { class: 'outbox', 'data-outbox': true })
  const { desk } = office
  let turn = 0
  const show = async () => {
    const mine = ++turn
    const entries = [...(await desk.outbox())].reverse()
    if (mine !== turn) return
    const unsent = entries.filter(({ state }) => state !== 'sent')
    const focused = (document.activeElement as HTMLElement | null)?.dataset['of']
    node.replaceChildren(
      entries.length === 0
        ? element('p', { class: 'empty' }, 'Your edits of today will be listed here.')
        : element(
            'ul',
            {},
            entries.map((entry) => item(office, entry)),
          ),
      unsent.length === 0
        ? ''
        : element(
            'div',
            { class: 'form-buttons' },
            element('button', { type: 'button', class: 'button', onclick: () => desk.syncNow() }, 'Send now'),
            element(
              'button',
              { type: 'button', class: 'button', onclick: () => void saveFile(office) },
              'Download',
            ),
          ),
    )
    if (focused !== undefined) node.querySelector<HTMLElement>(`[data-of="${CSS.escape(focused)}"]`)?.focus()
  }
  void show()
  return { node, stop: desk.watch(() => void show()) }
}

function item(office: Office, entry: OutboxEntry): HTMLElement {
  const { id, message, state, date, told, undoneBy, undoes } = entry
  const button = (word: string, does: () => void) =>
    element(
      'button',
      {
        type: 'button',
        class: 'button',
        'data-of': `${word} ${id}`,
        'aria-label': `${word}: ${message}`,
        onclick: does,
      },
      word,
    )
  return element(
    'li',
    { class: `outbox-${state}`, 'data-state': state },
    element('p', {}, element('strong', {}, message)),
    element('p', { class: 'sub' }, `${stateWords(entry)} ${ageWords(date, Date.now())}`),
    told.map((line) => element('p', { class: 'sub' }, line)),
    undoneBy !== undefined && element('p', { class: 'sub' }, 'Taken back.'),
    element(
      'div',
      { class: 'outbox-buttons' },
      state === 'refused' && button('Try again', () => void office.desk.again(id)),
      undoneBy === undefined &&
        undoes === undefined &&
        button(state === 'refused' ? 'Discard' : 'Undo', () => void undoEdit(office, entry)),
    ),
  )
}
