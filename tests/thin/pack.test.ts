// Packs, deltas, trees and commits against the real git.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { same, text, utf8 } from '../../src/thin/bytes.ts'
import { formatCommit, parseCommit } from '../../src/thin/commit.ts'
import { deflate, inflateAt, stored } from '../../src/thin/deflate.ts'
import { applyDelta, makeDelta } from '../../src/thin/delta.ts'
import { type GitObject, idOf } from '../../src/thin/object.ts'
import { readPack } from '../../src/thin/pack-read.ts'
import { type NewObject, writePack } from '../../src/thin/pack-write.ts'
import { formatTree, parseTree } from '../../src/thin/tree.ts'
import { bareRepository, commitFiles, git, gitBytes } from './repositories.ts'

const LIMITS = { objects: 100_000, object: 1 << 24, total: 1 << 26 }
const bytes = fc.uint8Array({ maxLength: 400 })

/** Two byte strings that have runs in common, as two versions of a file do. */
const versions = fc
  .array(fc.tuple(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('both', 'base', 'target', 'twice')), {
    maxLength: 12,
  })
  .map((runs) => ({
    base: Uint8Array.from(runs.flatMap(([run, of]) => (of === 'target' ? [] : [...run]))),
    target: Uint8Array.from(
      runs.flatMap(([run, of]) => (of === 'base' ? [] : of === 'twice' ? [...run, ...run] : [...run])),
    ),
  }))

test('a delta gives back what it was made of', () => {
  fc.assert(
    fc.property(versions, ({ base, target }) => {
      expect(applyDelta(base, makeDelta(base, target), 2000)).toEqual(target)
    }),
    { numRuns: 2000 },
  )
})

test('a delta of large objects copies and inserts in the lengths that git knows', () => {
  const block = (length: number, seed: number) =>
    Uint8Array.from({ length }, (_, at) => (Math.imul(at ^ seed, 2654435761) >>> 13) & 0xff)
  const base = block(300_000, 1)
  const target = new Uint8Array([...base.subarray(70_000), ...block(1000, 2), ...base.subarray(0, 0x20000)])
  const delta = makeDelta(base, target)
  expect(delta.length).toBeLessThan(1100)
  expect(same(applyDelta(base, delta, target.length), target)).toBe(true)
  const spaces = new Uint8Array(100_000).fill(32)
  expect(same(applyDelta(spaces, makeDelta(spaces, spaces.subarray(1)), 100_000), spaces.subarray(1))).toBe(
    true,
  )
})

test.each([
  ['nothing', []],
  ['a base of another size', [9, 4, 0x90, 4]],
  ['a copy past the end', [4, 8, 0x90, 8]],
  ['an insert past the end', [4, 4, 4, 1, 2]],
  ['more than it says', [4, 2, 0x90, 4]],
  ['less than it says', [4, 9, 0x90, 4]],
  ['the reserved order', [4, 4, 0]],
  ['a size without end', [4, 255, 255, 255, 255, 255, 255, 255]],
])('a delta with %s is damaged', (_why, delta) => {
  expect(() => applyDelta(utf8('abcd'), Uint8Array.from(delta), 1000)).toThrow(/delta|object/)
})

test('zlib streams go out and come back, and say where they end', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, bytes, async (before, content) => {
      for (const stream of [await deflate(content), stored(content)]) {
        const input = Uint8Array.from([...before, ...stream, 1, 2, 3])
        const { bytes: back, end } = inflateAt(input, before.length, content.length)
        expect([...back]).toEqual([...content])
        expect(end).toBe(before.length + stream.length)
        for (const wrong of [content.length - 1, content.length + 1])
          if (wrong >= 0) expect(() => inflateAt(input, before.length, wrong)).toThrow(/object/)
        expect(() => inflateAt(stream.subarray(0, -1), 0, content.length)).toThrow(/object/)
      }
    }),
    { numRuns: 200 },
  )
  const large = new Uint8Array(200_000).map((_, at) => at * at)
  expect(same(inflateAt(stored(large), 0, large.length).bytes, large)).toBe(true)
})

test('ids are those of git', () => {
  const repository = bareRepository()
  for (const content of ['', 'a\n', 'Łódź 👩‍🔬\r\n'])
    expect(idOf({ type: 'blob', bytes: utf8(content) })).toBe(
      gitBytes(repository, ['hash-object', '--stdin'], content).toString().trim(),
    )
})

const names = fc.uniqueArray(
  fc
    .oneof(
      fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
      fc.constantFrom('a', 'a.md', 'a-b', 'a0', 'é'),
    )
    .filter((name) => !/[/\0]/.test(name) && name.isWellFormed()),
  { maxLength: 9 },
)

