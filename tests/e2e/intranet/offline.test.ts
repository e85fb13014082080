// Edits without a network, without a server, in pages that die: each is there once in the end.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../setup/browser.ts'
import { temporaryFolder } from '../book.ts'
import { cardAt, editsAt } from './book-at.ts'
import { ask, deskOf, logOn, openPage, outboxOf, statesOf, statusOf } from './desk-page.ts'
import { kept } from './kept.ts'
import { crash, openProfile } from './profile.ts'
import { startServer, windowOf } from './server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function office() {
  const server = await startServer()
  const context = await windowOf(browser, server)
  const page = await context.newPage()
  const card = `${server.address}card/ada-lovelace.html`
  return { server, context, page, card }
}

/** Waits until the browser has this page for a time without a network: it is fetched once more when a worker is there. */
async function ready(page: Page): Promise<void> {
  await expect.poll(async () => (await kept(page)).stored).toContain(new URL(page.url()).pathname)
}

test('an edit is saved here, then sent; the page shows it before the site does', async () => {
  const { server, page, card } = await office()
  await openPage(page, card)
  const id = await logOn(page, 'Hello.')
  await expect.poll(() => statesOf(page)).toEqual(['sent'])
  expect(editsAt(server)).toEqual([id])
  expect(cardAt(server)).toMatch(/- 2026-11-23 note @sam: Hello\.\n$/)
  expect(await ask(page, 'card', 'ada-lovelace')).toMatchObject({ newerThanPage: true, unsent: false })
  expect(await statusOf(page)).toMatchObject({ unsent: 0, access: 'in', offlineNeedsHttps: false })
})

test('three edits offline, then online: all are there', async () => {
  const { server, context, page, card } = await office()
  await openPage(page, card)
  await ready(page)
  await context.setOffline(true)
  for (const text of ['One.', 'Two.', 'Three.']) await logOn(page, text)
  await expect.poll(() => statesOf(page)).toEqual(['here', 'here', 'here'])
  await expect.poll(async () => (await statusOf(page)).problem?.kind).toBe('unreachable')
  await page.reload()
  await deskOf(page)
  expect((await statusOf(page)).storedAt).toBeGreaterThan(0)
  expect((await outboxOf(page)).length, 'all three, after a load without a network').toBe(3)
  expect(await ask(page, 'card', 'ada-lovelace')).toMatchObject({
    text: expect.stringContaining('Three.'),
    unsent: true,
  })
  await context.setOffline(false)
  await expect.poll(() => statesOf(page)).toEqual(['sent', 'sent', 'sent'])
  expect(cardAt(server)).toMatch(/One\.\n.*Two\.\n.*Three\.\n$/)
  expect(editsAt(server)).toHaveLength(3)
})

test('of two tabs one is killed on its way: its edit is kept, and the other tab sends it once', async () => {
  const { server, context, page, card } = await office()
  const other = await context.newPage()
  await openPage(other, card)
  await openPage(page, card)
  // The push leaves, and its page dies before the answer.
  const pushed = new Promise<void>((resolve) => {
    void context.route('**/git-receive-pack', async (route) => {
      await route.fetch()
      resolve()
    })
  })
  const id = await logOn(page, 'Killed.')
  await pushed
  await context.unroute('**/git-receive-pack')
  expect(await statesOf(other)).toEqual(['sending'])
  await page.close()
  await expect.poll(() => statesOf(other)).toEqual(['sent'])
  expect(editsAt(server)).toEqual([id])
  expect(cardAt(server).match(/Killed\./g)).toHaveLength(1)
})

