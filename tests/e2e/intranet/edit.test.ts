// Editing by a finger on a telephone, against the real server: log in, log, postpone, edit, create, move, undo.
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser, SCREENS } from '../../setup/browser.ts'
import { cardAt, gitIn } from './book-at.ts'
import { type IntranetServer, PASSWORD, startServer, windowOf } from './server.ts'

const DEAL =
  '---\nname: Engine licence\nkind: deal\nfor: [ada-lovelace]\nstage: proposal\nvalue: 1200 EUR\nowner: sam\nnext: Ask\ndue: 2026-11-25\n---\n'

interface Opened {
  readonly server: IntranetServer
  readonly page: Page
  readonly faults: string[]
}

/** A person on a page, with everything noted that goes wrong in it. */
async function open(
  file: string,
  screen: keyof typeof SCREENS = 'phone',
  cards: Readonly<Record<string, string>> = {},
  handle = 'sam',
): Promise<Opened> {
  const server = await startServer({ cards })
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const context = await windowOf(browser, server, handle, { ...SCREENS[screen], reducedMotion: 'reduce' })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`)
  })
  await page.goto(server.address + file)
  await page.locator('html[data-editing]').waitFor()
  return { server, page, faults }
}

const sheet = (page: Page) => page.locator('dialog[open]')
const submit = (page: Page) => sheet(page).locator('[type="submit"]').click()
/** Saved: the form goes, and the page shows the card as it is now. */
const closed = (page: Page) => sheet(page).waitFor({ state: 'detached' })
const sent = (page: Page, said: string) =>
  page.locator('.toast', { hasText: said }).filter({ hasText: 'Sent.' }).waitFor()
const subject = (server: IntranetServer) =>
  gitIn(server, 'log', '-1', '--format=%an <%ae>: %s', 'main').trim()
const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('one logs in, logs a call, postpones, edits, and takes it back', async () => {
  const server = await startServer()
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const page = await (await browser.newContext({ ...SCREENS.phone, reducedMotion: 'reduce' })).newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${server.address}card/ada-lovelace.html`)
  await page.getByLabel('Name').fill('sam')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()

  await tap(page, 'Log')
  await sheet(page).getByLabel('What happened?').fill('Called, wants the revised terms')
  expect(await sheet(page).getByRole('radio', { name: 'call' }).isChecked()).toBe(true)
  await sheet(page).getByLabel('Next step').fill('send terms')
  await sheet(page).getByLabel('By when').fill('1 dec')
  expect(await sheet(page).locator('.form-next .date-echo').textContent()).toBe('Tue 1 Dec 2026, in 8 days')
  await submit(page)
  await closed(page)
  // At once, before the site is built again.
  expect(await page.locator('.next-text').textContent()).toBe('send terms')
  expect(await page.locator('[data-log] .log-text').first().textContent()).toBe(
    'Called, wants the revised terms',
  )
  expect(await page.locator('#h-log .count').textContent()).toBe('2')
  await sent(page, 'Logged.')
  expect(subject(server)).toBe(
    'Sam Rivers <sam@example.com>: Log a call with Ada Lovelace; next: send terms on 1 Dec',
  )
  expect(cardAt(server)).toBe(
    '---\nname: Ada Lovelace\nphone: "+44 20 7946 0958"\nstage: prospect\nowner: sam\nnext: send terms\ndue: 2026-12-01\n---\n\nLikes engines.\n\n## Log\n\n- 2026-11-03 meeting @sam: Demo.\n- 2026-11-23 call @sam: Called, wants the revised terms\n',
  )

  await tap(page, 'Postpone')
  await sheet(page)
    .getByRole('button', { name: /\+1 week/ })
    .click()
  await submit(page)
  await sent(page, 'Postponed to')
  expect(subject(server)).toBe('Sam Rivers <sam@example.com>: Postpone Ada Lovelace to 8 Dec')
  expect(cardAt(server)).toContain('\ndue: 2026-12-08\n')
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
  await page.locator('.toast', { hasText: 'Taken back.' }).waitFor()
  await expect.poll(() => cardAt(server)).toContain('\ndue: 2026-12-01\n')
  await expect.poll(() => page.locator('.next-step time').getAttribute('datetime')).toBe('2026-12-01')

  await tap(page, 'Edit')
  await sheet(page).getByLabel('Title').fill('Head of Research')
  await sheet(page).getByRole('button', { name: 'Add e-mail' }).click()
  await sheet(page).getByLabel('E-mail 1', { exact: true }).fill('ada@engines.example')
  await sheet(page).getByLabel('Label of e-mail 1').fill('work')
  await submit(page)
  await closed(page)
  expect(await page.locator('.card-title .sub').textContent()).toContain('Head of Research')
  await sent(page, 'Changed.')
  expect(subject(server)).toBe('Sam Rivers <sam@example.com>: Change title and e-mail of Ada Lovelace')
  expect(cardAt(server)).toContain(
    '\ntitle: Head of Research\nemail: ada@engines.example (work)\nphone: "+44',
  )
  // The site that is built then says the same.
  await expect
    .poll(async () => (await (await page.request.get(page.url())).text()).includes('Head of Research'))
    .toBe(true)
})

