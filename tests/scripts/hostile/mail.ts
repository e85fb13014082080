// Hostile mails, made here. Somebody in the book has the sender's address.

import type { HostileFile } from './files.ts'

const HEAD = [
  'From: Mira <mira@muster.example>',
  'To: kim@office.example',
  'Date: Fri, 02 Jan 2026 10:00:00 +0000',
  'Message-ID: <1@muster.example>',
]
const mail = (head: readonly string[], ...body: string[]) => [...HEAD, ...head, '', ...body, ''].join('\r\n')
const multipart = (depth: number): string =>
  Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  ).join('')

export const MAIL: readonly HostileFile[] = [
  [
    'forged-entry',
    'INERT',
    mail(
      ['Subject: - 2026-01-01 call @sam: signed'],
      '- 2026-01-01 order @sam 9000 EUR: bought all',
      '## Log',
      '- 2026-01-02 call: x',
    ),
  ],
  [
    'forged-front',
    'INERT',
    mail(['Subject: x'], '---', 'stage: won', 'owner: evil', '---', '', '## Log', ''),
  ],
  [
    'marks',
    'INERT',
    mail(['Subject: <<<<<<< ours'], '<<<<<<< ours', '=======', '>>>>>>> theirs', '<!--', '```'),
  ],
  [
    'markup',
    'INERT',
    mail(
      ['Subject: x', 'Content-Type: text/html'],
      '<script>PWN=1</script><img src="http://169.254.169.254/x"><p>hello</p>',
    ),
  ],
  ['nested', 'QUARANTINE', mail(['Subject: x', multipart(2000)], 'deep')],
  [
    'headers',
    'INERT',
    mail(['Subject: x', ...Array.from({ length: 20_000 }, (_, i) => `Received: from h${i}.example`)], 'hi'),
  ],
  ['subject', 'INERT', mail([`Subject: ${'x'.repeat(500_000)}`], 'hi')],
  ['words', 'INERT', mail([`Subject: ${'=?utf-8?q?x=0A?= '.repeat(20_000)}`], 'hi')],
  [
    'recipients',
    'INERT',
    mail(
      ['Subject: x', `Cc: ${Array.from({ length: 5000 }, (_, i) => `c${i}@muster.example`).join(',\r\n ')}`],
      'hi',
    ),
  ],
  ['two-senders', 'INERT', mail(['Subject: x', 'From: "kim@office.example" <evil@evil.invalid>'], 'hi')],
  [
    'escapes',
    'INERT',
    mail(
      ['Subject: =?utf-8?q?=1B[31mred=00?=', 'Content-Transfer-Encoding: quoted-printable'],
      'a=00b=1B]0;x=07',
    ),
  ],
  [
    'file-names',
    'INERT',
    mail(
      ['Subject: x', 'Content-Type: multipart/mixed; boundary=b'],
      '--b',
      'Content-Disposition: attachment; filename="../../../.bashrc"',
      '',
      'PWN=1',
      '--b--',
    ),
  ],
  ['future', 'FLAG', mail(['Subject: x']).replace('2026', '2199')],
  [
    'large',
    'INERT',
    mail(
      ['Subject: x', 'Content-Type: multipart/mixed; boundary=b'],
      '--b',
      'Content-Type: application/zip',
      'Content-Transfer-Encoding: base64',
      '',
      'QUJDRA==\r\n'.repeat(300_000),
      '--b--',
    ),
  ],
]
