// What comes into a person's file: ours where nothing stands, and nothing else moves.

import fc from 'fast-check'
import { parse } from 'jsonc-parser'
import { expect, test } from 'vitest'
import { EDITORS, type EditorFile, editorFiles, refresh } from '../../src/actions/index.ts'
import { DEFAULT_CONFIG, parseConfig } from '../../src/contact/index.ts'

const EOL: EditorFile = { path: 'f', parts: [{ at: ['files.eol'], value: '\n' }] }
const DEEP: EditorFile = { path: 'f', parts: [{ at: ['yaml.schemas', './s.json'], value: 'c.yaml' }] }
const WORD: EditorFile = { path: 'f', parts: [{ at: ['recommendations'], item: { key: '' }, value: 'a.b' }] }
const TASK: EditorFile = {
  path: 'f',
  parts: [{ at: ['tasks'], item: { key: 'label' }, value: { label: 'Check', command: 'npx' } }],
}

test.each([
  // why, ours, before, after (undefined: as it was), what is told
  ['no file', EOL, undefined, '{\n  "files.eol": "\\n"\n}\n', []],
  ['an empty file', EOL, '', '{\n  "files.eol": "\\n"\n}\n', []],
  ['an empty object', EOL, '{ }', '{\n  "files.eol": "\\n"\n}', []],
  ['a remark alone', EOL, '{\n  // x\n}\n', '{\n  "files.eol": "\\n"\n  // x\n}\n', []],
  ['ours is there', EOL, '{"files.eol":"\\n"}', undefined, []],
  ['theirs is another', EOL, '{"files.eol":"auto"}', undefined, ['files.eol is yours']],
  ['behind the last', EOL, '{\n\t"a": [1,2]\n}\n', '{\n\t"a": [1,2],\n\t"files.eol": "\\n"\n}\n', []],
  ['a comma is there', EOL, '{\n  "a": 1,\n}\n', '{\n  "a": 1,\n  "files.eol": "\\n"\n}\n', []],
  [
    'a remark behind the last',
    EOL,
    '{\n "a": 1 // x, }\n}',
    '{\n "a": 1, // x, }\n "files.eol": "\\n"\n}',
    [],
  ],
  ['a remark behind the comma', EOL, '{\n "a": 1, // x\n}', '{\n "a": 1, // x\n "files.eol": "\\n"\n}', []],
  ['on one line', EOL, '{"a":1}', '{"a":1,\n  "files.eol": "\\n"}', []],
  ['CRLF', EOL, '{\r\n  "a": 1\r\n}\r\n', '{\r\n  "a": 1,\r\n  "files.eol": "\\n"\r\n}\r\n', []],
  [
    'what is above it is made',
    DEEP,
    '{\n  "a": 1\n}\n',
    '{\n  "a": 1,\n  "yaml.schemas": {\n    "./s.json": "c.yaml"\n  }\n}\n',
    [],
  ],
  [
    'what is above it is there',
    DEEP,
    '{\n  "yaml.schemas": {\n    "x": "y"\n  }\n}\n',
    '{\n  "yaml.schemas": {\n    "x": "y",\n    "./s.json": "c.yaml"\n  }\n}\n',
    [],
  ],
  [
    'what is above it is something else',
    DEEP,
    '{"yaml.schemas": 1}',
    undefined,
    ['yaml.schemas > ./s.json is yours'],
  ],
  ['a word of a list, in capitals', WORD, '{"recommendations": ["A.B"]}', undefined, []],
  [
    'a word that the list lacks',
    WORD,
    '{\n  "recommendations": [\n    "x.y"\n  ]\n}\n',
    '{\n  "recommendations": [\n    "x.y",\n    "a.b"\n  ]\n}\n',
    [],
  ],
  ['an item that they changed', TASK, '{"tasks":[{"label":"Check"}]}', undefined, ['tasks > Check is yours']],
  ['an item in another order', TASK, '{"tasks":[{"command":"npx","label":"Check"}]}', undefined, []],
  ['no list', TASK, '{"tasks":{}}', undefined, ['tasks > Check is yours']],
  ['broken', EOL, '{"a": 1', undefined, ['it can’t be read']],
  ['no object', EOL, '[1]', undefined, ['it can’t be read']],
  ['two documents', EOL, '{}{}', undefined, ['it can’t be read']],
])('%s', (_why, file, before, after, kept) => {
  const done = refresh(file, before)
  expect(done.text).toBe(after)
  expect(done.kept).toEqual(kept)
  if (after !== undefined) expect(refresh(file, after)).toEqual({ kept: [] })
})

test('by force ours stands in place of theirs, and the remark stays', () => {
  expect(refresh(EOL, '{\n  "files.eol": "auto", // x\n  "a": 1\n}\n', true).text).toBe(
    '{\n  "files.eol": "\\n", // x\n  "a": 1\n}\n',
  )
})

test('whatever the settings were, they are still there, and ours too', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2, 3), (value, space) => {
      const before = JSON.stringify(value, undefined, space)
      for (const file of [EOL, DEEP, TASK, WORD]) {
        const { text = before } = refresh(file, before)
        const now = parse(text) as Record<string, unknown>
        expect({ ...now, ...value }).toEqual(now)
      }
    }),
  )
})

const { config } = parseConfig('stages: { deal: [a, "b,c"] }\nfields: { seats: number }\n', 'f')

test('a whole file follows the settings until somebody changes it', () => {
  const [before, after] = [DEFAULT_CONFIG, config].map((one) => editorFiles(one, 'contacts/', EDITORS))
  for (const [i, file] of (after ?? []).entries()) {
    const old = before?.[i]
    if (!('whole' in file) || old === undefined || !('whole' in old)) continue
    expect(refresh(file, file.whole)).toEqual({ kept: [] })
    expect(refresh(file, file.whole.replaceAll('\n', '\r\n'))).toEqual({ kept: [] })
    if (old.whole !== file.whole)
      expect(refresh(file, old.whole.replaceAll('\n', '\r\n')).text).toBe(file.whole)
    expect(refresh(file, `${old.whole} `)).toEqual({ kept: ['changed by hand'] })
    expect(refresh(file, `${old.whole} `, true).text).toBe(file.whole)
  }
})

test.each([
  ['contacts/', '.vscode/settings.json', 'contacts/cardfile.yaml'],
  ['', '.vscode/settings.json', '"cardfile.yaml"'],
])('the settings lie where the cards are: "%s"', (cards, name, said) => {
  const file = editorFiles(config, cards, ['vscode']).find(({ path }) => path === name) as EditorFile
  expect(refresh(file, undefined).text).toContain(said)
})
