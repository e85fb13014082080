// The pipeline: what is in each stage, what it is worth, and what is likely to come of it.
import { expect, inject, test } from 'vitest'
import { siteOf } from './book.ts'
import { served, visit } from './browser.ts'

const deal = (name: string, stage: string, value: string) =>
  `---\nname: ${name}\nkind: deal\nfor: works\nstage: ${stage}\nvalue: ${value}\n---\n`

const BOOK = {
  'cardfile.yaml':
    'title: Deals\ntoday: 2026-11-23\ncurrency: EUR\nstages:\n  contact: [lead]\n  deal: [proposal, negotiation, won, lost]\nprobability: { proposal: 40, negotiation: 50, won: 100, lost: 0 }\n',
  'works.md': '---\nname: Works\nkind: org\nstage: lead\n---\n',
  'a.md': deal('Deal A', 'proposal', '1000 EUR'),
  'b.md': deal('Deal B', 'proposal', '500 EUR'),
  'c.md': deal('Deal C', 'proposal', '250 GBP'),
  'd.md': deal('Deal D', 'negotiation', '2000 EUR'),
  'e.md': deal('Deal E', 'won', '9000 EUR'),
  'f.md': deal('Deal F', 'lost', '8000 EUR'),
}

test('sums and weighted sums, by currency', async () => {
  const { page, faults } = await visit()
  await page.goto(`${await served(await siteOf(BOOK))}pipeline.html`)
  const board = page.locator('[data-board="deal"]')
  const columns = await board.locator('.board-column').evaluateAll((columns) =>
    columns.map((column) => ({
      stage: column.querySelector('h3')?.textContent,
      sums: column.querySelector('.column-sums')?.textContent,
      deals: [...column.querySelectorAll('.row-name')].map((name) => name.textContent),
    })),
  )
  expect(columns).toEqual([
    { stage: 'proposal 3', sums: '€1,500 + £250€600 + £100 at 40 %', deals: ['Deal A', 'Deal B', 'Deal C'] },
    { stage: 'negotiation 1', sums: '€2,000€1,000 at 50 %', deals: ['Deal D'] },
    { stage: 'won 1', sums: '€9,000', deals: ['Deal E'] },
    { stage: 'lost 1', sums: '€8,000', deals: ['Deal F'] },
  ])
  // Won is no longer open, lost is neither.
  expect(await board.locator('.sums dd').allTextContents()).toEqual(['€3,500', '£250', '€1,600', '£100'])
  expect(faults).toEqual([])
})

test('the picture tells what the columns say, and a column leads to its cards', async () => {
  const { page } = await visit()
  await page.goto(`${await served(sample())}pipeline.html`)
  const board = page.locator('[data-board="deal"]')
  const counts = await board.locator('h3').allTextContents()
  expect(await board.getByRole('img').getAttribute('aria-label')).toBe(`Funnel: ${counts.join(', ')}`)
  expect(await board.locator('.board-card').count()).toBe(20)
  await board.getByRole('link', { name: 'negotiation' }).click()
  await page.waitForURL('**/contacts.html?stage=negotiation')
  await expect.poll(() => page.locator('[data-result]').textContent()).toBe('4 of 108 cards')
})

function sample(): string {
  return inject('sample')
}
