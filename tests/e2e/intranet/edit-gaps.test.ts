// Editing against the real server, by the ways beside the usual one: taking back each sort of edit, after a call from a row
// or to an organisation, the office's own fields, the keyboard alone, and what a finger can hit of what the page says.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser, SCREENS } from '../../setup/browser.ts'
import { temporaryFolder } from '../book.ts'
import { cardAt, gitIn } from './book-at.ts'
import { CONFIG, type IntranetServer, startServer, windowOf } from './server.ts'

const DEAL =
  '---\nname: Engine licence\nkind: deal\nfor: [ada-lovelace]\nstage: proposal\nvalue: 1200 EUR\nowner: sam\nnext: Ask\ndue: 2026-11-25\n---\n'
const ACME = '---\nname: ACME\nkind: org\nphone: "+44 20 7946 0000"\n---\n'
const EVA =
  '---\nname: Eva Muller\norg: acme\nstage: lead\nowner: sam\nnext: Ring the office\ndue: 2026-11-23\n---\n\nMet at the fair.\n'

async function startOn(
  file: string,
  screen: keyof typeof SCREENS,
  cards: Readonly<Record<string, string>> = {},
): Promise<{ server: IntranetServer; page: Page }> {
  const server = await startServer({ cards })
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const context = await windowOf(browser, server, 'sam', { ...SCREENS[screen], reducedMotion: 'reduce' })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  await goTo(page, server.address + file)
  return { server, page }
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('html[data-editing]').waitFor()
}

const sheet = (page: Page) => page.locator('dialog[open]')
const submit = (page: Page) => sheet(page).locator('[type="submit"]').click()
const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const sent = (page: Page, said: string) =>
  page.locator('.toast', { hasText: said }).filter({ hasText: 'Sent.' }).waitFor()
const subjects = (server: IntranetServer) =>
  gitIn(server, 'log', '--format=%an: %s', 'main').trim().split('\n')

test('a log, a change of fields and a move by dragging are taken back', async () => {
  const { server, page } = await startOn('card/ada-lovelace.html', 'desktop', { 'engine-licence.md': DEAL })
  const before = cardAt(server)
  const undo = async (file: string, text: string) => {
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await page.locator('.toast', { hasText: 'Taken back.' }).waitFor()
    await expect.poll(() => cardAt(server, `contacts/${file}`)).toBe(text)
  }

  await tap(page, 'Log')
  await sheet(page).getByLabel('What happened?').fill('Called, no answer')
  await sheet(page).getByLabel('Next step').fill('Call again')
  await submit(page)
  await sent(page, 'Logged.')
  expect(cardAt(server)).toContain('Called, no answer')
  await undo('ada-lovelace.md', before)
  await expect.poll(() => page.locator('.next-text').textContent()).toBe('Send the terms')
  expect(await page.locator('[data-log] .log-text').allTextContents()).toEqual(['Demo.'])

  await tap(page, 'Edit')
  await sheet(page).getByLabel('Title').fill('Countess')
  await sheet(page).getByLabel('Phone 1', { exact: true }).fill('+44 20 7946 0111')
  await submit(page)
  await sent(page, 'Changed.')
  expect(cardAt(server)).toMatch(/^title: Countess$/m)
  await undo('ada-lovelace.md', before)
  await expect.poll(() => page.locator('.card-title .sub').textContent()).not.toContain('Countess')

  await goTo(page, `${server.address}pipeline.html`)
  const card = page.locator('.board-card[data-slug="engine-licence"]')
  const stageOf = () => card.evaluate((one) => one.closest<HTMLElement>('[data-stage]')?.dataset['stage'])
  await card.dragTo(page.locator('[data-board="deal"] .board-column[data-stage="won"]'))
  await expect.poll(stageOf).toBe('won')
  await sent(page, 'Moved to won.')
  expect(cardAt(server, 'contacts/engine-licence.md')).toMatch(/^stage: won$/m)
  await undo('engine-licence.md', DEAL)
  await expect.poll(stageOf).toBe('proposal')
})

