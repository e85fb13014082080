// The pages that the server itself makes: readable for everybody, on the smallest telephone, and without a script.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '../../setup/browser.ts'
import { PASSWORD, startServer } from './server.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const SMALLEST = { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true }

test('log-in, account and a page that is not there', async () => {
  const server = await startServer()
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const found: string[] = []
  const look = async (page: Page, name: string, scheme: string) => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze()
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ target }) => `${name}, ${scheme}: ${id} ${target.join(' ')}`))
    const [width, small] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      [...document.querySelectorAll('button, input:not([type=hidden]), .brand')]
        .filter((one) => one.getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML),
    ])
    expect([name, width, small]).toEqual([name, 320, []])
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      ...SMALLEST,
      colorScheme,
      reducedMotion: 'reduce',
      bypassCSP: true,
    })
    const page = await context.newPage()
    await page.goto(`${server.address}login`)
    await look(page, 'log-in', colorScheme)
    await page.getByLabel('Name').fill('sam')
    await page.getByLabel('Password').fill('not the password')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await look(page, 'a wrong password', colorScheme)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL(server.address)
    await page.goto(`${server.address}account`)
    await page.getByLabel('Another one').fill(`A laptop with quite a long name, as people have them`)
    await page.getByRole('button', { name: 'Make a token' }).click()
    await look(page, 'a token', colorScheme)
    await page.getByRole('button', { name: /^Make a(?: new)? address$|^Make an address$/ }).click()
    await look(page, 'an address', colorScheme)
    await page.goto(`${server.address}card/nobody.html`)
    await look(page, 'no such page', colorScheme)
    await context.close()
  }
  expect(found).toEqual([])
})

test('they work without a script', async () => {
  const server = await startServer()
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const page = await (await browser.newContext({ ...SMALLEST, javaScriptEnabled: false })).newPage()
  await page.goto(`${server.address}account`)
  await page.getByLabel('Name').fill('sam')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sam Rivers')
  await page.getByRole('button', { name: 'Make an address' }).click()
  expect(await page.getByLabel('Subscribe to this address').inputValue()).toContain('/feed/')
  await page.getByRole('button', { name: 'Log out' }).click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Log in')
})

test('log-out from there loses nothing unsent without a word, and leaves nothing behind', async () => {
  const server = await startServer()
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${server.address}login?next=%2Faccount`)
  await page.getByLabel('Name').fill('sam')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL(`${server.address}account`)
  // As the desk of another page has left it.
  const unsent = (entry?: { id: string; state: string }) =>
    page.evaluate(
      (entry) =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('cardfile:/', 1)
          opening.onupgradeneeded = () => {
            const made = (name: string, keyPath: string) =>
              opening.result.createObjectStore(name, { keyPath })
            for (const [name, key] of Object.entries({
              outbox: 'id',
              drafts: 'key',
              cards: 'slug',
              facts: 'name',
            }))
              made(name, key)
            made('pages', 'url').createIndex('at', 'at')
          }
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const change = opening.result.transaction('outbox', 'readwrite')
            if (entry !== undefined) change.objectStore('outbox').put(entry)
            const count = change.objectStore('outbox').count()
            change.oncomplete = () => {
              opening.result.close()
              resolve(count.result)
            }
          }
        }),
      entry,
    )
  expect(await unsent({ id: 'a', state: 'refused' })).toBe(1)
  await page.evaluate(() =>
    localStorage.setItem(
      'cardfile-draft / sam/note',
      JSON.stringify({ key: 'sam/note', value: 'Half', at: 1 }),
    ),
  )
  const said: string[] = []
  const logOut = async (does: 'accept' | 'dismiss') => {
    page.once('dialog', async (dialog) => {
      said.push(dialog.message())
      await dialog[does]()
    })
    await page.getByRole('button', { name: 'Log out' }).click()
  }
  await logOut('dismiss')
  await expect
    .poll(() => said)
    .toEqual([expect.stringMatching(/^One edit is in this browser only.*One form is filled in/)])
  expect(await unsent()).toBe(1)
  expect((await page.request.get(`${server.address}session`)).status()).toBe(200)
  await logOut('accept')
  await page.waitForURL(`${server.address}login`)
  expect(said).toHaveLength(2)
  expect((await page.request.get(`${server.address}session`)).status()).toBe(401)
  expect(await unsent()).toBe(0)
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})
