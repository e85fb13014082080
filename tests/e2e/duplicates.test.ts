// The page of duplicates without a server of ours: pairs side by side, the commands to type, on any screen, for everybody.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { SCREENS } from '../setup/browser.ts'
import { siteOf } from './book.ts'
import { onDisk, served, visit } from './browser.ts'

const CARDS = {
  'cardfile.yaml': 'title: Office\ntoday: 2026-11-23\n',
  'ada-lovelace.md':
    '---\nname: Ada Lovelace\ntitle: Head of Research\nemail: ada.lovelace@the-analytical-engines-of-london.example (work)\nphone: "+44 20 7946 0958"\nstage: prospect\n---\n\n## Log\n\n- 2026-11-03 meeting: Demo, and a talk about the royalty, which they find too high.\n',
  'ada-king.md':
    '---\nname: Ada King-Noel, Countess of Lovelace\naka: Ada Lovelace\ntitle: Countess\nemail: [ada.lovelace@the-analytical-engines-of-london.example, ada@home.example]\nphone: 020 7946 0958\n---\n\n<script>alert(1)</script>\n',
  'acme.md': '---\nname: Acme Ltd\nkind: org\nphone: "+44 20 7946 0000"\nemail: hello@acme.example\n---\n',
  'acme-2.md':
    '---\nname: ACME Limited\nkind: org\nphone: "+44 20 7946 0000"\nemail: hello@acme.example\n---\n',
  'tom.md': '---\nname: Tom Kim\nrelated: ada-king\n---\n',
}
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

test('pairs are side by side, the surest first, with reasons and what to type; from a disk as from a server', async () => {
  const site = await siteOf(CARDS)
  for (const base of [onDisk(site), await served(site)]) {
    const { page, faults } = await visit(SCREENS.desktop)
    await page.goto(`${base}contacts.html`)
    await page.getByRole('link', { name: '2 possible duplicates' }).click()
    const pair = page.locator('.pair', { hasText: 'Ada Lovelace' }).first()
    await pair.waitFor()
    expect(await page.locator('.pair').count()).toBe(2)
    expect(await pair.locator('.reasons').textContent()).toContain('same phone number')
    expect(await pair.getByRole('columnheader').allTextContents()).toEqual([
      'Ada Lovelace ada-lovelace',
      'Ada King-Noel, Countess of Lovelace ada-king',
    ])
    const row = pair.getByRole('row', { name: /^Phone/ })
    expect(await row.getByRole('cell').allTextContents()).toEqual(['+44 20 7946 0958', '020 7946 0958'])
    expect(await pair.locator('[data-command] code').allTextContents()).toEqual([
      'cardfile merge ada-lovelace ada-king',
      'cardfile set ada-lovelace distinct+=ada-king',
    ])
    expect(await page.locator('.pair-buttons').count()).toBe(0)
    await pair.getByRole('link', { name: 'Ada Lovelace' }).click()
    await page.locator('article[data-slug="ada-lovelace"]').waitFor()
    expect(faults.filter((fault) => !/404 .*\/session|Failed to load resource/.test(fault))).toEqual([])
  }
})

test.each([
  ['phone', 'light'],
  ['phone', 'dark'],
  ['desktop', 'light'],
  ['desktop', 'dark'],
] as const)(
  'axe finds nothing, and nothing is wider than the screen: %s, %s',
  async (screen, colorScheme) => {
    const base = await served(await siteOf(CARDS))
    const { page } = await visit({
      ...SCREENS[screen],
      colorScheme,
      reducedMotion: 'reduce',
      bypassCSP: true,
    })
    await page.goto(`${base}duplicates.html`)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' '))}`)).toEqual(
      [],
    )
    for (const width of [SCREENS[screen].viewport.width, 320]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  },
)
