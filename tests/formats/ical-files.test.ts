// Files of calendars as they come: with BEGIN and END that do not fit, in all encodings, as JSON, and what is none.

import { describe, expect, test } from 'vitest'
import { decodeText } from '../../src/formats/decode.ts'
import { readFile } from '../../src/formats/index.ts'
import { bytesOf } from './brief.ts'
import { brief, calendar, event, OPTIONS } from './ical-of.ts'

test.each([
  ['no BEGIN of a calendar', event().join('\n'), ['2026-11-02 14:00 meeting Review']],
  [
    'lines of junk above',
    `junk here\n\n${calendar(...event())}`,
    ['2026-11-02 14:00 meeting Review', 'warning 1 ical-line'],
  ],
  [
    'lower case',
    calendar(...event()).replace(/BEGIN:|END:|VEVENT|DTSTART|SUMMARY/g, (name) => name.toLowerCase()),
    ['2026-11-02 14:00 meeting Review'],
  ],
  ['bare CR', calendar(...event()).replaceAll('\r\n', '\r'), ['2026-11-02 14:00 meeting Review']],
  ['a doubled CR', calendar(...event()).replaceAll('\r\n', '\r\r\n'), ['2026-11-02 14:00 meeting Review']],
  [
    'names alone on their lines',
    calendar(...event()).replace(/^([A-Z]+)([:;])(?=.*[a-z0-9])/gm, '$1\r\n $2'),
    ['2026-11-02 14:00 meeting Review'],
  ],
  [
    'several calendars',
    calendar(...event()) + calendar(...event('UID:2')),
    ['2026-11-02 14:00 meeting Review', '2026-11-02 14:00 meeting Review'],
  ],
  [
    'cut off',
    calendar(...event()).replace(/END:VEVENT[\s\S]*/, ''),
    ['aside Review: It has no END:VEVENT.', 'warning 1 ical-structure', 'error 4 ical-structure'],
  ],
  [
    'one in the other',
    calendar('BEGIN:VEVENT', 'SUMMARY:Outer', ...event(), 'END:VEVENT'),
    [
      '2026-11-02 14:00 meeting Review',
      'aside Outer: Line 6 comes before its END:VEVENT.',
      'error 4 ical-structure',
      'warning 12 ical-structure',
    ],
  ],
  [
    'an alarm that does not end',
    calendar(...event('BEGIN:VALARM', 'TRIGGER:-PT5M')),
    ['2026-11-02 14:00 meeting Review', 'warning 9 ical-structure'],
  ],
  [
    'an event without BEGIN',
    calendar('DTSTART:20261102T140000Z', 'SUMMARY:Lost', 'END:VEVENT'),
    ['warning 4 ical-structure', 'warning 5 ical-structure', 'warning 6 ical-structure'],
  ],
  [
    'something behind BEGIN and END',
    calendar(...event()).replace(/((?:BEGIN|END):VEVENT)/g, '$1\r\n junk'),
    ['2026-11-02 14:00 meeting Review', 'warning 5 ical-line', 'warning 11 ical-line'],
  ],
  [
    'free and busy',
    calendar('BEGIN:VFREEBUSY', 'FREEBUSY:20261102T140000Z/PT1H', 'END:VFREEBUSY'),
    ['info 4 ical-other'],
  ],
  [
    'a component that nobody knows',
    calendar('BEGIN:X-MOON', 'SUMMARY:full', 'END:X-MOON'),
    ['info 4 ical-other'],
  ],
  ['nothing in it', calendar(), ['warning 1 ical-empty']],
  [
    'a line that lost its fold',
    calendar(...event('LOCATION:Room', '12 at the back')),
    ['2026-11-02 14:00 meeting Review', 'warning 10 ical-fold'],
  ],
])('%s', (_why, text, wanted) => {
  expect(brief(text)).toEqual(wanted)
})

