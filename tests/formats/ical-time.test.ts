// When events take place: values of time, zones of all sorts of names, and the book's clock.

import { expect, test } from 'vitest'
import { windowsZone } from '../../src/formats/ical/windows-zones.ts'
import { ianaZone } from '../../src/formats/ical/zone.ts'
import { brief, calendar, event, read } from './ical-of.ts'

test.each([
  // why, DTSTART, the book's zone, date and time there
  ['UTC in winter', ':20261102T140000Z', 'Europe/London', '2026-11-02 14:00'],
  ['UTC in summer', ':20260702T140000Z', 'Europe/London', '2026-07-02 15:00'],
  ['over midnight', ':20261101T233000Z', 'Asia/Tokyo', '2026-11-02 08:30'],
  ['back over midnight', ':20261102T003000Z', 'America/New_York', '2026-11-01 19:30'],
  ['a floating time stays', ':20261102T140000', 'Asia/Tokyo', '2026-11-02 14:00'],
  ['a whole day stays', ';VALUE=DATE:20261102', 'Asia/Tokyo', '2026-11-02'],
  ['a day without VALUE', ':20261102', 'America/New_York', '2026-11-02'],
  ['a day with a zone', ';TZID=Europe/Paris:20261102', 'America/New_York', '2026-11-02'],
  ['a day written as midnight', ';VALUE=DATE:20261102T000000', 'Europe/London', '2026-11-02'],
  ['a time that claims to be a day', ';VALUE=DATE:20261102T120000', 'Europe/London', '2026-11-02 12:00'],
  ['an IANA zone', ';TZID=Europe/Paris:20261102T140000', 'Europe/London', '2026-11-02 13:00'],
  ['without case', ';TZID=europe/paris:20261102T140000', 'Europe/London', '2026-11-02 13:00'],
  ['in quotes', ';TZID="America/New_York":20261102T090000', 'Europe/London', '2026-11-02 14:00'],
  ['the same zone as the book', ';TZID=Europe/London:20260702T140000', 'Europe/London', '2026-07-02 14:00'],
  ['Windows', ';TZID=W. Europe Standard Time:20261102T140000', 'Europe/London', '2026-11-02 13:00'],
  ['Windows in summer', ';TZID="Eastern Standard Time":20260702T090000', 'Europe/London', '2026-07-02 14:00'],
  ['Windows, daylight', ';TZID=Eastern Daylight Time:20260702T090000', 'Europe/London', '2026-07-02 14:00'],
  [
    'Outlook for people',
    ';TZID=Pacific Time (US & Canada):20261102T060000',
    'Europe/London',
    '2026-11-02 14:00',
  ],
  [
    'Exchange for people',
    ';TZID="(UTC+01:00) Amsterdam, Berlin, Bern":20260702T150000',
    'Europe/London',
    '2026-07-02 14:00',
  ],
  [
    'Olson behind a host',
    ';TZID=/freeassociation.sourceforge.net/Tzfile/Europe/London:20260702T140000',
    'UTC',
    '2026-07-02 13:00',
  ],
  [
    'Olson behind a version',
    ';TZID=/mozilla.org/20050126_1/America/Indiana/Knox:20260702T090000',
    'UTC',
    '2026-07-02 14:00',
  ],
  ['Exchange UTC', ';TZID=tzone://Microsoft/Utc:20261102T140000', 'Europe/London', '2026-11-02 14:00'],
  ['nothing but hours', ';TZID="GMT-05.00/-04.00":20260702T090000', 'Europe/London', '2026-07-02 15:00'],
  ['a word of the database', ';TZID=CET:20261102T140000', 'Europe/London', '2026-11-02 13:00'],
  ['a Z beats a zone', ';TZID=Europe/Paris:20261102T140000Z', 'Europe/London', '2026-11-02 14:00'],
  ['unknown: as written', ';TZID=Nowhere/City:20261102T140000', 'Asia/Tokyo', '2026-11-02 14:00'],
  ['a path is no zone', ';TZID=../../etc/localtime:20261102T140000', 'Asia/Tokyo', '2026-11-02 14:00'],
  ['an empty zone', ';TZID=:20261102T140000', 'Asia/Tokyo', '2026-11-02 14:00'],
  ['dashes and colons', ':2026-11-02T14:00:00Z', 'Europe/London', '2026-11-02 14:00'],
  ['an offset', ':20261102T140000+0100', 'Europe/London', '2026-11-02 13:00'],
  ['no seconds', ':20261102T1400', 'Europe/London', '2026-11-02 14:00'],
  ['blanks', ': 20261102T140000Z ', 'Europe/London', '2026-11-02 14:00'],
  ['midnight at the end of a day', ':20261101T240000', 'Europe/London', '2026-11-02 00:00'],
  [
    'an hour that the clocks leave out',
    ';TZID=Europe/Paris:20260329T023000',
    'Europe/Paris',
    '2026-03-29 02:30',
  ],
  ['the same, elsewhere', ';TZID=Europe/Paris:20260329T023000', 'UTC', '2026-03-29 01:30'],
  ['an hour that comes twice: the first', ';TZID=Europe/Paris:20261025T023000', 'UTC', '2026-10-25 00:30'],
  ['a book without a zone', ':20261102T140000Z', 'No/Zone', '2026-11-02 14:00'],
])('%s', (_why, start, timezone, wanted) => {
  const { interactions } = read(calendar(...event(`DTSTART${start}`)), { timezone })
  expect(interactions.map(({ date, time }) => [date, time].filter(Boolean).join(' '))).toEqual([wanted])
})

