import { describe, expect, test } from 'vitest'
import { type FoundInteraction, readInput } from '../../src/formats/index.ts'
import { bytesOf } from './brief.ts'

const ZONE = { zone: 'Europe/London' }
const HEAD = [
  'From: Ada Lovelace <ada@engines.example>',
  'To: Sam <sam@example.com>',
  'Date: Fri, 20 Nov 2026 14:30:00 +0000',
  'Message-ID: <a@b>',
]
const lines = (...all: string[]) => all.join('\r\n')

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

async function read(mail: string | Uint8Array, file = 'a.eml'): Promise<FoundInteraction> {
  const { interactions, format } = await readInput(
    typeof mail === 'string' ? bytesOf(mail) : mail,
    file,
    ZONE,
  )
  expect(format).toBe('mail')
  expect(interactions).toHaveLength(1)
  return interactions?.[0] as FoundInteraction
}

test('a mail, whole', async () => {
  const mail = lines(
    ...HEAD,
    'Cc: "B, Bob" <bob@x.example>, team: c@x.example, d@x.example;',
    'Subject: Terms',
    '',
    'Hello,',
    '',
    'yes.',
  )
  expect(await readInput(bytesOf(mail), 'a.eml', ZONE)).toEqual({
    format: 'mail',
    records: [],
    diagnostics: [],
    interactions: [
      {
        id: 'Message-ID: <a@b>',
        date: '2026-11-20',
        time: '14:30',
        kind: 'email',
        subject: 'Terms',
        extract: ['Hello,', '', 'yes.'],
        participants: [
          { name: 'Ada Lovelace', address: 'ada@engines.example' },
          { name: 'Sam', address: 'sam@example.com' },
          { name: 'B, Bob', address: 'bob@x.example' },
          { name: '', address: 'c@x.example' },
          { name: '', address: 'd@x.example' },
        ],
        source: { file: 'a.eml', line: 1, column: 1 },
      },
    ],
  })
})

describe('subjects', () => {
  test.each([
    ['plain', 'Subject: Terms', 'Terms'],
    ['folded', 'Subject: The\r\n new\r\n\tterms', 'The new terms'],
    ['UTF-8, quoted-printable', 'Subject: =?utf-8?q?Angebot_f=C3=BCr_Sie?=', 'Angebot für Sie'],
    ['base64', 'Subject: =?UTF-8?B?R3LDvMOfZQ==?=', 'Grüße'],
    ['two words in one letter', 'Subject: =?utf-8?B?w?= =?utf-8?B?rw==?=', undefined],
    ['two words, cut within a letter', 'Subject: =?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?=', 'Grüße'],
    ['windows-1252', 'Subject: =?windows-1252?Q?5_=80?=', '5 €'],
    ['Japanese', 'Subject: =?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=', '日本'],
    ['a blank where none may be', 'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe an Ada?=', 'Grüße an Ada'],
    ['breaks inside', 'Subject: =?utf-8?q?x=0D=0ABcc=3A_evil?=', 'x Bcc: evil'],
    ['raw UTF-8', 'Subject: Grüße', 'Grüße'],
    ['none', 'X-No: subject', ''],
  ])('%s', async (_why, header, subject) => {
    const found = await read(lines(...HEAD, header, '', 'x'))
    if (subject === undefined) expect(found.subject).not.toContain('=?')
    else expect(found.subject).toBe(subject)
  })

  test('raw letters of an old encoding', async () => {
    expect(
      (await read(latin1(lines(...HEAD, 'Subject: Gr\u00fc\u00dfe aus K\u00f6ln', '', 'x')))).subject,
    ).toBe('Grüße aus Köln')
  })
})

