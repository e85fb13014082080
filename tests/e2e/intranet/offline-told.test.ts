// What the page says by itself, without being asked: what happened meanwhile, and what takes longer.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../setup/browser.ts'
import { cardAt, gitIn } from './book-at.ts'
import { change, logOn, openPage, outboxOf, statesOf } from './desk-page.ts'
import { startServer, windowOf } from './server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('what a colleague changed meanwhile is told when a page is open again, and once', async () => {
  const server = await startServer()
  const context = await windowOf(browser, server)
  const card = `${server.address}card/ada-lovelace.html`
  const first = await context.newPage()
  await openPage(first, card)
  await context.setOffline(true)
  await logOn(first, 'In the lift.')
  await first.close()
  const colleague = await (await windowOf(browser, server, 'ana')).newPage()
  await openPage(colleague, card)
  await change(colleague, 'stage: prospect', 'stage: customer')
  await expect.poll(() => statesOf(colleague)).toEqual(['sent'])

  await context.setOffline(false)
  const page = await context.newPage()
  await page.goto(server.address)
  const toast = page.locator('.toast')
  await toast.filter({ hasText: /Log In the lift\.: sent\. Meanwhile .* changed "Stage"/ }).waitFor()
  expect(cardAt(server)).toMatch(/stage: customer[\s\S]*In the lift\./)
  await expect.poll(async () => (await outboxOf(page)).map(({ heard }) => heard)).toEqual([true])
  const [commit, parent] = gitIn(server, 'rev-parse', 'main', 'main^').split('\n')
  expect(await outboxOf(page), 'so that own work is told from that of others').toMatchObject([
    { commit, parent },
  ])
  await page.reload()
  await page.locator('html[data-editing]').waitFor()
  expect(await statesOf(page)).toEqual(['sent'])
  expect(await toast.count(), 'it was told').toBe(0)
})

test('a page that was old when it was loaded shows its card as it is now, and says so', async () => {
  const server = await startServer()
  // Its place is taken by what hands out the old page.
  const context = await windowOf(browser, server, 'sam', { serviceWorkers: 'block' })
  const card = `${server.address}card/ada-lovelace.html`
  const old = await (await context.request.get(card)).text()
  const first = gitIn(server, 'rev-parse', 'main').trim()
  expect(old).toContain(`<html data-book="${first}"`)
  const colleague = await (await windowOf(browser, server, 'ana')).newPage()
  await openPage(colleague, card)
  await logOn(colleague, 'Said by Ana.')
  await expect.poll(() => statesOf(colleague)).toEqual(['sent'])
  // An own edit that came in between hides nothing.
  const page = await context.newPage()
  await openPage(page, `${server.address}contacts.html`)
  await logOn(page, 'Said by Sam.', { slug: 'charles-babbage', path: 'contacts/charles-babbage.md' })
  await expect.poll(() => statesOf(page)).toEqual(['sent'])
  const built = async () => (await (await context.request.get(`${server.address}session`)).json()).book
  await expect.poll(built, { timeout: 30_000 }).toBe(gitIn(server, 'rev-parse', 'main').trim())
  // Neither does it need anything that was kept here before.
  const cold = await (await windowOf(browser, server, 'kim', { serviceWorkers: 'block' })).newPage()
  for (const one of [page, cold]) {
    await one.route(card, (route) => route.fulfill({ contentType: 'text/html', body: old }))
    await one.goto(card)
    await one.locator('[data-log] .log-text', { hasText: 'Said by Ana.' }).waitFor()
    await one.locator('.old-page').waitFor()
    expect(await one.evaluate(() => document.documentElement.dataset['book'])).toBe(first)
  }
})

test('a server that sends the whole book: the page says that it takes longer', async () => {
  const server = await startServer()
  gitIn(server, 'config', 'uploadpack.allowFilter', 'false')
  const context = await windowOf(browser, server)
  let go = () => {}
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  await context.route('**/git-receive-pack', async (route) => {
    await held
    await route.continue()
  })
  const page = await context.newPage()
  await page.goto(`${server.address}card/ada-lovelace.html`)
  await page.getByRole('button', { name: 'Log', exact: true }).click()
  await page.locator('dialog[open]').getByLabel('What happened?').fill('Called.')
  await page.locator('dialog[open] [type="submit"]').click()
  const toast = page.locator('.toast', { hasText: 'Logged.' })
  await toast
    .filter({ hasText: 'Sending… This server sends the whole book at the first edit: it takes longer.' })
    .waitFor()
  go()
  await toast.filter({ hasText: 'Sent.' }).waitFor()
  expect(await toast.textContent()).not.toContain('longer')
})

test('an edit is on the disk before it is "Saved here", and the browser is asked to keep it', async () => {
  const server = await startServer()
  const context = await windowOf(browser, server)
  await context.addInitScript(() => {
    const seen = { writes: [] as (string | undefined)[], asked: 0 }
    Object.assign(globalThis, { seen })
    const begin = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (mode === 'readwrite' && [stores].flat().some((name) => name === 'outbox' || name === 'drafts'))
        seen.writes.push(options?.durability)
      return begin.call(this, stores, mode, options)
    }
    StorageManager.prototype.persist = async () => {
      seen.asked++
      return true
    }
  })
  const page = await context.newPage()
  await openPage(page, `${server.address}card/ada-lovelace.html`)
  const seen = () =>
    page.evaluate(() => (globalThis as unknown as { seen: { writes: string[]; asked: number } }).seen)
  const before = (await seen()).writes.length
  expect((await seen()).asked, 'not before there is something to keep').toBe(0)
  await logOn(page, 'Kept.')
  const { writes, asked } = await seen()
  expect(writes.length).toBeGreaterThan(before)
  expect(new Set(writes)).toEqual(new Set(['strict']))
  expect(asked).toBe(1)
})
