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
