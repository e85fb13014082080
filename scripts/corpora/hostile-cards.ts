// A hostile card, as somebody would push it: the check of the book says what is wrong with it, the site is built with
// all others.

import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decodeCard, editCard } from '../../src/card/index.ts'
import { openRenderer } from '../site-bundle.ts'
import { type Case, isPrinted, limitsOf, misdeeds, saidBy, writtenIn } from './hostile-judge.ts'
import { type Place, runIn, snapshotOf } from './hostile-run.ts'

const WITNESSES = ['witness-alpha', 'witness-beta', 'witness-gamma']

/** What is wrong, in words; [] where the verdict was kept. */
export async function judgeCard(place: Place, one: Case, bytes: Uint8Array): Promise<readonly string[]> {
  const limits = limitsOf(one.wanted)
  const at = place.open([])
  const name = basename(one.file)
  writeFileSync(join(at, 'book/contacts', name), bytes)
  const shown = await runIn(place, at, ['validate'], limits.seconds)
  const outcome = await runIn(place, at, ['validate', '--json'], limits.seconds)
  const found = new Set([
    ...misdeeds(shown, limits),
    ...(isPrinted(shown) ? [] : ['it was printed with its control characters']),
    ...misdeeds(outcome, limits),
    ...writtenIn(outcome).map((path) => `the check wrote ${path}`),
  ])
  const told = saidBy(outcome)?.diagnostics
  if (told === undefined) return [...found, 'the check printed no JSON']
  const own = told.filter(({ file }) => file.endsWith(`/${name}`))
  const of = (wanted: string) => own.filter(({ severity, line }) => severity === wanted && line > 0)
  if (told.length > own.length)
    found.add(`something is wrong with ${told.find((other) => !own.includes(other))?.file}`)
  if (one.verdict === 'REJECT') {
    if (of('error').length === 0) found.add('no error with its line')
    if (outcome.status === 0) found.add('status 0')
  } else if (of('error').length > 0) found.add(`an error: ${of('error')[0]?.message}`)
  if (one.verdict === 'FLAG' && of('warning').length === 0) found.add('no warning with its line')
  if (one.verdict === 'EXACT' && !isKept(bytes, name)) found.add('an edit changes other bytes')
  return [...found]
}

/** Another name, and the old one again, is the card as it was. */
function isKept(bytes: Uint8Array, name: string): boolean {
  const decoded = decodeCard(bytes, name)
  if (!('text' in decoded)) return false
  const rename = (text: string, value: string): string => {
    const edited = editCard(text, [{ op: 'set', key: 'name', value }])
    return 'text' in edited ? edited.text : ''
  }
  const before = /^name: *(.*?)\r?$/m.exec(decoded.text)?.[1] ?? ''
  const other = rename(decoded.text, 'Another Name')
  return other.replace('Another Name', before) === decoded.text && rename(other, before) === decoded.text
}

/** Seconds that the site of so few cards may take. */
const BUILD = 8

/**
 * Builds the site of a book with all the cards. Pages of the others are there, and none has a script, a handler or a frame
 * that a card brought.
 * @param cards their paths
 * @returns what is wrong by the file's name; '' for what is nobody's doing alone
 */
export async function faultsOfSite(place: Place, cards: readonly string[]): Promise<Map<string, string>> {
  const first = await builtWith(place, cards)
  // The renderer is made anew where a source was saved in this very moment: that is no card's doing.
  return first.has('') ? builtWith(place, cards) : first
}

async function builtWith(place: Place, cards: readonly string[]): Promise<Map<string, string>> {
  await openRenderer()
  const at = place.open([])
  for (const card of cards) copyFileSync(card, join(at, 'book/contacts', basename(card)))
  mkdirSync(join(at, 'tmp/site'))
  const built = await runIn(place, at, ['build', '--out', join(at, 'tmp/site')], BUILD)
  const pages = snapshotOf(join(at, 'tmp/site'))
  const found = new Map<string, string>()
  const [fault] = misdeeds(built, { seconds: BUILD, megabytes: 600 })
  const missing = WITNESSES.find((slug) => !pages.has(`card/${slug}.html`))
  if (fault !== undefined) found.set('', `the site: ${fault}: ${built.err.trim().slice(0, 200)}`)
  else if (missing !== undefined) found.set('', `the site has no page of ${missing}`)
  for (const [path, text] of pages) {
    if (!path.endsWith('.html') || !isAlive(text)) continue
    const own = cards.find((card) => path === `card/${basename(card, '.md')}.html`)
    found.set(own === undefined ? '' : basename(own), `${path} does what a card says`)
  }
  return found
}

const TAG = /<([a-z][a-z0-9-]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi

function isAlive(html: string): boolean {
  for (const [, tag = '', attributes = ''] of html.matchAll(TAG)) {
    if (/^(?:iframe|object|embed|base|frame|applet)$/i.test(tag)) return true
    if (/\son[a-z]+\s*=/i.test(attributes.replace(/"[^"]*"|'[^']*'/g, '""'))) return true
    if (/(?:href|src|action)\s*=\s*["']?\s*(?:javascript|vbscript|data:text)/i.test(attributes)) return true
    if (/^script$/i.test(tag) && !/\ssrc=|application\/(?:ld\+)?json/.test(attributes)) return true
    if (/^meta$/i.test(tag) && /http-equiv=["']?refresh/i.test(attributes)) return true
  }
  return false
}
