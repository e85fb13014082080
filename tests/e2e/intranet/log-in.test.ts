// Logging in, the account page and logging out, in a browser against the real server; and git with a token.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser, SCREENS } from '../../setup/browser.ts'
import { temporaryFolder } from '../book.ts'
import { type IntranetServer, PASSWORD, startServer } from './server.ts'

test('one logs in, looks, makes a token for git, changes the password, logs out', async () => {
  const server = await startServer()
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const page = await (await browser.newContext(SCREENS.phone)).newPage()
  await page.goto(`${server.address}card/ada-lovelace.html`)
  expect(new URL(page.url()).pathname).toBe('/login')
  await page.getByLabel('Name').fill('sam')
  await page.getByLabel('Password').fill('wrong password')
  await page.getByRole('button', { name: 'Log in' }).click()
  expect(await page.getByRole('alert').textContent()).toBe('The name or the password is not right.')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL(`${server.address}card/ada-lovelace.html`)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Ada Lovelace')

  await page.goto(`${server.address}account`)
  await page.getByLabel('Another one').fill("Sam's laptop")
  await page.getByRole('button', { name: 'Make a token' }).click()
  const token = await page.getByLabel('The token of the new device').inputValue()
  const clone = path.join(temporaryFolder(), 'clone')
  execFileSync('git', ['clone', '-q', `http://sam:${token}@127.0.0.1:${server.port}/git/book.git`, clone])
  expect(existsSync(path.join(clone, 'contacts', 'ada-lovelace.md'))).toBe(true)
  await page.getByRole('button', { name: "Remove Sam's laptop" }).click()
  expect(() => execFileSync('git', ['fetch', '-q'], { cwd: clone, env: quiet, stdio: 'pipe' })).toThrow(
    /Authentication failed|could not read/,
  )

  await page.getByRole('button', { name: 'Make an address' }).click()
  const address = await page.getByLabel('Subscribe to this address in your calendar').inputValue()
  const calendar = await fetch(address)
  expect([calendar.status, calendar.headers.get('content-type')]).toEqual([
    200,
    'text/calendar; charset=utf-8',
  ])
  expect(await calendar.text()).toContain('Ada Lovelace: Send the terms')

  const other = await server.logIn('sam')
  const fresh = 'other horse staple'
  await page.getByLabel('Old password').fill(PASSWORD)
  await page.getByLabel('New password', { exact: true }).fill(fresh)
  await page.getByLabel('The new password once more').fill(fresh)
  await page.getByRole('button', { name: 'Change the password' }).click()
  expect(await page.getByRole('status').textContent()).toContain('changed')
  expect(await statusOf(server, other)).toBe(401)

  // A page to go back to: the answer to a form is none.
  await page.goto(server.address)
  await page.goto(`${server.address}account`)
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.waitForURL(`${server.address}login`)
  await page.goBack()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Log in')
  expect(await (await fetch(address)).text()).toContain('BEGIN:VCALENDAR')
  expect(await server.end()).toBe(0)
})

const quiet = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: 'true' }

async function statusOf(server: IntranetServer, cookie: string): Promise<number> {
  return (await fetch(`${server.address}session`, { headers: { Cookie: cookie } })).status
}
