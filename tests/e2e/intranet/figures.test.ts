// What an edit costs on the line, in bytes at the socket and in requests, from a page on the real server. The times are
// measured elsewhere (npm run bench intranet), on a larger book: the bytes hardly grow with it.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { generateBook } from '../../../bench/generate.ts'
import { openBrowser } from '../../setup/browser.ts'
import { temporaryFolder } from '../book.ts'
import { cardAt } from './book-at.ts'
import { type Counted, ofEditing, openCountingLine, total } from './counting-line.ts'
import { logOn, openPage, statesOf } from './desk-page.ts'
import { CONFIG, startServer } from './server.ts'

const CARDS = 500

/** A book in folders by letters, as one of 10,000 cards is. */
function cardsInFolders(): Record<string, string> {
  const book = generateBook(temporaryFolder(), CARDS)
  const files = readdirSync(book, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  )
  return {
    ...Object.fromEntries(files.map((name) => [name, readFileSync(path.join(book, name), 'utf8')])),
    'cardfile.yaml': `${CONFIG}layout: letters\n`,
  }
}

test('a first edit costs 8 KB up and 20 KB down at most, a later one a single request', async () => {
  const cards = cardsInFolders()
  const [file = ''] = Object.keys(cards)
  const card = { slug: path.basename(file, '.md'), path: `contacts/${file}` }
  const server = await startServer({ cards })
  const line = await openCountingLine(server.port)
  onTestFinished(() => line.close())
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const context = await browser.newContext()
  const origin = `http://127.0.0.1:${line.port}/`
  const [name = '', value = ''] = (await server.logIn('sam')).split('=')
  await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }])
  const page = await context.newPage()
  const isSent = (text: string) => async () => {
    const isThere = cardAt(server, card.path).includes(text)
    return isThere && (await statesOf(page)).every((state) => state === 'sent')
  }
  let seen = 0
  const since = (): readonly Counted[] => {
    const all = line.requests.slice(seen)
    seen = line.requests.length
    return ofEditing(all)
  }

  await openPage(page, `${origin}card/${card.slug}.html`)
  await logOn(page, 'the first', card)
  await expect.poll(isSent('the first')).toBe(true)
  await page.waitForLoadState('networkidle')
  const first = since()
  expect(first.filter(({ path }) => path.startsWith('/git/')).length).toBeLessThanOrEqual(FIRST)
  expect(first.filter(({ path }) => path.startsWith('/git/book.git/git-receive-pack')).length).toBe(1)
  // For the page, and for when there is no network.
  expect(first.filter(({ path }) => path === '/book.json').length).toBeLessThanOrEqual(2)
  expect(total(first).up).toBeLessThan(8000)
  expect(total(first).down).toBeLessThan(20_000)

  for (const text of ['the second', 'the third']) {
    await logOn(page, text, card)
    await expect.poll(isSent(text)).toBe(true)
    const next = since()
    expect(next.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /git/book.git/git-receive-pack',
    ])
    expect(total(next).up).toBeLessThan(3000)
    expect(total(next).down).toBeLessThan(2000)
  }
  console.log(first.map(({ method, path, up, down }) => `${method} ${path} ${up} ${down}`).join('\n'))
})

/** What is there and in which folder; what is in it; the push. */
const FIRST = 3
