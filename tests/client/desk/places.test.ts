// Where a card lies, by its slug; and its bytes as text.
import { expect, test } from 'vitest'
import { decodeText, encodeText } from '../../../src/client/desk/card-text.ts'
import { finderIn, placeOf } from '../../../src/client/desk/places.ts'
import type { Tree } from '../../../src/thin/index.ts'

/** A book of these files; counts which folders were looked into. */
function bookOf(...files: string[]) {
  const looked: string[] = []
  const tree: Tree = {
    file: async () => undefined,
    folder: async (folder) => {
      looked.push(folder)
      const entries = new Map<string, { mode: string; id: string }>()
      for (const file of files) {
        const below =
          folder === '' ? file : file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined
        const [name = '', ...more] = below?.split('/') ?? []
        if (below !== undefined) entries.set(name, { mode: more.length > 0 ? '40000' : '100644', id: name })
      }
      return entries
    },
  }
  return { tree, looked }
}

test.each([
  // the cards' folder, the slug, the file
  ['contacts', 'ada', 'contacts/ada.md'],
  ['contacts', 'ada-lovelace', 'contacts/ad/ada-lovelace.md'],
  ['contacts', 'bob', 'contacts/people/bob.md'],
  ['', 'ada', 'ada.md'],
])('below %j, %s is %s', async (folder, slug, file) => {
  const { tree } = bookOf(file, 'contacts/zz/zoe.md', 'README.md')
  expect(await placeOf(slug, folder, tree)).toBe(file)
})

test('what is nowhere is not looked for in every folder of first letters', async () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `contacts/${letter}x/${letter}x.md`)
  const { tree, looked } = bookOf(...letters, 'contacts/_templates/nobody.md')
  expect(await placeOf('nobody', 'contacts', tree)).toBeUndefined()
  expect(looked).toEqual(['contacts'])
})

test('only cards are looked for', async () => {
  const { tree } = bookOf('contacts/ad/ada.md', 'contacts/cardfile.yaml')
  const find = finderIn('contacts')
  expect(await find('contacts/ada.md', tree)).toBe('contacts/ad/ada.md')
  expect(await find('contacts/_views/mine.yaml', tree)).toBeUndefined()
})

test('bytes come back as they were; those of an old program lose no letter', () => {
  const marked = new Uint8Array([0xef, 0xbb, 0xbf, 0x41])
  expect(encodeText(decodeText(marked))).toEqual(marked)
  expect(decodeText(new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]))).toBe('Müller')
})
