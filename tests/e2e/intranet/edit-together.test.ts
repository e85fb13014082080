// Editing while others do, without a network, and what is left to decide: against the real server.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser, SCREENS } from '../../setup/browser.ts'
import { temporaryFolder } from '../book.ts'
import { cardAt } from './book-at.ts'
import { type IntranetServer, startServer, windowOf } from './server.ts'

const HELEN =
  '---\nname: Helen Sykes\ntitle: Procurement Manager\nstage: prospect\nowner: sam\nnext: Call\ndue: 2026-11-24\nconflicts:\n  - "title: Senior Buyer"\n---\n'

async function open(
  file: string,
  cards: Readonly<Record<string, string>> = {},
): Promise<{ server: IntranetServer; page: Page; context: BrowserContext }> {
  const server = await startServer({ cards })
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const context = await windowOf(browser, server, 'sam', { ...SCREENS.phone, reducedMotion: 'reduce' })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.goto(server.address + file)
  await page.locator('html[data-editing]').waitFor()
  return { server, page, context }
}

const sheet = (page: Page) => page.locator('dialog[open]')
const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function log(page: Page, text: string): Promise<void> {
  await tap(page, 'Log')
  await sheet(page).getByLabel('What happened?').fill(text)
  await sheet(page).locator('[type="submit"]').click()
  await sheet(page).waitFor({ state: 'detached' })
}

/** A colleague changes a card with git alone. */
async function push(server: IntranetServer, file: string, from: string, to: string): Promise<void> {
  const clone = path.join(temporaryFolder(), 'clone')
  execFileSync('git', ['clone', '-q', await server.gitAddress('kim'), clone])
  const card = path.join(clone, file)
  writeFileSync(card, readFileSync(card, 'utf8').replace(from, to))
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Kim Sato', '-c', 'user.email=kim@example.com', ...args], {
      cwd: clone,
    })
  git('commit', '-q', '-a', '-m', 'Change a card')
  git('push', '-q')
}

test('a colleague changed another field meanwhile: both are kept, and the page says so', async () => {
  const { server, page } = await open('card/ada-lovelace.html')
  await push(server, 'contacts/ada-lovelace.md', 'stage: prospect', 'stage: customer')
  await log(page, 'Called')
  const toast = page.locator('.toast', { hasText: 'Sent.' })
  await toast.waitFor()
  expect(await toast.textContent()).toMatch(/stage/i)
  expect(await toast.textContent()).toMatch(/customer/)
  await expect.poll(() => page.locator('.card-title .stage').textContent()).toBe('customer')
  expect(cardAt(server)).toMatch(/stage: customer\n[\s\S]*- 2026-11-23 call @sam: Called\n$/)
})

test('without a network it is saved here, counted, and sent when there is one; log-out warns before', async () => {
  const { server, page, context } = await open('card/ada-lovelace.html')
  await context.setOffline(true)
  await log(page, 'Called from the lift')
  await page.locator('.toast', { hasText: 'Saved here.' }).waitFor()
  await expect.poll(() => page.locator('[data-account] .badge').textContent()).toBe('1')
  expect(await page.locator('[data-log] .log-text').first().textContent()).toBe('Called from the lift')
  await page.locator('[data-account]').click()
  await sheet(page).locator('[data-outbox]').getByText('Log a call with Ada Lovelace').waitFor()
  const download = page.waitForEvent('download')
  await sheet(page).getByRole('button', { name: 'Download' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('Called from the lift')
  await sheet(page).getByRole('button', { name: 'Log out' }).click()
  await sheet(page).getByText('Not all is sent').waitFor()
  await sheet(page).getByRole('button', { name: 'Stay' }).click()
  expect(cardAt(server)).not.toContain('lift')
  await context.setOffline(false)
  await expect.poll(() => cardAt(server)).toContain('- 2026-11-23 call @sam: Called from the lift\n')
  await page.locator('[data-account] .badge').waitFor({ state: 'hidden' })
})

test.each([
  ['Keep what stands: Title', 'title: Procurement Manager'],
  ['Take the other: Title', 'title: Senior Buyer'],
])('what a merge left is decided by a button: %s', async (button, line) => {
  const { server, page } = await open('card/helen-sykes.html', { 'helen-sykes.md': HELEN })
  await tap(page, button)
  await page.locator('.toast', { hasText: 'Decided.' }).filter({ hasText: 'Sent.' }).waitFor()
  expect(await page.locator('[data-decide]').count()).toBe(0)
  expect(cardAt(server, 'contacts/helen-sykes.md')).toContain(`\n${line}\n`)
  expect(cardAt(server, 'contacts/helen-sykes.md')).not.toContain('conflicts')
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => cardAt(server, 'contacts/helen-sykes.md')).toBe(HELEN)
})

test('two windows of one person show the same', async () => {
  const { page, context, server } = await open('card/ada-lovelace.html')
  const other = await context.newPage()
  await other.goto(`${server.address}index.html`)
  await other.locator('html[data-editing]').waitFor()
  await tap(page, 'Postpone')
  await sheet(page)
    .getByRole('button', { name: /\+1 week/ })
    .click()
  await sheet(page).locator('[type="submit"]').click()
  await expect
    .poll(() => other.locator('[data-agenda] [data-slug="ada-lovelace"]').getAttribute('data-due'))
    .toBe('2026-11-30')
})
