// Every page opens without a fault: on a telephone and on a desk, from a server, from below one, and from a disk.

import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { SCREENS } from '../setup/browser.ts'
import { onDisk, served, visit } from './browser.ts'
import { LARGE_SORTS, pagesIn, SORTS } from './page-list.ts'

const sample = inject('sample')
const large = inject('large')
/** WCAG 1.4.10: a desk's page at 400 %. */
const NARROW = { viewport: { width: 320, height: 640 } }

test.each([
  // why, screen, the site's address, its pages
  ['a telephone, a server', SCREENS.phone, () => served(sample), pagesIn(sample)],
  ['a desk, a disk', SCREENS.desktop, async () => onDisk(sample), pagesIn(sample)],
  [
    'a desk, below a server',
    SCREENS.desktop,
    async () => `${await served(inject('intranet'))}intranet/crm/`,
    SORTS,
  ],
  ['a telephone, a disk', SCREENS.phone, async () => onDisk(sample), SORTS],
  ['320 pixels', NARROW, () => served(sample), SORTS],
  ['320 pixels, a large book', NARROW, () => served(large), LARGE_SORTS],
  ['a desk, a large book', SCREENS.desktop, () => served(large), LARGE_SORTS],
])('%s: every page opens without a fault', async (_why, screen, address, pages) => {
  const base = await address()
  const { page, faults } = await visit(screen)
  const wrong: string[] = []
  for (const path of pages) {
    await page.goto(base + path)
    wrong.push(...(await complaintsOn(page)).map((complaint) => `${path}: ${complaint}`))
  }
  expect(pages.length).toBeGreaterThan(4)
  expect([...faults, ...wrong]).toEqual([])
})

/** What is wrong with a page as a whole. */
async function complaintsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
    const h1 = [...document.querySelectorAll('h1')]
    return [
      h1.length === 1 && h1[0]?.textContent.trim() ? '' : `${h1.length} h1`,
      document.title.trim() ? '' : 'no title',
      root.lang ? '' : 'no language',
      root.scrollWidth <= root.clientWidth ? '' : `${root.scrollWidth} px wide, on ${root.clientWidth}`,
      document.querySelector('main')?.textContent.trim() ? '' : 'nothing in main',
      ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id ${id} twice`),
    ].filter((complaint) => complaint !== '')
  })
}

test('the visitor notices what goes wrong', async () => {
  const base = await served(sample)
  const { page, faults } = await visit()
  await page.goto(`${base}help.html`)
  expect(faults).toEqual([])
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'alert(1)'
    document.body.append(script)
    const image = document.createElement('img')
    image.src = 'https://tracker.example/x.png'
    document.body.append(image)
    const missing = document.createElement('img')
    missing.src = 'missing.png'
    document.body.append(missing)
  })
  await expect.poll(() => faults.join('\n')).toMatch(/inline script.*img-src|img-src.*inline script/s)
  await expect.poll(() => faults.join('\n')).toMatch(/404 http:.*missing\.png/)
})