test('a lost answer is found out before anything is sent again', async () => {
  const { server, context, page, card } = await office()
  await openPage(page, card)
  let [lost, pushes] = [0, 0]
  await context.route('**/git-receive-pack', async (route) => {
    pushes++
    if (lost++ > 0) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  const id = await logOn(page, 'Lost.')
  await expect.poll(() => statesOf(page)).toEqual(['sent'])
  expect(pushes).toBe(1)
  expect(editsAt(server)).toEqual([id])
})

test('the server goes down and comes back: what was typed meanwhile is sent without anybody doing anything', async () => {
  const { server, page, card } = await office()
  await openPage(page, card)
  await server.kill()
  await logOn(page, 'While you were out.')
  await expect
    .poll(async () => (await statusOf(page)).problem)
    .toMatchObject({
      kind: 'unreachable',
      said: 'The server cannot be reached.',
    })
  await expect.poll(() => statesOf(page)).toEqual(['here'])
  expect((await statusOf(page)).nextTry).toBeGreaterThan(0)
  const again = await server.restart()
  await expect.poll(() => statesOf(page), { timeout: 90_000 }).toEqual(['sent'])
  expect(editsAt(again)).toHaveLength(1)
})

test('a browser that was closed with unsent edits sends them when it is opened again', async () => {
  const server = await startServer()
  const [name = '', value = ''] = (await server.logIn()).split('=')
  const folder = temporaryFolder()
  const open = async () => {
    const context = await openProfile(folder)
    await context.addCookies([{ name, value, url: server.address, httpOnly: true, sameSite: 'Strict' }])
    return context
  }
  const first = await open()
  const page = await first.newPage()
  await openPage(page, `${server.address}card/ada-lovelace.html`)
  await first.setOffline(true)
  await logOn(page, 'Typed in a lift.')
  // No chance to tidy up: as when the battery dies.
  await crash(first, folder)
  const second = await open()
  const later = await second.newPage()
  await openPage(later, `${server.address}index.html`)
  await expect.poll(() => statesOf(later)).toEqual(['sent'])
  expect(cardAt(server)).toContain('Typed in a lift.')
  await second.close()
})

test('log-out warns of what is unsent, then leaves nothing behind, in no tab', async () => {
  const { context, page, card, server } = await office()
  await openPage(page, `${server.address}index.html`)
  await ready(page)
  const other = await context.newPage()
  await openPage(other, card)
  await context.setOffline(true)
  await logOn(page, 'Not yet.')
  await page.evaluate(async () => {
    const desk = await (
      globalThis as { cardfileOpened?: Promise<{ drafts: { set(key: string, value: string): void } }> }
    ).cardfileOpened
    desk?.drafts.set('note', 'Half a sentence about Ada')
  })
  expect(await ask(page, 'unsaved')).toEqual({ edits: 1, drafts: 1 })
  expect(await ask(page, 'logOut')).toBe('unsent')
  await context.setOffline(false)
  await expect.poll(() => statesOf(page)).toEqual(['sent'])
  // The half sentence is left.
  expect(await ask(page, 'logOut')).toBe('unsent')
  await page.locator('html[data-editing="yes"]').waitFor()
  await page.locator('[data-account]').click()
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByText('One form is filled in, and not saved.').waitFor()
  const gone = Promise.all([page.waitForURL('**/login**'), other.waitForURL('**/login**')])
  await ask(page, 'logOut', true).catch((error: unknown) => {
    // The page goes away under the question.
    if (!/context was destroyed|navigat/i.test(String(error))) throw error
  })
  await gone
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
  expect(left).toEqual({ databases: [], caches: [], local: [], session: [], workers: 0 })
  const answer = await page.goto(card)
  expect(page.url(), 'and the server has forgotten the session').toContain('/login')
  expect(answer?.ok()).toBe(true)
})

test('an ended session keeps what is typed, and sends it after the next log-in', async () => {
  const { server, context, page, card } = await office()
  await openPage(page, card)
  await context.clearCookies()
  await logOn(page, 'Kept.')
  await expect
    .poll(async () => await statusOf(page))
    .toMatchObject({
      access: 'out',
      unsent: 1,
      problem: { kind: 'signed-out', remedy: expect.stringContaining('Log in') },
    })
  await logOn(page, 'And this one.')
  const [name = '', value = ''] = (await server.logIn()).split('=')
  await context.addCookies([{ name, value, url: server.address, httpOnly: true, sameSite: 'Strict' }])
  await ask(page, 'syncNow')
  await expect.poll(() => statesOf(page)).toEqual(['sent', 'sent'])
  expect(cardAt(server)).toMatch(/Kept\.[\s\S]*And this one\./)
})
