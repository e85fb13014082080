// An intranet without https, by a name that is not localhost: where the admin allowed it, one logs in and edits there too.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { findChromium } from '../../../scripts/chromium.mjs'
import { logOn, openPage, statesOf } from './desk-page.ts'
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
  await logOn(page, 'From the shop floor.')
  await expect.poll(() => statesOf(page)).toEqual(['sent'])
  const book = path.join(server.folder, 'book.git')
  const author = execFileSync('git', ['log', '-1', '--format=%an <%ae>', 'main'], {
    cwd: book,
    encoding: 'utf8',
  })
  expect(author).toBe('Sam Rivers <sam@example.com>\n')
  await page.goto(`${site}account`)
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.waitForURL(`${site}login`)
  expect(await page.evaluate(async () => (await fetch('/session')).status)).toBe(401)
})
