// Cards that are odd and well meant: texts that do not break, wide tables, pictures, hardly anything at all.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { build, siteOf, temporaryFolder, writeBook } from './book.ts'
import { onDisk, visit } from './browser.ts'
import { pagesIn } from './page-list.ts'

const LONG = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3)

const LONG_BOOK = {
  'cardfile.yaml': `title: ${LONG}
today: 2026-11-23
team:
  ${'x'.repeat(60)}: { name: ${LONG}, color: teal }
stages:
  contact: [${LONG}]
  deal: [${LONG}]
colors: { ${'y'.repeat(60)}: gold }
fields:
  motto: { type: text, label: ${LONG} }
`,
  'long.md': `---
name: ${LONG}
org: longer
title: ${LONG}
email: ${'z'.repeat(60)}@${'w'.repeat(60)}.example
phone: "+44 20 7946 0958 (${'v'.repeat(80)})"
address: ${LONG}
url: https://works.example/${'u'.repeat(300)}
tags: [${LONG}, b]
color: ${'y'.repeat(60)}
owner: ${'x'.repeat(60)}
stage: ${LONG}
next: ${LONG}
due: 2026-11-23
motto: ${LONG}
x-${'key'.repeat(30)}: ${LONG}
---

${LONG}

| ${Array.from({ length: 14 }, (_, n) => `Column number ${n}`).join(' | ')} |
|${' --- |'.repeat(14)}
| ${Array.from({ length: 14 }, () => 'some text').join(' | ')} |

    ${'code '.repeat(60)}

> > > > > ${LONG}

- a
  - b
    - c
      - d
        - ${LONG}

[${LONG}](https://works.example/)

## Log

- 2026-11-20 call @sam: ${LONG}
- 2026-11-21 quote @sam 123456789012 EUR: ${LONG}
- ${LONG}
`,
  'longer.md': `---\nname: Longer ${LONG}\nkind: org\n---\n`,
  'deal.md': `---\nname: Deal ${LONG}\nkind: deal\nfor: longer\nstage: ${LONG}\nvalue: 123456789012 EUR\nclose: 2026-11-24\n---\n`,
}

test.each([320, 390, 1280])('texts that do not break stay on a page of %d pixels', async (width) => {
  const site = await siteOf(LONG_BOOK)
  const { page, faults } = await visit({ viewport: { width, height: 800 } })
  const wide: string[] = []
  for (const path of [
    ...pagesIn(site),
    `contacts.html?q=${LONG.slice(0, 30)}`,
    'contacts.html?view=cards&kind=person',
  ]) {
    await page.goto(onDisk(site) + path)
    if (path.startsWith('contacts.html?')) await page.getByText(/(of|All) 3 cards/).waitFor()
    const [has, may] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    if ((has ?? 0) > (may ?? 0)) wide.push(`${path}: ${has}`)
  }
  expect([...faults, ...wide]).toEqual([])
})

/** A red dot, one pixel wide. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)

test('pictures show where they are pictures', async () => {
  const folder = temporaryFolder()
  const book = writeBook(path.join(folder, 'contacts'), {
    'cardfile.yaml': 'title: Pictures\ntoday: 2026-11-23\n',
    'ada.md':
      '---\nname: Ada Lovelace\nphoto: _media/ada.png\n---\n\n![A dot](<_media/dot one.png>) ![A dot](../_media/dot%20one.png)\n',
    'fake.md': '---\nname: Fake\nphoto: _media/fake.png\n---\n\n![Code](_media/code.svg)\n',
    '_media/fake.png': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '_media/code.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  })
  writeFileSync(path.join(book, '_media', 'ada.png'), PNG)
  writeFileSync(path.join(book, '_media', 'dot one.png'), PNG)
  const base = onDisk(await build(book, path.join(folder, 'site')))
  const { page, faults } = await visit()
  const widths = () =>
    page
      .locator('main img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth))
  await page.goto(`${base}card/ada.html`)
  expect(await widths()).toEqual([1, 1, 1])
  await page.goto(`${base}card/fake.html`)
  expect(await widths()).toEqual([])
  expect(faults).toEqual([])
})

test('an empty book, and one of a single name, have every page', async () => {
  for (const cards of [{ 'cardfile.yaml': 'title: Empty\n' }, { 'x.md': '---\nname: X\n---\n' }]) {
    const site = await siteOf(cards)
    const { page, faults } = await visit()
    for (const path of pagesIn(site)) {
      await page.goto(onDisk(site) + path)
      expect(await page.locator('h1').count(), path).toBe(1)
    }
    expect(pagesIn(site)).toEqual(
      expect.arrayContaining(['index.html', 'contacts.html', 'pipeline.html', 'help.html']),
    )
    expect(faults).toEqual([])
  }
})
