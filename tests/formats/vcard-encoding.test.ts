import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { bytesOf, told } from './brief.ts'

const read = (bytes: Uint8Array) => readFile(bytes, 'a.vcf')

test.each([
  // why, bytes of the name, its CHARSET, the name, whether it is reported
  ['the stated encoding', [0x4a, 0x6f, 0x73, 0xe9], 'ISO-8859-1', 'José', []],
  ['Shift_JIS', [0x88, 0xc0, 0x93, 0xa1], 'SHIFT_JIS', '安藤', []],
  ['half a letter at the end', [0x5a, 0x6f, 0xc3, 0xab, 0xc3], 'UTF-8', 'Zoë', ['2 warning vcard-encoding']],
  ['a lie', [0x4a, 0x6f, 0x73, 0xe9], 'UTF-8', 'José', ['2 warning vcard-encoding']],
  ['an encoding that does not exist', [0xc3, 0xa9], 'X-NONE', 'é', ['2 warning vcard-encoding']],
] as [string, number[], string, string, string[]][])(
  'CHARSET: %s',
  (_why, name, charset, expected, diagnostics) => {
    const bytes = [
      ...bytesOf(`BEGIN:VCARD\nFN;CHARSET=${charset}:`),
      ...name,
      ...bytesOf('\nTEL:1\nEND:VCARD'),
    ]
    const result = read(Uint8Array.from(bytes))
    expect(result.records[0]?.name).toBe(expected)
    expect(told(result.diagnostics)).toEqual(diagnostics)
  },
)

test('a name too short to tell is read as the rest of the file is', () => {
  const windows1251 = (text: string) =>
    [...text].map((char) => (char === ' ' ? 32 : char.charCodeAt(0) - 0x0410 + 0xc0))
  const card = (name: string) => [
    ...bytesOf('BEGIN:VCARD\nFN:'),
    ...windows1251(name),
    ...bytesOf('\nTEL:1\nEND:VCARD\n'),
  ]
  const result = read(Uint8Array.from([...card('Юй'), ...card('Анна Каренина'), ...card('Алексей Вронский')]))
  expect(result.records.map((record) => record.name)).toEqual(['Юй', 'Анна Каренина', 'Алексей Вронский'])
})

test('a fold may cut a character in two', () => {
  const bytes = [...bytesOf('BEGIN:VCARD\nFN:Zo'), 0xc3, 10, 32, 0xab, ...bytesOf('\nEND:VCARD')]
  expect(read(Uint8Array.from(bytes)).records[0]?.name).toBe('Zoë')
})
