// Cards that may be one contact, in the browser and against the real server: told apart, made one, taken back, while
// colleagues work, and without a network.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser, SCREENS } from '../../setup/browser.ts'
import { temporaryFolder } from '../book.ts'
import { cardAt, gitIn } from './book-at.ts'
import { type IntranetServer, startServer, windowOf } from './server.ts'

const ADA =
  '---\nname: Ada Lovelace\ntitle: Head of Research\nemail: ada@engines.example (work)\nphone: "+44 20 7946 0958"\nstage: prospect\nowner: sam\nnext: Send the terms\ndue: 2026-11-23\n---\n\nLikes engines.\n\n## Log\n\n- 2026-11-03 meeting @sam: Demo.\n'
const KING =
  '---\nname: Ada King\naka: Ada Lovelace\ntitle: Countess\nemail: [ADA@engines.example, ada@home.example]\nphone: "020 7946 0958"\nowner: sam\n---\n\nMarried.\n'
const CARDS = {
  'ada-lovelace.md': ADA,
  'ada-king.md': KING,
  'tom-kim.md': '---\nname: Tom Kim\nrelated: ada-king (cousin)\n---\n',
  'licence.md': '---\nname: Licence\nkind: deal\nfor: ada-king\nstage: proposal\n---\n',
}

interface Opened {
  readonly server: IntranetServer
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: string[]
}

