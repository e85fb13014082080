// Whole books merged, in memory: what the plan leaves to the texts.
import { expect, test } from 'vitest'
import { mergeCommits } from '../../src/git/index.ts'
import { memoryRepo } from './memory-repo.ts'
import { ADA, SETTINGS } from './repositories.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

const bytes = (text: string | Uint8Array) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text

/** The files of a merge, what was noted, and the same with the sides swapped. */
async function merged(base: Files, ours: Files, theirs: Files) {
  const repo = memoryRepo()
  const commit = async (files: Files, parents: readonly string[]) => {
    const ids = await repo.write(Object.values(files).map(bytes))
    const entries = Object.keys(files).map((path, i) => [path, { mode: '100644', id: ids[i] ?? '' }] as const)
    const tree = await repo.writeTree('1'.padStart(40, '0'), new Map(entries))
    return repo.commit({ tree, parents, message: '' })
  }
  const first = await commit(base, [])
  const [one, other] = [await commit(ours, [first]), await commit(theirs, [first])]
  const result = await mergeCommits(repo, one, other, { prefix: 'contacts/' })
  const swapped = await mergeCommits(repo, other, one, { prefix: 'contacts/' })
  expect(swapped?.tree).toBe(result?.tree)
  const tree = await repo.tree(result?.tree ?? '')
  const blobs = await repo.blobs([...tree.values()].map(({ id }) => id))
  const files = Object.fromEntries(
    [...tree].map(([path, { id }]) => [path, new TextDecoder().decode(blobs.get(id))]),
  )
  return { files, notes: result?.notes.map(({ message }) => message) ?? [] }
}

const card = (name: string, more = '') => `---\nname: ${name}\n${more}---\n`

test('both added the same contact: one card with what both know', async () => {
  const { files } = await merged(
    {},
    { 'contacts/ada.md': card('Ada Lovelace', 'email: ada@example.com\n') },
    { 'contacts/ada.md': card('Ada Lovelace', 'phone: "+44 20 7946 0958"\n') },
  )
  expect(Object.keys(files)).toEqual(['contacts/ada.md'])
  expect(files['contacts/ada.md']).toContain('email: ada@example.com\n')
  expect(files['contacts/ada.md']).toContain('phone: "+44 20 7946 0958"\n')
})

test('both added different contacts of one slug: one takes the next free name, and its links follow', async () => {
  const [smith, stone] = [card('John Smith'), card('John Stone')]
  const { files, notes } = await merged(
    { 'contacts/acme.md': card('Acme', 'kind: org\n'), 'contacts/john-2.md': card('John Too') },
    {
      'contacts/acme.md': card('Acme', 'kind: org\nrelated:\n  - john (chief)\n'),
      'contacts/john-2.md': card('John Too'),
      'contacts/john.md': smith,
    },
    {
      'contacts/acme.md': card('Acme', 'kind: org\n'),
      'contacts/john-2.md': card('John Too'),
      'contacts/john.md': stone,
      'contacts/deal.md': card('A deal', 'kind: deal\nfor: [acme, john]\n'),
    },
  )
  expect([files['contacts/john.md'], files['contacts/john-3.md']].sort()).toEqual([smith, stone])
  const ofSmith = files['contacts/john.md'] === smith ? 'john' : 'john-3'
  const ofStone = files['contacts/john.md'] === stone ? 'john' : 'john-3'
  expect(files['contacts/acme.md']).toContain(`- ${ofSmith} (chief)\n`)
  expect(files['contacts/deal.md']).toContain(`for: [acme, ${ofStone}]\n`)
  expect(notes).toHaveLength(1)
})

test('two renames: the smaller name, and the other one finds it too', async () => {
  const { files } = await merged(
    { 'contacts/ada.md': ADA },
    { 'contacts/ada-king.md': ADA },
    { 'contacts/ada-byron.md': ADA.replace('lead', 'prospect') },
  )
  const expected = ADA.replace('lead', 'prospect')
  expect(Object.keys(files)).toEqual(['contacts/ada-byron.md'])
  expect(files['contacts/ada-byron.md']?.replace(/^alias: .*\n/m, '')).toBe(expected)
  expect(files['contacts/ada-byron.md']).toMatch(/^alias: \[?ada-king\]?$/m)
})

test('deleted against edited: the edit stays, and it is said', async () => {
  const edited = ADA.replace('lead', 'prospect')
  const { files, notes } = await merged({ 'contacts/ada.md': ADA }, {}, { 'contacts/ada.md': edited })
  expect(files).toEqual({ 'contacts/ada.md': edited })
  expect(notes).toEqual(['One deleted it, the other changed it: it stays.'])
})

test('settings merge by key, and the cards by the settings as merged', async () => {
  const { files } = await merged(
    { 'contacts/cardfile.yaml': SETTINGS },
    { 'contacts/cardfile.yaml': SETTINGS.replace('  ana:', '  bob: { name: Bob Hale }\n  ana:') },
    {
      'contacts/cardfile.yaml': SETTINGS.replace('Test Office', 'The Office').replace(
        '[lead, ',
        '[suspect, lead, ',
      ),
    },
  )
  expect(files['contacts/cardfile.yaml']).toBe(
    SETTINGS.replace('  ana:', '  bob: { name: Bob Hale }\n  ana:')
      .replace('Test Office', 'The Office')
      .replace('[lead, ', '[suspect, lead, '),
  )
})

test('YAML that would have an error together stays in both versions', async () => {
  const view = 'contacts/_views/mine.yaml'
  const [ours, theirs] = ['{a: 1, b: 2}\n', 'a: 1\nc: 3\n']
  const { files } = await merged({ [view]: 'a: 1\n' }, { [view]: ours }, { [view]: theirs })
  expect(Object.values(files).sort()).toEqual([ours, theirs].sort())
})

test.each<[string, string | Uint8Array, string | Uint8Array, string | Uint8Array, number]>([
  // why, base, ours, theirs, files in the end
  ['other text merges where no line was changed by both', '1\n2\n3\n4\n', '0\n2\n3\n4\n', '1\n2\n3\n5\n', 1],
  ['where both changed a line, both versions stay', '1\n', '2\n', '3\n', 2],
  ['binary files both stay', new Uint8Array([0]), new Uint8Array([0, 1]), new Uint8Array([0, 2]), 2],
])('%s', async (_why, base, ours, theirs, count) => {
  const { files } = await merged({ 'plan.txt': base }, { 'plan.txt': ours }, { 'plan.txt': theirs })
  expect(Object.keys(files).sort()).toEqual(['plan-2.txt', 'plan.txt'].slice(2 - count))
  if (count === 1) expect(files['plan.txt']).toBe('0\n2\n3\n5\n')
  else
    expect(Object.values(files).sort()).toEqual(
      [ours, theirs].map((one) => new TextDecoder().decode(bytes(one))).sort(),
    )
})
