// WCAG 2.2 AA as far as a program can tell: axe finds nothing, on any sort of page, in both themes, on both screens.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { SCREENS } from '../setup/browser.ts'
import { served, visit } from './browser.ts'
import { SORTS } from './page-list.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What a theme changes. The rest of a page is the same in both, and is looked at once. */
const COLOURS = ['color-contrast', 'link-in-text-block']

type Scheme = 'light' | 'dark'

async function findings(page: Page, scheme: Scheme): Promise<string[]> {
  // Rows are links as a whole, by a layer above their text: axe can't tell the colours of what is below one.
  await page.addStyleTag({ content: '*::before, *::after { display: none !important }' })
  // The site has no frames; without the pages that axe opens for those, it takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (scheme === 'light' ? axe.withTags(TAGS) : axe.withRules(COLOURS)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} ${target.join(' ')}: ${failureSummary?.split('\n').at(-1)?.trim()}`,
    ),
  )
}

describe.each([
  ['phone', 'light'],
  ['phone', 'dark'],
  ['desktop', 'light'],
  ['desktop', 'dark'],
] as const)('%s, %s', (screen, colorScheme) => {
  test.each([
    ['the sample', 'sample', SORTS],
    ['a large book', 'large', ['letter/a-2.html', 'organisations/2.html']],
  ] as const)('%s', async (_why, site, pages) => {
    const base = await served(inject(site))
    const { page } = await visit({
      ...SCREENS[screen],
      colorScheme,
      reducedMotion: 'reduce',
      bypassCSP: true,
    })
    const found: string[] = []
    for (const path of pages) {
      await page.goto(base + path)
      found.push(...(await findings(page, colorScheme)).map((finding) => `${path}: ${finding}`))
    }
    expect(found).toEqual([])
  })

  test('what opens on a page', async () => {
    const base = await served(inject('sample'))
    const { page } = await visit({
      ...SCREENS[screen],
      colorScheme,
      reducedMotion: 'reduce',
      bypassCSP: true,
    })
    const found: string[] = []
    const look = async (what: string) =>
      found.push(...(await findings(page, colorScheme)).map((finding) => `${what}: ${finding}`))

    await page.goto(`${base}index.html`)
    await page.getByRole('button', { name: 'Sam Rivers' }).click()
    await look('my list')
    await page.keyboard.press('?')
    await look('the list of keys')

    await page.goto(`${base}contacts.html?q=lovelase&view=cards`)
    await page.locator('mark').first().waitFor()
    await page.locator('summary').click()
    await look('results as cards')
    await page.goto(`${base}contacts.html?q=nobody+has+such+a+name&stage=lead`)
    await page.getByText('Nothing found').waitFor()
    await look('no result')

    await page.goto(`${base}card/ada-lovelace.html`)
    await page.locator('details.qr summary').click()
    await look('the code of a card')
    expect(found).toEqual([])
  })
})

test('axe looks at structure in the light, at colours in both', async () => {
  const { page } = await visit({ ...SCREENS.desktop, bypassCSP: true })
  await page.goto(`${await served(inject('sample'))}help.html`)
  await page.evaluate(() => {
    const text = document.createElement('p')
    text.style.color = 'rgb(150, 150, 150)'
    text.style.backgroundColor = 'rgb(120, 120, 120)'
    text.textContent = 'Grey on grey'
    document.querySelector('main')?.append(text, document.createElement('img'))
  })
  const rules = async (scheme: Scheme) =>
    (await findings(page, scheme)).map((finding) => finding.split(' ')[0])
  expect(await rules('light')).toEqual(expect.arrayContaining(['color-contrast', 'image-alt']))
  expect(await rules('dark')).toEqual(['color-contrast'])
})
