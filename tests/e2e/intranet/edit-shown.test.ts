// What the page makes of a card is what the build makes of it; every form is without a finding, in both themes.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { SCREENS } from '../../setup/browser.ts'
import { served, visit } from '../browser.ts'
import { cardPagesIn } from '../page-list.ts'
import { giveDesk } from './fake-desk.ts'

const sample = inject('sample')

/** The card's article without what editing adds, whitespace aside. */
const ARTICLE = `(() => {
  const copy = document.querySelector('article[data-slug]').cloneNode(true)
  for (const one of copy.querySelectorAll('[data-edit], [data-edit-notes], .decide-buttons')) one.remove()
  copy.querySelector('.decisions ~ .hint')?.removeAttribute('hidden')
  for (const one of copy.querySelectorAll('.prose')) { delete one.dataset.built; delete one.dataset.notes }
  return copy.outerHTML.replace(/\\s+/g, ' ').replace(/> </g, '><').replace(/ (<\\/|<span class="label")/g, '$1').replace(/(>) /g, '$1').replaceAll('><', '>\\n<')
})()`

test('the page shows a card as the build shows it', { timeout: 400_000 }, async () => {
  const base = await served(sample)
  const { page, faults } = await visit({ reducedMotion: 'reduce' })
  // A line break behind the card: newer than the page, and the same to look at.
  await giveDesk(page, { behind: '\n' })
  await page.addInitScript(`
    document.addEventListener('DOMContentLoaded', () => { globalThis.built = ${ARTICLE} })
    globalThis.shown = new Promise((resolve) => document.addEventListener('cardfile-shown', resolve))`)
  const cards = cardPagesIn(sample)
  expect(cards.length).toBeGreaterThan(60)
  for (const card of cards) {
    await page.goto(base + card)
    await page.evaluate('globalThis.shown')
    expect(await page.evaluate(ARTICLE), card).toBe(await page.evaluate('globalThis.built'))
  }
  expect(faults).toEqual([])
})

test('what is newer than the page is shown on it: fields, notes, log', async () => {
  const base = await served(sample)
  const { page, faults } = await visit()
  await giveDesk(page, {
    change: ['Prefers e-mail;', 'Prefers **letters** <b>x</b>;'],
    behind: '- 2026-11-22 call @mei: Rang back.\n',
  })
  await page.goto(`${base}card/ada-lovelace.html`)
  await page.locator('.prose strong', { hasText: 'letters' }).waitFor()
  expect(await page.locator('.prose b').count()).toBe(0)
  expect(await page.locator('[data-log] .log-text').first().textContent()).toBe('Rang back.')
  expect(faults).toEqual([])
})

test('on a site without our server one says once who one is', async () => {
  const { page, faults } = await visit()
  await giveDesk(page, { nobody: true })
  await page.goto(`${await served(sample)}card/ada-lovelace.html`)
  await page.getByRole('button', { name: 'Who are you?' }).click()
  await page.locator('dialog[open]').getByRole('button', { name: 'Kofi Asante' }).click()
  await page.locator('.edit-bar').waitFor()
  expect(faults).toEqual([])
})

test('what a browser over http, without a network or with a refused edit has to say, it says', async () => {
  const base = await served(sample)
  const { page } = await visit({ reducedMotion: 'reduce' })
  await giveDesk(page, { refuse: true, status: { offlineNeedsHttps: true } })
  await page.goto(`${base}card/ada-lovelace.html`)
  await page.getByRole('button', { name: 'Log', exact: true }).click()
  await page.getByLabel('What happened?').fill('Called')
  await page.locator('dialog[open] [type="submit"]').click()
  await page
    .locator('.sync-line')
    .getByText('Not taken: Log a call with Ada Lovelace. The card would be larger')
    .waitFor()
  await page.locator('.sync-line').getByRole('button', { name: 'Look at it' }).click()
  await page.locator('dialog[open]').getByText('Works here; offline needs HTTPS.').waitFor()
  await page.locator('dialog[open]').getByRole('button', { name: 'Discard' }).click()
  await page.locator('dialog[open]').getByText('All that you did here is sent.').waitFor()
})

test('all of it goes by the keyboard, and the focus is never lost', async () => {
  const { page, faults } = await visit({ reducedMotion: 'reduce' })
  await giveDesk(page)
  await page.goto(`${await served(sample)}index.html`)
  await page.locator('html[data-editing]').waitFor()
  await page.keyboard.press('j')
  const first = await page.evaluate(() => document.activeElement?.textContent)
  const second = await page.locator('[data-agenda] [data-row]:visible .row-name').nth(1).textContent()
  await page.keyboard.press('l')
  await page
    .locator('dialog[open]')
    .getByText(first ?? '')
    .waitFor()
  await page.keyboard.type('Rang them')
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first)
  // Done, with nothing next: the row goes, and the focus is on the one after it.
  await page.keyboard.press('d')
  await page.locator('dialog[open] textarea').waitFor()
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(second)
  // In a field a letter is a letter; after `g`, it is a page.
  await page.keyboard.press('n')
  await page.locator('dialog[open] input[type="text"]').first().waitFor()
  await page.keyboard.type('lpd')
  expect(await page.locator('dialog[open]').count()).toBe(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.waitForURL('**/pipeline.html')
  expect(faults).toEqual([])
})

