// Editing on the page. Loaded only where there is somebody to edit: src/client/editing.ts.

import type { Contact } from '../../contact/index.ts'
import type { Desk, OutboxEntry } from '../desk/types.ts'
import { GLOBAL } from '../editing.ts'
import { addAccountButton } from './account.ts'
import { setUpAfterCall } from './after-call.ts'
import { openChoosePerson } from './choose-person.ts'
import { addDecisionButtons } from './decide.ts'
import { setUpDragging } from './drag-cards.ts'
import { setUpEditKeys } from './edit-keys.ts'
import { element } from './element.ts'
import { icon } from './icon.ts'
import { openNewForm } from './new-form.ts'
import { type Office, openOffice } from './office.ts'
import { openEdit, pageHere } from './open-edit.ts'
import { markOld, watchAge } from './page-age.ts'
import { addNotesButton, addPageButtons } from './page-buttons.ts'
import { contactFromPage } from './page-source.ts'
import { setUpPairs } from './pairs.ts'
import { SHOWN, showContact } from './show.ts'
import { keepBuiltNotes } from './show-card.ts'
import { watchMeanwhile } from './tell-meanwhile.ts'

/** Puts editing on the page. */
function setUpForms(desk: Desk): void {
  const office = openOffice(desk, document.documentElement.dataset['root'] ?? '')
  const add = element(
    'button',
    {
      type: 'button',
      class: 'bar-button',
      'aria-label': 'New contact',
      title: 'New contact',
      onclick: () => void openNewForm(office),
    },
    icon('plus'),
  )
  const { access } = desk.status()
  if (access === 'choose') {
    addAccountButton(office)
    document.querySelector('[data-account]')?.addEventListener(
      'click',
      (event) => {
        if (desk.person !== undefined) return
        event.stopImmediatePropagation()
        openChoosePerson(office, () => location.reload())
      },
      { capture: true },
    )
    return
  }
  const mayEdit = desk.person !== undefined && desk.person.role !== 'reader'
  addAccountButton(office, ...(mayEdit ? [add] : []))
  if (mayEdit) setUpEditing(office)
  watchMeanwhile(office)
  keepNewest(office)
  answerWho(office)
  watchAge(office)
  document.documentElement.dataset['editing'] = mayEdit ? 'yes' : 'no'
}

function setUpEditing(office: Office): void {
  addPageButtons(office)
  setUpDragging(office)
  setUpEditKeys(office)
  setUpAfterCall(office)
  setUpPairs(office)
  const shown = (contact: Contact) => {
    const slug = document.querySelector<HTMLElement>('article[data-slug]')?.dataset['slug']
    if (contact.slug !== slug) return
    addNotesButton(office)
    void addDecisionButtons(office, contact, () => void openEdit(office, contact, 'notes'))
  }
  document.addEventListener(SHOWN, (event) => shown((event as CustomEvent<Contact>).detail))
  const contact = contactFromPage(office)
  if (contact !== undefined) shown(contact)
}

/** Who is logged in need not be asked whose list to show first. */
function answerWho({ desk }: Office): void {
  const handle = desk.person?.handle ?? ''
  document
    .querySelector<HTMLElement>(`[data-who]:not([hidden]) [data-who-is="${CSS.escape(handle)}"]`)
    ?.click()
}

/**
 * Shows what is newer than the page: its own card, and cards of edits that the site was not built with yet. Again
 * whenever the outbox has changed, in this tab or another.
 */
function keepNewest(office: Office): void {
  const { desk } = office
  const article = document.querySelector<HTMLElement>('article[data-slug]')
  const own = contactFromPage(office)
  if (article !== null && own !== undefined) keepBuiltNotes(article, own)
  const shown = new Map<string, string>(own === undefined ? [] : [[own.slug, own.card.text]])
  let seen = ''
  const look = async () => {
    const entries = await desk.outbox()
    const now = JSON.stringify(entries.map(({ id, state, undoneBy }) => [id, state, undoneBy]))
    if (now === seen) return
    seen = now
    const whole = own === undefined ? undefined : partOf(own.slug, entries)
    if (whole !== undefined) markOld(`This card is part of another one now: ${whole}.`, false)
    const slugs = new Set([
      ...(own === undefined ? [] : [own.slug]),
      ...entries.flatMap(({ slug, also = [] }) => [slug, ...also.map((card) => card.slug)]),
      ...shown.keys(),
    ])
    for (const slug of slugs) {
      if (document.querySelector(`[data-slug="${CSS.escape(slug)}"]`) === null) continue
      const page = slug === own?.slug ? pageHere(office.root) : undefined
      const contact = await office.card(slug, page).catch(() => undefined)
      if (contact === undefined || contact.card.text === shown.get(slug)) continue
      shown.set(slug, contact.card.text)
      await showContact(office, contact)
    }
  }
  const lookAhead = async () => {
    if (own === undefined) return
    const text = await desk.ahead(own.slug)
    if (text === undefined) return
    const known = [own.card.text, ...(await desk.outbox()).map(({ now }) => now)]
    seen = ''
    await look()
    if (!known.includes(text))
      markOld('A colleague has changed this card since the page was made: it is shown as it is now.', false)
  }
  void look()
  void lookAhead()
  desk.watch(() => void look())
  // Back from another page, a browser may show this one as it was left.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    seen = ''
    void look()
  })
}

/** The card that another one has become a part of by an edit of this browser. */
function partOf(slug: string, entries: readonly OutboxEntry[]): string | undefined {
  return entries.find(
    ({ also = [], undoneBy, state }) =>
      undoneBy === undefined &&
      state !== 'refused' &&
      also.some((card) => card.slug === slug && card.mine === undefined),
  )?.slug
}

;(globalThis as unknown as Record<string, typeof setUpForms>)[GLOBAL] = setUpForms
