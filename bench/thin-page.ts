// The page's own git in Chromium on a slow line: 150 ms and 200 KB/s, as DevTools throttle it.

import path from 'node:path'
import { build } from 'esbuild'
import { openBrowser } from '../tests/setup/browser.ts'
import { startGitHttp } from '../tests/setup/git-http.ts'
import { median } from './pairs.ts'

const PAGE = '<!doctype html><title>Measured</title><script type="module" src="/thin.js"></script>'

/** What the page runs: a client a session, an edit that appends a line to a card. */
const SCRIPT = `
import { openThin } from './src/thin/index.ts'
import { mergeCards } from './src/merge/index.ts'
const [encoder, decoder] = [new TextEncoder(), new TextDecoder()]
const text = (bytes) => bytes === undefined ? '' : decoder.decode(bytes)
window.open = () => openThin({
  url: location.origin + '/git/book.git',
  fetch: (url, init) => fetch(url, init),
  folder: 'contacts',
  merge: ({ base, mine, theirs }) => encoder.encode(mergeCards(text(base), text(mine), text(theirs)).text),
})
let edits = 0
window.edit = async (thin, path, base) => {
  const mine = base + '- 2026-11-27 call @sam: number ' + ++edits + '\\n'
  const start = performance.now()
  const { sent, stop } = await thin.send([{
    id: String(Math.random()), date: Date.now(), offset: 0, message: 'Log a call', fresh: true,
    files: [{ path, base: encoder.encode(base), mine: encoder.encode(mine) }],
  }], { name: 'Sam Rivers', email: 'sam@example.com' })
  if (sent.length !== 1) throw new Error(stop.said)
  return { time: performance.now() - start, text: text(sent[0].files[0].text) }
}`

/** @returns median milliseconds from an edit to its being sent: the first of a cold page, and the next ones */
export async function thinPageTimes(repository: string, cards: readonly { path: string; text: string }[]) {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: path.resolve(import.meta.dirname, '..') },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  const script = outputFiles[0]?.text ?? ''
  const server = await startGitHttp({
    repository,
    settings: ['receive.fsckObjects=true'],
    answer(request, response) {
      if (request.url !== '/' && request.url !== '/thin.js') return false
      const type = request.url === '/' ? 'text/html' : 'text/javascript'
      response.writeHead(200, { 'Content-Type': type }).end(request.url === '/' ? PAGE : script)
      return true
    },
  })
  const browser = await openBrowser()
  try {
    const [first, next]: [number[], number[]] = [[], []]
    for (const { path, text } of cards) {
      const page = await browser.newPage()
      await page.goto(server.origin, { waitUntil: 'networkidle' })
      const session = await page.context().newCDPSession(page)
      await session.send('Network.enable')
      const speed = 200 * 1024
      const line = { latency: 150, downloadThroughput: speed, uploadThroughput: speed }
      await session.send('Network.emulateNetworkConditions', { offline: false, ...line })
      const times = await page.evaluate(
        async ([path, text]) => {
          type Edited = { time: number; text: string }
          const { open, edit } = window as unknown as {
            open: () => unknown
            edit: (thin: unknown, path: string, text: string) => Promise<Edited>
          }
          const thin = open()
          const times: number[] = []
          let now = text ?? ''
          for (let at = 0; at < 4; at++) {
            const edited = await edit(thin, path ?? '', now)
            times.push(edited.time)
            now = edited.text
          }
          return times
        },
        [path, text] as const,
      )
      first.push(times[0] ?? Number.NaN)
      next.push(...times.slice(1))
      await page.close()
    }
    return { first: median(first), next: median(next) }
  } finally {
    await browser.close()
    await server.close()
  }
}
