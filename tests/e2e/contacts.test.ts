// The contacts page: found as one types, in spite of slips; filters, order and view are kept in the address.
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { onDisk, served, visit } from './browser.ts'
import { ORGS, PEOPLE } from './large-book.ts'

const sample = inject('sample')

const names = (page: Page) => page.locator('[data-list] .row-name').allTextContents()
const result = (page: Page) => page.locator('[data-result]')

async function contacts(page: Page, base: string, query = ''): Promise<void> {
  await page.goto(`${base}contacts.html${query}`)
  await page.locator('[data-finder][data-ready]').waitFor()
}

const TYPED = [
  // what is typed, who comes first, what is marked
  ['lovelase', 'Ada Lovelace', /lovelace/i],
  ['lovlace', 'Ada Lovelace', /lovelace/i],
  ['charls babage', 'Charles Babbage', /babbage/i],
  ['nemeth', 'Németh Zoltán', /Németh/],
  ['etxeberia', 'María José Etxeberria', /Etxeberria/],
  ['7946 0958', 'Ada Lovelace', /7946 0958/],
  ['02079460958', 'Ada Lovelace', /7946 0958/],
  ['ada@home', 'Ada Lovelace', /ada/i],
] as const

test.each([
  ['a server', () => served(sample)],
  ['a disk', async () => onDisk(sample)],
] as const)('from %s, people are found as one types, slips and all', async (_where, address) => {
  const { page, faults } = await visit()
  await contacts(page, await address())
  for (const [typed, name, marked] of TYPED) {
    await page.locator('#search').fill('')
    await page.locator('#search').pressSequentially(typed)
    await page.locator(`[data-finder][data-ready="${typed}"]`).waitFor()
    expect((await names(page))[0], typed).toBe(name)
    const marks = await page.locator('[data-list] > :first-child mark').allTextContents()
    expect(marks.join(''), typed).toMatch(marked)
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(typed)
    expect(await result(page).textContent()).toMatch(/^\d+ of 108 cards$/)
  }
  expect(faults).toEqual([])
})

test('filters, words, order and view come back by reload, by going back and by a copied address', async () => {
  const base = await served(sample)
  const { page, faults } = await visit()
  await contacts(page, base)
  await page.locator('summary', { hasText: 'Filters' }).click()
  await page.getByLabel('Stage').selectOption('customer')
  await page.getByLabel('Owner').selectOption('kofi')
  await page.getByLabel('Kind').selectOption('person')
  await page.getByLabel('Sort').selectOption('due')
  await page.getByRole('button', { name: 'Cards' }).click()
  await expect
    .poll(() => new URL(page.url()).search)
    .toBe('?stage=customer&owner=kofi&kind=person&sort=due&view=cards')
  await expect.poll(() => result(page).textContent()).toMatch(/^\d+ of 108/)

  const rows = await page.locator('[data-list] [data-row]').evaluateAll((rows) =>
    rows.map((row) => ({
      stage: row.querySelector('.stage')?.textContent,
      owner: (row as HTMLElement).dataset['owner'],
      due: row.querySelector('time')?.dateTime ?? '9999',
    })),
  )
  expect(rows.length).toBeGreaterThan(1)
  expect(new Set(rows.map(({ stage, owner }) => `${stage} ${owner}`))).toEqual(new Set(['customer kofi']))
  expect(rows.map(({ due }) => due)).toEqual(rows.map(({ due }) => due).sort())

  const before = await names(page)
  const check = async () => {
    await expect.poll(() => names(page)).toEqual(before)
    expect(await page.getByLabel('Stage').inputValue()).toBe('customer')
    expect(await page.getByLabel('Sort').inputValue()).toBe('due')
    expect(await page.getByRole('button', { name: 'Cards' }).getAttribute('aria-pressed')).toBe('true')
    expect(await page.locator('[data-list]').getAttribute('class')).toContain('as-cards')
  }
  await page.reload()
  await check()
  await page.locator('[data-list] .row-name').first().click()
  await page.waitForURL('**/card/*.html')
  await page.goBack()
  await check()
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await check()

  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect.poll(() => result(page).textContent()).toBe('All 108 cards')
  expect(faults).toEqual([])
})

test('a letter shows who begins with it, and everybody again', async () => {
  const { page } = await visit()
  await contacts(page, await served(sample))
  const letter = page
    .getByRole('navigation', { name: 'A to Z' })
    .getByRole('link', { name: 'K', exact: true })
  await letter.click()
  await expect.poll(async () => [...new Set((await names(page)).map((name) => name[0]))]).toEqual(['K'])
  expect(await letter.getAttribute('aria-current')).toBe('true')
  await letter.click()
  await expect.poll(() => result(page).textContent()).toBe('All 108 cards')
})

test.each([
  ['', '.row-name'],
  ['org', '.row-org'],
  ['stage', '.stage'],
])('in order by "%s"', async (sort, part) => {
  const { page } = await visit()
  await contacts(page, await served(sample), `?kind=person&sort=${sort}`)
  await expect.poll(() => result(page).textContent()).toMatch(/^\d+ of/)
  const words = await page.locator(`[data-list] ${part}`).allTextContents()
  const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
  expect(words.length).toBeGreaterThan(20)
  expect(words).toEqual([...words].sort(collator.compare))
})

test('no result says so, and Escape begins anew', async () => {
  const { page } = await visit()
  await contacts(page, await served(sample))
  await page.locator('#search').fill('qqqqzzzz')
  await expect.poll(() => result(page).textContent()).toMatch(/^Nothing found/)
  await page.locator('#search').press('Escape')
  await expect.poll(() => result(page).textContent()).toBe('All 108 cards')
  expect(await page.locator('#search').inputValue()).toBe('')
})

test('an endless query in an address does no harm', async () => {
  const { page, faults } = await visit()
  await contacts(
    page,
    await served(sample),
    `?q=${'ada lovelace <b> '.repeat(200)}&stage=nonsense&letter=%00`,
  )
  await expect.poll(() => result(page).textContent()).toMatch(/^Nothing found/)
  expect(faults).toEqual([])
})

test('a large book shows its first rows, more on request, and finds each of them', async () => {
  const { page, faults } = await visit()
  await contacts(page, await served(inject('large')), '?kind=person')
  await expect.poll(() => result(page).textContent()).toBe(`${PEOPLE} of ${PEOPLE + ORGS} cards`)
  const shown = (await names(page)).length
  expect(shown).toBeLessThan(PEOPLE)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(async () => (await names(page)).length).toBeGreaterThan(shown)
  await page.locator('#search').fill('anna 397')
  await expect.poll(async () => (await names(page))[0]).toBe('Anna 397 Bell')
  expect(faults).toEqual([])
})