describe('texts', () => {
  const part = (type: string, body: string, ...more: string[]) =>
    lines('--b', `Content-Type: ${type}`, ...more, '', body)
  const multi = (kind: string, ...parts: string[]) =>
    lines(
      ...HEAD,
      'MIME-Version: 1.0',
      `Content-Type: multipart/${kind}; boundary=b`,
      '',
      ...parts,
      '--b--',
      '',
    )

  test.each([
    [
      'quoted-printable',
      lines(
        ...HEAD,
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'f=C3=BCr =\r\nSie',
      ),
      ['für Sie'],
    ],
    [
      'base64',
      lines(
        ...HEAD,
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        'R3LDvMOf',
        'ZQ==',
      ),
      ['Grüße'],
    ],
    ['flowed', lines(...HEAD, 'Content-Type: text/plain; format=flowed', '', 'one ', 'two'), ['one two']],
    [
      'plain before HTML',
      multi('alternative', part('text/plain', 'plain'), part('text/html', '<p>rich')),
      ['plain'],
    ],
    [
      'HTML alone',
      lines(...HEAD, 'Content-Type: text/html', '', '<p>Hello<br>you<script>x</script></p>'),
      ['Hello', 'you'],
    ],
    [
      'an empty plain part beside HTML',
      multi('alternative', part('text/plain', ' '), part('text/html', '<p>rich')),
      ['rich'],
    ],
    [
      'an unknown encoding',
      lines(...HEAD, 'Content-Type: text/plain; charset=x-mars', '', 'hello'),
      ['hello'],
    ],
    [
      'a boundary that never comes',
      lines(...HEAD, 'Content-Type: multipart/mixed; boundary=zzz', '', 'hello'),
      [],
    ],
    [
      'no end of the parts',
      lines(...HEAD, 'Content-Type: multipart/mixed; boundary=b', '', part('text/plain', 'hello')),
      ['hello'],
    ],
    ['no body', lines(...HEAD), []],
  ])('%s', async (_why, mail, extract) => {
    expect((await read(mail)).extract).toEqual(extract)
  })

  test.each([
    ['no charset', 'Content-Type: text/plain'],
    ['a charset that is a lie', 'Content-Type: text/plain; charset=utf-8'],
    ['ASCII that is none', 'Content-Type: text/plain; charset=us-ascii'],
    ['its own charset', 'Content-Type: text/plain; charset=iso-8859-1'],
  ])('letters of an old encoding: %s', async (_why, type) => {
    const mail = lines(...HEAD, type, 'Content-Transfer-Encoding: 8bit', '', 'Gr\u00fc\u00dfe aus K\u00f6ln')
    expect((await read(latin1(mail))).extract).toEqual(['Grüße aus Köln'])
  })

  test('attachments are named, without folders; pictures of the text are none', async () => {
    const name = (text: string) => `Content-Disposition: attachment; filename="${text}"`
    const mail = multi(
      'related',
      part('text/html', '<p>see'),
      part('image/png', 'x', 'Content-ID: <logo>'),
      part('application/pdf', 'x', name('../../.git/hooks/terms.pdf')),
      part('application/pdf', 'x', name('C:\\\\Temp\\\\a.pdf')),
      part('application/pdf', 'x', "Content-Disposition: attachment; filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf"),
      part('application/octet-stream', 'x', name('..')),
    )
    expect((await read(mail)).attachments).toEqual([
      'terms.pdf',
      'a.pdf',
      'Grüße.pdf',
      'a file of type application/octet-stream',
    ])
  })
})

test.each([
  // why, headers, when
  ['sent', ['Date: Fri, 20 Nov 2026 14:30:00 +0000'], { date: '2026-11-20', time: '14:30' }],
  [
    'no date: the day of arrival',
    ['Received: by x; Thu, 19 Nov 2026 10:00:00 +0000', 'Received: by y; Wed, 18 Nov 2026 10:00:00 +0000'],
    { date: '2026-11-19', time: '10:00' },
  ],
  [
    'a date that cannot be',
    ['Date: Fri, 02 Jan 2099 10:00:00 +0000', 'Received: by x; Thu, 19 Nov 2026 10:00:00 +0000'],
    { date: '2026-11-19', time: '10:00', claimed: '2099-01-02' },
  ],
  [
    'a clock that was never set',
    ['Date: Thu, 01 Jan 1970 00:00:00 +0000', 'Received: by x; Thu, 19 Nov 2026 10:00:00 +0000'],
    { date: '2026-11-19', time: '10:00', claimed: '1970-01-01' },
  ],
  [
    'a clock some hours ahead',
    ['Date: Thu, 19 Nov 2026 18:00:00 +0000', 'Received: by x; Thu, 19 Nov 2026 10:00:00 +0000'],
    { date: '2026-11-19', time: '18:00' },
  ],
  ['nothing at all', [], { date: '' }],
])('when: %s', async (_why, headers, when) => {
  const { date, time, claimed } = await read(lines('From: a@x.example', 'Subject: x', ...headers, '', 'x'))
  expect({ date, ...(time ? { time } : {}), ...(claimed ? { claimed } : {}) }).toEqual(when)
})

test.each([
  ['an automatic reply', 'Auto-Submitted: auto-replied'],
  ['an automatic reply', 'X-Autoreply: yes'],
  ['an automatic reply', 'Precedence: auto_reply'],
  ['a mailing list’s mail', 'List-Id: <list.x.example>'],
  ['a bulk mail', 'Precedence: bulk'],
  ['a report about a mail (bounce or receipt)', 'Content-Type: multipart/report; boundary=x'],
  ['a mail server’s own mail (bounce)', 'Return-Path: <>'],
  ['marked as spam', 'X-Spam-Flag: YES'],
  ['a draft', 'X-Gmail-Labels: Drafts,Important'],
  ['deleted in the mail program', 'X-Mozilla-Status: 0009'],
  [undefined, 'Auto-Submitted: no'],
  [undefined, 'X-Mozilla-Status: 0001'],
  [undefined, 'Return-Path: <ada@engines.example>'],
])('no letter: %s', async (skip, header) => {
  expect((await read(lines(...HEAD, header, '', 'x'))).skip).toBe(skip)
})

test('a mail without an id is known by what it says, whatever way it took', async () => {
  const bare = HEAD.filter((line) => !line.startsWith('Message-ID'))
  const first = await read(lines(...bare, 'Subject: x', '', 'one', 'two'))
  const moved = await read(
    lines(
      'Received: by x; Fri, 20 Nov 2026 15:00:00 +0000',
      ...bare,
      'Subject: x',
      '',
      'one',
      'two',
    ).replaceAll('\r\n', '\n'),
  )
  const other = await read(lines(...bare, 'Subject: x', '', 'one', 'three'))
  expect(first.id).toMatch(/^Message-Hash: [0-9a-f]{32}$/)
  expect(moved.id).toBe(first.id)
  expect(other.id).not.toBe(first.id)
})
