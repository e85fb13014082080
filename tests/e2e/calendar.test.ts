// The calendar: months, whose entries, paper, and files for one's own calendar.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ICAL from 'ical.js'
import { expect, inject, test } from 'vitest'
import { ROOT } from './book.ts'
import { served, visit } from './browser.ts'

const sample = inject('sample')

test('one goes from month to month and back', async () => {
  const { page, faults } = await visit()
  await page.goto(`${await served(sample)}calendar.html`)
  const heading = page.getByRole('heading', { level: 1 })
  expect(await heading.textContent()).toBe('November 2026')
  await page.getByRole('link', { name: 'December 2026' }).first().click()
  await page.waitForURL('**/calendar/2026-12.html')
  expect(await heading.textContent()).toBe('December 2026')
  const ada = page.locator('.month [data-date="2026-12-01"]').getByRole('link', { name: 'Ada Lovelace' })
  expect(await ada.getAttribute('title')).toContain('Send the revised licence terms')
  await page.getByRole('link', { name: 'January 2027' }).first().click()
  await page.waitForURL('**/calendar/2027-01.html')
  await page.getByRole('link', { name: 'This month' }).click()
  await page.waitForURL('**/calendar.html')
  await page.locator('[data-date="2026-11-27"]').getByRole('link').first().click()
  await page.waitForURL('**/card/*.html')
  expect(faults).toEqual([])
})

test('weeks begin on Monday and have their numbers, days outside of the month are set apart', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample)}calendar/2027-01.html`)
  const dates = await page
    .locator('.month td')
    .evaluateAll((cells) => cells.map((cell) => cell.dataset['date']))
  expect([dates[0], dates.at(-1), dates.length]).toEqual(['2026-12-28', '2027-01-31', 35])
  expect(await page.locator('.month tbody th').allTextContents()).toEqual(['53', '1', '2', '3', '4'])
  expect(await page.locator('.month td.out').count()).toBe(4)
})

test('the entries of one owner', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample)}calendar.html`)
  const visible = (where: string) =>
    page
      .locator(`${where} [data-owner]:visible`)
      .evaluateAll((entries) => entries.map((entry) => (entry as HTMLElement).dataset['owner']))
  const all = (await visible('.day-list')).length
  await page.getByLabel('Owner').selectOption({ label: 'Mei Lindgren' })
  expect(new Set([...(await visible('.month')), ...(await visible('.day-list'))])).toEqual(new Set(['mei']))
  await page.getByLabel('Owner').selectOption({ label: 'Everybody' })
  expect((await visible('.day-list')).length).toBe(all)
})

test('on paper there is the calendar, and nothing to click', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample)}calendar.html`)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const visible = async (selector: string) => page.locator(selector).first().isVisible()
  const parts = ['.sections', '.bar-button', '[data-calendar-tools]', '.foot', '.month-nav', '.month', 'h1']
  expect(
    Object.fromEntries(await Promise.all(parts.map(async (part) => [part, await visible(part)]))),
  ).toEqual({
    '.sections': false,
    '.bar-button': false,
    '[data-calendar-tools]': false,
    '.foot': false,
    '.month-nav': false,
    '.month': true,
    h1: true,
  })
  // Light letters on white paper cannot be read, whatever the screen's theme is.
  for (const theme of ['system', 'dark']) {
    const ink = await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen
      return getComputedStyle(document.body).color
    }, theme)
    expect(Number(/\d+/.exec(ink)?.[0]), `${theme}: ${ink}`).toBeLessThan(60)
  }
})

interface Event {
  readonly summary: string
  readonly date: string
  readonly alarms: number
  readonly uid: string
}

function eventsIn(file: string): Event[] {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path.join(sample, file), 'utf8')))
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    summary: String(event.getFirstPropertyValue('summary')),
    date: String(event.getFirstPropertyValue('dtstart')),
    alarms: event.getAllSubcomponents('valarm').length,
    uid: String(event.getFirstPropertyValue('uid')),
  }))
}

/** Cards of the sample that everybody may see and that have a due date. */
function dueCards(owner?: string): number {
  const folder = path.join(ROOT, 'contacts')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8').split(/^---$/m)[1] ?? '')
    .filter((fields) => /^due: \d{4}-\d\d-\d\d/m.test(fields) && !/^private: yes/m.test(fields))
    .filter((fields) => owner === undefined || new RegExp(`^owner: ${owner}\\b`, 'm').test(fields)).length
}

test.each([
  [undefined, 'calendar.ics'],
  ...['sam', 'ana', 'kofi', 'mei'].map((one) => [one, `calendar-${one}.ics`]),
] as [string | undefined, string][])('the follow-ups of %s are in %s, each with an alarm', (owner, file) => {
  const events = eventsIn(file)
  const due = events.filter((event) => event.uid.startsWith('due-') || event.uid.startsWith('next-'))
  expect(due.length).toBe(dueCards(owner))
  expect(due.filter((event) => event.alarms === 0)).toEqual([])
  expect(new Set(events.map((event) => event.uid)).size).toBe(events.length)
})

test('the page leads to the files', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample)}calendar.html`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Sam Rivers .ics' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('calendar-sam.ics')
})