test.each([
  ['no date', 'tomorrow'],
  ['a day that no month has', '20260230'],
  ['a month that no year has', '20261302T140000Z'],
  ['an hour that no day has', '20261102T250000Z'],
  ['nothing', ''],
])('%s is set aside, with its line', (_why, start) => {
  const { interactions, records, diagnostics } = read(calendar(...event(`DTSTART:${start}`)))
  expect(interactions).toEqual([])
  expect(records.map(({ source, quarantine }) => [source.line, quarantine?.text.split('\n').length])).toEqual(
    [[4, 6]],
  )
  expect(diagnostics.map(({ severity, line, rule }) => [severity, line, rule])).toEqual([
    ['error', 4, 'ical-structure'],
  ])
})

const observance = (name: string, start: string, from: string, to: string, rule = '') => [
  `BEGIN:${name}`,
  `DTSTART:${start}`,
  `TZOFFSETFROM:${from}`,
  `TZOFFSETTO:${to}`,
  ...(rule === '' ? [] : [`RRULE:${rule}`]),
  `END:${name}`,
]
const zone = (tzid: string, ...lines: string[]) => [
  'BEGIN:VTIMEZONE',
  `TZID:${tzid}`,
  ...lines,
  'END:VTIMEZONE',
]
/** An office of its own: an hour before UTC, two from the first Sunday of April to the last of September. */
const OFFICE = zone(
  'Office',
  ...observance('STANDARD', '16010930T030000', '+0200', '+0100', 'FREQ=YEARLY;BYDAY=-1SU;BYMONTH=9'),
  ...observance('DAYLIGHT', '16010401T020000', '+0100', '+0200', 'FREQ=YEARLY;BYDAY=1SU;BYMONTH=4'),
)

