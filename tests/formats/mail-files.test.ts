import { describe, expect, test } from 'vitest'
import { type FoundInteraction, readInput } from '../../src/formats/index.ts'
import { bytesOf, told } from './brief.ts'

const ZONE = { zone: 'Europe/London' }
const HEAD = [
  'From: Ada Lovelace <ada@engines.example>',
  'Date: Fri, 20 Nov 2026 14:30:00 +0000',
  'Message-ID: <a@b>',
]
const lines = (...all: string[]) => all.join('\r\n')

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

async function read(mail: string, file = 'a.eml'): Promise<FoundInteraction> {
  const { interactions } = await readInput(bytesOf(mail), file, ZONE)
  return interactions?.[0] as FoundInteraction
}

test('Apple’s .emlx, and a mark and blank lines above the headers', async () => {
  const mail = lines(...HEAD, 'Subject: x', '', 'hello')
  expect((await read(`${mail.length}\n${mail}<?xml version="1.0"?><plist/>`, 'a.emlx')).extract).toEqual([
    'hello',
  ])
  expect((await read(`\ufeff\r\n\r\n${mail}`)).extract).toEqual(['hello'])
})

test('an mbox, with the line of each mail', async () => {
  const from = 'From x@y.example Fri Nov 20 14:30:00 2026\n'
  const mail = `${from}From: a@x.example\nMessage-ID: <1>\n\none\n\n${from}From: b@x.example\n\ntwo\n`
  const { interactions } = await readInput(bytesOf(mail), 'Inbox', ZONE)
  expect(
    interactions?.map(({ id, source, extract, date }) => [id.slice(0, 13), source.line, extract, date]),
  ).toEqual([
    ['Message-ID: <', 2, ['one'], '2026-11-20'],
    ['Message-Hash:', 8, ['two'], '2026-11-20'],
  ])
})

describe('what is no mail', () => {
  test.each([
    ['a vCard', 'a.vcf', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEND:VCARD\r\n', 'vcard'],
    ['a table', 'a.csv', 'From,To\na,b\n', 'csv'],
    ['a directory', 'a.ldif', 'dn: cn=Ada\ncn: Ada\nmail: a@x.example\n', 'ldif'],
    ['a note', 'a.md', '---\nname: Ada\n---\n', 'note'],
    ['a table of one column', 'a.txt', 'Name\nFrom: Ada\nTo: Bob\n', 'csv'],
  ])('%s', async (_why, file, text, format) => {
    expect((await readInput(bytesOf(text), file, ZONE)).format).toBe(format)
  })

  test.each([
    ['an empty file', 'a.eml', '', 'import-format'],
    ['Outlook’s own', 'a.msg', '\u00d0\u00cf\u0011\u00e0', 'import-format'],
    ['a transcript', 'a.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ada>Hi', 'import-format'],
  ])('%s is told', async (_why, file, text, rule) => {
    const read = await readInput(latin1(text), file, ZONE)
    expect([read.format, told(read.diagnostics)]).toEqual([undefined, [`1 error ${rule}`]])
  })

  test('what is said to be mail and is none', async () => {
    const read = await readInput(bytesOf('hello\n\nworld'), 'a.txt', { ...ZONE, format: 'mail' })
    expect(told(read.diagnostics)).toEqual(['1 error import-mail'])
  })
})
