// Two people in browsers and one with git alone write on the same ten cards at once: every edit is in the history and in
// the cards exactly once, nothing is left to decide, and the site shows it. CARDFILE_EDITS=50 for as many edits each.
import { execFile } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../../src/client/desk/types.ts'
import { openBrowser, SCREENS } from '../../setup/browser.ts'
import { COMMAND, temporaryFolder } from '../book.ts'
import { cardAt, editsAt, gitIn } from './book-at.ts'
import { ask, openPage, outboxOf } from './desk-page.ts'
import { type IntranetServer, startServer, windowOf } from './server.ts'

const EDITS = Number(process.env['CARDFILE_EDITS'] ?? 12)
/** Every so many edits of a browser goes through the page's form. */
const BY_FORM = 4
/** Every so many edits changes a field, too: everybody has one of their own, so that nobody contradicts another. */
const WITH_FIELD = 3
const SLUGS = Array.from({ length: 10 }, (_, at) => `person-${at}`)
const CARDS = Object.fromEntries(
  SLUGS.map((slug, at) => [
    `${slug}.md`,
    `---\nname: Person ${at}\ntitle: Buyer\nstage: lead\nowner: sam\nnext: Call\ndue: 2026-11-30\n---\n\nLikes engines.\n\n## Log\n\n- 2026-11-03 meeting @sam: Demo.\n`,
  ]),
)
const STAGES = ['lead', 'prospect', 'customer']
const run = promisify(execFile)

/** The card that an edit is of: everybody comes by all of them, and at each time two are at the same. */
const slugOf = (number: number, writer: number) => SLUGS[(number + (writer >> 1)) % SLUGS.length] ?? ''
const fileOf = (slug: string) => `contacts/${slug}.md`
const saying = (who: string, number: number) => `Edit ${number} of ${who}, done.`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test(`two browsers and a git write ${EDITS} edits each on ten cards: all are there, once`, {
  timeout: 180_000 + EDITS * 15_000,
}, async () => {
  const server = await startServer({ cards: CARDS })
  const began = performance.now()
  const sam = inBrowser(server, 'sam', 0, (text, number) =>
    text.replace(/^title: .*$/m, `title: Buyer ${number}`),
  )
  const kim = inBrowser(server, 'kim', 1, (text, number) =>
    text.replace(/^stage: .*$/m, `stage: ${STAGES[number % 3]}`),
  )
  const [first, second] = await Promise.all([sam, kim, byGit(server)])
  const pages = [first, second]
  for (const page of pages)
    await expect
      .poll(
        async () => {
          await ask(page, 'syncNow')
          return (await outboxOf(page)).filter(({ state }) => state !== 'sent').length
        },
        { timeout: 60_000, interval: 200 },
      )
      .toBe(0)
  const seconds = (performance.now() - began) / 1000

  // In the history: an edit of a page by its name, one of git's by its line.
  const edits = (await Promise.all(pages.map(outboxOf))).flat().map(({ id }) => id)
  expect(new Set(edits).size).toBe(2 * EDITS)
  expect(editsAt(server).sort()).toEqual(edits.sort())
  const subjects = gitIn(server, 'log', '--no-merges', '--format=%an: %s', 'main').trim().split('\n')
  expect(subjects.filter((line) => line.startsWith('Ana Moreira: Log edit')).sort()).toEqual(
    Array.from({ length: EDITS }, (_, number) => `Ana Moreira: Log edit ${number} of ana`).sort(),
  )
  for (const name of ['Sam Rivers', 'Kim Sato'])
    expect(subjects.filter((line) => line.startsWith(`${name}: Log`)).length).toBe(EDITS)

  // In the cards, and nothing is left to decide.
  const texts = new Map(SLUGS.map((slug) => [slug, cardAt(server, fileOf(slug))]))
  const all = [...texts.values()].join('\n')
  expect(all).not.toMatch(/^(<{7}|={7}|>{7}|conflicts:)/m)
  for (const [writer, who] of ['sam', 'kim', 'ana'].entries())
    for (let number = 0; number < EDITS; number++) {
      const text = texts.get(slugOf(number, writer)) ?? ''
      const line = saying(who, number)
      expect([line, text.split(line).length - 1, all.split(line).length - 1]).toEqual([line, 1, 1])
    }
  for (const slug of SLUGS) expect(fieldsOf(texts.get(slug) ?? '')).toEqual(fieldsAfterAll(slug))
  expect(gitIn(server, 'fsck', '--full', '--strict', '--no-dangling')).toBe('')

  // The site shows it.
  const cookie = await server.logIn('rea')
  const shown = async (slug: string) =>
    (await fetch(`${server.address}card/${slug}.html`, { headers: { Cookie: cookie } })).text()
  for (const [slug, text] of texts) {
    const lines = [...text.matchAll(/Edit \d+ of \w+, done\./g)].map(([line]) => line)
    await expect
      .poll(
        async () => {
          const page = (await shown(slug)).replace(/<script[\s\S]*?<\/script>/g, '')
          return lines.filter((line) => page.split(line).length !== 2)
        },
        { timeout: 60_000, interval: 300 },
      )
      .toEqual([])
  }
  console.log(`${3 * EDITS} edits in ${seconds.toFixed(0)} s`)
})

