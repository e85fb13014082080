// A visitor with a browser who notices everything that goes wrong.
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, onTestFinished } from 'vitest'
import { staticServer } from '../../scripts/static-server.ts'
import { openBrowser } from '../setup/browser.ts'

let browser: Promise<Browser> | undefined
afterAll(async () => {
  const open = browser
  browser = undefined
  await (await open)?.close()
})

export interface Visit {
  readonly page: Page
  /** What went wrong so far: errors, refusals by the policy, failed and foreign requests, dialogs. */
  readonly faults: string[]
}

/** A new visitor: nothing kept from another. */
export async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
  browser ??= openBrowser()
  const context = await (await browser).newContext({ timezoneId: 'Europe/London', ...options })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  const at = () => page.url().replace(/^.*\/(?=[^/]*\/[^/]*$)/, '')
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${at()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`${at()}: ${error.message}`))
  page.on('dialog', (dialog) => {
    faults.push(`${at()}: dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText
    // Going on to the next page cuts off what the last one was still loading; saving a file ends a request, too.
    if (why !== 'net::ERR_ABORTED') faults.push(`${at()}: ${request.url()} ${why}`)
  })
  page.on('request', (request) => {
    if (!/^(file|data|blob):|^http:\/\/127\.0\.0\.1:/.test(request.url()))
      faults.push(`${at()}: asked for ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${at()}: ${response.status()} ${response.url()}`)
  })
  return { page, faults }
}

/** Serves a folder until the test is over. @returns its address, with `/` at the end */
export async function served(folder: string): Promise<string> {
  const server = staticServer(folder)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** The address of a folder on a disk, with `/` at the end. */
export function onDisk(folder: string): string {
  return `${pathToFileURL(path.resolve(folder)).href}/`
}
