// A card's page: reach them, save them, see what happened and what belongs to them, know where the file is.
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
import { expect, inject, test } from 'vitest'
import { siteOf } from './book.ts'
import { served, visit } from './browser.ts'

const sample = inject('sample')

test('the card is saved as a vCard that programs can read', async () => {
  const { page, faults } = await visit()
  await page.goto(`${await served(sample)}card/ada-lovelace.html`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('ada-lovelace.vcf')
  const card = new ICAL.Component(ICAL.parse(readFileSync(await download.path(), 'utf8')))
  const value = (name: string) => card.getFirstPropertyValue(name)
  expect({
    name: value('fn'),
    org: String(value('org')),
    title: value('title'),
    phone: value('tel'),
    birthday: String(value('bday')),
    mails: card.getAllProperties('email').map((property) => property.getFirstValue()),
  }).toEqual({
    name: 'Ada Lovelace',
    org: 'Analytical Engines Ltd',
    title: 'Head of Research',
    phone: '+442079460958',
    birthday: '1985-12-10',
    mails: ['ada@analytical.example', 'ada@home.example'],
  })
  expect(faults).toEqual([])
})

test('the code opens, and is a square with a quiet edge', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample)}card/ada-lovelace.html`)
  const code = page.getByRole('img', { name: 'QR code with the vCard of Ada Lovelace' })
  expect(await code.isVisible()).toBe(false)
  await page.locator('summary', { hasText: 'Code' }).click()
  await code.waitFor()
  const box = await code.boundingBox()
  expect(Math.round((box?.width ?? 0) - (box?.height ?? 1))).toBe(0)
  expect(box?.width).toBeGreaterThan(150)
  // The three corners of every code: a dark ring of seven modules, a light one of five, a dark square of three.
  const path = (await code.locator('path').getAttribute('d')) ?? ''
  expect(path).toMatch(/^M2 2h7v1h-7z/)
})

test('the log is a timeline, the newest first, with every line of an entry', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample)}card/ada-lovelace.html`)
  const dates = await page
    .locator('[data-log] time')
    .evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime))
  expect(dates.length).toBe(11)
  expect(dates).toEqual([...dates].sort().reverse())
  const newest = page.locator('[data-log]').first()
  expect(await newest.locator('.log-text').textContent()).toMatch(
    /^Wants the revised terms before the board meets\.\s+Ask Charles for the board's date\.$/,
  )
  expect(await newest.locator('.log-head').textContent()).toMatch(/14:30.*call.*Sam Rivers/)
})

test('an organisation names its people and its deals, and leads to them', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample)}card/analytical-engines.html`)
  expect(await page.locator('[data-links="People"] a').allTextContents()).toEqual([
    'Ada Lovelace',
    'Charles Babbage',
    'Grace Okonkwo',
  ])
  await page.locator('[data-links="Deals"] a', { hasText: 'Compiler licence 2027' }).click()
  await page.waitForURL('**/card/compiler-licence-2027.html')
  await page.locator('.card-title').getByRole('link', { name: 'Analytical Engines Ltd' }).click()
  await page.waitForURL('**/card/analytical-engines.html')
})

test('a card with a mistake says what to put right, and the list of problems leads to it', async () => {
  const { page } = await visit()
  const base = await served(sample)
  await page.goto(`${base}problems.html`)
  await page.locator('[data-problem-card]').getByRole('link', { name: 'Freja Holm' }).click()
  await page.waitForURL('**/card/freja-holm.html')
  expect(await page.locator('[data-problems]').textContent()).toMatch(
    /"pone" is no field of a card.*phone.*Line 6/s,
  )
  await page.goto(`${base}card/ada-lovelace.html`)
  expect(await page.locator('[data-problems]').count()).toBe(0)
})

test('the page says where the file is and how to write on it', async () => {
  const { page } = await visit({ permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(`${await served(sample)}card/ada-lovelace.html`)
  expect(await page.locator('[data-file]').textContent()).toBe('contacts/ada-lovelace.md')
  expect(await page.locator('.file pre').textContent()).toContain('cardfile log ada-lovelace')
  await page.getByRole('button', { name: 'Copy' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('contacts/ada-lovelace.md')
})

test('a deal calls whom it is for', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample)}card/compiler-licence-2027.html`)
  expect(await page.getByRole('link', { name: 'Call Ada Lovelace' }).getAttribute('href')).toBe(
    'tel:+442079460958',
  )
  expect(await page.getByRole('link', { name: 'Mail Ada Lovelace' }).getAttribute('href')).toBe(
    'mailto:ada@analytical.example',
  )
})

test('only ways that a card has are offered', async () => {
  const site = await siteOf({
    'cardfile.yaml': 'title: Bare\ntoday: 2026-11-23\n',
    'bare.md': '---\nname: Bare Card\n---\n',
    'full.md':
      '---\nname: Full Card\nphone: "+44 20 7946 0958"\nemail: full@works.example\naddress: 1 Low Street; Leeds; ; LS1 4AB; United Kingdom\nurl: https://works.example/\n---\n',
  })
  const base = await served(site)
  const { page } = await visit()
  const ways = () =>
    page
      .locator('.actions')
      .evaluate((group) => [...group.querySelectorAll('a')].map((a) => a.getAttribute('href')))
  await page.goto(`${base}card/bare.html`)
  expect(await ways()).toEqual(['../card/bare.vcf'])
  await page.goto(`${base}card/full.html`)
  expect(await ways()).toEqual([
    'tel:+442079460958',
    'mailto:full@works.example',
    'https://www.openstreetmap.org/search?query=1%20Low%20Street%2C%20Leeds%2C%20LS1%204AB%2C%20United%20Kingdom',
    'https://works.example/',
    '../card/full.vcf',
  ])
})
