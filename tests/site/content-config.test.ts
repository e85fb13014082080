// What Astro's tools are told of the sample book: every card by its file, and the schema of the registry word for word.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'astro/zod'
import { expect, test, vi } from 'vitest'
import { cardSchema } from '../../src/contact/index.ts'
import { readBook } from '../../src/disk/index.ts'

vi.mock('astro:content', () => ({ defineCollection: (collection: unknown) => collection }))

const root = join(import.meta.dirname, '../..')
const book = readBook(join(root, 'contacts'))

interface Collection {
  readonly schema: z.ZodType
  readonly loader: { load(context: unknown): Promise<void> }
}

const contactsOf = async () => {
  const { collections } = (await import('../../src/site/content.config.ts')) as unknown as {
    readonly collections: { readonly contacts: Collection }
  }
  return collections.contacts
}

test('the schema that Astro writes for editors is ours', async () => {
  const { schema } = await contactsOf()
  const { $schema: _draft, ...ours } = cardSchema(book.config)
  const { $schema: _other, ...theirs } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  expect(theirs).toEqual(ours)
})

test('the collection has each card of the sample book, and nothing else', async () => {
  const { loader } = await contactsOf()
  const files: string[] = []
  const store = {
    clear: () => files.splice(0),
    set: ({ filePath }: { filePath: string }) => files.push(filePath),
  }
  await loader.load({ store })
  const cards = book.contacts.map(({ file }) => `contacts/${file.slice(root.length + '/contacts/'.length)}`)
  expect(files.sort()).toEqual(cards.sort())
  for (const file of files) expect(existsSync(join(root, file))).toBe(true)
})

test("Astro's intellisense is switched on", () => {
  expect(readFileSync(join(root, 'astro.config.mjs'), 'utf8')).toContain('contentIntellisense: true')
})
