// The page shows a card as it is now, before the site is built again: on its own page, in lists, on the board.

import type { Contact } from '../../contact/index.ts'
import type { Office } from './office.ts'
import { showBoardCard } from './show-board.ts'
import { showCard } from './show-card.ts'
import { showRow } from './show-row.ts'

/** Cards that are newer here than on the pages of the site, by slug. */
const newer = new Map<string, Contact>()

/** Told after each card that is shown anew: what is on the page may want its buttons again. */
export const SHOWN = 'cardfile-shown'

export async function showContact(office: Office, contact: Contact): Promise<void> {
  newer.set(contact.slug, contact)
  for (const row of rowsOf(contact.slug)) showInList(office, row, contact)
  const article = document.querySelector<HTMLElement>('article[data-slug]')
  if (article?.dataset['slug'] === contact.slug)
    await showCard(article, contact, office).catch(() => undefined)
  document.dispatchEvent(new CustomEvent(SHOWN, { detail: contact }))
}

/** A row that came to the page later, such as a result of the search: as the card is now, where that is known. */
export function showNewest(office: Office, row: HTMLElement): void {
  const contact = newer.get(row.dataset['slug'] ?? '')
  if (contact !== undefined) showInList(office, row, contact)
}

function showInList(office: Office, row: HTMLElement, contact: Contact): void {
  if (row.classList.contains('board-card')) showBoardCard(row, contact, office)
  else showRow(row, contact, office)
}

function rowsOf(slug: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-row][data-slug="${CSS.escape(slug)}"]`)]
}
