// The desk where not everything is at hand: plain http, no server of ours, a site below a prefix, a reader, two people.
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { findChromium } from '../../../scripts/chromium.mjs'
import { openBrowser } from '../../setup/browser.ts'
import { served } from '../browser.ts'
import { cardAt } from './book-at.ts'
import { ask, change, deskOf, logOn, openPage, outboxOf, statesOf, statusOf } from './desk-page.ts'
import { startServer, windowOf } from './server.ts'
import { staticHost } from './static-host.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('without a server of ours the page asks who one is, and then edits as that member', async () => {
  const { server, log } = await staticHost()
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await openPage(page, `${server.origin}/card/ada-lovelace.html`)
  expect(await statusOf(page)).toMatchObject({ access: 'choose' })
  await expect(logOn(page, 'Nobody.')).rejects.toThrow('Say first who you are.')
  await ask(page, 'choose', 'ana')
  await logOn(page, 'Hello.')
  await expect.poll(() => statesOf(page)).toEqual(['sent'])
  expect(log('--format=%an <%ae>')).toBe('Ana Moreira <ana@example.com>\n')
  await page.reload()
  await deskOf(page)
  expect(await statusOf(page), 'the choice is kept').toMatchObject({ access: 'in' })
})

test('a site without a git, and one that says that nobody can log in, are for reading', async () => {
  const { server, site } = await staticHost({
    answer: (request, response) => {
      if (!request.url?.startsWith('/git/')) return false
      response.writeHead(404).end()
      return true
    },
  })
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const page = await context.newPage()
  for (const address of [`${server.origin}/index.html`, `${await served(site)}index.html`]) {
    await page.goto(address)
    await expect(deskOf(page)).rejects.toThrow('has no desk')
  }
})

test('over plain http editing works, also of two tabs at once, and the page can say what does not', async () => {
  const { server, log } = await staticHost()
  const { port } = new URL(server.origin)
  const plain = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP office.test 127.0.0.1'],
  })
  onTestFinished(() => plain.close())
  const context = await plain.newContext()
  const page = await context.newPage()
  await openPage(page, `http://office.test:${port}/card/ada-lovelace.html`)
  const missing = await page.evaluate(() => ({
    secure: isSecureContext,
    workers: 'serviceWorker' in navigator,
    locks: 'locks' in navigator,
    subtle: crypto.subtle !== undefined,
    uuid: 'randomUUID' in crypto,
  }))
  expect(missing, 'or the test tries nothing').toEqual({
    ...{ secure: false, workers: false, locks: false, subtle: false, uuid: false },
  })
  await ask(page, 'choose', 'sam')
  expect(await statusOf(page)).toMatchObject({ offlineNeedsHttps: true })
  const other = await context.newPage()
  await openPage(other, `http://office.test:${port}/card/ada-lovelace.html`)
  await Promise.all([page, other].flatMap((one, tab) => [1, 2, 3].map((n) => logOn(one, `Tab ${tab} ${n}.`))))
  await expect.poll(() => statesOf(page)).toEqual(Array(6).fill('sent'))
  const text = log('-p', '--format=', '-U1000', '--', 'contacts/ada-lovelace.md')
  for (const tab of [0, 1]) for (const n of [1, 2, 3]) expect(text).toContain(`Tab ${tab} ${n}.`)
  await other.close()
  // Log-out clears here, too, and the page begins anew.
  const left = page.waitForURL(`http://office.test:${port}/`)
  await ask(page, 'logOut').catch(() => undefined)
  await left
  await deskOf(page)
  expect(await statusOf(page)).toMatchObject({ access: 'choose' })
  expect(await outboxOf(page)).toEqual([])
})

test('a server without filters is announced as slow, and takes edits all the same', async () => {
  const { server } = await staticHost({ filter: false })
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await openPage(page, `${server.origin}/card/ada-lovelace.html`)
  await ask(page, 'choose', 'sam')
  await logOn(page, 'Slowly.')
  await expect.poll(() => statesOf(page)).toEqual(['sent'])
  expect(await statusOf(page)).toMatchObject({ slow: true })
})

test('who only reads can not edit, and is told whom to ask', async () => {
  const server = await startServer()
  const page = await (await windowOf(browser, server, 'rea')).newPage()
  await openPage(page, `${server.address}card/ada-lovelace.html`)
  await expect(logOn(page, 'Hello.')).rejects.toThrow('Ask its administrator')
})

test('what one person left unsent is not sent by the next one, nor lost', async () => {
  const server = await startServer()
  const context = await windowOf(browser, server, 'sam')
  const page = await context.newPage()
  await openPage(page, `${server.address}card/ada-lovelace.html`)
  await context.setOffline(true)
  await logOn(page, "Sam's.")
  await page.close()
  await context.setOffline(false)
  const logIn = async (handle: string) => {
    const [name = '', value = ''] = (await server.logIn(handle)).split('=')
    await context.addCookies([{ name, value, url: server.address, httpOnly: true, sameSite: 'Strict' }])
  }
  await logIn('kim')
  const hers = await context.newPage()
  await openPage(hers, `${server.address}card/charles-babbage.html`)
  await logOn(hers, "Kim's.", { slug: 'charles-babbage', path: 'contacts/charles-babbage.md' })
  await expect.poll(() => statesOf(hers)).toEqual(['here', 'sent'])
  expect((await outboxOf(hers))[0]?.problem).toMatchObject({
    kind: 'other-person',
    said: expect.stringContaining('Sam'),
  })
  await logIn('sam')
  await hers.reload()
  await deskOf(hers)
  await expect.poll(() => statesOf(hers)).toEqual(['sent', 'sent'])
})

test('what a colleague changed meanwhile is told, and the page has both', async () => {
  const server = await startServer()
  const [hers, his] = await Promise.all(
    ['kim', 'sam'].map(async (handle) => (await windowOf(browser, server, handle)).newPage()),
  )
  if (hers === undefined || his === undefined) throw new Error('There are two of them.')
  for (const page of [hers, his]) await openPage(page, `${server.address}card/ada-lovelace.html`)
  await change(hers, 'stage: prospect', 'stage: customer')
  await expect.poll(() => statesOf(hers)).toEqual(['sent'])
  await logOn(his, 'Signed.')
  await expect.poll(() => statesOf(his)).toEqual(['sent'])
  expect((await outboxOf(his))[0]?.told).toEqual([
    'Meanwhile a colleague changed "Stage" from prospect to customer: both are kept.',
  ])
  const card = await ask(his, 'card', 'ada-lovelace')
  expect(card).toMatchObject({
    text: expect.stringMatching(/stage: customer[\s\S]*Signed\./),
    newerThanPage: true,
  })
  // Taking it back takes back what he did, and not what she did.
  await ask(his, 'undo', (await outboxOf(his))[0]?.id ?? '')
  await expect.poll(() => statesOf(his)).toEqual(['sent', 'sent'])
  expect(cardAt(server)).toMatch(/stage: customer/)
  expect(cardAt(server)).not.toContain('Signed.')
})
