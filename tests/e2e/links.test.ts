// Every link of every page leads to a file that is there, from a server as from a disk, and every page is linked.
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import { onDisk, served } from './browser.ts'
import { pagesIn } from './page-list.ts'

const sample = inject('sample')
const large = inject('large')

interface Link {
  readonly href: string
  readonly tag: string
}

function linksOf(html: string): Link[] {
  return [...html.matchAll(/<[a-z]+\b[^>]*?\s(?:href|src|data-index|data-worker)="([^"]*)"[^>]*>/g)].map(
    ([tag, href = '']) => ({ tag, href: href.replaceAll('&amp;', '&').replaceAll('&#38;', '&') }),
  )
}

/** The places in a file that a link can lead to; undefined where there is no such file. */
function idsOf(file: string): ReadonlySet<string> | undefined {
  if (!existsSync(file) || !statSync(file).isFile()) return undefined
  return new Set([...readFileSync(file, 'utf8').matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id))
}

const isOutside = (href: string) => /^(https?|tel|mailto):/.test(href)

test.each([
  ['the sample', sample],
  ['a large book', large],
])('from a disk: %s', (_why, site) => {
  const base = onDisk(site)
  const wrong: string[] = []
  const places = new Map<string, ReadonlySet<string> | undefined>()
  const placesIn = (file: string) => {
    if (!places.has(file)) places.set(file, idsOf(file))
    return places.get(file)
  }
  const linked = new Set(['index.html'])
  for (const page of pagesIn(site)) {
    const html = readFileSync(path.join(site, page), 'utf8')
    for (const { href, tag } of linksOf(html)) {
      if (isOutside(href)) {
        if (/^https?:/.test(href) && !/rel="[^"]*noopener/.test(tag))
          wrong.push(`${page}: ${tag} lacks noopener`)
        continue
      }
      const url = new URL(href, base + page)
      if (!url.href.startsWith(base)) wrong.push(`${page}: ${href} leads out of the site`)
      else {
        const file = fileURLToPath(url.href.replace(/[?#].*$/, ''))
        const name = path.relative(site, file).replaceAll('\\', '/')
        if (name !== page) linked.add(name)
        const ids = placesIn(file)
        if (ids === undefined) wrong.push(`${page}: ${href} leads nowhere`)
        else if (url.hash !== '' && !ids.has(decodeURIComponent(url.hash.slice(1))))
          wrong.push(`${page}: ${href} has no such place`)
      }
    }
  }
  expect(wrong).toEqual([])
  // What was a card's name before leads on whoever has its address.
  const isMoved = (page: string) => readFileSync(path.join(site, page), 'utf8').includes(' data-moved=')
  expect(pagesIn(site).filter((page) => !linked.has(page) && !isMoved(page))).toEqual([])
})

test('from below a server, every address answers', { timeout: 60_000 }, async () => {
  const base = `${await served(inject('intranet'))}intranet/crm/`
  const seen = new Set([`${base}index.html`])
  const wrong: string[] = []
  for (const url of seen) {
    const answer = await fetch(url)
    if (answer.status !== 200) wrong.push(`${answer.status} ${url}`)
    const body = await answer.text()
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    for (const { href } of linksOf(body)) {
      if (isOutside(href)) continue
      const next = new URL(href, url).href.replace(/[?#].*$/, '')
      if (!next.startsWith(base)) wrong.push(`${url}: ${href} leads out of the site`)
      seen.add(next)
    }
  }
  expect(wrong).toEqual([])
  expect(seen.size).toBeGreaterThan(pagesIn(sample).length)
})