test("what is due moves on Today as it is done there, and everybody's rows are touched by a finger", async () => {
  const { server, page, faults } = await open('index.html')
  // Who is logged in has their own list first, unasked.
  expect(await page.getByRole('heading', { name: 'Who are you?' }).isVisible()).toBe(false)
  await tap(page, "Everybody's")
  const row = page.locator('[data-agenda] [data-slug="charles-babbage"]')
  const sectionOf = () =>
    row.evaluate((one) => one.closest<HTMLElement>('[data-section]')?.dataset['section'])
  expect(await sectionOf()).toBe('overdue')
  for (const box of await page.locator('[data-agenda] [data-edit] button:visible').all()) {
    const { width = 0, height = 0 } = (await box.boundingBox()) ?? {}
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
  }
  await tap(page, 'Done: Charles Babbage')
  await sheet(page).getByLabel('What came of it?').fill('He will think')
  await sheet(page).getByLabel('And next?').fill('Ask again')
  await sheet(page)
    .getByRole('button', { name: /\+1 day/ })
    .click()
  await submit(page)
  await expect.poll(sectionOf).toBe('week')
  expect(await row.locator('.row-next').textContent()).toBe('Ask again')
  expect(await page.locator('[data-section="overdue"] [data-count]').textContent()).toBe('0')
  await sent(page, 'Done.')
  expect(subject(server)).toContain('Done with Charles Babbage: Call; next: Ask again on 24 Nov')

  await tap(page, 'Done: Ada Lovelace')
  await submit(page)
  await page.locator('[data-agenda] [data-slug="ada-lovelace"]').waitFor({ state: 'hidden' })
  await sent(page, 'Done.')
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
  await page.locator('[data-agenda] [data-slug="ada-lovelace"]').waitFor()
  await expect.poll(() => cardAt(server)).toContain('\nnext: Send the terms\ndue: 2026-11-23\n')
  expect(faults).toEqual([])
})

test('a new contact: who looks like it is shown, and it is made from the template', async () => {
  const { server, page, faults } = await open('contacts.html', 'desktop', {
    '_templates/person.md':
      '---\nname: {{name}}\nstage: lead\nowner: {{owner}}\nsource: fair\ncreated: {{today}}\n---\n',
  })
  await page.keyboard.press('n')
  const name = sheet(page).getByLabel('Name', { exact: true })
  await name.fill('Ada Lovelase')
  await sheet(page).getByText('Looks like Ada Lovelace').waitFor()
  await name.fill('ADA lovelace')
  await sheet(page).getByRole('button', { name: 'Create anyway' }).waitFor()
  await name.fill('Eva Müller')
  await sheet(page).getByLabel('E-mail 1', { exact: true }).fill('eva(at)acme')
  await submit(page)
  await sheet(page).getByText('is no e-mail address').first().waitFor()
  await sheet(page).getByLabel('E-mail 1', { exact: true }).fill('eva@acme.example')
  await sheet(page).getByLabel('Next step').fill('Say hello')
  await sheet(page).getByLabel('Due').fill('fri')
  await submit(page)
  await sent(page, 'Eva Müller is added.')
  expect(subject(server)).toBe('Sam Rivers <sam@example.com>: New person: Eva Müller')
  expect(cardAt(server, 'contacts/eva-muller.md')).toBe(
    '---\nname: Eva Müller\nemail: eva@acme.example\nstage: lead\nowner: sam\nsource: fair\nnext: Say hello\ndue: 2026-11-27\ncreated: 2026-11-23\n---\n',
  )
  // Its page is there as soon as the site is built; and it can be taken back.
  await page.locator('.toast', { hasText: 'Eva Müller has a page now.' }).waitFor()
  await page.locator('[data-account]').click()
  await sheet(page).getByRole('button', { name: 'Undo: New person: Eva Müller' }).click()
  await expect.poll(() => gitIn(server, 'ls-tree', '-r', '--name-only', 'main')).not.toContain('eva-muller')
  expect(faults).toEqual([])
})

