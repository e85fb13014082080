// The buttons of the page of duplicates: one contact, or two. What was decided is shown until the page is made anew.

import { applyChanges } from '../../actions/index.ts'
import { parseCard } from '../../card/index.ts'
import { readContact, textsOf } from '../../contact/index.ts'
import type { OutboxEntry } from '../desk/types.ts'
import type { PairCard, PairOnPage } from '../pair-data.ts'
import { saidOf } from './edit-form.ts'
import { element } from './element.ts'
import { openJoinForm } from './join-form.ts'
import { apartMessage } from './message.ts'
import { bookOf, type Office } from './office.ts'
import { saveEdit } from './save-edit.ts'
import { showToast } from './toast.ts'

/** Does nothing on any other page. */
export function setUpPairs(office: Office): void {
  const text = document.querySelector('script[data-pairs]')?.textContent
  if (!text) return
  const pairs = JSON.parse(text) as readonly PairOnPage[]
  for (const [at, pair] of pairs.entries()) addButtons(office, sectionOf(at), pair)
  let isFirst = true
  const look = async () => {
    const entries = await office.desk.outbox()
    for (const [at, pair] of pairs.entries()) {
      const section = sectionOf(at)
      const wasOpen = section?.classList.contains('decided') === false
      const state = stateOf(pair, entries, office)
      showState(section, pair, state, office)
      if (section !== null && wasOpen && state.is !== 'open' && !isFirst) goOn(section)
    }
    isFirst = false
  }
  void look()
  office.desk.watch(() => void look())
}

function sectionOf(at: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-pair="${at}"]`)
}

function addButtons(office: Office, section: HTMLElement | null, pair: PairOnPage): void {
  if (section === null) return
  const names = pair.map(({ name }) => name).join(' and ')
  const button = (word: string, does: () => Promise<void>, primary = false) =>
    element(
      'button',
      {
        type: 'button',
        class: primary ? 'button primary' : 'button',
        'aria-label': `${word}: ${names}`,
        onclick: () => void does().catch((error: Error) => showToast(error.message, '')),
      },
      word,
    )
  // The way without buttons is for pages that have none.
  const command = section.querySelector<HTMLElement>('[data-command]')
  if (command !== null) command.hidden = true
  section.append(
    element(
      'div',
      { class: 'pair-buttons', 'data-decide-pair': true },
      button('One contact', () => openJoinForm(office, pair), true),
      button('Two contacts', () => tellApart(office, pair)),
    ),
    element('p', { class: 'pair-state', role: 'status', hidden: true }),
  )
}

/** A line in the card that would stay, which a merge unites as any list. */
async function tellApart(office: Office, [first, second]: PairOnPage): Promise<void> {
  const [one, other] = [
    await office.card(first.slug, first.page),
    await office.card(second.slug, second.page),
  ]
  if (one === undefined || other === undefined)
    return void showToast(
      `${(one === undefined ? first : second).name} can't be read just now.`,
      'Try again when you are online.',
    )
  const change = { op: 'add', key: 'distinct', value: other.slug } as const
  const edited = applyChanges(bookOf(one, office.config()), one, [change], office.today)
  if ('diagnostics' in edited) return void showToast(saidOf(edited.diagnostics).join(' '), '')
  if (!edited.isChanged) return void showToast('The card says so already.', '')
  await saveEdit(office, edited, apartMessage(one, other), 'Remembered: they are two.')
}

type State =
  | { readonly is: 'open' }
  | { readonly is: 'apart' }
  /** `into` the card that has both. */
  | { readonly is: 'joined'; readonly into: PairCard }
  /** One of the two is part of a third card now. */
  | { readonly is: 'stale' }

/** What the edits of this browser have made of a pair. */
function stateOf(pair: PairOnPage, entries: readonly OutboxEntry[], office: Office): State {
  const slugs = pair.map(({ slug }) => slug)
  for (const entry of entries) {
    const isBack = entry.undoneBy !== undefined || entry.undoes !== undefined || entry.state === 'refused'
    if (isBack) continue
    const gone = entry.also?.find(({ slug, mine }) => mine === undefined && slugs.includes(slug))
    const into = pair.find(({ slug }) => slug === entry.slug)
    if (gone !== undefined) return into === undefined ? { is: 'stale' } : { is: 'joined', into }
    if (into === undefined || entry.mine === undefined) continue
    const distinct = textsOf(readContact(parseCard(entry.mine, entry.path), office.config()), 'distinct')
    if (slugs.some((slug) => slug !== entry.slug && distinct.includes(slug))) return { is: 'apart' }
  }
  return { is: 'open' }
}

function showState(section: HTMLElement | null, pair: PairOnPage, state: State, { root }: Office): void {
  const buttons = section?.querySelector<HTMLElement>('.pair-buttons')
  const line = section?.querySelector<HTMLElement>('.pair-state')
  if (section === null || !buttons || !line) return
  const isOpen = state.is === 'open'
  section.classList.toggle('decided', !isOpen)
  buttons.hidden = !isOpen
  line.hidden = isOpen
  const table = section.querySelector<HTMLElement>('.pair-table')
  if (table !== null) table.hidden = !isOpen
  line.replaceChildren(...wordsOf(state, pair, root))
}

/** Whoever decides pair after pair by keys alone goes on to the next, once the button that was pressed is gone. */
function goOn(section: HTMLElement): void {
  const move = () => {
    const active = document.activeElement
    if (
      active !== null &&
      active !== document.body &&
      active.localName !== 'main' &&
      !section.contains(active)
    )
      return
    const after = [...document.querySelectorAll<HTMLElement>('.pair-buttons:not([hidden]) button')].find(
      (one) => (section.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    )
    after?.focus({ preventScroll: true })
  }
  const dialog = document.querySelector('dialog[open]')
  if (dialog === null) setTimeout(move)
  else dialog.addEventListener('close', () => setTimeout(move), { once: true })
}

function wordsOf(state: State, pair: PairOnPage, root: string): (Node | string)[] {
  if (state.is === 'apart') return ['Two contacts: the card remembers it.']
  if (state.is === 'stale')
    return ['One of the two is part of another card now: look again when the pages are made anew.']
  if (state.is === 'open') return []
  const { slug, page, name } = state.into
  const gone = pair.find((one) => one !== state.into)
  const link = element('a', { href: `${root}${page ?? `card/${slug}.html`}` }, name)
  return ['One contact: ', link, ` has everything of both; ${gone?.slug} still finds it.`]
}
