// The button of who edits, and its sheet: the edits of this browser and how far they are, the account, the way out.

import { unsavedWords } from '../desk/unsaved.ts'
import { initialsOf } from '../find.ts'
import { keep, kept } from '../store.ts'
import { openChoosePerson } from './choose-person.ts'
import { element } from './element.ts'
import { icon } from './icon.ts'
import type { Office } from './office.ts'
import { outboxList } from './outbox-list.ts'
import { statusWords } from './outbox-words.ts'
import { openSheet, type Sheet } from './sheet.ts'

const HTTPS = 'Works here; offline needs HTTPS.'

/** Puts the button into the bar. @param extra buttons before it */
export function addAccountButton(office: Office, ...extra: readonly HTMLElement[]): void {
  const bar = document.querySelector('.bar')
  if (bar === null) return
  const badge = element('span', { class: 'badge', 'aria-hidden': 'true', hidden: true })
  const label = element('span', { class: 'hidden-label' })
  const button = element(
    'button',
    { type: 'button', class: 'bar-button account', 'data-account': true, onclick: () => openAccount(office) },
    element('span', { class: 'avatar', 'aria-hidden': 'true' }),
    badge,
    label,
  )
  bar.append(...extra, button)
  const line = element('p', { class: 'sync-line', role: 'status', 'aria-live': 'polite', hidden: true })
  document.querySelector('main')?.prepend(line)
  const isNew = kept('https') === undefined
  const show = async () => {
    const { desk } = office
    const status = desk.status()
    const refused =
      status.unsent === 0 ? [] : (await desk.outbox()).filter(({ state }) => state === 'refused')
    const face = button.querySelector('.avatar')
    face?.replaceChildren(desk.person === undefined ? icon('person') : initialsOf(desk.person.name))
    badge.hidden = status.unsent === 0
    badge.textContent = String(status.unsent)
    label.textContent = `${desk.person?.name ?? 'Who are you?'}${status.unsent === 0 ? '' : `, ${status.unsent} not sent yet`}`
    button.classList.toggle('nag', status.nag || status.access === 'out' || refused.length > 0)
    // The line over the page is for what somebody has to know; the rest is in the sheet.
    const said = [
      status.access === 'out' &&
        'You are logged out. What you do here is kept, and sent when you log in again.',
      status.storedAt !== undefined || status.nag ? statusWords(status, Date.now()) : '',
      ...refused.map(({ message, problem }) =>
        `Not taken: ${message}. ${problem?.said ?? ''} ${problem?.remedy ?? ''}`.trim(),
      ),
      // Once in a browser; the sheet goes on saying it.
      status.offlineNeedsHttps && isNew && HTTPS,
      status.outdated && 'The program has been renewed: load the page again when you like.',
    ].filter(Boolean)
    line.hidden = said.length === 0
    if (status.offlineNeedsHttps && isNew) keep('https', 'told')
    const text = said.join(' ')
    if (line.dataset['said'] !== text) {
      line.dataset['said'] = text
      line.replaceChildren(
        text,
        status.access === 'out' && desk.loginPage !== undefined
          ? element('a', { class: 'button', href: desk.loginPage }, 'Log in')
          : '',
        refused.length > 0
          ? element(
              'button',
              { type: 'button', class: 'button', onclick: () => openAccount(office) },
              'Look at it',
            )
          : '',
      )
    }
  }
  void show()
  office.desk.watch(() => void show())
}

export function openAccount(office: Office): void {
  const { desk } = office
  const stop: (() => void)[] = []
  const sheet = openSheet(desk.person?.name ?? 'Who are you?', '', () => {
    for (const one of stop) one()
  })
  const status = element('p', { class: 'hint', role: 'status' })
  const notes = element('div', { class: 'hint' })
  const show = () => {
    const now = desk.status()
    status.textContent = statusWords(now, Date.now()) || 'All that you did here is sent.'
    notes.replaceChildren(
      ...[
        desk.person?.role === 'reader' &&
          'You may read this book, and not change it. Whoever looks after it can let you.',
        now.offlineNeedsHttps && HTTPS,
        now.mayBeCleared &&
          now.unsent > 0 &&
          'This browser may clear what is kept here when its disk is full: send it soon.',
      ].flatMap((line) => (line ? [element('p', {}, line)] : [])),
    )
  }
  show()
  stop.push(desk.watch(show))
  const list = outboxList(office)
  stop.push(list.stop)
  sheet.body.append(
    status,
    list.node,
    notes,
    element('div', { class: 'form-buttons' }, ...accountButtons(office, sheet)),
  )
}

function accountButtons(office: Office, sheet: Sheet): HTMLElement[] {
  const { desk, root } = office
  const button = (word: string, does: () => void) =>
    element('button', { type: 'button', class: 'button', onclick: does }, word)
  if (desk.loginPage === undefined)
    return [
      button('I am somebody else', () => {
        sheet.close()
        openChoosePerson(office, () => location.reload())
      }),
    ]
  if (desk.status().access === 'out')
    return [element('a', { class: 'button primary', href: desk.loginPage }, 'Log in')]
  return [
    element('a', { class: 'button', href: `${root}account` }, 'Account'),
    button('Log out', async () => {
      if ((await desk.logOut()) === 'unsent') void askToLogOut(office, sheet)
    }),
  ]
}

/** Something would be lost: says so, and offers the edits as a file. */
async function askToLogOut(office: Office, sheet: Sheet): Promise<void> {
  const unsaved = await office.desk.unsaved()
  sheet.close()
  const warning = openSheet(unsaved.edits > 0 ? 'Not all is sent' : 'Not all is saved')
  warning.body.append(
    element(
      'p',
      {},
      `${unsavedWords(unsaved)} Logging out clears that.${unsaved.edits > 0 ? ' Wait until all is sent, or keep it as a file first.' : ''}`,
    ),
    element(
      'div',
      { class: 'form-buttons' },
      element('button', { type: 'button', class: 'button primary', onclick: warning.close }, 'Stay'),
      unsaved.edits > 0 &&
        element(
          'button',
          { type: 'button', class: 'button', onclick: () => void saveFile(office) },
          'Download',
        ),
      element(
        'button',
        { type: 'button', class: 'button danger', onclick: () => void office.desk.logOut(true) },
        'Log out and lose them',
      ),
    ),
  )
}

export async function saveFile({ desk }: Office): Promise<void> {
  const { name, blob } = await desk.download()
  const href = URL.createObjectURL(blob)
  element('a', { href, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
