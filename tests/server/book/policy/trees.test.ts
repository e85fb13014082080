// The quick comparison of two trees finds what a slow one finds, also where bytes look like entries and are none.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffTrees, entriesOf, type TreeEntry } from '../../../../src/server/book/policy/trees.ts'

const MODES = ['100644', '100755', '120000', '160000', '40000'] as const

interface Raw {
  mode: string
  name: string
  id: string
}

function bytesOf(entries: readonly Raw[]): Buffer {
  return Buffer.concat(
    entries.flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
  )
}

/** Ids with blanks, zeros and modes in them: what a careless reader takes for an entry. */
const id = fc.oneof(
  fc.integer({ min: 0, max: 5 }).map((n) => createHash('sha1').update(String(n)).digest('hex')),
  fc.constant(Buffer.from('100644 x\x080644 y\0\0\0\0').toString('hex').slice(0, 40).padEnd(40, '0')),
)
const tree = fc
  .uniqueArray(fc.record({ mode: fc.constantFrom(...MODES), name: fc.stringMatching(/^[a-d]{1,3}$/), id }), {
    selector: ({ name }) => name,
    maxLength: 12,
  })
  .map((entries) => entries.sort((a, b) => (a.name < b.name ? -1 : 1)))

test('entries are read as they were written', () => {
  const entries = [
    { mode: '40000', name: 'ad', id: 'a'.repeat(40) },
    { mode: '100644', name: 'zo\u00eb.md', id: '0'.repeat(40) },
  ]
  expect(entriesOf(bytesOf(entries))).toEqual([{ ...entries[0], mode: '040000' }, entries[1]])
})

test('a comparison finds what is new, what differs and what is gone', () => {
  fc.assert(
    fc.property(tree, tree, (before, after) => {
      const [old, now] = [bytesOf(before), bytesOf(after)]
      const { brought, gone } = diffTrees(old, now)
      const key = ({ mode, name, id }: TreeEntry) => `${mode} ${name} ${id}`
      const [was, is] = [entriesOf(old), entriesOf(now)]
      const known = new Set(was.map(key))
      expect(brought.map(key)).toEqual(is.map(key).filter((one) => !known.has(one)))
      expect(gone.map(({ name }) => name)).toEqual(
        was.map(({ name }) => name).filter((name) => !is.some((one) => one.name === name)),
      )
      for (const { name, before: earlier } of brought)
        expect(earlier).toEqual(was.find((one) => one.name === name))
    }),
    { numRuns: 2000 },
  )
})

test('a folder of 10,000 cards in which one changed is compared in no time', () => {
  const entries = Array.from({ length: 10_000 }, (_, i) => ({
    mode: '100644',
    name: `card-${String(i).padStart(5, '0')}.md`,
    id: createHash('sha1').update(String(i)).digest('hex'),
  }))
  const old = bytesOf(entries)
  const now = bytesOf(entries.map((one, i) => (i === 5000 ? { ...one, id: 'f'.repeat(40) } : one)))
  const began = performance.now()
  for (let i = 0; i < 20; i++) expect(diffTrees(old, now).brought).toHaveLength(1)
  expect((performance.now() - began) / 20).toBeLessThan(50)
})
