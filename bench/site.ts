// The site measured: what the front page sends, and how long a keystroke's search takes in Chromium.

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { openBrowser } from '../tests/setup/browser.ts'
import { median } from './pairs.ts'

const cardfile = path.resolve(import.meta.dirname, '../scripts/bin.mjs')

/** Builds a site; returns milliseconds. */
function build(book: string, out: string): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [cardfile, '--book', book, 'build', '--out', out], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return performance.now() - start
}

/** Bytes of the front page and of every script and style it names, each gzipped. */
export async function frontPageBytes(book: string, out: string): Promise<number> {
  build(book, out)
  const page = readFileSync(path.join(out, 'index.html'), 'utf8')
  const named = [...page.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
    (match) => match[1] ?? '',
  )
  if (named.length === 0) throw new Error('the front page names no style')
  return [page, ...named.map((name) => readFileSync(path.join(out, name)))].reduce(
    (sum, one) => sum + gzipSync(one).length,
    0,
  )
}

/** Typed letter by letter: names, a slip, an organisation, digits of a phone, a tag, nothing that is there. */
const TYPED = [
  'ada adler',
  'ivanv',
  'grecco works',
  '0207946',
  'compiler',
  'okafr zoe',
  'keller maps',
  'zzz',
  'a',
  'yilmaz@',
  'lindqist',
  'street london',
]

/**
 * Milliseconds from a keystroke to its results on the page, in the contacts page of a book, opened from the disk: there
 * the search has no worker, so that this is the slower of the two ways.
 */
export async function keystrokes(
  book: string,
  out: string,
): Promise<{ p50: number; p95: number; count: number; build: number }> {
  const spent = build(book, out)
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(path.join(out, 'contacts.html')).href)
    await page.waitForSelector('[data-finder][data-ready]')
    const measured = await page.evaluate(async (typed) => {
      const input = document.querySelector<HTMLInputElement>('[data-finder] [name="q"]')
      const finder = document.querySelector<HTMLElement>('[data-finder]')
      if (input === null || finder === null) throw new Error('no search on the page')
      const stroke = async (text: string) => {
        const shown = new Promise<number>((resolve) => {
          const observer = new MutationObserver(() => {
            if (finder.dataset['ready'] !== text) return
            observer.disconnect()
            resolve(performance.now())
          })
          observer.observe(finder, { attributes: true })
        })
        input.value = text
        const start = performance.now()
        input.dispatchEvent(new Event('input', { bubbles: true }))
        const end = await shown
        await new Promise((resolve) => setTimeout(resolve, 20))
        return end - start
      }
      const times: number[] = []
      for (const round of [0, 1, 2]) {
        for (const text of typed) {
          for (let length = 1; length <= text.length; length++) {
            const time = await stroke(text.slice(0, length))
            // The first round is the browser's own warming up.
            if (round > 0) times.push(time)
          }
        }
      }
      return times
    }, TYPED)
    const sorted = measured.sort((a, b) => a - b)
    return {
      p50: median(sorted),
      p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
      count: sorted.length,
      build: spent,
    }
  } finally {
    await browser.close()
  }
}
