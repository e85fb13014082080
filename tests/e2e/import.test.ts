// The way of a newcomer: what their telephone and their spreadsheet give, brought in, checked, built, found.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { build, cardfile, temporaryFolder, writeBook } from './book.ts'
import { served, visit } from './browser.ts'

const VCARDS = `BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gro=C3=9Fmann;J=C3=BCrgen;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen Gro=C3=9Fmann
ORG:Uhrwerke Nord
TEL;CELL:+49 170 5550143
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Papadopoulou;Eleftheria;;;
FN:Eleftheria Papadopoulou
ORG:Aegean Charts
TITLE:Chief Cartographer
EMAIL;TYPE=INTERNET,WORK:eleftheria@aegean.example
TEL;TYPE=WORK:+30 21 5550 0190
NOTE:Met on the ferry\\, likes old sea charts.
X-FAVOURITE-SEA:Aegean
END:VCARD
`

const CSV = `Name,Company,E-mail Address,Mobile Phone,Notes
Bartholomew Quackenbush,Duckpond Tables,bart@duckpond.example,+1 617 555 0144,"Prefers letters, not calls"
Eleftheria Papadopoulou,Aegean Charts,eleftheria@aegean.example,,
`

test('from a vCard file and a spreadsheet to a search that forgives slips', async () => {
  const folder = temporaryFolder()
  const book = writeBook(path.join(folder, 'contacts'), { 'cardfile.yaml': 'title: Moved In\ncountry: GB\n' })
  const files = [path.join(folder, 'phone.vcf'), path.join(folder, 'list.csv')] as const
  writeFileSync(files[0], VCARDS)
  writeFileSync(files[1], CSV)
  const cards = () =>
    readdirSync(book)
      .sort()
      .map((name) => [name, readFileSync(path.join(book, name), 'utf8')] as const)

  const dry = await cardfile(['--book', book, 'import', ...files, '--dry-run'])
  expect(dry).toMatch(/create/)
  expect(cards().length).toBe(1)
  await cardfile(['--book', book, 'import', ...files, '--yes'])
  expect(cards().map(([name]) => name)).toEqual([
    'aegean-charts.md',
    'bartholomew-quackenbush.md',
    'cardfile.yaml',
    'duckpond-tables.md',
    'eleftheria-papadopoulou.md',
    'jurgen-grossmann.md',
    'uhrwerke-nord.md',
  ])
  const all = cards().flat().join('\n')
  for (const kept of [
    'Chief Cartographer',
    'old sea charts',
    'Aegean',
    '5550143',
    'Prefers letters, not calls',
  ])
    expect(all).toContain(kept)

  const imported = cards()
  await cardfile(['--book', book, 'import', ...files, '--yes'])
  expect(cards()).toEqual(imported)

  await cardfile(['--book', book, 'validate'])
  const base = await served(await build(book, path.join(folder, 'site')))
  const { page, faults } = await visit()
  await page.goto(`${base}contacts.html`)
  for (const [typed, name] of [
    ['grosman', 'Jürgen Großmann'],
    ['elefteria papadopulou', 'Eleftheria Papadopoulou'],
    ['quakenbush', 'Bartholomew Quackenbush'],
    ['agean chart', 'Aegean Charts'],
  ] as const) {
    await page.locator('#search').fill(typed)
    await page.locator(`[data-finder][data-ready="${typed}"]`).waitFor()
    expect(await page.locator('[data-list] .row-name').allTextContents(), typed).toContain(name)
  }
  await page.locator('#search').fill('quakenbush')
  await page.locator('[data-list] .row-name', { hasText: 'Quackenbush' }).click()
  await page.waitForURL('**/card/bartholomew-quackenbush.html')
  expect(await page.locator('.actions a').first().getAttribute('href')).toBe('tel:+16175550144')
  expect(faults).toEqual([])
})
