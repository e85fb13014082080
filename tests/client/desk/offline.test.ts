// What the service worker answers, and what it must leave alone.
import { expect, test } from 'vitest'
import type { StoredPage } from '../../../src/client/desk/database.ts'
import { openAnswers } from '../../../src/client/sw/answers.ts'
import type { Pages } from '../../../src/client/sw/pages.ts'
import { placeOf, routeOf } from '../../../src/client/sw/routes.ts'

const ROOT = new URL('https://crm.example/intranet/crm/')

test.each([
  ['GET', 'index.html', 'page'],
  ['GET', '', 'page'],
  ['GET', 'card/ada-lovelace.html?x#y', 'page'],
  ['GET', 'search-index.js', 'data'],
  ['GET', 'book.json', 'data'],
  ['GET', 'assets/desk.js', 'code'],
  ['GET', 'manifest.webmanifest', 'code'],
  ['GET', 'git/book.git/info/refs?service=git-upload-pack', 'leave'],
  ['GET', 'git/book.html', 'leave'],
  ['GET', 'login', 'leave'],
  ['GET', 'login?next=/index.html', 'leave'],
  ['GET', 'logout', 'leave'],
  ['GET', 'session', 'leave'],
  ['GET', 'account', 'leave'],
  ['GET', 'account/tokens.html', 'leave'],
  ['GET', 'feed/secret/calendar.ics', 'leave'],
  ['GET', 'calendar.ics', 'leave'],
  ['GET', 'card/ada-lovelace.vcf', 'leave'],
  ['GET', 'media/ada.png', 'leave'],
  ['GET', 'sw.js', 'leave'],
  ['POST', 'index.html', 'leave'],
  ['POST', 'login', 'leave'],
  ['GET', '../other/index.html', 'leave'],
  ['GET', 'https://elsewhere.example/intranet/crm/index.html', 'leave'],
])('%s %s: %s', (method, address, route) => {
  expect(routeOf(new Request(new URL(address, ROOT), { method }), ROOT)).toBe(route)
})

test('a page is stored once, whatever stands behind its address', () => {
  const at = (address: string) => placeOf(new URL(address, ROOT).href, ROOT)
  expect(at('contacts.html?q=ada#search')).toBe(`${ROOT}contacts.html`)
  expect(at('')).toBe(`${ROOT}index.html`)
})

function worker(network: (request: Request) => Promise<Response>, session = 's1') {
  const stored = new Map<string, StoredPage>()
  const pages: Pages = {
    session: async () => session || undefined,
    keep: async (url, session, answer) => {
      const headers = [...answer.headers] as [string, string][]
      stored.set(url, { url, session, at: 1000, headers, body: await answer.arrayBuffer() })
    },
    find: async (url) => stored.get(url),
  }
  const code = async (request: Request) =>
    request.url.endsWith('client.js') ? new Response('code') : undefined
  const answers = openAnswers({ root: ROOT, pages, code, fetch: network, now: () => 1000 })
  const work: Promise<unknown>[] = []
  const ask = async (address: string) => {
    const request = new Request(new URL(address, ROOT))
    const route = routeOf(request, ROOT)
    if (route === 'leave') throw new Error(`${address} is left alone.`)
    const answer = await answers.answer(request, route, (more) => work.push(more))
    await Promise.all(work)
    return answer
  }
  return { ask, stored, answers }
}

const html = (text: string, status = 200) =>
  new Response(text, {
    status,
    headers: { 'Content-Type': 'text/html', 'Content-Security-Policy': "default-src 'none'" },
  })

test('a page that was seen is there without a network, with its policy, and says when it came', async () => {
  let isDown = false
  const { ask } = worker(async () => {
    if (isDown) throw new TypeError('Failed to fetch')
    return html('<!doctype html><html lang="en"><p>Ada')
  })
  expect(await (await ask('index.html')).text()).toBe('<!doctype html><html lang="en"><p>Ada')
  isDown = true
  const answer = await ask('')
  expect(await answer.text()).toBe('<!doctype html><html data-stored="1000" lang="en"><p>Ada')
  expect(answer.headers.get('Content-Security-Policy')).toBe("default-src 'none'")
  expect(await (await ask('assets/client.js')).text()).toBe('code')
  const unseen = await ask('card/bob.html')
  expect([unseen.status, await unseen.text()]).toEqual([503, expect.stringContaining('No connection')])
  await expect(ask('search-index.js')).rejects.toThrow('Failed to fetch')
})

test('a server that is down behind its proxy counts as no network; its other answers are passed on', async () => {
  const answers = [
    html('<html>Ada'),
    html('Bad gateway', 502),
    html('Not found', 404),
    html('Bad gateway', 502),
  ]
  const { ask } = worker(async () => answers.shift() ?? html('', 500))
  await ask('card/ada.html')
  expect(await (await ask('card/ada.html')).text()).toContain('data-stored')
  expect((await ask('card/ada.html')).status).toBe(404)
  expect(await (await ask('card/ada.html')).text(), 'a 404 replaces nothing').toContain('Ada')
})

test('without a session nothing is stored', async () => {
  const { ask, stored, answers } = worker(async () => html('<html>'), '')
  expect((await ask('index.html')).status).toBe(200)
  await answers.fetchAhead([`${ROOT}card/ada.html`], () => true)
  expect([...stored.keys()]).toEqual([])
})

test('what is fetched ahead is what it should be, and what is fresh is not fetched again', async () => {
  const asked: string[] = []
  const { answers, stored } = worker(async ({ url }) => {
    asked.push(url)
    return html('<html>')
  })
  const urls = ['index.html', 'card/ada.html', 'git/book.git/info/refs'].map((one) => new URL(one, ROOT).href)
  const isAhead = (url: string) => routeOf(new Request(url), ROOT) === 'page'
  await answers.fetchAhead(urls, isAhead)
  await answers.fetchAhead(urls, isAhead)
  expect(asked).toEqual([`${ROOT}index.html`, `${ROOT}card/ada.html`])
  expect([...stored.keys()]).toEqual(asked)
})