/** Makes all edits of one person in a browser, some by the form. @returns a page with that person's outbox */
async function inBrowser(
  server: IntranetServer,
  who: 'sam' | 'kim',
  writer: number,
  change: (text: string, number: number) => string,
): Promise<Page> {
  const context = await windowOf(browser, server, who, { ...SCREENS.desktop, reducedMotion: 'reduce' })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  for (let number = 0; number < EDITS; number++) {
    const slug = slugOf(number, writer)
    if (number % BY_FORM === 0) {
      await openPage(page, `${server.address}card/${slug}.html`)
      await page.locator('html[data-editing]').waitFor()
      await page.getByRole('button', { name: 'Log', exact: true }).click()
      const sheet = page.locator('dialog[open]')
      await sheet.getByLabel('What happened?').fill(saying(who, number))
      await sheet.locator('[type="submit"]').click()
      await sheet.waitFor({ state: 'detached' })
      continue
    }
    const text = await textOf(page, slug)
    const line = `- 2026-11-23 call @${who}: ${saying(who, number)}\n`
    const mine = (number % WITH_FIELD === 0 ? change(text, number) : text) + line
    await saveIn(page, { slug, base: text, mine, message: `Log edit ${number} of ${who}` })
  }
  return page
}

interface DeskWindow {
  readonly cardfileOpened?: Promise<Desk | undefined>
}

async function textOf(page: Page, slug: string): Promise<string> {
  const text = await page.evaluate(
    async (slug) => (await (await (globalThis as DeskWindow).cardfileOpened)?.card(slug))?.text,
    slug,
  )
  if (text === undefined) throw new Error(`${slug} can't be had.`)
  return text
}

async function saveIn(page: Page, edit: { slug: string; base: string; mine: string; message: string }) {
  await page.evaluate(
    async (edit) => {
      await (await (globalThis as DeskWindow).cardfileOpened)?.save(edit)
    },
    { ...edit, path: fileOf(edit.slug) },
  )
}

/** Makes all edits of Ana with git: commits, and merges as often as others were faster. */
async function byGit(server: IntranetServer): Promise<void> {
  const clone = path.join(temporaryFolder(), 'clone')
  const git = (...args: string[]) => run('git', args, { cwd: clone })
  await run('git', ['clone', '-q', await server.gitAddress('ana'), clone])
  const driver = `'${process.execPath}' '${COMMAND}' merge-driver %O %A %B %P`
  for (const [name, value] of [
    ['user.name', 'Ana Moreira'],
    ['user.email', 'ana@example.com'],
    ['merge.cardfile.driver', driver],
  ] as const)
    await git('config', name, value)
  appendFileSync(path.join(clone, '.git', 'info', 'attributes'), 'contacts/*.md merge=cardfile\n')
  for (let number = 0; number < EDITS; number++) {
    const file = path.join(clone, fileOf(slugOf(number, 2)))
    const text = readFileSync(file, 'utf8')
    const changed = number % WITH_FIELD === 0 ? text.replace(/^next: .*$/m, `next: Ask for ${number}`) : text
    writeFileSync(file, `${changed}- 2026-11-23 call @ana: ${saying('ana', number)}\n`)
    await git('commit', '-q', '-a', '-m', `Log edit ${number} of ana`)
    // With every other one she waits for nobody and writes on.
    if (number % 2 === 0 && number < EDITS - 1) continue
    await pushed(git)
  }
}

/** Pulls and pushes until nobody was faster. */
async function pushed(git: (...args: string[]) => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    await git('pull', '-q', '--rebase')
    const fault = await git('push', '-q').then(
      () => undefined,
      (error: Error) => error.message,
    )
    if (fault === undefined) return
    if (!/fetch first|non-fast-forward|cannot lock ref|failed to update ref|incorrect old value/.test(fault))
      throw new Error(fault)
  }
  throw new Error('Others were always faster.')
}

function fieldsOf(text: string) {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1]
  return { title: field('title'), stage: field('stage'), next: field('next') }
}

/** What the last of each person's changes of a card's field leaves. */
function fieldsAfterAll(slug: string) {
  const last = (writer: number, isMade: (number: number) => boolean) =>
    Array.from({ length: EDITS }, (_, number) => number)
      .filter((number) => slugOf(number, writer) === slug && number % WITH_FIELD === 0 && isMade(number))
      .at(-1)
  const inPage = (number: number) => number % BY_FORM !== 0
  const [sam, kim, ana] = [last(0, inPage), last(1, inPage), last(2, () => true)]
  return {
    title: sam === undefined ? 'Buyer' : `Buyer ${sam}`,
    stage: kim === undefined ? 'lead' : STAGES[kim % 3],
    next: ana === undefined ? 'Call' : `Ask for ${ana}`,
  }
}
