// A merge that would lose something, which no known card brings about: the merge of the texts is made to.
import { expect, test, vi } from 'vitest'
import { mergeCommits } from '../../src/git/index.ts'
import { memoryRepo } from './memory-repo.ts'

vi.mock('../../src/merge/index.ts', async (original) => ({
  ...(await original<object>()),
  mergeCards: (_base: string, ours: string) => ({ text: ours, diagnostics: [] }),
}))

test('where one text would not have what both added, both versions stay, and the links stay too', async () => {
  const repo = memoryRepo()
  const commit = async (files: Readonly<Record<string, string>>, parents: readonly string[]) => {
    const ids = await repo.write(Object.values(files).map((text) => new TextEncoder().encode(text)))
    const entries = Object.keys(files).map((path, i) => [path, { mode: '100644', id: ids[i] ?? '' }] as const)
    const tree = await repo.writeTree('1'.padStart(40, '0'), new Map(entries))
    return repo.commit({ tree, parents, message: '' })
  }
  const card = (line: string) => `---\nname: Ada Lovelace\n${line}---\n`
  const deal = (name: string) => `---\nname: ${name}\nkind: deal\nfor: ada\n---\n`
  const base = await commit({ 'contacts/ada.md': card('') }, [])
  const side = (line: string, name: string) =>
    commit({ 'contacts/ada.md': card(line), [`contacts/${name}.md`]: deal(name) }, [base])
  const [one, other] = [await side('stage: lead\n', 'one'), await side('owner: sam\n', 'other')]
  const result = await mergeCommits(repo, one, other, { prefix: 'contacts/' })
  expect(result?.notes).toEqual([
    {
      path: 'contacts/ada-2.md',
      message:
        'The two versions of contacts/ada.md could not become one without a loss: the other one is contacts/ada-2.md now.',
    },
  ])
  const tree = await repo.tree(result?.tree ?? '')
  const blobs = await repo.blobs([...tree.values()].map(({ id }) => id))
  const texts = [...tree]
    .sort()
    .map(([path, { id }]) => `${path}: ${new TextDecoder().decode(blobs.get(id))}`)
  expect(texts.slice(0, 2).sort().join('')).toContain('stage: lead\n')
  expect(texts.slice(0, 2).sort().join('')).toContain('owner: sam\n')
  expect(texts.slice(2)).toEqual(['one', 'other'].map((name) => `contacts/${name}.md: ${deal(name)}`))
})