test.each([
  // why, the file's zone, DTSTART, date and time in UTC
  ['in winter', OFFICE, ';TZID=Office:20261102T140000', '2026-11-02 13:00'],
  ['in summer', OFFICE, ';TZID=Office:20260702T140000', '2026-07-02 12:00'],
  ['on the day of the change, before', OFFICE, ';TZID=Office:20260405T010000', '2026-04-05 00:00'],
  ['on the day of the change, after', OFFICE, ';TZID=Office:20260405T040000', '2026-04-05 02:00'],
  [
    'a rule that has ended',
    zone(
      'Office',
      ...observance(
        'STANDARD',
        '19700930T030000',
        '+0200',
        '+0100',
        'FREQ=YEARLY;BYDAY=-1SU;BYMONTH=9;UNTIL=19990930T010000Z',
      ),
      ...observance(
        'DAYLIGHT',
        '19700401T020000',
        '+0100',
        '+0200',
        'FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;UNTIL=19990404T010000Z',
      ),
    ),
    ';TZID=Office:20260702T140000',
    '2026-07-02 13:00',
  ],
  [
    'before its first day',
    zone('Office', ...observance('STANDARD', '20300101T000000', '+0200', '+0500')),
    ';TZID=Office:20260702T140000',
    '2026-07-02 12:00',
  ],
  [
    'a letter that is no ASCII',
    zone('Büro', ...OFFICE.slice(2, -1)),
    ';TZID=Büro:20261102T140000',
    '2026-11-02 13:00',
  ],
  [
    'a known name is what it is',
    zone('Europe/Paris', ...observance('STANDARD', '19700101T000000', '+0900', '+0900')),
    ';TZID=Europe/Paris:20261102T140000',
    '2026-11-02 13:00',
  ],
  [
    'libical says which',
    zone('Mine', 'X-LIC-LOCATION:Europe/Paris'),
    ';TZID=Mine:20261102T140000',
    '2026-11-02 13:00',
  ],
  ['one that says nothing', zone('Mine'), ';TZID=Mine:20261102T140000', '2026-11-02 14:00'],
  [
    'a rule that never ends to count',
    zone(
      'Mine',
      ...observance('STANDARD', '19700101T000000', '+0900', '+0900', 'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'),
    ),
    ';TZID=Mine:20261102T140000',
    '2026-11-02 05:00',
  ],
] as [string, string[], string, string][])('a zone of the file: %s', (_why, timezone, start, wanted) => {
  const { interactions } = read(calendar(...timezone, ...event(`DTSTART${start}`)), { timezone: 'UTC' })
  expect(interactions.map(({ date, time }) => `${date} ${time}`)).toEqual([wanted])
})

test('an unknown zone is told once, a guessed one as what it was taken for', () => {
  const start = (uid: number, tzid: string) => event(`UID:${uid}`, `DTSTART;TZID=${tzid}:20261102T140000`)
  const { diagnostics } = read(
    calendar(...start(1, 'Nowhere/City'), ...start(2, 'Nowhere/City'), ...start(3, '"Bern, Berlin"')),
  )
  expect(diagnostics.map(({ severity, line, message }) => [severity, line, message])).toEqual([
    ['warning', 8, 'The time zone "Nowhere/City" is not known: its times are kept as they are written.'],
    ['info', 20, 'The time zone "Bern, Berlin" is not known: it is taken for Europe/Berlin.'],
  ])
})

test('every zone that Windows names is one of the runtime', () => {
  const names = [
    'Dateline',
    'W. Europe',
    'FLE',
    'Line Islands',
    'AUS Eastern',
    'Pacific (Mexico)',
    'North Asia East',
  ]
  for (const name of names) {
    const found = windowsZone(
      name.includes('(') ? name.replace(' (', ' Standard Time (') : `${name} Standard Time`,
    )
    expect([name, found && ianaZone(found) !== undefined]).toEqual([name, true])
  }
  expect(windowsZone('Russia Time Zone 10')).toBe('Asia/Srednekolymsk')
  expect([windowsZone('Eastern'), windowsZone('Nowhere Standard Time'), windowsZone('')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('today decides what is past; without it nothing is', () => {
  const day = (date: string) => calendar(...event(`DTSTART;VALUE=DATE:${date}`))
  expect(brief(day('20261122'))).toEqual(['2026-11-22 meeting Review'])
  expect(brief(day('20261123'))).toEqual(['2026-11-23 meeting Review -> Review, 2026-11-23'])
  expect(brief(day('20261122'), { today: '' })).toEqual(['2026-11-22 meeting Review -> Review, 2026-11-22'])
  expect(brief(day('22500101'))).toEqual(["2250-01-01 meeting Review: its date, 2250-01-01, can't be true"])
})