test('trees are written as git mktree writes them, and read back', () => {
  const repository = bareRepository({ 'a/b.md': 'x' })
  const blob = git(repository, 'rev-parse', 'main:a/b.md')
  const folder = git(repository, 'rev-parse', 'main:a')
  fc.assert(
    fc.property(names, fc.nat(), (list, seed) => {
      const entries = new Map(
        list.map((name, at) => [
          name,
          (seed >> at) & 1 ? { mode: '40000', id: folder } : { mode: '100644', id: blob },
        ]),
      )
      const lines = [...entries].map(
        ([name, { mode, id }]) =>
          `${mode.padStart(6, '0')} ${mode === '40000' ? 'tree' : 'blob'} ${id}\t${name}\0`,
      )
      const tree = formatTree(entries)
      const id = gitBytes(repository, ['mktree', '-z'], lines.join('')).toString().trim()
      expect(idOf({ type: 'tree', bytes: tree })).toBe(id)
      expect(parseTree(tree)).toEqual(
        new Map([...parseTree(tree)].map(([name]) => [name, entries.get(name)])),
      )
      expect(parseTree(tree).size).toBe(entries.size)
    }),
    { numRuns: 60 },
  )
})

test('a name that is not UTF-8 keeps its bytes', () => {
  const entry = (name: number[]) => [...utf8('100644 '), ...name, 0, ...new Uint8Array(20).fill(7)]
  const tree = Uint8Array.from([...entry([0x61, 0xe9, 0x2e]), ...entry([0x61, 0xea, 0x2e]), ...entry([0xff])])
  const entries = parseTree(tree)
  expect(entries.size).toBe(3)
  expect([...formatTree(entries)]).toEqual([...tree])
})

test.each(['100644 a\0short', '100644', `99 a\0${'x'.repeat(20)}`, `100644 a/b\0${'x'.repeat(20)}`])(
  'what is no tree is damaged: %j',
  (content) => {
    expect(() => parseTree(utf8(content))).toThrow(/tree/)
  },
)

test.each([
  // why                              name                          email              line
  ['a plain name', 'Sam Rivers', 'sam@example.com', 'Sam Rivers <sam@example.com>'],
  ['letters of all kinds', 'Łukasz 王', 'ł@example.com', 'Łukasz 王 <ł@example.com>'],
  ['a line break', 'Sam\nparent 0000', 'a@b\ncommitter x', 'Sam parent 0000 <a@bcommitterx>'],
  ['other breaks', 'S\ra\u2028m\u0000', 'a@b', 'S a m <a@b>'],
  ['brackets', 'Sam <root@x>', '<a@b>', 'Sam root@x <a@b>'],
  ['no name', ' ', 'a@b', 'a@b <a@b>'],
  ['nothing', '', '', 'unknown <>'],
])('in a commit, %s cannot be more than a name', (_why, name, email, line) => {
  const tree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
  const bytes = formatCommit(
    { tree, parents: [], message: 'Log a call\n' },
    { name, email },
    { date: 1_795_700_000_999, offset: -210 },
    { date: 1_795_700_001_000, offset: 60 },
  )
  expect(text(bytes)).toBe(
    `tree ${tree}\nauthor ${line} 1795700000 -0330\ncommitter ${line} 1795700001 +0100\n\nLog a call\n`,
  )
  expect(parseCommit(bytes)).toEqual({ tree, parents: [], message: 'Log a call\n' })
  const repository = bareRepository()
  gitBytes(repository, ['mktree'], '')
  const id = gitBytes(repository, ['hash-object', '-t', 'commit', '-w', '--stdin'], bytes).toString().trim()
  expect(git(repository, 'log', '--format=%at %ct', id)).toBe('1795700000 1795700001')
})

test.each([
  [Number.NaN, Number.NaN, '0 +0000'],
  [-5, 10_000, '0 +1400'],
  [1e15, -10_000, '1000000000000 -1400'],
])('a clock of %d, %d minutes east is written as git can read it', (date, offset, stamp) => {
  const moment = { date, offset }
  const commit = { tree: '0'.repeat(40), parents: [], message: '' }
  expect(text(formatCommit(commit, { name: 'a', email: 'b' }, moment, moment))).toContain(
    `author a <b> ${stamp}\n`,
  )
})

/** A repository with versions, so that its packs have deltas, and all its objects as git tells them. */
function history() {
  const repository = bareRepository({ 'contacts/ada.md': '' })
  for (let i = 0; i < 20; i++) {
    const lines = Array.from(
      { length: 60 },
      (_, line) => `Line ${line} of ${line === i ? 'a new' : 'an old'} card\n`,
    )
    commitFiles(repository, { 'contacts/ada.md': lines.join(''), [`contacts/${i}.md`]: `${i}\n`.repeat(i) })
  }
  const objects = new Map<string, GitObject>()
  for (const line of git(repository, 'cat-file', '--batch-all-objects', '--batch-check').split('\n')) {
    const [id = '', type = ''] = line.split(' ')
    objects.set(id, { type: type as 'blob', bytes: gitBytes(repository, ['cat-file', type, id]) })
  }
  return { repository, objects }
}