test('after a call from a row of Today, and to the number of the organisation, the page asks how it went', async () => {
  const { server, page } = await startOn('index.html', 'phone', { 'acme.md': ACME, 'eva-muller.md': EVA })
  // There is no telephone here: the link leads nowhere, and one comes back to the page a minute later.
  const call = async (link: Locator) => {
    await page.evaluate(() =>
      window.addEventListener('click', (event) => event.preventDefault(), { once: true }),
    )
    await link.click()
    await page.evaluate(() => {
      const kept = JSON.parse(sessionStorage.getItem('cardfile-called') ?? '{}')
      sessionStorage.setItem('cardfile-called', JSON.stringify({ ...kept, at: kept.at - 60_000 }))
      window.dispatchEvent(new Event('focus'))
    })
  }
  const answer = async (text: string) => {
    await sheet(page).getByLabel('How did it go?').fill(text)
    expect(await sheet(page).getByRole('radio', { name: 'call' }).isChecked()).toBe(true)
    await submit(page)
    await sent(page, 'Logged.')
  }
  await call(page.locator('[data-agenda] [data-slug="ada-lovelace"] a[href^="tel:"]'))
  await answer('She agrees')
  expect(subjects(server)[0]).toBe('Sam Rivers: Log a call with Ada Lovelace')
  expect(cardAt(server)).toContain('- 2026-11-23 call @sam: She agrees\n')

  // Eva has no number of her own: the one of ACME is called, for her.
  await call(page.locator('[data-agenda] [data-slug="eva-muller"] a[aria-label^="Call ACME"]'))
  await answer('Put through to her')
  // The word of the answer before may stand on the page still: what counts is the server.
  await expect.poll(() => cardAt(server, 'contacts/eva-muller.md')).toContain('Put through to her\n')
  await goTo(page, `${server.address}card/eva-muller.html`)
  await call(page.getByRole('link', { name: 'Call ACME' }))
  await answer('Engaged')
  await expect
    .poll(() => cardAt(server, 'contacts/eva-muller.md'))
    .toBe(`${EVA}\n## Log\n\n- 2026-11-23 call @sam: Put through to her\n- 2026-11-23 call @sam: Engaged\n`)
  // The organisation itself has a card, too.
  await goTo(page, `${server.address}card/acme.html`)
  await call(page.locator('[data-reach="call"]'))
  await answer('Closed at noon')
  expect(cardAt(server, 'contacts/acme.md')).toContain('- 2026-11-23 call @sam: Closed at noon\n')
})

test("the office's own fields are edited in a form, and what it does not know stays", async () => {
  const own =
    'fields:\n  tier: { type: choice, options: [A, B, C] }\n  renewal: { type: date }\n  partner: { type: link }\n  invited: { type: yes-no }\n  budget: { type: money, label: Yearly budget }\n'
  const card =
    '---\nname: Eva Muller # of the fair\ntier: A\nrenewal: 2027-01-31\nbudget: 500 EUR\nx-old-id: 0071\nowner: sam\n---\n\nNotes.\n'
  const { server, page } = await startOn('card/eva-muller.html', 'phone', {
    'cardfile.yaml': CONFIG + own,
    'eva-muller.md': card,
  })
  await tap(page, 'Edit')
  const field = (label: string) => sheet(page).getByLabel(label, { exact: true })
  expect(await field('Tier').locator('option').allTextContents()).toEqual(['—', 'A', 'B', 'C'])
  await field('Tier').selectOption('B')
  await field('Renewal').fill('1 mar 2027')
  await field('Partner').fill('Charles Babbage')
  await field('Invited').selectOption('yes')
  await field('Yearly budget').fill('plenty')
  await submit(page)
  await sheet(page).getByText('One field needs another look.').waitFor()
  expect(await field('Yearly budget').getAttribute('aria-invalid')).toBe('true')
  expect(cardAt(server, 'contacts/eva-muller.md')).toBe(card)
  await field('Yearly budget').fill('1200')
  await submit(page)
  await sent(page, 'Changed.')
  expect(cardAt(server, 'contacts/eva-muller.md').split('\n').sort()).toEqual(
    card
      .replace('tier: A', 'tier: B')
      .replace('2027-01-31', '2027-03-01')
      .replace('500 EUR', '1200 EUR\npartner: charles-babbage\ninvited: "yes"')
      .split('\n')
      .sort(),
  )
  expect(subjects(server)[0]).toBe('Sam Rivers: Change 5 fields of Eva Muller')
  // What the form shows next is what the card says; and an empty field goes from the card.
  await tap(page, 'Edit')
  expect(await field('Tier').inputValue()).toBe('B')
  await expect.poll(() => field('Partner').inputValue()).toBe('Charles Babbage')
  await field('Tier').selectOption('')
  await field('Partner').fill('')
  await submit(page)
  await expect.poll(() => cardAt(server, 'contacts/eva-muller.md')).not.toMatch(/^(tier|partner):/m)
  expect(cardAt(server, 'contacts/eva-muller.md')).toContain('x-old-id: 0071\n')
})

