// The front page: whose list it is, what its rows lead to, and that it is of the viewer's day and not of the build's.

import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { siteOf } from './book.ts'
import { served, visit } from './browser.ts'
import { largeBook } from './large-book.ts'

const sample = inject('sample')

/** The names that are to be seen in a section. */
async function namesIn(page: Page, section: string): Promise<string[]> {
  return page
    .locator(`[data-section="${section}"] :is([data-row] .row-name, [data-birthday] a)`)
    .evaluateAll((links) => links.filter((link) => link.checkVisibility()).map((link) => link.textContent))
}

test('the viewer says once who they are', async () => {
  const base = await served(sample)
  const { page, faults } = await visit()
  await page.goto(base)
  const everybodys = await page.locator('[data-agenda] [data-row]:visible').count()
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
  await page.getByRole('button', { name: 'Kofi Asante' }).click()

  const owners = () =>
    page
      .locator('[data-row]:visible, [data-birthday]:visible')
      .evaluateAll((rows) => [...new Set(rows.map((row) => (row as HTMLElement).dataset['owner']))])
  expect(await owners()).toEqual(['kofi'])
  expect(await page.getByRole('heading', { name: 'Who are you?' }).isVisible()).toBe(false)
  for (const section of ['overdue', 'today', 'week', 'later', 'quiet'])
    expect(await page.locator(`[data-section="${section}"] [data-count]`).textContent(), section).toBe(
      String((await namesIn(page, section)).length),
    )

  await page.goto(`${base}help.html`)
  await page.goto(base)
  expect(await owners()).toEqual(['kofi'])

  await page.getByRole('button', { name: "Everybody's" }).click()
  expect(await page.locator('[data-agenda] [data-row]:visible').count()).toBe(everybodys)
  await page.reload()
  expect(await page.locator('[data-agenda] [data-row]:visible').count()).toBe(everybodys)

  await page.getByRole('button', { name: 'Not Kofi Asante?' }).click()
  await page.getByRole('button', { name: "Show everybody's" }).click()
  expect(await page.locator('[data-agenda] [data-row]:visible').count()).toBe(everybodys)
  expect(faults).toEqual([])
})

test("the table by owner agrees with the lists, and leads to each owner's page", async () => {
  const base = await served(sample)
  const { page } = await visit()
  await page.goto(base)
  const lines = await page.locator('tr[data-handle]').evaluateAll((rows) =>
    rows.map((row) => ({
      handle: (row as HTMLElement).dataset['handle'] ?? '',
      counts: [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent)),
    })),
  )
  expect(lines.map(({ handle }) => handle)).toEqual(['sam', 'ana', 'kofi', 'mei'])
  for (const { handle, counts } of lines) {
    await page.goto(`${base}index.html`)
    await page.locator(`tr[data-handle="${handle}"] a`).click()
    await page.waitForURL(`**/owner/${handle}.html`)
    const sections = ['overdue', 'today', 'week']
    const shown = await Promise.all(sections.map(async (section) => (await namesIn(page, section)).length))
    expect({ handle, counts: shown }).toEqual({ handle, counts })
  }
})

const FRIDAY = '2026-11-27'

const WEEKEND_BOOK = {
  'cardfile.yaml':
    'title: Weekend\ntimezone: Europe/London\ncountry: GB\nstages:\n  contact: [lead, customer]\ncadence: { customer: 10 days }\n',
  'late.md':
    '---\nname: Late Already\nphone: 020 7946 0958\nemail: late@works.example\nnext: Ring\ndue: 2026-11-25\n---\n',
  'friday.md': '---\nname: Due Friday\nnext: Write\ndue: 2026-11-27\n---\n',
  'monday.md': '---\nname: Due Monday\nnext: Meet\ndue: 2026-11-30\n---\n',
  'wednesday.md': '---\nname: Due Wednesday\nnext: Send\ndue: 2026-12-02\n---\n',
  'new-year.md': '---\nname: Due New Year\nnext: Greet\ndue: 2026-12-31\n---\n',
  'quiet.md': '---\nname: Quiet From Saturday\nstage: customer\n---\n\n## Log\n\n- 2026-11-17 call: Hello.\n',
  'loud.md': '---\nname: Still In Touch\nstage: customer\n---\n\n## Log\n\n- 2026-11-26 call: Hello.\n',
  'sunday.md': '---\nname: Born On Sunday\nbirthday: 1980-11-29\n---\n',
  'december.md': '---\nname: Born In December\nbirthday: --12-12\n---\n',
}

const TWO_OWNERS =
  'title: Large\ntimezone: Europe/London\nteam:\n  sam: { name: Sam Rivers }\n  ana: { name: Ana Moreira }\n'

