// An intranet without https, by a name that is not localhost: where the admin allowed it, one logs in and edits there too.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { findChromium } from '../../../scripts/chromium.mjs'
import { ask, logOn, openPage, statesOf } from './desk-page.ts'
import { PASSWORD, startServer } from './server.ts'

test('log in, log a call, log out over plain http', async () => {
  const server = await startServer({ flags: ['--host-name', 'crm.test', '--allow-http'] })
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP *.test 127.0.0.1'],
  })
  onTestFinished(() => browser.close())
  const site = `http://crm.test:${server.port}/`
  const page = await (await browser.newContext()).newPage()
  const other = await page.goto(`http://another.test:${server.port}/login`)
  expect(other?.status()).toBe(421)
  await page.goto(`${site}card/ada-lovelace.html`)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await page.getByLabel('Name').fill('sam')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL(`${site}card/ada-lovelace.html`)
  expect(await page.context().cookies()).toEqual([
    expect.objectContaining({
      name: 'cardfile',
      httpOnly: true,
      sameSite: 'Strict',
      secure: false,
      domain: 'crm.test',
    }),
  ])
  await openPage(page, `${site}card/ada-lovelace.html`)
  const line = page.locator('.sync-line')
  await line.filter({ hasText: 'Works here; offline needs HTTPS.' }).waitFor()
  await logOn(page, 'From the shop floor.')
  await expect.poll(() => statesOf(page)).toEqual(['sent'])
  const book = path.join(server.folder, 'book.git')
  const author = execFileSync('git', ['log', '-1', '--format=%an <%ae>', 'main'], {
    cwd: book,
    encoding: 'utf8',
  })
  expect(author).toBe('Sam Rivers <sam@example.com>\n')
  // An edit that can't be sent, and half a sentence; then the log-out of a page that the server makes.
  await page.route('**/git/**', (route) => route.abort())
  await logOn(page, 'Not yet.')
  await page.evaluate(async () => {
    const opened = (
      globalThis as { cardfileOpened?: Promise<{ drafts: { set(key: string, value: string): void } }> }
    ).cardfileOpened
    ;(await opened)?.drafts.set('note', 'Half a sentence')
  })
  await page.goto(`${site}account`)
  const said: string[] = []
  const answers = [false, true]
  page.on('dialog', async (dialog) => {
    said.push(dialog.message())
    await (answers.shift() === true ? dialog.accept() : dialog.dismiss())
  })
  await page.getByRole('button', { name: 'Log out' }).click()
  await expect
    .poll(() => said)
    .toEqual([
      expect.stringMatching(/^One edit is in this browser only.*One form is filled in, and not saved\./),
    ])
  await openPage(page, `${site}card/ada-lovelace.html`)
  await page.locator('html[data-editing]').waitFor()
  expect(await line.isVisible(), 'said once').toBe(false)
  expect(await ask(page, 'unsaved'), 'nothing is lost by a no').toEqual({ edits: 1, drafts: 1 })
  await page.goto(`${site}account`)
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.waitForURL(`${site}login`)
  expect(said).toHaveLength(2)
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    local: Object.keys(localStorage),
  }))
  expect(left, 'though no browser heeds what the server says of it here').toEqual({
    databases: [],
    local: [],
  })
  expect(await page.evaluate(async () => (await fetch('/session')).status)).toBe(401)
})
