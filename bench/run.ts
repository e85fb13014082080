// npm run bench [part...]: measures side by side and prints a table. Parts: read, due, page, search, merge, thin,
// intranet, sync.
// A ratio is of medians pair by pair; the machine's own speed cancels out.

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generateBook } from './generate.ts'
import { pageEdits, pushToPage } from './intranet.ts'
import { mergeTimes } from './merge.ts'
import { compare, median, type Ratio, timeInProcess, timeProcess } from './pairs.ts'
import { frontPageBytes, keystrokes } from './site.ts'
import { mergeAgainstGit, syncAgainstPull } from './sync.ts'
import { thinRepository, thinSize, thinTraffic } from './thin.ts'
import { thinPageTimes } from './thin-page.ts'

const CARDS = 10_000
const BOTH_CHANGED = 2000
const INTRANET_CARDS = Number(process.env['CARDFILE_CARDS'] ?? CARDS)
/** Seconds: a server on another continent. */
const FAR = 0.1
const root = path.resolve(import.meta.dirname, '..')
const here = (name: string) => path.join(import.meta.dirname, name)
const cardfile = path.join(root, 'scripts', 'bin.mjs')
const parts = process.argv.slice(2)
const wants = (part: string) => parts.length === 0 || parts.includes(part)

const rows: [what: string, measured: string, limit: string][] = []
const times = ({ a, b, ratio, least, most }: Ratio) =>
  `${ratio.toFixed(2)} (${least.toFixed(2)}-${most.toFixed(2)}; ${a.toFixed(0)} ms against ${b.toFixed(0)} ms)`

const work = mkdtempSync(path.join(tmpdir(), 'cardfile-bench-'))
try {
  // The cache goes where a book without a repository has it.
  mkdirSync(path.join(work, 'node_modules'))
  const cache = path.join(work, 'node_modules', '.cache')
  const book = ['read', 'search', 'thin', 'sync'].some(wants) ? generateBook(work, CARDS) : ''

  if (wants('read')) {
    const yaml = () => timeInProcess([here('read-book.ts'), 'yaml', book])
    const check = () => timeInProcess([here('read-book.ts'), 'check', book])
    const first = compare(
      5,
      () => {
        rmSync(cache, { recursive: true, force: true })
        return check()
      },
      yaml,
    )
    rows.push([`read and validate ${CARDS} cards / read and parse them with yaml`, times(first), '2.5'])
    const second = compare(5, check, yaml)
    rows.push([
      'the same again, nothing changed / read and parse with yaml',
      times(second),
      (2.5 / 3).toFixed(2),
    ])
  }
  if (wants('due')) {
    const due = () => timeProcess([cardfile, '--book', path.join(root, 'contacts'), 'due'])
    rows.push([
      'cardfile due on the sample book / node -e 0',
      times(compare(15, due, () => timeProcess(['-e', '0']))),
      '3',
    ])
  }
  if (wants('page')) {
    const bytes = await frontPageBytes(path.join(root, 'contacts'), path.join(work, 'sample'))
    rows.push(['front page with its style and scripts, gzipped', `${(bytes / 1024).toFixed(1)} KB`, '50 KB'])
  }
  if (wants('search')) {
    const { p50, p95, count, build } = await keystrokes(book, path.join(work, 'site'))
    rows.push([`build the site of ${CARDS} cards`, `${(build / 1000).toFixed(1)} s`, 'none'])
    rows.push([
      `a keystroke's search in ${CARDS} cards, in Chromium, ${count} keystrokes`,
      `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
      '16 ms',
    ])
  }
  if (wants('merge')) {
    const { merged, parsed, characters } = mergeTimes()
    const measured = `${merged.toFixed(2)} ms, of which parsing ${parsed.toFixed(2)} ms`
    rows.push([`mergeCards on a card of ${characters} characters, median`, measured, '1 ms'])
  }
  if (wants('thin')) {
    const { repository, cards } = thinRepository(work)
    const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`
    for (const { what, requests, up, down, milliseconds, limit } of await thinTraffic(
      work,
      repository,
      cards,
    ))
      rows.push([
        `an edit sent by the page's own git, ${CARDS} cards: ${what}`,
        `${kilobytes(up)} up, ${kilobytes(down)} down, ${requests} requests, ${milliseconds.toFixed(0)} ms`,
        limit,
      ])
    const some = cards.filter((_, at) => at % 700 === 650).slice(0, 9)
    const texts = some.map((file) => ({ path: file, text: readFileSync(path.join(work, file), 'utf8') }))
    const { first, next } = await thinPageTimes(repository, texts)
    const line = "by the page's own git, in Chromium, 150 ms and 200 KB/s"
    rows.push([`the first edit of a page sent ${line}`, `${first.toFixed(0)} ms`, '1500 ms'])
    rows.push([`the next ones sent ${line}`, `${next.toFixed(0)} ms`, '500 ms'])
    rows.push(["the page's own git, minified and gzipped", kilobytes(await thinSize(root)), 'none'])
  }
  if (wants('intranet')) {
    const { shown, pushed, memory } = await pushToPage(work, path.join(root, 'contacts'), 10)
    const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`
    rows.push([
      'from git push to the new page, sample book, median of 10',
      `${seconds(median(shown))} (worst ${seconds(Math.max(...shown))}; the push alone ${seconds(median(pushed))})`,
      '5 s',
    ])
    const [few, many] = memory
    rows.push([
      "the server's memory after 1,000 requests more and 100 pushes / after 100 requests",
      `${(many / few).toFixed(2)} (${many.toFixed(0)} MB against ${few.toFixed(0)} MB)`,
      '1.2',
    ])
    const { first, next, firstBytes, nextBytes } = await pageEdits(work, INTRANET_CARDS)
    const line = `in a page of ${INTRANET_CARDS} cards, in Chromium, 150 ms and 200 KB/s, median`
    const spread = (times: readonly number[]) =>
      `${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)}-${Math.max(...times).toFixed(0)})`
    const most = (totals: typeof firstBytes, way: 'up' | 'down') =>
      `${(Math.max(...totals.map((one) => one[way])) / 1000).toFixed(1)} KB`
    const bytes = (totals: typeof firstBytes) =>
      `${most(totals, 'up')} up, ${most(totals, 'down')} down, ${Math.max(...totals.map(({ requests }) => requests))} requests at most`
    rows.push([`the first edit sent ${line}`, spread(first), '1500 ms'])
    rows.push([`the next ones sent ${line}`, spread(next), '500 ms'])
    rows.push(['the first one with log-in and settings', bytes(firstBytes), '8 KB up, 20 KB down'])
    rows.push(['the next ones', bytes(nextBytes), '3 KB up, 2 KB down'])
  }
  if (wants('sync')) {
    rows.push([
      `cardfile sync / git pull, ${CARDS} cards, one remote change, local remote`,
      times(syncAgainstPull(work)),
      '2',
    ])
    rows.push([
      `the same, with a remote that takes ${FAR} s to answer`,
      times(syncAgainstPull(work, FAR)),
      '2',
    ])
    const { more, sync, merge } = mergeAgainstGit(work, BOTH_CHANGED)
    rows.push([
      `cardfile sync of ${BOTH_CHANGED} cards that both sides changed, beyond git commit, fetch and merge`,
      `${more.toFixed(1)} ms a card (${(sync / 1000).toFixed(1)} s against ${(merge / 1000).toFixed(1)} s)`,
      '5 ms',
    ])
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

for (const [what, measured, limit] of rows) console.log(`${what}\n  ${measured}; at most ${limit}`)
