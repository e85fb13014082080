// What becomes of the entries of a calendar: what makes nothing and why, versions, tasks and journals.

import { expect, test } from 'vitest'
import { brief, calendar, event, read } from './ical-of.ts'

test.each([
  ['cancelled', ['STATUS:CANCELLED'], 'it was cancelled'],
  ["cancelled in Exchange's way", ['SUMMARY:Canceled: Review'], 'it was cancelled'],
  ['the same in German', ['SUMMARY:Abgesagt: Review'], 'it was cancelled'],
  ['private', ['CLASS:PRIVATE'], 'its calendar says that it is private'],
  ['declined', ['ATTENDEE;PARTSTAT=DECLINED:mailto:a@x.example'], 'a@x.example declined'],
  [
    'declined by all',
    ['ATTENDEE;PARTSTAT=DECLINED:mailto:a@x.example', 'ATTENDEE;PARTSTAT=DECLINED:mailto:b@x.example'],
    'everybody who was invited declined',
  ],
  [
    'declined by us',
    ['ATTENDEE;PARTSTAT=DECLINED:mailto:Sam@x.example', 'ATTENDEE:mailto:a@x.example'],
    'Sam@x.example declined',
  ],
  ['our own follow-up', ['UID:due-ada-lovelace@cardfile'], 'it comes from a card of this program'],
])('makes nothing: %s', (_why, lines, reason) => {
  const { interactions, diagnostics } = read(calendar(...event(...lines)), { own: ['sam@x.example'] })
  expect([interactions.map(({ skip }) => skip), diagnostics]).toEqual([[reason], []])
})

test.each([
  ['REPLY', 'it is an answer to an invitation'],
  ['CANCEL', 'it was cancelled'],
  ['REQUEST', undefined],
])('METHOD:%s', (method, reason) => {
  const { interactions } = read(calendar(`METHOD:${method}`, ...event()))
  expect(interactions.map(({ skip }) => skip)).toEqual([reason])
})

test("a calendar of Google's is named by whose it is", () => {
  const declined = event('ATTENDEE;PARTSTAT=DECLINED:mailto:sam@x.example', 'ATTENDEE:mailto:a@x.example')
  expect(brief(calendar('X-WR-CALNAME:sam@x.example', ...declined))).toEqual([
    '2026-11-02 meeting Review: sam@x.example declined',
  ])
})

test('one UID: the newest version counts, different days are different events, without a UID all are', () => {
  const version = (...lines: string[]) => event('UID:1', ...lines)
  expect(
    brief(
      calendar(
        ...version('SEQUENCE:1', 'SUMMARY:new', 'DTSTART;VALUE=DATE:20261103'),
        ...version('SEQUENCE:0', 'SUMMARY:old'),
      ),
    ),
  ).toEqual(['2026-11-02 meeting old: the version of line 4 replaces it', '2026-11-03 meeting new'])
  expect(
    brief(
      calendar(
        ...version('DTSTAMP:20260102T000000Z', 'SUMMARY:new'),
        ...version('DTSTAMP:20260101T000000Z', 'SUMMARY:old'),
      ),
    ),
  ).toEqual(['2026-11-02 meeting old: the version of line 4 replaces it', '2026-11-02 14:00 meeting new'])
  expect(
    read(calendar(...version(), ...version('DTSTART;VALUE=DATE:20261103'))).interactions.map(({ id }) => id),
  ).toEqual(['UID: 1 2026-11-02', 'UID: 1 2026-11-03'])
  const bare = [
    'BEGIN:VEVENT',
    'DTSTART:20261102T140000Z',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'DTSTART:20261102T150000Z',
    'END:VEVENT',
  ]
  expect(new Set(read(calendar(...bare)).interactions.map(({ id }) => id)).size).toBe(2)
})

const task = (...lines: string[]) =>
  calendar('BEGIN:VTODO', 'UID:t', 'SUMMARY:Send terms', 'ATTENDEE:mailto:a@x.example', ...lines, 'END:VTODO')
const journal = (...lines: string[]) =>
  calendar('BEGIN:VJOURNAL', 'UID:j', 'SUMMARY:Minutes', ...lines, 'END:VJOURNAL')

test.each([
  ['an open task', task('DUE;VALUE=DATE:20261201'), ['2026-12-01 note Send terms -> Send terms, 2026-12-01']],
  [
    'overdue',
    task('DUE:20261101T100000Z', 'STATUS:NEEDS-ACTION'),
    ['2026-11-01 note Send terms -> Send terms, 2026-11-01'],
  ],
  [
    'a start and a duration',
    task('DTSTART:20261201T100000Z', 'DURATION:P2D'),
    ['2026-12-03 note Send terms -> Send terms, 2026-12-03'],
  ],
  [
    'finished',
    task('DUE;VALUE=DATE:20261101', 'STATUS:COMPLETED', 'COMPLETED:20261031T233000Z'),
    ['2026-10-31 note Done: Send terms'],
  ],
  [
    'finished without a word of when',
    task('DUE;VALUE=DATE:20261101', 'PERCENT-COMPLETE:100'),
    ['2026-11-01 note Done: Send terms'],
  ],
  [
    'cancelled',
    task('DUE;VALUE=DATE:20261201', 'STATUS:CANCELLED'),
    ['2026-12-01 note Send terms: it was cancelled'],
  ],
  ['never due', task(), ['note Send terms: it has no due date']],
  [
    'weekly',
    task('DUE;VALUE=DATE:20261101', 'RRULE:FREQ=WEEKLY'),
    ['2026-11-29 note Send terms -> Send terms, 2026-11-29'],
  ],
  [
    'weekly, long over',
    task('DUE;VALUE=DATE:20261101', 'RRULE:FREQ=WEEKLY;COUNT=2'),
    ['2026-11-08 note Send terms -> Send terms, 2026-11-08'],
  ],
  [
    'due at no date',
    task('DUE:soon'),
    ['aside Send terms: Its date "soon" is no date.', 'error 4 ical-structure'],
  ],
  ['a journal', journal('DTSTART:20261102T100000Z'), ['2026-11-02 10:00 note Minutes']],
  ['of today', journal('DTSTART;VALUE=DATE:20261123'), ['2026-11-23 note Minutes']],
  [
    'of a day to come',
    journal('DTSTART;VALUE=DATE:20261124'),
    ['2026-11-24 note Minutes: it is written for a day to come'],
  ],
  ['of the day when it was written', journal('CREATED:20261102T100000Z'), ['2026-11-02 10:00 note Minutes']],
  ['of no day', journal(), ['aside Minutes: It has no start (DTSTART).', 'error 4 ical-structure']],
])('%s', (_why, text, wanted) => {
  expect(brief(text)).toEqual(wanted)
})