describe('bytes', () => {
  const text = calendar(...event('SUMMARY:Müller – Ängste', 'ATTENDEE;CN=Jürgen Groß:mailto:a@x.example'))
  const utf16 = (order: (code: number) => [number, number]) =>
    Uint8Array.from([...text].flatMap((char) => order(char.charCodeAt(0))))
  const cp1252 = Uint8Array.from([...text].map((char) => (char === '–' ? 0x96 : char.charCodeAt(0))))
  test.each([
    ['UTF-8', bytesOf(text), false],
    ['a byte-order mark', bytesOf(`\ufeff${text}`), false],
    ['UTF-16 with a mark', Uint8Array.from([0xff, 0xfe, ...utf16((code) => [code & 255, code >> 8])]), false],
    ['UTF-16 without', utf16((code) => [code >> 8, code & 255]), false],
    ['Windows-1252', cp1252, true],
  ] as const)('%s', (_why, bytes, isGuessed) => {
    const { format, interactions, diagnostics } = readFile(bytes, 'export.dat', {
      ...OPTIONS,
      zone: 'Europe/London',
    })
    expect(format).toBe('ical')
    expect(interactions?.map(({ subject, participants }) => [subject, participants[0]?.name])).toEqual([
      ['Müller – Ängste', 'Jürgen Groß'],
    ])
    expect(diagnostics.some(({ rule }) => rule === 'ical-encoding')).toBe(isGuessed)
    expect(decodeText(bytes).guessed).toBe(isGuessed)
  })
  test('a fold in the middle of a letter', () => {
    const [head = '', tail = ''] = calendar(...event('SUMMARY:M|ller')).split('|')
    const bytes = Uint8Array.from([...bytesOf(head), 0xc3, 13, 10, 32, 0xbc, ...bytesOf(tail)])
    expect(brief(bytes)).toEqual(['2026-11-02 14:00 meeting Müller'])
  })
})

test('jCal is read as the calendar that it is', () => {
  const json = [
    'vcalendar',
    [['version', {}, 'text', '2.0']],
    [
      [
        'vevent',
        [
          ['uid', {}, 'text', 'j1'],
          ['dtstart', { tzid: 'Europe/Paris' }, 'date-time', '2026-11-02T10:00:00'],
          ['rrule', {}, 'recur', { freq: 'DAILY', count: 2, byday: ['MO', 'TU'] }],
          ['summary', {}, 'text', 'a, b; c\\n'],
          ['attendee', { cn: 'Ada', cutype: 'INDIVIDUAL' }, 'cal-address', 'mailto:a@x.example'],
        ],
        [],
      ],
      [
        'vevent',
        [
          ['dtstart', {}, 'date', '2026-11-05'],
          ['summary', {}, 'text', 'Day'],
        ],
        [],
      ],
    ],
  ]
  const wanted = [
    '2026-11-02 09:00 meeting a, b; c\\n',
    '2026-11-03 09:00 meeting a, b; c\\n',
    '2026-11-05 meeting Day',
  ]
  expect(brief(JSON.stringify(json))).toEqual(wanted)
  expect(brief(JSON.stringify([json, json]).slice(0, -1))).toEqual(['error 1 ical-json'])
  expect(brief('["vcalendar"]')).toEqual(['error 1 ical-json'])
  expect(readFile(bytesOf(JSON.stringify(json)), 'x.json').format).toBe('ical')
})

test('a jCal of a hundred and forty thousand meetings', () => {
  const day = ['vevent', [['dtstart', {}, 'date', '2026-11-05']], []]
  const json = ['vcalendar', [], Array.from({ length: 140_000 }, () => day)]
  expect(readFile(bytesOf(JSON.stringify(json)), 'x.json', OPTIONS).interactions).toHaveLength(140_000)
})

test('what is no calendar is not taken for one', () => {
  expect(readFile(bytesOf('name,email\nBEGIN:VCALENDAR,a@x.example\n'), 'x.csv').format).toBe('csv')
  expect(readFile(bytesOf('BEGIN:VCARD\nFN:BEGIN:VCALENDAR\nEND:VCARD\n'), 'x.vcf').format).toBe('vcard')
  expect(readFile(bytesOf('---\nname: x\n---\nBEGIN:VCALENDAR\n'), 'x.md').format).toBe('note')
  expect(readFile(bytesOf(''), 'x.ics').format).toBe(undefined)
})
