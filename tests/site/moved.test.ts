// Pages under the former names of cards.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openRenderer } from '../../scripts/site-bundle.ts'
import { buildSite, siteOf } from '../../src/site/index.ts'
import { movedViews } from '../../src/site/moved-view.ts'
import { CARDS, filesIn, inputOf, office } from './office.ts'

const card = (name: string, ...lines: string[]) => `---\nname: ${name}\n${lines.join('\n')}\n---\n`
const moved = (cards: Readonly<Record<string, string>>) =>
  movedViews(siteOf(inputOf(office({ ...CARDS, ...cards })))).map(({ path, view }) => `${path} ${view.href}`)

test.each<[string, Record<string, string>, string[]]>([
  [
    'a former name leads to the card',
    { 'ana.md': card('Ana', 'alias: [ana-silva, silva]') },
    ['card/ana-silva card/ana.html', 'card/silva card/ana.html'],
  ],
  ['a name that a card has is that card’s', { 'ana.md': card('Ana', 'alias: engines') }, []],
  [
    'of two that claim it, it leads to one',
    { 'ana.md': card('Ana', 'alias: x'), 'bob.md': card('Bob', 'alias: x') },
    ['card/x card/ana.html'],
  ],
  ['a private card is led to by nothing', { 'ana.md': card('Ana', 'alias: ana-silva', 'private: yes') }, []],
  ['what is no file name has no page', { 'ana.md': card('Ana', 'alias: ["../x", "A B"]') }, []],
])('%s', (_why, cards, wanted) => {
  expect(moved(cards)).toEqual(wanted)
})

test('the real page says so, and leads on', async () => {
  const out = await mkdtemp(path.join(tmpdir(), 'cardfile-out-'))
  const cards = { ...CARDS, 'ana.md': card('Ana <i>Silva</i>', 'alias: ana-silva') }
  const result = await buildSite(inputOf(office(cards)), out, await openRenderer())
  expect(result?.failed).toEqual([])
  const html = filesIn(out).get('card/ana-silva.html') ?? ''
  expect(html).toContain('href="../card/ana.html"')
  expect(html).toContain('Open the card of Ana &lt;i&gt;Silva&lt;/i&gt;')
})