test.each([
  [
    'the day of the build',
    '2026-11-27T09:00:00Z',
    {
      overdue: ['Late Already'],
      today: ['Due Friday'],
      week: [],
      later: ['Due Monday', 'Due Wednesday', 'Due New Year'],
      quiet: [],
      birthdays: ['Born On Sunday'],
    },
  ],
  [
    'the Monday after it',
    '2026-11-30T09:00:00Z',
    {
      overdue: ['Late Already', 'Due Friday'],
      today: ['Due Monday'],
      week: ['Due Wednesday'],
      later: ['Due New Year'],
      quiet: ['Quiet From Saturday'],
      birthdays: ['Born In December'],
    },
  ],
])('on %s every row is where it belongs', async (_why, now, sections) => {
  const base = await served(await siteOf(WEEKEND_BOOK, '--today', FRIDAY))
  const { page, faults } = await visit()
  await page.clock.setFixedTime(now)
  await page.goto(base)
  const shown = Object.fromEntries(
    await Promise.all(Object.keys(sections).map(async (id) => [id, await namesIn(page, id)] as const)),
  )
  expect(shown).toEqual(sections)
  expect(faults).toEqual([])
})

test('other pages, too, are of the day that they are read', async () => {
  const base = await served(await siteOf(WEEKEND_BOOK, '--today', FRIDAY))
  const { page } = await visit()
  await page.clock.setFixedTime('2026-11-30T09:00:00Z')
  await page.goto(`${base}card/friday.html`)
  expect(await page.locator('.next-step .due').textContent()).toBe('3 days late')
  await page.goto(`${base}contacts.html?due=overdue`)
  await page.getByText('2 of 9 cards').waitFor()
  await page.goto(`${base}calendar.html`)
  expect(
    await page.locator('[data-is-today]').evaluateAll((days) => days.map((day) => day.dataset['date'])),
  ).toEqual(['2026-11-30'])
})

test('a page that stays open over the weekend becomes the page of Monday', async () => {
  const base = await served(await siteOf(WEEKEND_BOOK, '--today', FRIDAY))
  const { page } = await visit()
  await page.clock.install({ time: '2026-11-27T16:00:00Z' })
  await page.goto(base)
  expect(await namesIn(page, 'today')).toEqual(['Due Friday'])
  await page.clock.fastForward(64 * 3_600_000)
  await expect.poll(() => namesIn(page, 'today')).toEqual(['Due Monday'])
})

test('follow-ups that are too many for the page are counted on the day that it is read, and are a step away', async () => {
  const base = await served(
    await siteOf({ ...largeBook(), 'cardfile.yaml': TWO_OWNERS }, '--today', '2026-11-23'),
  )
  const { page, faults } = await visit()
  const counts = () => page.locator('[data-agenda] [data-count]').allTextContents()
  await page.clock.setFixedTime('2026-11-23T09:00:00Z')
  await page.goto(base)
  await page.getByRole('button', { name: "Show everybody's" }).click()
  expect(await counts()).toEqual(['205', '205', '0', '0'])
  await page.clock.setFixedTime('2026-11-24T09:00:00Z')
  await page.goto(base)
  expect(await counts()).toEqual(['410', '0', '0', '0'])
  expect(await page.locator('[data-section="overdue"] .more').textContent()).toMatch(/^290 more/)
  expect(await page.locator('[data-section="today"] .more').isVisible()).toBe(false)
  expect(await page.locator('tr[data-handle] td').allTextContents()).toEqual(['410', '0', '0', '0', '0', '0'])

  await page.getByRole('button', { name: 'Say who you are' }).click()
  await page.getByRole('button', { name: 'Sam Rivers' }).click()
  expect(await counts()).toEqual(['410', '0', '0', '0'])
  await page.getByRole('link', { name: 'see them all' }).click()
  await page.waitForURL('**/contacts.html?due=overdue&sort=due&owner=sam')
  await page.getByText('410 of 815 cards').waitFor()
  await page.goto(base)
  await page.getByRole('button', { name: 'Not Sam Rivers?' }).click()
  await page.getByRole('button', { name: 'Ana Moreira' }).click()
  expect(await counts()).toEqual(['0', '0', '0', '0'])
  expect(faults).toEqual([])
})

test('a row calls and writes', async () => {
  const base = await served(await siteOf(WEEKEND_BOOK, '--today', FRIDAY))
  const { page } = await visit()
  await page.clock.setFixedTime(`${FRIDAY}T09:00:00Z`)
  await page.goto(base)
  const row = page.locator('[data-row]', { hasText: 'Late Already' })
  const call = row.getByRole('link', { name: 'Call Late Already, 020 7946 0958' })
  expect(await call.getAttribute('href')).toMatch(/^tel:(02079460958|\+442079460958)$/)
  const mail = row.getByRole('link', { name: 'Write to Late Already, late@works.example' })
  expect(await mail.getAttribute('href')).toBe('mailto:late@works.example')
  await row.getByRole('link', { name: 'Late Already', exact: true }).click()
  await page.waitForURL('**/card/late.html')
})
