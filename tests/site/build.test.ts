import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buildSite, type Renderer } from '../../src/site/index.ts'
import { CARDS, filesIn, inputOf, office, plain } from './office.ts'

const outside = () => path.join(mkdtempSync(path.join(tmpdir(), 'cardfile-out-')), 'site')

/** Builds, and says which pages were rendered. */
async function build(folder: string, out: string, today?: string) {
  const rendered: string[] = []
  const renderer: Renderer = {
    ...plain,
    render: (route, locals) => {
      rendered.push(route)
      return plain.render(route, locals)
    },
  }
  const result = await buildSite(inputOf(folder, today), out, renderer)
  return { result, rendered }
}

test('a second build of the same book renders nothing, and one of a changed card only what shows it', async () => {
  const folder = office()
  const out = outside()
  const first = await build(folder, out)
  expect(first.result?.failed).toEqual([])
  expect(first.rendered).toContain('card/ada-lovelace')
  expect((await build(folder, out)).rendered).toEqual([])

  writeFileSync(path.join(folder, 'engines.md'), CARDS['engines.md']?.replace('Ltd', 'Limited') ?? '')
  const { rendered } = await build(folder, out)
  expect(rendered.filter((route) => route.startsWith('card/')).sort()).toEqual([
    'card/ada-lovelace',
    'card/engines',
    'card/licence',
  ])
  expect(rendered).not.toContain('help')
})

test('the next day changes the lists, and no card', async () => {
  const folder = office()
  const out = outside()
  await build(folder, out)
  const { rendered } = await build(folder, out, '2026-11-24')
  expect(rendered).toContain('')
  expect(rendered.filter((route) => route.startsWith('card/'))).toEqual([])
})

test('the page of a card that is gone goes', async () => {
  const folder = office()
  const out = outside()
  await build(folder, out)
  expect(existsSync(path.join(out, 'card/licence.html'))).toBe(true)
  rmSync(path.join(folder, 'licence.md'))
  const { result } = await build(folder, out)
  expect(result?.removed).toBe(1)
  expect(existsSync(path.join(out, 'card/licence.html'))).toBe(false)
})

test('a page that somebody deleted comes back', async () => {
  const folder = office()
  const out = outside()
  await build(folder, out)
  rmSync(path.join(out, 'tags.html'))
  expect((await build(folder, out)).rendered).toEqual(['tags'])
})

test('a build that was cut off is not believed', async () => {
  const folder = office()
  const out = outside()
  const stops: Renderer = {
    ...plain,
    assets: new Map([['site.css', undefined as unknown as Uint8Array]]),
  }
  await build(folder, out)
  await expect(buildSite(inputOf(folder), out, stops)).rejects.toThrow()
  expect((await build(folder, out)).rendered).toContain('card/ada-lovelace')
})

test('a card that cannot be laid out keeps its old page and does not stop the rest', async () => {
  const folder = office()
  const out = outside()
  await build(folder, out)
  const before = filesIn(out).get('card/engines.html')
  const bad: Renderer = {
    ...plain,
    version: '2',
    render: (route, locals) => {
      if (route === 'card/engines') throw new Error('no')
      return plain.render(route, locals)
    },
  }
  const result = await buildSite(inputOf(folder), out, bad)
  expect(result?.failed.map((one) => one.path)).toEqual(['card/engines.html'])
  expect(filesIn(out).get('card/engines.html')).toBe(before)
  expect(result?.written).toBe((result?.pages ?? 0) - 1)
})

test('nothing is written into a folder with files of somebody else', async () => {
  const out = outside()
  mkdirSync(out)
  writeFileSync(path.join(out, 'thesis.txt'), 'mine')
  expect((await build(office(), out)).result).toBeUndefined()
  expect([...filesIn(out).keys()]).toEqual(['thesis.txt'])
})

test('the list of files cannot name one outside', async () => {
  const out = outside()
  const victim = path.join(path.dirname(out), 'victim.txt')
  await build(office(), out)
  writeFileSync(victim, 'stay')
  const files = { '../victim.txt': 'x', [victim]: 'x' }
  writeFileSync(path.join(out, '.cardfile-site.json'), JSON.stringify({ whole: true, files }))
  await build(office(), out)
  expect(existsSync(victim)).toBe(true)
})

test.each([
  ['private', 'yes'],
  ['that may be meant to be private', 'true'],
])('a card %s is nowhere: no page, no name, no slug, no word of it', async (_why, value) => {
  const out = outside()
  const secret = CARDS['secret-agent.md'] ?? ''
  expect(secret).toContain('private: yes')
  await build(
    office({ ...CARDS, 'secret-agent.md': secret.replace('private: yes', `private: ${value}`) }),
    out,
  )
  for (const [name, text] of filesIn(out)) {
    expect(name).not.toContain('secret')
    expect(text, name).not.toMatch(/secret|swordfish|bridge/i)
  }
  expect(filesIn(out).get('card/ada-lovelace.html')).toContain('(a private card)')
})

test('images are published where they are images, by their bytes, and in the book', async () => {
  const folder = office({
    ...CARDS,
    'ada-lovelace.md': `---\nname: Ada\nphoto: _media/ada.png\n---\n\n![x](_media/fake.png) ![y](_media/../../up.png)\n`,
  })
  mkdirSync(path.join(folder, '_media'))
  const png = Buffer.from('89504e470d0a1a0a0000', 'hex')
  writeFileSync(path.join(folder, '_media/ada.png'), png)
  writeFileSync(path.join(folder, '_media/fake.png'), '<svg onload=alert(1)>')
  writeFileSync(path.join(folder, '_media/unnamed.png'), png)
  writeFileSync(path.join(folder, '../../up.png'), png)
  const out = outside()
  await build(folder, out)
  const media = [...filesIn(out).keys()].filter((name) => name.startsWith('media/'))
  expect(media).toEqual(['media/ada.png'])
})

test('two cards with one slug have a page each', async () => {
  const folder = office()
  for (const [name, who] of [
    ['a', 'First Twin'],
    ['b', 'Second Twin'],
  ]) {
    mkdirSync(path.join(folder, name ?? ''))
    writeFileSync(path.join(folder, name ?? '', 'twin.md'), `---\nname: ${who}\n---\n`)
  }
  const out = outside()
  await build(folder, out)
  const files = filesIn(out)
  expect(files.get('card/twin.html')).toContain('First Twin')
  expect(files.get('card/twin--2.html')).toContain('Second Twin')
})

test('the page gets what it needs to edit: the settings, templates, and each card as it is', async () => {
  const out = outside()
  const folder = office()
  mkdirSync(path.join(folder, '_templates'))
  writeFileSync(path.join(folder, '_templates', 'person.md'), '---\nname: {{name}}\n---\n')
  await build(folder, out)
  const files = filesIn(out)
  const name = path.basename(folder)
  const book = JSON.parse(files.get('book.json') ?? '')
  expect(book).toMatchObject({
    folder: name,
    config: { path: `${name}/cardfile.yaml`, text: CARDS['cardfile.yaml'] },
    title: 'Office',
    templates: { person: '---\nname: {{name}}\n---\n' },
  })
  expect(book.team.map((one: { handle: string }) => one.handle)).toEqual(['sam', 'ana'])
})
