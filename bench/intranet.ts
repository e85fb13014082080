// The intranet: from a push to its page, the server's memory, and an edit in a page on a slow line, as Chromium throttles.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '../src/client/desk/types.ts'
import { type Counted, ofEditing, openCountingLine, total } from '../tests/e2e/intranet/counting-line.ts'
import { openBrowser } from '../tests/setup/browser.ts'
import { generateBook } from './generate.ts'
import { type MeasuredServer, serveBook } from './intranet-server.ts'

/** Until the server rests after much work, milliseconds: what it no longer needs is given back in its own time. */
const REST = 5000
/** Between two edits, milliseconds. */
const PAUSE = 3000
const PAGES = 4
const NEXT = 4

/** A clone from which one can push a line at the end of a card. */
function openClone(work: string, server: MeasuredServer) {
  const folder = path.join(work, 'pushing')
  execFileSync('git', ['clone', '-q', server.git, folder])
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Sam Rivers', '-c', 'user.email=sam@example.com', ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  return {
    commit(card: string, line: string) {
      const file = path.join(folder, 'contacts', card)
      writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${line}\n`)
      git('commit', '-q', '-a', '-m', 'Change a card')
    },
    push: () => git('push', '-q'),
  }
}

/** @returns milliseconds from the start of each `git push` until its page is served, and of the push alone */
export async function pushToPage(
  work: string,
  sample: string,
  pushes: number,
): Promise<{ shown: number[]; pushed: number[]; memory: readonly [few: number, many: number] }> {
  const home = path.join(work, 'sample')
  cpSync(sample, path.join(home, 'office', 'contacts'), { recursive: true })
  const server = await serveBook(home, path.join(home, 'office'))
  try {
    const headers = { Cookie: server.cookie }
    const get = async (page: string) => (await fetch(server.address + page, { headers })).text()
    const pages = readdirSync(path.join(home, 'office', 'contacts'))
      .filter((name) => /^[a-z-]+\.md$/.test(name))
      .map((name) => `card/${name.replace('.md', '.html')}`)
    const browse = async (requests: number) => {
      for (let at = 0; at < requests; at++) await get(pages[at % pages.length] ?? '')
    }
    const clone = openClone(home, server)
    await browse(100)
    await pause(REST)
    const few = server.memory()

    const [shown, pushed]: [number[], number[]] = [[], []]
    for (let at = 0; at < pushes; at++) {
      const words = `Measured for the ${at}th time.`
      clone.commit('ada-lovelace.md', `- 2026-11-23 note @sam: ${words}`)
      const began = performance.now()
      clone.push()
      pushed.push(performance.now() - began)
      while (!(await get('card/ada-lovelace.html')).includes(words)) await pause(20)
      shown.push(performance.now() - began)
    }
    for (let at = pushes; at < 100; at++) {
      clone.commit('ada-lovelace.md', `- 2026-11-23 note @sam: Pushed for the ${at}th time.`)
      clone.push()
      await browse(10)
    }
    await browse(1000)
    await pause(REST)
    return { shown, pushed, memory: [few, server.memory()] }
  } finally {
    await server.end()
  }
}

export interface EditMeasure {
  /** Milliseconds. */
  readonly first: number[]
  readonly next: number[]
  readonly firstBytes: readonly Totals[]
  readonly nextBytes: readonly Totals[]
}
type Totals = ReturnType<typeof total>

/** Edits in cold pages of a book in folders, on a line of 150 ms and 200 KB/s. */
export async function pageEdits(work: string, cards: number): Promise<EditMeasure> {
  const home = path.join(work, 'large')
  const office = path.join(home, 'office')
  mkdirSync(office, { recursive: true })
  const book = generateBook(office, cards)
  const folders = readdirSync(book).filter((name) => name.length === 2)
  const server = await serveBook(home, office)
  const line = await openCountingLine(server.port)
  const browser = await openBrowser()
  const measure = { first: [], next: [], firstBytes: [], nextBytes: [] } as {
    [Key in keyof EditMeasure]: EditMeasure[Key][number][]
  }
  try {
    for (let at = 0; at < PAGES; at++) {
      const folder = folders[Math.floor((folders.length / PAGES) * at)] ?? ''
      const [card = ''] = readdirSync(path.join(book, folder))
      const slug = card.replace('.md', '')
      const origin = `http://127.0.0.1:${line.port}/`
      const context = await browser.newContext()
      const [name = '', value = ''] = server.cookie.split('=')
      await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }])
      const page = await context.newPage()
      const began = line.requests.length
      await page.goto(`${origin}card/${slug}.html`, { waitUntil: 'networkidle' })
      await page.waitForFunction(() => (globalThis as DeskWindow).cardfileOpened !== undefined)
      const session = await context.newCDPSession(page)
      const speed = 200 * 1024
      await session.send('Network.enable')
      await session.send('Network.emulateNetworkConditions', {
        ...{ offline: false, latency: 150, downloadThroughput: speed, uploadThroughput: speed },
      })
      for (let number = 0, from = began; number <= NEXT; number++) {
        const time = await page.evaluate(timeEdit, { slug, path: `contacts/${folder}/${card}`, number })
        // As with people, the site is made anew before the next one.
        await pause(PAUSE)
        const bytes = total(ofEditing(line.requests.slice(from) as Counted[]))
        from = line.requests.length
        measure[number === 0 ? 'first' : 'next'].push(time)
        measure[number === 0 ? 'firstBytes' : 'nextBytes'].push(bytes)
      }
      await context.close()
    }
    return measure
  } finally {
    await browser.close()
    await line.close()
    await server.end()
  }
}

interface DeskWindow {
  readonly cardfileOpened?: Promise<Desk | undefined>
}

/** In the page: adds a line to a card's log. @returns milliseconds until it is *Sent* */
async function timeEdit({ slug, path, number }: { slug: string; path: string; number: number }) {
  const desk = await (globalThis as DeskWindow).cardfileOpened
  const base = (await desk?.card(slug))?.text
  if (desk === undefined || base === undefined) throw new Error(`${slug} can't be edited.`)
  const began = performance.now()
  const mine = `${base.trimEnd()}\n- 2026-11-23 call @sam: number ${number}, wants the terms\n`
  const { id } = await desk.save({ slug, path, base, mine, message: `Log call ${number}` })
  return new Promise<number>((resolve, reject) => {
    const look = async () => {
      const entry = (await desk.outbox()).find((one) => one.id === id)
      if (entry?.state === 'sent') resolve(performance.now() - began)
      if (entry?.state === 'refused') reject(new Error(entry.problem?.said))
    }
    desk.watch(() => void look())
    void look()
  })
}
