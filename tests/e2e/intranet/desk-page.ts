// The desk of a page, driven without its buttons: what is tested is what lies behind them.
import type { Page } from 'playwright-core'
import type { Desk, DeskStatus, OutboxEntry } from '../../../src/client/desk/types.ts'

interface DeskWindow {
  readonly cardfileOpened?: Promise<Desk | undefined>
}

export const ADA = { slug: 'ada-lovelace', path: 'contacts/ada-lovelace.md' }

/** Opens a page of the site and waits for its desk. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await deskOf(page)
}

/** Waits until the page has its desk. @throws where it gets none */
export async function deskOf(page: Page): Promise<void> {
  await page.waitForFunction(() => (globalThis as DeskWindow).cardfileOpened !== undefined)
  const has = await page.evaluate(async () => (await (globalThis as DeskWindow).cardfileOpened) !== undefined)
  if (!has) throw new Error(`${page.url()} has no desk.`)
}

/**
 * Adds a line to a card's log, as a form would.
 * @returns the entry's id once it is *Saved here*; undefined where the card can't be had now: a form does not open then
 */
export async function logOn(page: Page, text: string, card = ADA): Promise<string | undefined> {
  return page.evaluate(
    async ({ text, slug, path }) => {
      const desk = await (globalThis as DeskWindow).cardfileOpened
      const base = (await desk?.card(slug))?.text
      if (base === undefined) return undefined
      const log = /\n## Log\n/.test(base) ? base : `${base.trimEnd()}\n\n## Log\n\n`
      const mine = `${log.trimEnd()}\n- 2026-11-23 note @sam: ${text}\n`
      const entry = await desk?.save({ slug, path, base, mine, message: `Log ${text}` })
      return entry?.id
    },
    { text, ...card },
  )
}

/** Saves a change of a card's text. */
export async function change(page: Page, from: string, to: string, card = ADA): Promise<string | undefined> {
  return page.evaluate(
    async ({ from, to, slug, path }) => {
      const desk = await (globalThis as DeskWindow).cardfileOpened
      const base = (await desk?.card(slug))?.text
      if (base === undefined) return undefined
      const entry = await desk?.save({ slug, path, base, mine: base.replace(from, to), message: 'Change' })
      return entry?.id
    },
    { from, to, ...card },
  )
}

export function outboxOf(page: Page): Promise<readonly OutboxEntry[]> {
  return page.evaluate(async () => (await (await (globalThis as DeskWindow).cardfileOpened)?.outbox()) ?? [])
}

export async function statesOf(page: Page): Promise<string[]> {
  return (await outboxOf(page)).map(({ state }) => state)
}

export async function statusOf(page: Page): Promise<DeskStatus> {
  return page.evaluate(async () => (await (globalThis as DeskWindow).cardfileOpened)?.status() as DeskStatus)
}

/** Calls one of the desk's verbs. */
export async function ask(
  page: Page,
  verb: 'syncNow' | 'undo' | 'logOut' | 'unsaved' | 'choose' | 'card',
  ...words: (string | boolean)[]
): Promise<unknown> {
  return page.evaluate(
    async ({ verb, words }) => {
      const desk = (await (globalThis as DeskWindow).cardfileOpened) as unknown as Record<
        string,
        (...words: unknown[]) => unknown
      >
      return desk[verb]?.(...words)
    },
    { verb, words },
  )
}