test('a deal is moved by a button and by dragging, and both are taken back', async () => {
  const { server, page, faults } = await open('pipeline.html', 'desktop', { 'engine-licence.md': DEAL })
  const stageOf = () =>
    page
      .locator('.board-card[data-slug="engine-licence"]')
      .evaluate((card) => card.closest<HTMLElement>('[data-stage]')?.dataset['stage'])
  await tap(page, 'Move to: Engine licence')
  await sheet(page).getByRole('button', { name: 'won' }).click()
  await expect.poll(stageOf).toBe('won')
  await sent(page, 'Moved to won.')
  expect(cardAt(server, 'contacts/engine-licence.md')).toContain('- 2026-11-23 stage @sam: proposal -> won\n')
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(stageOf).toBe('proposal')
  await expect.poll(() => cardAt(server, 'contacts/engine-licence.md')).toBe(DEAL)

  await page
    .locator('.board-card[data-slug="engine-licence"]')
    .dragTo(page.locator('[data-board="deal"] .board-column[data-stage="lost"]'))
  await expect.poll(stageOf).toBe('lost')
  await sent(page, 'Moved to lost.')
  expect(subject(server)).toBe('Sam Rivers <sam@example.com>: Move Engine licence from proposal to lost')
  expect(faults).toEqual([])
})

test('what was typed is there again, whatever happened to the page', async () => {
  const { page } = await open('card/ada-lovelace.html')
  await tap(page, 'Log')
  await sheet(page).getByLabel('What happened?').fill('Half a sentence')
  await sheet(page).getByLabel('By when').fill('2 dec')
  await page.reload()
  await page.locator('html[data-editing]').waitFor()
  await tap(page, 'Log')
  await sheet(page).getByText('This is what you had typed before.').waitFor()
  expect(await sheet(page).getByLabel('What happened?').inputValue()).toBe('Half a sentence')
  expect(await sheet(page).getByLabel('By when').inputValue()).toBe('2 dec')
  await submit(page)
  await sent(page, 'Logged.')
  await tap(page, 'Log')
  expect(await sheet(page).getByLabel('What happened?').inputValue()).toBe('')
})

test('what is wrong is said at the field, and nothing is written', async () => {
  const { server, page } = await open('card/ada-lovelace.html')
  const before = cardAt(server)
  await tap(page, 'Log')
  await sheet(page).getByLabel('By when').fill('soonish')
  await submit(page)
  const text = sheet(page).getByLabel('What happened?')
  expect(await text.evaluate((one) => document.activeElement === one)).toBe(true)
  const describedBy = (field: typeof text) =>
    field.evaluate((one) =>
      (one.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id))
        .filter((each) => each?.checkVisibility())
        .map((each) => each?.textContent)
        .join(' '),
    )
  expect(await describedBy(text)).toBe('Say in a few words what happened.')
  expect(await describedBy(sheet(page).getByLabel('By when'))).toContain('"soonish" is no date.')
  await page.keyboard.press('Escape')
  expect(await sheet(page).count()).toBe(0)
  expect(cardAt(server)).toBe(before)
})

test('after a call the page asks how it went', async () => {
  const { page } = await open('card/ada-lovelace.html')
  // The telephone itself is not there: the link leads nowhere, and the page is left and come back to.
  await page.locator('[data-reach="call"]').evaluate((link) => link.setAttribute('href', 'tel:'))
  await page.locator('[data-reach="call"]').dispatchEvent('click')
  await page.evaluate(() => {
    const kept = JSON.parse(sessionStorage.getItem('cardfile-called') ?? '{}')
    sessionStorage.setItem('cardfile-called', JSON.stringify({ ...kept, at: kept.at - 60_000 }))
    window.dispatchEvent(new Event('focus'))
  })
  await sheet(page).getByLabel('How did it go?').waitFor()
  expect(await sheet(page).getByRole('radio', { name: 'call' }).isChecked()).toBe(true)
})

test('who reads only has no buttons of editing', async () => {
  const { page, faults } = await open('card/ada-lovelace.html', 'phone', {}, 'rea')
  expect(await page.locator('[data-edit], [data-edit-notes]').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'New contact' }).count()).toBe(0)
  await page.locator('[data-account]').click()
  await sheet(page).getByText('You may read this book, and not change it.').waitFor()
  expect(faults).toEqual([])
})
