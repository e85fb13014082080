// Mails that are made to keep a program busy: each is one entry, or told, and what is left out of it nobody would read.

import { expect, test } from 'vitest'
import { readInput } from '../../src/formats/index.ts'
import { skim } from '../../src/formats/mail/skim.ts'
import { bytesOf, told } from './brief.ts'

const HEAD = 'From: a@x.example\r\nSubject: x\r\nMessage-ID: <1@x>\r\n'

const FLOODS: [string, string, string[]][] = [
  // why, the mail, what is told
  [
    'receivers',
    `${HEAD}To: ${Array.from({ length: 20_000 }, (_, i) => `p${i}@x.example`).join(',\r\n ')}\r\n\r\nhi`,
    [],
  ],
  ['a header of megabytes', `${HEAD}X-Long: ${'x'.repeat(3_000_000)}\r\n\r\nhi`, ['1 error import-mail']],
  ['headers', `${HEAD}${'X-A: b\r\n'.repeat(50_000)}\r\nhi`, []],
  ['encoded words', `${HEAD}X-A: ${'=?utf-8?q?=41?= '.repeat(50_000)}\r\n\r\nhi`, []],
  ['quoted lines', `${HEAD}\r\n${'> x\r\n'.repeat(300_000)}`, []],
  ['lines that seem to say who wrote', `${HEAD}\r\n${'On 2026 x wrote\r\n'.repeat(100_000)}wrote:`, []],
  ['one line', `${HEAD}\r\n${'wrote '.repeat(1_000_000)}:`, []],
  ['marks of quoting', `${HEAD}\r\n${'>'.repeat(5_000_000)}From `, []],
  ['dashes', `${HEAD}\r\n${'-'.repeat(5_000_000)}`, []],
  [
    'parts',
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: a/b; name=a\r\n\r\nx\r\n'.repeat(20_000)}--b--`,
    ['1 warning import-mail-size'],
  ],
  ['mails in mails', `${HEAD}${'Content-Type: message/rfc822\r\n\r\nSubject: x\r\n'.repeat(3000)}\r\nhi`, []],
  ['accents on one letter', `${HEAD}\r\na${'\u0301'.repeat(100_000)}`, []],
]

test.each(FLOODS)('a flood of %s', async (_why, mail, wanted) => {
  const { interactions, diagnostics } = await readInput(bytesOf(mail), 'a.eml', { zone: 'UTC' })
  expect(told(diagnostics)).toEqual(wanted)
  expect(interactions?.length).toBe(wanted.includes('1 error import-mail') ? 0 : 1)
  expect((interactions?.[0]?.extract ?? []).join('').length).toBeLessThan(4000)
})

const skimmed = (text: string) => new TextDecoder().decode(skim(bytesOf(text)).bytes)

test.each([
  // why, the mail, what is left of it
  ['a plain mail is as it was', 'A: b\n\none\n\n-- \ntwo\n', 'A: b\n\none\n\n-- \ntwo\n'],
  [
    'of a file its first line',
    '--b\nContent-Type: application/pdf\n\nx\ny\nz\n--b--\n',
    '--b\nContent-Type: application/pdf\n\nx\n--b--\n',
  ],
  [
    'of a text that is a file too',
    '--b\nContent-Disposition: attachment\n\nx\ny\n--b\n\nz\n',
    '--b\nContent-Disposition: attachment\n\nx\n--b\n\nz\n',
  ],
  [
    'a folded type',
    'Content-Type:\r\n image/png\r\n\r\nx\r\ny\r\n',
    'Content-Type:\r\n image/png\r\n\r\nx\r\n',
  ],
  ['a file with nothing in it', '--b\nContent-Type: a/b\n\n--b--', '--b\nContent-Type: a/b\n\n--b--'],
  ['headers alone', 'A: b', 'A: b'],
  ['nothing', '', ''],
])('what is left out: %s', (_why, mail, left) => {
  expect(skimmed(mail.replace(/^--b/, 'Content-Type: multipart/mixed; boundary=b\n\n--b'))).toBe(
    left.replace(/^--b/, 'Content-Type: multipart/mixed; boundary=b\n\n--b'),
  )
})

test('a text is read by its beginning, and the parts behind it are found', () => {
  const mail = `Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${'line\n'.repeat(9000)}--b\nContent-Type: a/b; name=c\n\nx\n--b--\n`
  const left = skimmed(mail)
  expect(left.match(/^line$/gm)).toHaveLength(5000)
  expect(left.endsWith('line\n--b\nContent-Type: a/b; name=c\n\nx\n--b--\n')).toBe(true)
})
