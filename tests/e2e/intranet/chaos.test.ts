// Two people in two browsers edit the same cards through a line that is cut at any byte, both ways: what was *Sent* is in
// the book, what was *Saved here* comes to be *Sent*, and nothing is there twice. CARDFILE_CUTS=200 for a long run.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openChaos } from '../../server/book/chaos.ts'
import { openBrowser } from '../../setup/browser.ts'
import { cardAt, editsAt, gitIn } from './book-at.ts'
import { ask, logOn, openPage, outboxOf } from './desk-page.ts'
import { startServer } from './server.ts'

const CUTS = Number(process.env['CARDFILE_CUTS'] ?? 20)
/** Another one cuts at other places: CARDFILE_SEED. */
const SEED = Number(process.env['CARDFILE_SEED'] ?? 11)
const CARDS = ['ada-lovelace', 'charles-babbage'].map((slug) => ({ slug, path: `contacts/${slug}.md` }))

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a line that is cut at any byte loses nothing and doubles nothing', {
  timeout: 180_000 + CUTS * 5000,
}, async () => {
  const server = await startServer()
  const chaos = await openChaos(server.port, { seed: SEED, most: 3000 })
  onTestFinished(() => chaos.close())
  chaos.calm = true
  const origin = `http://127.0.0.1:${chaos.port}/`
  const enter = async (handle: string): Promise<Page> => {
    const context = await browser.newContext()
    onTestFinished(() => context.close())
    const [name = '', value = ''] = (await server.logIn(handle)).split('=')
    await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }])
    const page = await context.newPage()
    await openPage(page, `${origin}card/ada-lovelace.html`)
    // So that the sender is there before the line breaks, as it is for whoever opens an installed site.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    return page
  }
  const pages = [await enter('sam'), await enter('kim')]

  chaos.calm = false
  chaos.drop()
  const saved = new Map<string, string>()
  const count = () => chaos.cuts.up + chaos.cuts.down
  for (let n = 0; count() < CUTS; n++) {
    for (const [who, page] of pages.entries()) {
      // Sending has to keep up: what waits is tried at once, and new edits only come while few wait.
      await ask(page, 'syncNow')
      const waiting = (await outboxOf(page)).filter(({ state }) => state !== 'sent').length
      if (waiting > 3) continue
      const text = `Edit ${n} of ${who}.`
      const id = await logOn(page, text, CARDS[n % 2])
      if (id !== undefined) saved.set(id, text)
    }
    // What was acknowledged is in the book at any time, not only in the end.
    const said = (await Promise.all(pages.map(outboxOf))).flat().filter(({ state }) => state === 'sent')
    expect(editsAt(server)).toEqual(expect.arrayContaining(said.map(({ id }) => id)))
  }
  const cuts = { ...chaos.cuts }
  chaos.calm = true
  chaos.drop()
  for (const page of pages)
    await expect
      .poll(
        async () => {
          await ask(page, 'syncNow')
          return (await outboxOf(page)).filter(({ state }) => state !== 'sent')
        },
        { timeout: 90_000, interval: 500 },
      )
      .toEqual([])

  expect(editsAt(server).sort()).toEqual([...saved.keys()].sort())
  const texts = CARDS.map(({ path }) => cardAt(server, path)).join('')
  const story = (text: string) =>
    gitIn(server, 'log', '--reverse', '-p', '--format=%h %an: %B', `-S${text}`, 'main')
  for (const text of saved.values())
    if (texts.split(text).length !== 2) throw new Error(`"${text}" is not there once:\n${story(text)}`)
  expect(texts).not.toMatch(/<<<<<<<|>>>>>>>/)
  gitIn(server, 'fsck', '--full', '--strict')
  console.log(`${cuts.up} cuts on the way there, ${cuts.down} on the way back, ${saved.size} edits`)
})
