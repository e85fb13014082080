// The service worker: what it keeps and where, what it leaves alone, and how a newer one comes.
import { appendFileSync } from 'node:fs'
import { request as ask2, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '../../setup/browser.ts'
import type { Fate } from '../../setup/git-http.ts'
import { temporaryFolder } from '../book.ts'
import { ask, deskOf, logOn, openPage, statesOf, statusOf } from './desk-page.ts'
import { kept } from './kept.ts'
import { crash, openProfile } from './profile.ts'
import { startServer, windowOf } from './server.ts'
import { staticHost } from './static-host.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Waits for a service worker that is in charge of the page. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

async function newPage(context?: BrowserContext): Promise<Page> {
  const open = context ?? (await browser.newContext())
  if (context === undefined) onTestFinished(() => open.close())
  return open.newPage()
}

test('what the day is about is at hand without a network; data is only where log-out finds it', async () => {
  const server = await startServer()
  const context = await windowOf(browser, server)
  const page = await newPage(context)
  await openPage(page, `${server.address}index.html`)
  await ready(page)
  await expect.poll(async () => (await kept(page)).stored).toContain('/card/ada-lovelace.html')
  const { cached, stored } = await kept(page)
  for (const file of cached)
    expect(file).toMatch(/^\/(assets\/[\w-]+\.(js|css|svg|png)|manifest\.webmanifest)$/)
  expect(cached).toEqual(expect.arrayContaining(['/assets/desk-worker.js', '/assets/site.css']))
  expect(stored).toEqual(
    expect.arrayContaining(['/index.html', '/book.json', '/search-index.js', '/contacts.html']),
  )

  await context.setOffline(true)
  await page.goto(`${server.address}card/ada-lovelace.html`)
  await deskOf(page)
  expect((await statusOf(page)).storedAt).toBeGreaterThan(Date.now() - 5 * 60_000)
  expect(await page.locator('h1').textContent()).toContain('Ada Lovelace')
  // From the day's page, whose rows have no text of a card in them.
  await page.goto(`${server.address}`)
  await deskOf(page)
  await logOn(page, 'From the list.')
  await page.goto(`${server.address}card/nobody.html`)
  expect(await page.locator('h1').textContent()).toBe('No connection')
  await context.setOffline(false)
  await openPage(page, `${server.address}index.html`)
  expect((await statusOf(page)).storedAt).toBeUndefined()
  await expect.poll(() => statesOf(page)).toEqual(['sent'])
})

test('a newer service worker waits until nothing is unsent, and the old page goes on', async () => {
  let fate: Fate = 'drop'
  const { server, site } = await staticHost({ fate: ({ method }) => (method === 'POST' ? fate : 'serve') })
  const page = await newPage()
  await openPage(page, `${server.origin}/card/ada-lovelace.html`)
  await ask(page, 'choose', 'sam')
  await ready(page)
  await page.reload()
  await deskOf(page)
  await logOn(page, 'Before the update.')
  appendFileSync(path.join(site, 'sw.js'), '\n// A newer program.\n')
  const isWaiting = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null)
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await expect.poll(isWaiting).toBe(true)
  await expect.poll(async () => (await statusOf(page)).outdated).toBe(true)
  expect(await statesOf(page)).not.toEqual(['sent'])
  fate = 'serve'
  await ask(page, 'syncNow')
  await expect.poll(() => statesOf(page)).toEqual(['sent'])
  await expect.poll(isWaiting, { message: 'nothing is unsent: it takes over' }).toBe(false)
  // What the newer program keeps is more than the old one knows of.
  const opened = await page.evaluate(async () => {
    const [info] = await indexedDB.databases()
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(info?.name ?? '', 2)
      opening.onupgradeneeded = () => opening.result.createObjectStore('more')
      opening.onsuccess = () => {
        opening.result.close()
        resolve(opening.result.version)
      }
      opening.onerror = () => reject(opening.error)
    })
  })
  expect(opened).toBe(2)
  await logOn(page, 'After the update, in the old page.')
  await expect.poll(() => statesOf(page)).toEqual(['sent', 'sent'])
})

test('a site below a prefix is served offline, and its neighbours are not', async () => {
  const { server } = await staticHost()
  const { port } = new URL(server.origin)
  const front = createServer((request, response) => {
    const address = request.url ?? ''
    if (!address.startsWith('/crm/'))
      return void response.end('<!doctype html><title>Neighbour</title><h1>Neighbour</h1>')
    const onward = ask2(
      {
        port,
        host: '127.0.0.1',
        path: address.slice('/crm'.length),
        method: request.method,
        headers: request.headers,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(response)
      },
    )
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    front.closeAllConnections()
    front.close()
  })
  const origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
  const page = await newPage()
  await openPage(page, `${origin}/crm/card/ada-lovelace.html`)
  await ask(page, 'choose', 'sam')
  await page.reload()
  await deskOf(page)
  await ready(page)
  await logOn(page, 'Below a prefix.')
  await expect.poll(() => statesOf(page)).toEqual(['sent'])
  await expect.poll(async () => (await kept(page)).stored).toContain('/crm/card/ada-lovelace.html')
  await page.context().setOffline(true)
  await page.goto(`${origin}/crm/card/ada-lovelace.html`)
  await deskOf(page)
  expect((await statusOf(page)).storedAt).toBeGreaterThan(0)
  await expect(page.goto(`${origin}/index.html`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
})

test('the site can be installed', async () => {
  const { server } = await staticHost()
  const page = await newPage()
  await openPage(page, `${server.origin}/index.html`)
  await page.waitForSelector('link[rel=manifest]', { state: 'attached' })
  const session = await page.context().newCDPSession(page)
  const { errors, data } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest = JSON.parse(data ?? '') as { icons: { src: string; type: string }[]; start_url: string }
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(`${server.origin}/${src}`)
    expect([src, icon.status()]).toEqual([src, 200])
    expect((await icon.body()).byteLength, type).toBeGreaterThan(200)
  }
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // A window in private mode can't install anything: that is of the test, not of the site.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
})

test('a draft is there after the browser was killed in the middle of a word', async () => {
  const { server } = await staticHost()
  const folder = temporaryFolder()
  type Drafting = {
    cardfileOpened?: Promise<{
      drafts: { set(key: string, value: unknown): void; get(key: string): Promise<unknown> }
    }>
  }
  const first = await openProfile(folder)
  const page = await first.newPage()
  await openPage(page, `${server.origin}/card/ada-lovelace.html`)
  await ask(page, 'choose', 'sam')
  await page.evaluate(async () => {
    const desk = await (globalThis as Drafting).cardfileOpened
    for (const text of ['T', 'Ty', 'Typ', 'Typin']) desk?.drafts.set('log ada-lovelace', { text })
  })
  // As soon as the disk has it, within the second; nothing else is waited for.
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const [info] = await indexedDB.databases()
        return new Promise<number>((resolve) => {
          const opening = indexedDB.open(info?.name ?? '')
          opening.onsuccess = () => {
            const counting = opening.result.transaction('drafts').objectStore('drafts').count()
            counting.onsuccess = () => {
              opening.result.close()
              resolve(counting.result)
            }
          }
        })
      }),
    )
    .toBe(1)
  await crash(first, folder)
  const second = await openProfile(folder)
  const later = await second.newPage()
  await openPage(later, `${server.origin}/card/ada-lovelace.html`)
  const draft = await later.evaluate(async () =>
    (await (globalThis as Drafting).cardfileOpened)?.drafts.get('log ada-lovelace'),
  )
  expect(draft).toEqual({ text: 'Typin' })
  await second.close()
})
