// Calendars that chance has broken: none of them may throw, and none may end without a word.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDate } from '../../src/text/index.ts'
import { calendar, event, read } from './ical-of.ts'

const WHOLE = [
  calendar(
    ...event('RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=9', 'EXDATE:20261104T140000Z', 'DESCRIPTION:One\\ntwo'),
  ),
  calendar(
    ...event('UID:1', 'DTSTART;TZID=Office:20261102T090000', 'RRULE:FREQ=DAILY;UNTIL=20261201T000000Z'),
    ...event(
      'UID:1',
      'RECURRENCE-ID;TZID=Office:20261103T090000',
      'BEGIN:VALARM',
      'TRIGGER:-PT5M',
      'END:VALARM',
    ),
    ...['BEGIN:VTIMEZONE', 'TZID:Office', 'BEGIN:STANDARD', 'DTSTART:16011028T030000', 'TZOFFSETFROM:+0200'],
    ...['TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD', 'END:VTIMEZONE'],
    ...[
      'BEGIN:VTODO',
      'UID:t',
      'DUE;VALUE=DATE:20261201',
      'RRULE:FREQ=MONTHLY;BYSETPOS=-1;BYDAY=FR',
      'END:VTODO',
    ],
  ),
]
const PIECES = [
  ...[
    'BEGIN:VEVENT\r\n',
    'END:VEVENT\r\n',
    'BEGIN:VTIMEZONE\r\n',
    'FREQ=SECONDLY',
    'COUNT=',
    'UNTIL=',
    'INTERVAL=0',
  ],
  ...[
    'BYDAY=5MO',
    ';TZID=',
    ':',
    ';',
    '=',
    '"',
    '\r\n ',
    '\r\n',
    '\\n',
    '9999',
    '-',
    ',',
    '\u0000',
    'é',
    '<',
    '@',
  ],
]

test('whatever is cut out of a calendar or put into it', () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(12),
    piece: fc.constantFrom(...PIECES),
  })
  fc.assert(
    fc.property(
      fc.constantFrom(...WHOLE),
      fc.array(change, { minLength: 1, maxLength: 8 }),
      (whole, changes) => {
        const text = changes.reduce((before, { at, cut, piece }) => {
          const place = Math.floor(at * before.length)
          return before.slice(0, place) + piece + before.slice(place + cut)
        }, whole)
        const { interactions, records, diagnostics } = read(text)
        expect(interactions.length + records.length + diagnostics.length).toBeGreaterThan(0)
        for (const { date, followUp, skip } of interactions)
          expect(skip !== undefined || isDate(followUp?.due ?? date)).toBe(true)
      },
    ),
    { numRuns: 400 },
  )
})