test('packs that git writes, with both kinds of deltas, give the objects that git cat-file gives', () => {
  const { repository, objects } = history()
  for (const options of [[], ['--delta-base-offset']]) {
    const pack = gitBytes(repository, ['pack-objects', '--all', '--stdout', '-q', ...options])
    const copy = bareRepository()
    gitBytes(copy, ['index-pack', '--stdin'], pack)
    expect(git(copy, 'cat-file', '--batch-check=%(deltabase)', '--batch-all-objects')).toMatch(/[1-9a-f]{5}/)
    const read = readPack(pack, LIMITS)
    expect([...read.keys()].sort()).toEqual([...objects.keys()].sort())
    for (const [id, { type, bytes }] of objects) {
      expect(read.get(id)?.type).toBe(type)
      expect(same(read.get(id)?.bytes ?? new Uint8Array(), bytes)).toBe(true)
    }
  }
})

test('a thin pack takes its bases from what is known, and says so where they are not', () => {
  const { repository, objects } = history()
  const range = 'main\n^main~1\n'
  const pack = gitBytes(repository, ['pack-objects', '--revs', '--thin', '--stdout', '-q'], range)
  expect(() => readPack(pack, LIMITS)).toThrow('a delta without its base')
  const read = readPack(pack, LIMITS, (id) => objects.get(id))
  expect(read.size).toBeGreaterThan(2)
  for (const [id, { bytes }] of read)
    expect(same(bytes, objects.get(id)?.bytes ?? new Uint8Array())).toBe(true)
})

test('git takes the packs that are written here, thin ones too', async () => {
  const { objects } = history()
  const blobs = [...objects]
    .filter(([, { type }]) => type === 'blob')
    .map(([id, object]) => ({ id, ...object }))
  const written: NewObject[] = blobs.map((blob, at) => ({ ...blob, like: blobs[at - 1] }))
  const whole = await writePack(written)
  expect([...readPack(whole, LIMITS).keys()]).toEqual(blobs.map(({ id }) => id))
  const target = bareRepository()
  gitBytes(target, ['index-pack', '--stdin', '--strict'], whole)
  for (const { id, bytes } of blobs)
    expect(same(gitBytes(target, ['cat-file', 'blob', id]), bytes)).toBe(true)

  const [first] = blobs.filter(({ bytes }) => bytes.length > 1000)
  if (!first) throw new Error('no large blob')
  const edited = utf8(`${text(first.bytes)}- 2026-11-27 call @sam: more\n`)
  const thin = await writePack([
    { type: 'blob', bytes: edited, id: idOf({ type: 'blob', bytes: edited }), like: first },
  ])
  expect(thin.length).toBeLessThan(120)
  gitBytes(target, ['index-pack', '--stdin', '--fix-thin'], thin)
  expect(same(gitBytes(target, ['cat-file', 'blob', idOf({ type: 'blob', bytes: edited })]), edited)).toBe(
    true,
  )
})

test('a pack that is cut, changed or a bomb is refused, and nothing is allocated for its promises', async () => {
  const { repository } = history()
  const pack = gitBytes(repository, ['pack-objects', '--all', '--stdout', '-q'])
  fc.assert(
    fc.property(fc.nat(pack.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Uint8Array.from(pack)
      changed[at] = (changed[at] ?? 0) ^ flip
      expect(() => readPack(changed, LIMITS)).toThrow()
      expect(() => readPack(pack.subarray(0, at), LIMITS)).toThrow()
    }),
    { numRuns: 100 },
  )
  expect(() => readPack(pack, { ...LIMITS, objects: 10 })).toThrow('too many objects')
  expect(() => readPack(pack, { ...LIMITS, object: 100 })).toThrow('too large')
  expect(() => readPack(pack, { ...LIMITS, total: 1000 })).toThrow('too large')
  const zeros: GitObject = { type: 'blob', bytes: new Uint8Array(4 << 20) }
  const bomb = await writePack([{ ...zeros, id: idOf(zeros) }])
  expect(bomb.length).toBeLessThan(10_000)
  expect(() => readPack(bomb, { ...LIMITS, object: 1 << 20 })).toThrow('too large')
})

test('whatever the bytes, reading a pack ends in objects or in damage', async () => {
  const { digest } = await import('../../src/thin/object.ts')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.integer({ min: 0, max: 4 }), (body, count) => {
      const head = Uint8Array.from([...utf8('PACK'), 0, 0, 0, 2, 0, 0, 0, count, ...body])
      try {
        readPack(Uint8Array.from([...head, ...digest(head)]), LIMITS)
      } catch (error) {
        expect((error as Error).name).toBe('Damage')
      }
    }),
    { numRuns: 3000 },
  )
})

test('files of git itself are read: a repacked repository', () => {
  const { repository, objects } = history()
  git(repository, 'repack', '-adq')
  const folder = join(repository, 'objects/pack')
  const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.pack'))
  expect(readPack(readFileSync(join(folder, file)), LIMITS).size).toBe(objects.size)
})
