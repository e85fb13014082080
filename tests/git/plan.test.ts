// The plan, from trees alone: a letter stands for a blob.
import { expect, test } from 'vitest'
import { findRenames, planMerge, type Side, type Tree } from '../../src/git/index.ts'

type Files = Readonly<Record<string, string>>

const LAYOUT = { prefix: 'contacts/' }
const file = (id: string) => ({ mode: id.endsWith('x') ? '100755' : '100644', id })
const tree = (files: Files): Tree =>
  new Map(Object.entries(files).map(([path, id]) => [`contacts/${path}`, file(id)]))
const side = (files: Files, renames: Files = {}): Side => ({
  tree: tree(files),
  renames: new Map(Object.entries(renames).map(([from, to]) => [`contacts/${from}`, `contacts/${to}`])),
})

/** `what path [(formerly path)]`, without the book's folder. */
function planned(base: Files, ours: Side, theirs: Side): string[] {
  return planMerge(tree(base), ours, theirs, LAYOUT).map(({ what, path, formerly }) =>
    `${what} ${path}${formerly === undefined ? '' : ` (formerly ${formerly})`}`.replaceAll('contacts/', ''),
  )
}

test.each<[string, Files, Side, Side, string[]]>([
  // why, base, ours, theirs, plan
  ['nothing happened', { 'a.md': 'a' }, side({ 'a.md': 'a' }), side({ 'a.md': 'a' }), []],
  ['one changed it', { 'a.md': 'a' }, side({ 'a.md': 'b' }), side({ 'a.md': 'a' }), ['take a.md']],
  ['both changed it alike', { 'a.md': 'a' }, side({ 'a.md': 'b' }), side({ 'a.md': 'b' }), ['take a.md']],
  ['both changed it', { 'a.md': 'a' }, side({ 'a.md': 'b' }), side({ 'a.md': 'c' }), ['merge a.md']],
  ['one deleted it', { 'a.md': 'a' }, side({}), side({ 'a.md': 'a' }), ['delete a.md']],
  ['both deleted it', { 'a.md': 'a' }, side({}), side({}), []],
  ['deleted against edited: the edit stays', { 'a.md': 'a' }, side({}), side({ 'a.md': 'b' }), ['keep a.md']],
  [
    'deleted against renamed: the rename stays',
    { 'a.md': 'a' },
    side({}),
    side({ 'b.md': 'a' }, { 'a.md': 'b.md' }),
    ['keep b.md'],
  ],
  ['one added it', {}, side({ 'a.md': 'a' }), side({}), ['take a.md']],
  ['both added the same', {}, side({ 'a.md': 'a' }), side({ 'a.md': 'a' }), ['take a.md']],
  ['both added different ones', {}, side({ 'a.md': 'a' }), side({ 'a.md': 'b' }), ['both-added a.md']],
  [
    'both added a card of one slug, in two folders',
    {},
    side({ 'x/a.md': 'a' }),
    side({ 'A.md': 'b' }),
    ['both-added A.md'],
  ],
  [
    'files that are no cards may share a name',
    {},
    side({ 'x/a.png': 'a' }),
    side({ 'y/a.png': 'b' }),
    ['take x/a.png', 'take y/a.png'],
  ],
  [
    'templates are no cards',
    {},
    side({ '_templates/a.md': 'a' }),
    side({ 'a.md': 'b' }),
    ['take _templates/a.md', 'take a.md'],
  ],
  [
    'a rename is followed',
    { 'a.md': 'a' },
    side({ 'b.md': 'a' }, { 'a.md': 'b.md' }),
    side({ 'a.md': 'c' }),
    ['take b.md'],
  ],
  [
    'a rename with an edit is followed and merged',
    { 'a.md': 'a' },
    side({ 'b.md': 'b' }, { 'a.md': 'b.md' }),
    side({ 'a.md': 'c' }),
    ['merge b.md'],
  ],
  [
    'two renames: the smaller, the other is kept as a former name',
    { 'a.md': 'a' },
    side({ 'c.md': 'a' }, { 'a.md': 'c.md' }),
    side({ 'b.md': 'a' }, { 'a.md': 'b.md' }),
    ['merge b.md (formerly c.md)'],
  ],
  [
    'both renamed it alike',
    { 'a.md': 'a' },
    side({ 'b.md': 'a' }, { 'a.md': 'b.md' }),
    side({ 'b.md': 'a' }, { 'a.md': 'b.md' }),
    ['take b.md'],
  ],
  ['a mode and a content', { 'a.sh': 'a' }, side({ 'a.sh': 'ax' }), side({ 'a.sh': 'b' }), ['merge a.sh']],
])('%s', (_why, base, ours, theirs, plan) => {
  expect(planned(base, ours, theirs)).toEqual(plan)
  expect(planned(base, theirs, ours)).toEqual(plan)
})

const text = (...lines: string[]) => new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))

test.each<[string, Files, Files, Files]>([
  // why, before, after, renames
  ['the same bytes', { 'a.md': 'a' }, { 'b.md': 'a' }, { 'a.md': 'b.md' }],
  ['alike by half', { 'a.md': 'a' }, { 'b.md': 'a2' }, { 'a.md': 'b.md' }],
  ['the same name in another folder', { 'a.md': 'a' }, { 'x/a.md': 'z' }, { 'a.md': 'x/a.md' }],
  ['nothing in common', { 'a.md': 'a' }, { 'b.md': 'z' }, {}],
  ['still there', { 'a.md': 'a' }, { 'a.md': 'a', 'b.md': 'a' }, {}],
  [
    'the best of several',
    { 'a.md': 'a', 'c.md': 'a2' },
    { 'd.md': 'a3', 'e.md': 'a2' },
    { 'c.md': 'e.md', 'a.md': 'd.md' },
  ],
])('renames: %s', async (_why, before, after, renames) => {
  const blobs = new Map([
    ['a', text('1', '2', '3', '4')],
    ['a2', text('1', '2', '3', 'x')],
    ['a3', text('1', '2', '3', '4', '5')],
    ['z', text('7', '8')],
  ])
  const found = await findRenames(tree(before), tree(after), { blobs: async () => blobs })
  const short = [...found].map(([from, to]) => [from, to].map((path) => path.replace('contacts/', '')))
  expect(Object.fromEntries(short)).toEqual(renames)
})