async function open(
  screen: keyof typeof SCREENS = 'desktop',
  handle = 'sam',
  more: Readonly<Record<string, string>> = {},
): Promise<Opened> {
  const server = await startServer({ cards: { ...CARDS, ...more } })
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const context = await windowOf(browser, server, handle, {
    ...SCREENS[screen],
    reducedMotion: 'reduce',
    bypassCSP: true,
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`)
  })
  await page.goto(`${server.address}duplicates.html`)
  await page.locator('html[data-editing]').waitFor()
  return { server, page, context, faults }
}

const sheet = (page: Page) => page.locator('dialog[open]')
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const sent = (page: Page, said: string) =>
  page.locator('.toast', { hasText: said }).filter({ hasText: 'Sent.' }).waitFor()
const subject = (server: IntranetServer) => gitIn(server, 'log', '-1', '--format=%an: %s', 'main').trim()
const names = (server: IntranetServer) =>
  gitIn(server, 'ls-tree', '-r', '--name-only', 'main').trim().split('\n')
const commits = (server: IntranetServer) => Number(gitIn(server, 'rev-list', '--count', 'main'))

/** Kim changes a card with git alone. */
async function push(server: IntranetServer, file: string, change: (text: string) => string): Promise<void> {
  const clone = path.join(temporaryFolder(), 'clone')
  execFileSync('git', ['clone', '-q', await server.gitAddress('kim'), clone])
  const card = path.join(clone, file)
  writeFileSync(card, change(readFileSync(card, 'utf8')))
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Kim Sato', '-c', 'user.email=kim@example.com', ...args], {
      cwd: clone,
    })
  git('commit', '-q', '-a', '-m', 'Change a card')
  git('push', '-q')
}

test('two cards become one: looked at before, one commit, links follow, and one press takes it back', async () => {
  const { server, page, faults } = await open()
  const before = names(server)
  expect(await page.locator('.pair').count()).toBe(1)
  expect(await page.locator('.pair .reasons').textContent()).toMatch(/same (e-mail address|phone number)/)
  expect(await page.locator('[data-command]').isVisible()).toBe(false)
  await tap(page, /^One contact:/)
  const form = sheet(page)
  await form.getByText('The card is then').waitFor()
  expect(await form.getByRole('radio', { name: 'Ada Lovelace (ada-lovelace)' }).isChecked()).toBe(true)
  await form.getByText('ada@home.example').waitFor()
  expect(await form.locator('.from').first().textContent()).toBe('from Ada King')
  await form.getByText('Links follow: Licence, Tom Kim.').waitFor()
  const title = form.getByRole('group', { name: 'Title: which one stands?' })
  expect(await title.getByRole('radio', { name: 'Decide later' }).isChecked()).toBe(true)
  await title.getByRole('radio', { name: 'Countess' }).check()
  const count = commits(server)
  await tap(page, 'Make them one')
  await form.waitFor({ state: 'detached' })
  await page.locator('.pair-state', { hasText: 'Ada Lovelace has everything of both' }).waitFor()
  await sent(page, 'Ada King is part of Ada Lovelace.')
  expect(commits(server)).toBe(count + 1)
  expect(subject(server)).toBe('Sam Rivers: Merge Ada King into Ada Lovelace')
  expect(names(server)).toEqual(before.filter((name) => name !== 'contacts/ada-king.md'))
  const whole = cardAt(server)
  expect(whole).toMatch(/^title: Countess$/m)
  expect(whole).toMatch(/^alias: ada-king$/m)
  expect(whole).toContain('ada@home.example')
  expect(whole.match(/engines\.example/gi)).toHaveLength(1)
  expect(whole).not.toContain('title: Head of Research"')
  expect(whole).toMatch(/Likes engines\.[\s\S]*Married\.|Married\.[\s\S]*Likes engines\./)
  expect(cardAt(server, 'contacts/tom-kim.md')).toContain('related: ada-lovelace (cousin)')
  expect(cardAt(server, 'contacts/licence.md')).toContain('for: ada-lovelace')
  // The pages that are made then have no pair any more.
  await expect
    .poll(async () => (await (await page.request.get(page.url())).text()).includes('data-pair='))
    .toBe(false)

  // Who has the old address is led on.
  const old = await page.request.get(`${server.address}card/ada-king.html`)
  expect(await old.text()).toContain('Open the card of Ada Lovelace')

  await page.locator('[data-account]').click()
  await sheet(page)
    .getByRole('button', { name: /^Undo: Merge Ada King/ })
    .click()
  await page.locator('.toast', { hasText: 'Taken back.' }).waitFor()
  await expect.poll(() => names(server)).toEqual(before)
  expect(cardAt(server)).toBe(ADA)
  expect(cardAt(server, 'contacts/ada-king.md')).toBe(KING)
  expect(cardAt(server, 'contacts/tom-kim.md')).toBe(CARDS['tom-kim.md'])
  expect(commits(server)).toBe(count + 2)
  expect(faults).toEqual([])
})

test('a colleague works on the card that goes: it is on the one that stays, and both come back as they were', async () => {
  const { server, page, context, faults } = await open()
  await tap(page, /^One contact:/)
  await sheet(page).getByText('The card is then').waitFor()
  await context.setOffline(true)
  await tap(page, 'Make them one')
  await page.locator('.toast', { hasText: 'Saved here.' }).waitFor()
  await page.locator('.pair-state', { hasText: 'One contact:' }).waitFor()
  await push(
    server,
    'contacts/ada-king.md',
    (text) =>
      `${text.replace('owner: sam', 'owner: sam\nstage: customer')}\n## Log\n\n- 2026-11-22 call @kim: She moves to Rome.\n`,
  )
  const theirs = cardAt(server, 'contacts/ada-king.md')
  await context.setOffline(false)
  await sent(page, 'Ada King is part of Ada Lovelace.')
  expect(names(server)).not.toContain('contacts/ada-king.md')
  expect(cardAt(server)).toContain('- 2026-11-22 call @kim: She moves to Rome.\n')
  expect(cardAt(server)).toMatch(/^stage: customer$/m)
  expect(cardAt(server)).toContain('Demo.')
  expect(await page.locator('.toast').textContent()).toMatch(/Meanwhile Kim Sato logged: call/)
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => names(server)).toContain('contacts/ada-king.md')
  expect(cardAt(server, 'contacts/ada-king.md')).toBe(theirs)
  expect(cardAt(server)).toBe(ADA)
  await page.getByRole('button', { name: /^One contact:/ }).waitFor()
  expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(fault))).toEqual([])
})

test('two contacts: the book remembers it, on a telephone too, and nobody is asked again', async () => {
  const { server, page, faults } = await open('phone')
  for (const button of await page.locator('.pair-buttons button').all()) {
    const { height = 0 } = (await button.boundingBox()) ?? {}
    expect(height).toBeGreaterThanOrEqual(44)
  }
  await tap(page, /^Two contacts:/)
  await page.locator('.pair-state', { hasText: 'Two contacts' }).waitFor()
  await sent(page, 'Remembered: they are two.')
  expect(cardAt(server)).toMatch(/^distinct: ada-king$/m)
  expect(subject(server)).toBe('Sam Rivers: Ada Lovelace is not Ada King (ada-king)')
  await expect
    .poll(async () =>
      (await (await page.request.get(page.url())).text()).includes('No two cards look like one'),
    )
    .toBe(true)
  await page.locator('[data-account]').click()
  await sheet(page)
    .getByRole('button', { name: /^Undo: Ada Lovelace is not/ })
    .click()
  await sheet(page).getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => cardAt(server)).toBe(ADA)
  await page.getByRole('button', { name: /^Two contacts:/ }).waitFor()
  expect(faults).toEqual([])
})

