// What a telephone on a train has to load.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { served, visit } from './browser.ts'

test.each([
  // book, page, most bytes, gzipped, of all that it loads, the index apart
  ['sample', 'index.html', 50_000],
  ['large', 'index.html', 50_000],
  ['sample', 'contacts.html', 62_000],
  ['large', 'contacts.html', 60_000],
  ['sample', 'card/ada-lovelace.html', 30_000],
] as const)('of the %s book %s loads less than %d bytes', async (book, start, most) => {
  const site = inject(book)
  const base = await served(site)
  const { page } = await visit()
  const loaded = new Set<string>()
  page.on('request', (request) =>
    loaded.add(
      request
        .url()
        .slice(base.length)
        .replace(/[?#].*$/, ''),
    ),
  )
  await page.goto(base + start)
  await page.waitForLoadState('networkidle')
  loaded.delete('search-index.js')
  // Whether there is anybody to edit: a line, and no file.
  loaded.delete('session')
  expect([...loaded]).toEqual(expect.arrayContaining([start, 'assets/site.css', 'assets/client.js']))
  const sizes = [...loaded].map((file) => gzipSync(readFileSync(path.join(site, file))).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(most)
})