test('a page that is older than the book says so', async () => {
  const { page } = await visit({ reducedMotion: 'reduce' })
  await giveDesk(page)
  await page.clock.install()
  await page.goto(`${await served(sample)}index.html`)
  await page.locator('html[data-editing]').waitFor()
  const user = { handle: 'sam', name: 'Sam Rivers', email: 'sam@example.com', role: 'member' }
  await page.route('**/session', (route) => route.fulfill({ json: { user, book: 'b', id: 'x' } }))
  await page.clock.fastForward(31_000)
  await page.getByText('The book has changed since this page was loaded.').waitFor()
  await page.getByRole('button', { name: 'Load it again' }).click()
  await page.locator('html[data-editing]').waitFor()
  expect(await page.locator('.old-page').count()).toBe(0)
})

const tap = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
const dialog = (page: Page) => page.locator('dialog[open]')

const SCENES: Readonly<Record<string, readonly [path: string, does: (page: Page) => Promise<void>]>> = {
  today: ['index.html', async (page) => page.locator('[data-edit]:visible').first().waitFor()],
  card: ['card/helen-sykes.html', async (page) => page.locator('.decide-buttons').first().waitFor()],
  board: ['pipeline.html', async (page) => page.locator('[data-edit]').first().waitFor()],
  log: [
    'card/ada-lovelace.html',
    async (page) => {
      await tap(page, 'Log')
      await dialog(page).getByLabel('By when').fill('never')
      await dialog(page).locator('summary').click()
      await dialog(page).locator('[type="submit"]').click()
      await dialog(page).getByText('Say in a few words').waitFor()
    },
  ],
  done: ['card/ada-lovelace.html', (page) => tap(page, 'Done')],
  postpone: ['card/ada-lovelace.html', (page) => tap(page, 'Postpone')],
  edit: [
    'card/ada-lovelace.html',
    async (page) => {
      await tap(page, 'Edit')
      await dialog(page).locator('summary').click()
      await dialog(page).getByLabel('E-mail 1', { exact: true }).fill('x')
      await dialog(page).locator('[type="submit"]').click()
      await dialog(page).getByText('One field needs another look.').waitFor()
    },
  ],
  notes: ['card/ada-lovelace.html', (page) => tap(page, 'Edit notes')],
  move: ['card/ada-lovelace.html', (page) => tap(page, 'Move to')],
  new: [
    'index.html',
    async (page) => {
      await tap(page, 'New contact')
      await dialog(page).getByLabel('Name', { exact: true }).fill('Ada Lovelace')
      await dialog(page).getByText('Looks like').first().waitFor()
    },
  ],
  actions: ['contacts.html', (page) => tap(page, /^Edit /)],
  outbox: [
    'card/ada-lovelace.html',
    async (page) => {
      await tap(page, 'Log')
      await dialog(page).getByLabel('What happened?').fill('Called')
      await dialog(page).locator('[type="submit"]').click()
      await page.locator('.toast').waitFor()
      await page.locator('[data-account]').click()
      await page.locator('[data-outbox] li').waitFor()
    },
  ],
}

test.each(['light', 'dark'] as const)(
  'nothing is found in any form, %s',
  { timeout: 300_000 },
  async (scheme) => {
    const base = await served(sample)
    for (const [name, [file, does]] of Object.entries(SCENES)) {
      const { page, faults } = await visit({ ...SCREENS.phone, colorScheme: scheme, reducedMotion: 'reduce' })
      await giveDesk(page)
      await page.goto(base + file)
      await page.locator('html[data-editing]').waitFor()
      await does(page)
      // The dark theme differs in its colours, and in nothing else.
      const axe = new AxeBuilder({ page })
      const { violations } = await (scheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
        ),
        name,
      ).toEqual([])
      expect(faults, name).toEqual([])
      await page.context().close()
    }
  },
)

test('at 320 pixels nothing is cut off, and every button can be hit', { timeout: 200_000 }, async () => {
  const base = await served(sample)
  for (const [name, [file, does]] of Object.entries(SCENES)) {
    const { page } = await visit({
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      reducedMotion: 'reduce',
    })
    await giveDesk(page)
    await page.goto(base + file)
    await page.locator('html[data-editing]').waitFor()
    await does(page)
    const wide = await page.evaluate(() => {
      const body = document.querySelector('dialog[open] .sheet-body')
      return [
        document.documentElement.scrollWidth - innerWidth,
        body ? body.scrollWidth - body.clientWidth : 0,
      ]
    })
    expect(wide, name).toEqual([0, 0])
    const small = await page
      .locator(
        'dialog[open] :is(button, input:not([type="radio"]), select, textarea, summary, label.chip), [data-edit] button, [data-account]',
      )
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility())
          .filter(
            (one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 43.9,
          )
          .map((one) => one.outerHTML.slice(0, 100)),
      )
    expect(small, name).toEqual([])
    await page.context().close()
  }
})