test('the other card can be the one that stays', async () => {
  const { server, page } = await open('phone')
  await tap(page, /^One contact:/)
  await sheet(page).getByRole('radio', { name: 'Ada King (ada-king)' }).check()
  await sheet(page).getByText('ada-lovelace goes, and stays known as a former name.').waitFor()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([])
  await tap(page, 'Make them one')
  await sent(page, 'Ada Lovelace is part of Ada King.')
  expect(names(server)).not.toContain('contacts/ada-lovelace.md')
  expect(cardAt(server, 'contacts/ada-king.md')).toMatch(/^alias: ada-lovelace$/m)
  expect(cardAt(server, 'contacts/tom-kim.md')).toBe(CARDS['tom-kim.md'])
})

test('who only reads sees the pairs and no buttons', async () => {
  const { page } = await open('desktop', 'rea')
  expect(await page.locator('.pair').count()).toBe(1)
  expect(await page.locator('.pair-buttons').count()).toBe(0)
})

test('who makes a card that is there is told so with the reasons, and can put what is new on that one', async () => {
  const { server, page, faults } = await open('phone')
  await tap(page, 'New contact')
  const form = sheet(page)
  await form.getByLabel('Name', { exact: true }).fill('Tom')
  await form.getByText('Looks like Tom Kim').waitFor()
  expect(await form.getByRole('button', { name: 'Create', exact: true }).count()).toBe(1)
  await form.getByLabel('Name', { exact: true }).fill('A. Lovelace')
  await form.getByLabel('E-mail 1', { exact: true }).fill('ada+fair@engines.example')
  const like = form.locator('.likeness', { hasText: 'Looks like Ada Lovelace' })
  await like.getByText('same e-mail address').waitFor()
  await form.getByRole('button', { name: 'Create anyway' }).waitFor()
  await form.getByLabel('Phone 1', { exact: true }).fill('+44 161 496 0000')
  await form.getByLabel('Title').fill('Countess')
  await like.getByRole('button', { name: 'Add to it: Ada Lovelace' }).click()
  await form.waitFor({ state: 'detached' })
  await sent(page, 'Added to Ada Lovelace. As it was: title.')
  expect(cardAt(server)).toContain('\ntitle: Head of Research\n')
  expect(cardAt(server)).toMatch(/"?\+44 20 7946 0958"?[\s\S]*\+44 161 496 0000/)
  expect(cardAt(server)).toContain('ada+fair@engines.example')
  // Nothing is left of the form.
  await tap(page, 'New contact')
  expect(await sheet(page).getByLabel('Name', { exact: true }).inputValue()).toBe('')
  expect(faults).toEqual([])
})

test('pair after pair by keys alone: the focus goes on to the next', async () => {
  const twin = (name: string) =>
    `---\nname: ${name}\nemail: ${name.toLowerCase().replace(' ', '.')}@x.example\n---\n`
  const { server, page } = await open('desktop', 'sam', {
    'zoe.md': twin('Zoe Fink'),
    'zoe-2.md': twin('Zoe Fink'),
    'rui.md': twin('Rui Vaz'),
    'rui-2.md': twin('Rui Vaz'),
  })
  expect(await page.locator('.pair').count()).toBe(3)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  const first = page
    .locator('.pair')
    .first()
    .getByRole('button', { name: /^Two contacts:/ })
  await first.focus()
  await page.keyboard.press('Enter')
  const second = await page
    .locator('.pair')
    .nth(1)
    .getByRole('button', { name: /^One contact:/ })
    .getAttribute('aria-label')
  await expect.poll(focused).toBe(second)
  await page.keyboard.press('Enter')
  await sheet(page).getByText('The card is then').waitFor()
  await page.keyboard.press('Control+Enter')
  await sheet(page).waitFor({ state: 'detached' })
  await expect.poll(focused).toMatch(/^One contact: /)
  expect(await focused()).not.toBe(second)
  await expect.poll(() => gitIn(server, 'log', '-3', '--format=%s', 'main')).toMatch(/Merge [\s\S]* is not /)
})
