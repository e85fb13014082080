// What editors keep beside the cards: data comes by a push, programs do not.

import { beforeAll, expect, test } from 'vitest'
import { EDITORS, editorFiles, refresh } from '../../../../src/actions/index.ts'
import { parseConfig } from '../../../../src/contact/index.ts'
import { type ServerFolder, serverFolder } from '../server-folder.ts'
import { SAM } from '../serving.ts'

let server: ServerFolder
beforeAll(async () => {
  server = await serverFolder()
}, 60_000)

async function judged(path: string, text: string) {
  const { verdict, lines } = await server.judge(
    server.raw.commit({ parents: [server.first], files: [{ path, text }] }),
    SAM,
  )
  return { verdict, said: lines.join('\n') }
}

const { config } = parseConfig('fields: { renewal: date }\n', 'f')
const made = editorFiles(config, 'contacts/', EDITORS)
  .filter(({ path }) => path.startsWith('contacts/'))
  .map((file): [string, string] => [file.path, refresh(file, undefined).text ?? ''])

test('there are two', () => {
  expect(made.map(([name]) => name)).toEqual(['contacts/.obsidian/types.json', 'contacts/_views/cards.base'])
})

test.each(made)('taken: %s, as cardfile makes it', async (path, text) => {
  expect(await judged(path, text)).toMatchObject({ verdict: 'accepted' })
})

test.each([
  ['contacts/Untitled.base', 'views:\n  - type: table\n    name: Table\n'],
  ['contacts/people/Mine.base', ''],
])('taken: %s, as Obsidian makes it', async (path, text) => {
  expect(await judged(path, text)).toMatchObject({ verdict: 'accepted' })
})

test.each([
  // why, path, text, what is said
  ['a program of Obsidian', 'contacts/.obsidian/plugins/x/main.js', 'x', /begins with a dot/],
  [
    'what Obsidian runs at its start',
    'contacts/.obsidian/community-plugins.json',
    '["x"]',
    /begins with a dot/,
  ],
  ['types of another folder', 'contacts/people/.obsidian/types.json', '{"types":{}}', /begins with a dot/],
  [
    'a folder of that name beside the cards',
    'other/.obsidian/types.json',
    '{"types":{}}',
    /dot|Only what is/,
  ],
  ['types that are no JSON', 'contacts/.obsidian/types.json', '{', /no list of properties/],
  [
    'types with something else beside',
    'contacts/.obsidian/types.json',
    '{"types":{},"run":"x"}',
    /no list of/,
  ],
  [
    'a type that is none',
    'contacts/.obsidian/types.json',
    '{"types":{"a":{"b":1}}}',
    /no list of properties/,
  ],
  [
    'a type that can be no text',
    'contacts/.obsidian/types.json',
    '{"types":{"a":{"toString":1}}}',
    /no list of properties/,
  ],
  ['a type in a list', 'contacts/.obsidian/types.json', '{"types":{"a":["text"]}}', /no list of properties/],
  ['a base that is large', 'contacts/a.base', 'x'.repeat(70_000), /64 is the limit/],
  ['a folder named like a base', 'contacts/a.base/b.md', '---\nname: B\n---\n', /named like a file/],
])('refused: %s', async (_why, path, text, said) => {
  const answer = await judged(path, text)
  expect(answer.verdict).toBe(undefined)
  expect(answer.said).toMatch(said)
})
