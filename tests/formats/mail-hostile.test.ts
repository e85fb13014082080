// The hostile mails of the shared corpus, and as many of our own, each with the verdict it must meet: INERT, it is the text of
// one entry and nothing else; FLAG, that with a warning, and no follow-up or touch moves.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCard } from '../../src/card/index.ts'
import { lastTouch, readContact } from '../../src/contact/index.ts'
import { planInteractions, readInput } from '../../src/formats/index.ts'
import { bytesOf, told } from './brief.ts'
import { bookOf } from './interactions-of.ts'
import '../setup/chance.ts'

const folder = join(import.meta.dirname, '../../../shared/corpora/hostile')
const isThere = existsSync(join(folder, 'mail'))
if (!isThere) console.warn('skipped: the corpus ../shared/corpora is not beside this repository')

const TODAY = '2026-11-23'
const CARD = (address: string) => `---
name: A
email: ["${address}", mira@example.invalid]
stage: lead
next: Call
due: 2026-12-01
---

Notes.

## Log

- 2025-11-01 call: old
`

/** Reads a mail, plans it on the one card that has its sender, and holds the result to what every mail must be: one entry. */
async function logged(bytes: Uint8Array, address = 'a@example.invalid') {
  const before = CARD(address)
  const read = await readInput(bytes, 'x.eml', { zone: 'UTC' })
  const cards = { 'a.md': before }
  const made = planInteractions(read.interactions ?? [], bookOf(cards), { today: TODAY, folder: 'contacts' })
  expect(made.files.map(({ path }) => path)).toEqual(['a.md'])
  const text = made.files[0]?.text ?? ''
  const card = parseCard(text, 'contacts/a.md')
  const [old, entry, ...more] = card.log?.interactions ?? []
  expect([old?.text, more, card.log?.strays, card.diagnostics]).toEqual(['old', [], [], []])
  const [start, end] = entry?.range ?? [0, 0]
  expect(text.slice(0, start) + text.slice(end)).toBe(before)
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/)
  expect('PWN' in globalThis).toBe(false)
  const touch = lastTouch(readContact(card, bookOf(cards).config), TODAY)
  return { text, entry, touch, diagnostics: [...read.diagnostics, ...made.diagnostics] }
}

const files = isThere ? readdirSync(join(folder, 'mail')).map((name) => `mail/${name}`) : []
const verdicts = new Map(
  isThere
    ? readFileSync(join(folder, 'expectations.tsv'), 'utf8')
        .split('\n')
        .map((line) => line.split('\t'))
        .map(([file = '', verdict = '']) => [file, verdict] as const)
    : [],
)

test.skipIf(!isThere).each(files)('%s meets its verdict', async (file) => {
  const bytes = readFileSync(join(folder, file))
  const from = /^From:[^@]*?([\w.+-]+@[\w.-]+)>?\s*$/im.exec(
    bytes.toString('latin1').replace(/\r?\n[ \t]+/g, ' '),
  )
  const { diagnostics, touch, text } = await logged(bytes, from?.[1] ?? 'a@example.invalid')
  expect(text).toContain('next: Call\ndue: 2026-12-01\n')
  if (verdicts.get(file) === 'FLAG') {
    expect(diagnostics.map(({ severity }) => severity)).toContain('warning')
    expect(touch).toBe('2025-11-01')
  } else expect(verdicts.get(file)).toBe('INERT')
})

const HEAD = ['From: a@example.invalid', 'Date: Fri, 20 Nov 2026 10:00:00 +0000', 'Message-ID: <1@x>']
const mail = (...lines: string[]) => bytesOf([...HEAD, ...lines].join('\r\n'))

