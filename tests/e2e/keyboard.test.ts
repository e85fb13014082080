// The keyboard, the theme, and what there is without scripts.
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { SCREENS } from '../setup/browser.ts'
import { onDisk, served, visit } from './browser.ts'

const sample = inject('sample')

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim())

test('j and k go along the rows, Enter opens one', async () => {
  const { page, faults } = await visit()
  await page.goto(await served(sample))
  const names = await page.locator('[data-row]:visible .row-name').allTextContents()
  await page.keyboard.press('j')
  expect(await focused(page)).toBe(names[0])
  expect(await page.locator(':focus').evaluate((link) => getComputedStyle(link).outlineStyle)).not.toBe(
    'none',
  )
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect(await focused(page)).toBe(names[2])
  await page.keyboard.press('k')
  expect(await focused(page)).toBe(names[1])
  await page.keyboard.press('Enter')
  await page.waitForURL('**/card/*.html')
  expect(await page.locator('h1').textContent()).toBe(names[1])
  expect(faults).toEqual([])
})

test('g and a letter go to a section', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample)}card/ada-lovelace.html`)
  for (const [key, path] of [
    ['t', 'index.html'],
    ['c', 'contacts.html'],
    ['k', 'calendar.html'],
    ['p', 'pipeline.html'],
    ['o', 'organisations.html'],
  ] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await page.waitForURL(`**/${path}`)
  }
})

test('/ goes to the search from any page, and is a letter like any other inside of it', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample)}card/ada-lovelace.html`)
  await page.keyboard.press('/')
  await page.waitForURL('**/contacts.html#search')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('search')
  await page.keyboard.type('lovelase/j?g')
  expect(await page.locator('#search').inputValue()).toBe('lovelase/j?g')
  await page.locator('#search').fill('lovelase')
  await page.locator('mark').first().waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await focused(page)).toBe('Ada Lovelace')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/card/ada-lovelace.html')
})

test('? lists the keys, Escape closes the list, and they can be turned off', async () => {
  const { page } = await visit()
  await page.goto(await served(sample))
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await page.keyboard.press('?')
  await dialog.waitFor()
  expect(await dialog.textContent()).toMatch(/Search.*row.*Today.*Contacts/s)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.keyboard.press('?')
  await dialog.getByRole('checkbox').uncheck()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.reload()
  await page.keyboard.press('j')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
})

test('the first Tab offers the way past the navigation', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample)}help.html`)
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
})

test.each(['light', 'dark'] as const)(
  'the theme follows a %s system until the viewer chooses',
  async (system) => {
    const other = system === 'light' ? 'dark' : 'light'
    const base = await served(sample)
    const { page } = await visit({ colorScheme: system })
    const lightness = () =>
      page.evaluate(() => {
        // By the text: a page is dark whose letters are light.
        const [red = 0] =
          getComputedStyle(document.body)
            .color.match(/[\d.]+/g)
            ?.map(Number) ?? []
        return red > 127 ? 'dark' : 'light'
      })
    await page.goto(base)
    expect(await lightness()).toBe(system)
    await page.getByRole('button', { name: 'Dark theme' }).click()
    expect(await lightness()).toBe(other)
    await page.goto(`${base}card/ada-lovelace.html`)
    expect(await lightness()).toBe(other)
    expect(await page.getByRole('button', { name: 'Dark theme' }).getAttribute('aria-pressed')).toBe(
      String(other === 'dark'),
    )
    await page.getByRole('button', { name: 'Dark theme' }).click()
    await page.reload()
    expect(await lightness()).toBe(system)
  },
)

const READABLE = [
  // page, what is there to read, and to hear
  ['index.html', /Find out if he uses the double pawl without a licence.*Going quiet/s],
  ['contacts.html', /Ada Lovelace.*Yusuf Karim/s],
  ['card/ada-lovelace.html', /Send the revised licence terms.*Overflow question/s],
  ['calendar.html', /November 2026.*Edith Crane/s],
  ['pipeline.html', /Open.*€142,800/s],
  ['organisations.html', /Analytical Engines Ltd/],
  ['tags.html', /asia-pacific/],
  ['problems.html', /pone.{1,2} is no field/],
  ['help.html', /Going quiet/],
] as const

test.each([
  ['a telephone', SCREENS.phone],
  ['a desk', SCREENS.desktop],
] as const)('without scripts every page is there to read, on %s', async (_screen, screen) => {
  const { page, faults } = await visit({ ...screen, javaScriptEnabled: false })
  for (const [path, text] of READABLE) {
    await page.goto(onDisk(sample) + path)
    expect(await page.getByRole('main').ariaSnapshot(), path).toMatch(text)
    // Nothing that does nothing.
    expect(await page.locator('button:visible').allTextContents(), path).toEqual([])
    await page.locator('.sections').getByRole('link', { name: 'Calendar' }).click()
    await page.waitForURL('**/calendar.html')
  }
  await page.goto(`${onDisk(sample)}contacts.html`)
  expect((await page.locator('noscript p').boundingBox())?.height).toBeGreaterThan(10)
  expect(faults).toEqual([])
})