test('the keyboard alone logs, postpones, edits, moves and takes back', async () => {
  const { server, page } = await startOn('card/ada-lovelace.html', 'desktop')
  const { keyboard } = page
  /** Tab until what has the focus is the one meant. */
  const tabTo = async (wanted: Locator, key = 'Tab') => {
    for (let step = 0; step < 80; step++) {
      if (await wanted.evaluate((one) => one === document.activeElement)) return
      await keyboard.press(key)
    }
    throw new Error(`${wanted} can't be reached by ${key}.`)
  }
  const undo = async () => {
    await tabTo(page.locator('.toast').getByRole('button', { name: 'Undo' }))
    await keyboard.press('Enter')
    await page.locator('.toast', { hasText: 'Taken back.' }).waitFor()
  }
  await keyboard.press('l')
  await sheet(page).waitFor()
  await keyboard.type('Rang her')
  await keyboard.press('Enter')
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type('Send the contract')
  await keyboard.press('ControlOrMeta+Enter')
  await sent(page, 'Logged.')
  expect(cardAt(server)).toMatch(/next: Send the contract\n[\s\S]*: Rang her\n/)

  await keyboard.press('p')
  await sheet(page).waitFor()
  await tabTo(sheet(page).getByRole('button', { name: /\+1 week/ }))
  await keyboard.press('Space')
  await tabTo(sheet(page).locator('[type="submit"]'))
  await keyboard.press('Enter')
  await sent(page, 'Postponed to')
  expect(cardAt(server)).toContain('\ndue: 2026-11-30\n')
  await undo()
  await expect.poll(() => cardAt(server)).toContain('\ndue: 2026-11-23\n')

  await keyboard.press('e')
  await sheet(page).waitFor()
  await tabTo(sheet(page).getByLabel('Title'))
  await keyboard.type('Countess')
  await keyboard.press('Enter')
  await sent(page, 'Changed.')
  expect(cardAt(server)).toContain('\ntitle: Countess\n')

  await keyboard.press('m')
  await sheet(page).waitFor()
  await tabTo(sheet(page).getByRole('button', { name: 'customer' }))
  await keyboard.press('Enter')
  await sent(page, 'Moved to customer.')
  expect(cardAt(server)).toMatch(/^stage: customer$/m)
  await undo()
  await expect.poll(() => cardAt(server)).toMatch(/^stage: prospect$/m)
  // By the list of one's edits, too.
  await tabTo(page.locator('[data-account]'))
  await keyboard.press('Enter')
  await tabTo(sheet(page).getByRole('button', { name: 'Undo: Change title of Ada Lovelace' }))
  await keyboard.press('Enter')
  await expect.poll(() => cardAt(server)).not.toContain('Countess')
  expect(cardAt(server)).toContain('next: Send the contract\n')
})

test('what the page says has targets for a finger', async () => {
  const { server, page } = await startOn('card/ada-lovelace.html', 'phone')
  /** What is smaller than a finger; that there is something to measure is asked first. */
  const small = (within: string) =>
    page.evaluate((where) => {
      const shown = [...document.querySelectorAll<HTMLElement>(where)].filter((one) => one.checkVisibility())
      if (shown.length === 0) return [`no ${where}`]
      return shown
        .map((one) => ({ box: one.getBoundingClientRect(), said: one.textContent || one.ariaLabel }))
        .filter(({ box }) => Math.min(box.width, box.height) < 43.99)
        .map(({ box, said }) => `${where} "${said}": ${box.width} × ${box.height}`)
    }, within)
  await page.locator('[data-edit-notes]').waitFor()
  expect(await small('[data-edit-notes], .edit-bar button, .bar button')).toEqual([])
  await page.locator('[data-edit-notes]').click()
  await sheet(page).locator('textarea').fill('Likes engines and poems.')
  expect(await small('dialog button, dialog textarea')).toEqual([])
  await submit(page)
  const undo = page.locator('.toast').getByRole('button', { name: 'Undo' })
  await undo.waitFor()
  expect(await small('.toast button')).toEqual([])
  await expect.poll(() => cardAt(server)).toContain('poems')
  const built = () => page.evaluate(async () => (await (await fetch('/session')).json()).book)
  await expect.poll(built, { timeout: 60_000 }).toBe(gitIn(server, 'rev-parse', 'main').trim())

  // A colleague's edit makes the page old; it looks each half minute, and whenever one comes back to it.
  await page.reload()
  await page.locator('html[data-editing]').waitFor()
  const clone = path.join(temporaryFolder(), 'clone')
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Kim Sato', '-c', 'user.email=kim@example.com', ...args], {
      stdio: 'pipe',
    })
  git('clone', '-q', await server.gitAddress('kim'), clone)
  writeFileSync(path.join(clone, 'contacts/grace-hopper.md'), '---\nname: Grace Hopper\n---\n')
  git('-C', clone, 'add', '-A')
  git('-C', clone, 'commit', '-q', '-m', 'Add Grace Hopper')
  git('-C', clone, 'push', '-q')
  await expect.poll(built, { timeout: 60_000 }).toBe(gitIn(server, 'rev-parse', 'main').trim())
  await page.evaluate(() => {
    const now = Date.now
    Date.now = () => now() + 31_000
    window.dispatchEvent(new Event('focus'))
  })
  await page.locator('.old-page').getByRole('button', { name: 'Load it again' }).waitFor()
  expect(await small('.old-page button')).toEqual([])

  // Logged out elsewhere: the line over the page says so, and has the way in.
  await page.context().clearCookies()
  await tap(page, 'Log')
  await sheet(page).getByLabel('What happened?').fill('Rang')
  await submit(page)
  await page.locator('.sync-line').getByRole('link', { name: 'Log in' }).waitFor()
  expect(await small('.sync-line a, .sync-line button, .toast button')).toEqual([])
  await page.locator('[data-account]').click()
  await sheet(page)
    .getByRole('button', { name: /^Undo: Log/ })
    .waitFor()
  expect(await small('dialog button, dialog a')).toEqual([])
})