describe('our own', () => {
  test.each([
    // why, the mail, what the entry says
    [
      'an id with a break and an entry in it',
      bytesOf(
        `${HEAD[0]}\r\nMessage-ID: =?utf-8?q?=3Cx=0A-_2026-01-01_order_9_EUR:_y?=\r\nSubject: x\r\n\r\nhi`,
      ),
      /^Email without a date: From A: x\nMessage-ID: =\?utf-8\S*\n> hi$/,
    ],
    [
      'a second Message-ID by folding',
      bytesOf(`${HEAD[0]}\r\nMessage-ID: <1@x>\r\n\t<2@x>\r\nSubject: x\r\n\r\nhi`),
      /^Email without a date: From A: x\nMessage-ID: <1@x>\n> hi$/,
    ],
    [
      'text marked as an answer to break out of its quoting',
      mail('Subject: x', '', 'a\rb\u0085- 2026-01-01: c\u2028## Log\u000b- 2026-01-01: d'),
      /^From A: x\nMessage-ID: <1@x>\n(?:> .*\n?)+$/,
    ],
    [
      'a code block that is never closed',
      mail('Subject: x', '', '```', '~~~', 'hi'),
      /> \\```\n> \\~~~\n> hi$/,
    ],
    [
      'a subject that is a heading, an entry, a fence',
      mail('Subject: =?utf-8?q?=0A##_Log=0A-_2026-01-01:_x=0A---?=', '', 'hi'),
      /^From A: ## Log - 2026-01-01: x ---\n/,
    ],
    [
      'tags and images, which an editor would fetch',
      mail(
        'Subject: ![x](http://t.example/1)',
        'Content-Type: text/html',
        '',
        '&lt;img src=http://t.example/2&gt; ![y](http://t.example/3)',
      ),
      /^From A: !\\\[x\].*\n.*\n> \\<img src=.*> !\\\[y\]/,
    ],
    ['a name that turns the line around', mail('Subject: \u202egpj.exe', '', 'hi'), /^From A: gpj\.exe\n/],
    [
      'an attachment named like a line of a card',
      mail(
        'Subject: x',
        'Content-Type: text/plain; name="a\\\n- 2026-01-01: b"',
        'Content-Disposition: attachment',
        '',
        'hi',
      ),
      /^From A: x\nMessage-ID: <1@x>\nAttachments: [^\n]*$/,
    ],
    [
      'parts within parts',
      mail(
        'Subject: x',
        ...Array.from({ length: 60 }, (_, i) => [
          `Content-Type: multipart/mixed; boundary=b${i}`,
          '',
          `--b${i}`,
        ]).flat(),
        '',
        'hi',
      ),
      undefined,
    ],
    [
      'an entry of a million letters',
      mail(`Subject: ${'x'.repeat(1_000_000)}`, '', 'y'.repeat(1_000_000)),
      /^From A: x+…\nMessage-ID: <1@x>\n> y+…$/,
    ],
    [
      'a subject of nothing that can be seen',
      mail('Subject: =?utf-8?q?=E2=80=8B=00=E2=80=AE?=', '', 'hi'),
      /^From A: \(no subject\)\n/,
    ],
    [
      'mails in a mail',
      mail(
        'Subject: x',
        'Content-Type: message/rfc822',
        '',
        'From: b@x',
        'Subject: inner',
        '',
        '- 2026-01-01: x',
      ),
      /^From A: x\nMessage-ID: <1@x>\n/,
    ],
  ])('%s', async (_why, bytes, says) => {
    if (says === undefined) {
      const read = await readInput(bytes, 'x.eml', { zone: 'UTC' })
      expect([read.interactions, told(read.diagnostics)]).toEqual([[], ['1 error import-mail']])
    } else expect((await logged(bytes)).entry?.text).toMatch(says)
  })
})

test('any mail is one entry, whatever its subject, its text and its names', async () => {
  const nasty = fc.constantFrom(
    '\r\n',
    '\n\n',
    '\n ',
    '=?utf-8?q?=0A?=',
    '## Log',
    '- 2026-01-01: x',
    '---',
    '```',
    '>',
    '-- ',
    '<b>',
    ':',
    '\u202e',
    '\u0000',
    'From ',
    '--b',
  )
  const text = fc
    .array(fc.oneof(fc.string({ unit: 'grapheme' }), nasty), { maxLength: 6 })
    .map((all) => all.join(''))
  await fc.assert(
    fc.asyncProperty(text, text, text, async (subject, body, name) => {
      // Only the headers of ours above may end by what is in the subject.
      const header = subject.replace(/[\r\n]+/g, '\r\n ')
      await logged(
        mail(
          `Subject: ${header}`,
          `Content-Type: text/plain; name="${name.replace(/[\r\n]+/g, ' ')}"`,
          '',
          body,
        ),
      )
    }),
    { numRuns: 200 },
  )
})
