// Opens the form of an action for a card: from a button, a key, or after a call.

import { type Contact, textOf } from '../../contact/index.ts'
import { element } from './element.ts'
import { openEntryForm } from './entry-form.ts'
import { openFieldsForm } from './fields-form.ts'
import { type EditIcon, icon } from './icon.ts'
import { openMoveSheet } from './move.ts'
import { openNotesForm } from './notes-form.ts'
import type { Office } from './office.ts'
import { openPostponeForm } from './postpone-form.ts'
import { openSheet } from './sheet.ts'
import { showToast, type Toast } from './toast.ts'

export type Action = 'log' | 'done' | 'postpone' | 'edit' | 'notes' | 'move'

export const ACTIONS: readonly {
  readonly id: Action
  readonly word: string
  readonly icon: EditIcon
  readonly key: string
}[] = [
  { id: 'log', word: 'Log', icon: 'log', key: 'l' },
  { id: 'done', word: 'Done', icon: 'done', key: 'd' },
  { id: 'postpone', word: 'Postpone', icon: 'later', key: 'p' },
  { id: 'edit', word: 'Edit', icon: 'edit', key: 'e' },
  { id: 'notes', word: 'Notes', icon: 'edit', key: 'w' },
  { id: 'move', word: 'Move to', icon: 'move', key: 'm' },
]

/** Milliseconds after which a person wonders. */
const SLOW = 400

/** A card as the page knows it before its text is read. */
export interface CardRef {
  readonly slug: string
  readonly name: string
  /** Address of its page from the site's root. */
  readonly page?: string | undefined
}

/** @param kind of the log entry, where it is known already */
export async function openEdit(office: Office, ref: CardRef, action: Action, kind?: string): Promise<void> {
  // One sheet at a time: a second key press is for the form that is open.
  if (isOpening || document.querySelector('dialog[open]') !== null) return
  const contact = await read(office, ref)
  if (contact === undefined)
    return void showToast(`${ref.name} can't be read just now.`, 'Try again when you are online.')
  if (contact.card.frontMatter === undefined)
    return void showToast(
      `The card of ${ref.name} can't be read.`,
      'Put it right in a text editor first: the page of problems says how.',
    )
  const isPlanned = textOf(contact, 'next') !== undefined || textOf(contact, 'due') !== undefined
  if (!isPlanned && (action === 'done' || action === 'postpone')) {
    showToast(`${contact.name} has no next step yet.`, 'Say what happened, and what is next.')
    return openEntryForm(office, contact, 'log')
  }
  await open(office, contact, action, kind)
}

let isOpening = false

/** A card that has to be asked of the server first may take a moment: then that is said. */
async function read(office: Office, { slug, page, name }: CardRef): Promise<Contact | undefined> {
  isOpening = true
  let toast: Toast | undefined
  const timer = setTimeout(() => {
    toast = showToast(`Opening ${name}…`, '')
  }, SLOW)
  try {
    return await office.card(slug, page)
  } catch {
    return undefined
  } finally {
    isOpening = false
    clearTimeout(timer)
    toast?.close()
  }
}

function open(
  office: Office,
  contact: Contact,
  action: Action,
  kind: string | undefined,
): void | Promise<void> {
  switch (action) {
    case 'log':
    case 'done':
      return openEntryForm(office, contact, action, kind)
    case 'postpone':
      return openPostponeForm(office, contact)
    case 'edit':
      return openFieldsForm(office, contact)
    case 'notes':
      return openNotesForm(office, contact)
    case 'move':
      return openMoveSheet(office, contact)
  }
}

/** All that can be done with a card, to choose from. */
export function openActions(office: Office, ref: CardRef): void {
  const sheet = openSheet(ref.name)
  sheet.body.append(
    element(
      'div',
      { class: 'action-list' },
      ACTIONS.map(({ id, word, icon: picture }) =>
        element(
          'button',
          {
            type: 'button',
            class: 'button',
            onclick: () => {
              sheet.close()
              void openEdit(office, ref, id)
            },
          },
          icon(picture),
          word,
        ),
      ),
    ),
  )
}

/** The card that a row is about, or that the page is about. */
export function refOf(row: HTMLElement, root: string): CardRef | undefined {
  const { slug } = row.dataset
  if (slug === undefined) return undefined
  const link = row.querySelector<HTMLAnchorElement>('a.row-name')
  const href = link?.getAttribute('href') ?? root + pageHere(root)
  const name = (link ?? row.querySelector('h1'))?.textContent ?? slug
  return { slug, name, page: href.startsWith(root) && href !== '' ? href.slice(root.length) : undefined }
}

/** The address of this page from the site's root. */
export function pageHere(root: string): string {
  return location.pathname.slice(new URL(root || './', location.href).pathname.length)
}
