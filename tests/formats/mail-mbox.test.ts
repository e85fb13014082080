import { expect, test } from 'vitest'
import { type RawMail, splitMbox } from '../../src/formats/mail/mbox.ts'
import { bytesOf } from './brief.ts'

const FROM = 'From ada@engines.example Fri Nov 20 14:30:00 2026\n'
const mail = (body: string, header = '') => `${FROM}Subject: x\n${header}\n${body}`

async function split(text: string, size = text.length, limit?: number): Promise<RawMail[]> {
  const bytes = bytesOf(text)
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size))
  const found: RawMail[] = []
  for await (const raw of splitMbox(chunks, limit)) found.push(raw)
  return found
}

const bodies = (found: RawMail[]) =>
  found.map(({ bytes }) =>
    new TextDecoder()
      .decode(bytes)
      .replace(/^[\s\S]*?\r?\n\r?\n/, '')
      .trim(),
  )

test.each([
  // why, the file, the bodies
  ['two mails', `${mail('one\n\n')}${mail('two\n')}`, ['one', 'two']],
  ['CRLF', `${mail('one\n\n')}${mail('two\n')}`.replaceAll('\n', '\r\n'), ['one', 'two']],
  ['no break at the end', `${mail('one\n\n')}${mail('two')}`, ['one', 'two']],
  [
    'a sentence that begins with From',
    mail('one\n\nFrom here on it is 10:30 in 2026\n'),
    ['one\n\nFrom here on it is 10:30 in 2026'],
  ],
  [
    'such a sentence before a line with a colon is quoted',
    mail('>From x at 10:30 2026\nA: b\n'),
    ['From x at 10:30 2026\nA: b'],
  ],
  ['mboxrd: quoted twice', mail('>>From x\n> From y\n'), ['>From x\n> From y']],
  ['no blank line between', `${mail('one\n')}${mail('two\n')}`, ['one', 'two']],
  ['Thunderbird', `From - Fri Nov 20 14:30:00 2026\nSubject: x\n\none\n\n${mail('two\n')}`, ['one', 'two']],
  ['Gmail', `From 178@xxx Fri Nov 20 14:30:00 +0000 2026\nSubject: x\n\none\n`, ['one']],
  ['Eudora', `From ???@??? Fri Nov 20 14:30:00 2026\nSubject: x\n\none\n`, ['one']],
  ['what stands before the first', `junk\n\n${mail('one\n')}`, ['one']],
  ['no mail', 'junk\n', []],
  ['nothing', '', []],
  ['only its From line', FROM, ['']],
])('%s', async (_why, text, wanted) => {
  for (const size of [text.length || 1, 1, 7, 64]) expect(bodies(await split(text, size))).toEqual(wanted)
})

const inner = `one\n\n${FROM}Subject: not a mail\n\nmore\n`

test('Content-Length says that a From line is of the body', async () => {
  const text = `${mail(inner, `Content-Length: ${inner.length}\n`)}\n${mail('two\n')}`
  expect(bodies(await split(text))).toEqual([inner.trim(), 'two'])
  expect(bodies(await split(text, 5))).toEqual([inner.trim(), 'two'])
})

test.each([
  ['too long, to the end of all', 90_000],
  ['too long, into the middle of another', 60],
  ['too short', 3],
])('a Content-Length that is a lie swallows nothing: %s', async (_why, length) => {
  const text = `${mail('one\n\n', `Content-Length: ${length}\n`)}${mail('two\n\n')}${mail('three\n')}`
  expect(bodies(await split(text))).toEqual(['one', 'two', 'three'])
})

test('the line where a mail begins, and what its From line says of the time', async () => {
  const found = await split(`${mail('one\n\n')}${mail('two\n')}`)
  expect(found.map(({ line, arrived }) => ({ line, arrived }))).toEqual([
    { line: 2, arrived: 'Fri Nov 20 14:30:00 2026' },
    { line: 7, arrived: 'Fri Nov 20 14:30:00 2026' },
  ])
})

test('of a mail that is too long the beginning is kept, and the next one is found', async () => {
  const found = await split(`${mail(`${'x'.repeat(70)}\n`.repeat(100))}\n${mail('two\n')}`, 4096, 500)
  expect(found.map(({ bytes, cutFrom }) => [bytes.length, cutFrom])).toEqual([
    [500, 7113],
    [16, undefined],
  ])
})

test('a line without an end takes no more memory than a mail may', async () => {
  const found = await split(mail('y'.repeat(5000)), 100, 1000)
  expect(found.map(({ bytes, cutFrom }) => [bytes.length, cutFrom])).toEqual([[1000, 5012]])
})
