import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { bytesOf, told } from './brief.ts'

const csv = (name: string) => `Name,Email\r\n${name},a@example.com\r\n`
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const hex = (...codes: number[]) => Uint8Array.from(codes)
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    [...text].flatMap((char) => {
      const code = char.charCodeAt(0)
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )
const row = (name: Uint8Array) => join(bytesOf('Name,Email\r\n'), name, bytesOf(',a@example.com\r\n'))

test.each([
  // why, bytes, name, encoding
  ['UTF-8', bytesOf(csv('Zoë')), 'Zoë', 'utf-8'],
  ['UTF-8 with a mark', join(hex(0xef, 0xbb, 0xbf), bytesOf(csv('Zoë'))), 'Zoë', 'utf-8'],
  ['UTF-16LE with a mark', join(hex(0xff, 0xfe), utf16(csv('Zoë'), true)), 'Zoë', 'utf-16le'],
  ['UTF-16BE with a mark', join(hex(0xfe, 0xff), utf16(csv('Zoë'), false)), 'Zoë', 'utf-16be'],
  ['UTF-16LE without a mark', utf16(csv('Zoë'), true), 'Zoë', 'utf-16le'],
  ['UTF-16BE without a mark', utf16(csv('Zoë'), false), 'Zoë', 'utf-16be'],
  ['windows-1252', latin(csv('José Müller')), 'José Müller', 'windows-1252'],
  [
    'windows-1250',
    row(hex(0x50, 0x61, 0x77, 0x65, 0xb3, 0x20, 0x53, 0xb3, 0xea, 0x70)),
    'Paweł Słęp',
    'windows-1250',
  ],
  [
    'windows-1251',
    row(hex(0xc0, 0xed, 0xed, 0xe0, 0x20, 0xca, 0xe0, 0xf0, 0xe5, 0xed, 0xe8, 0xed, 0xe0)),
    'Анна Каренина',
    'windows-1251',
  ],
  [
    'windows-1253',
    row(hex(0xc3, 0xe9, 0xfe, 0xf1, 0xe3, 0xef, 0xf2, 0x20, 0xd0, 0xe1, 0xf0, 0xdc, 0xf2)),
    'Γιώργος Παπάς',
    'windows-1253',
  ],
  [
    'windows-1255',
    row(hex(0xe0, 0xf4, 0xf8, 0xe9, 0xed, 0x20, 0xf7, 0xe9, 0xf9, 0xe5, 0xef)),
    'אפרים קישון',
    'windows-1255',
  ],
  [
    'Shift_JIS',
    row(hex(0x88, 0xc0, 0x93, 0xa1, 0x20, 0x83, 0x8d, 0x83, 0x43, 0x83, 0x68)),
    '安藤 ロイド',
    'shift_jis',
  ],
])('%s', (_why, bytes, name, encoding) => {
  const { records, mapping, diagnostics } = readFile(bytes, 'people.csv')
  expect([records[0]?.name, mapping?.encoding]).toEqual([name, encoding])
  expect(told(diagnostics)).toEqual(encoding.startsWith('utf') ? [] : ['1 warning import-encoding'])
})

test('whatever the bytes, a file ends in records or a diagnostic, and never in a replacement character', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('a.csv', 'a.vcf', 'a.md'),
      (bytes, file) => {
        const { records, diagnostics } = readFile(bytes, file)
        expect(records.length + diagnostics.length).toBeGreaterThan(0)
        if (!file.endsWith('.csv')) return
        expect(records.filter((record) => record.name.includes('\ufffd'))).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})
