import { expect, test } from 'vitest'
import { mailMoment } from '../../src/formats/mail/date.ts'

test.each([
  // why, the header, in London
  ['RFC 5322', 'Fri, 20 Nov 2026 14:30:05 +0100', '2026-11-20 13:30'],
  ['by summer time', 'Mon, 01 Jun 2026 12:00:00 +0000', '2026-06-01 13:00'],
  ['over midnight', 'Fri, 20 Nov 2026 23:30:00 -0500', '2026-11-21 04:30'],
  ['no weekday, no seconds', '20 Nov 2026 14:30 GMT', '2026-11-20 14:30'],
  ['a comment', 'Fri, 20 Nov 2026 14:30:00 +0100 (CET)', '2026-11-20 13:30'],
  ['a zone in letters', 'Fri, 20 Nov 2026 14:30:00 EST', '2026-11-20 19:30'],
  ['GMT with figures', 'Fri, 20 Nov 2026 14:30:00 GMT+0100', '2026-11-20 13:30'],
  ['an unknown zone is the one asked for', 'Fri, 20 Nov 2026 14:30:00', '2026-11-20 14:30'],
  ['years of two digits', '20 Nov 98 14:30:00 +0000', '1998-11-20 14:30'],
  ['years of two digits, of this century', '20 Nov 26 14:30:00 +0000', '2026-11-20 14:30'],
  ['years of three digits, after 1999', '20 Nov 126 14:30:00 +0000', '2026-11-20 14:30'],
  ['blanks', '  Fri ,20  Nov   2026  14:30:00   +0000 ', '2026-11-20 14:30'],
  ['hyphens', '20-Nov-2026 14:30:00 +0000', '2026-11-20 14:30'],
  ['asctime', 'Fri Nov 20 14:30:00 2026', '2026-11-20 14:30'],
  ['asctime with a zone', 'Fri Nov 20 14:30:00 +0100 2026', '2026-11-20 13:30'],
  ['ISO', '2026-11-20T14:30:00Z', '2026-11-20 14:30'],
  ['ISO with an offset', '2026-11-20 14:30:00.123+01:00', '2026-11-20 13:30'],
  ['ISO, a day', '2026-11-20', '2026-11-20 '],
  ['American', 'Friday, November 20, 2026 2:30 PM', '2026-11-20 14:30'],
  ['midnight in halves', 'Nov 20, 2026 12:05 AM', '2026-11-20 00:05'],
  ['German', 'Fr, 20 Mrz 2026 14:30:00 +0100', '2026-03-20 13:30'],
  ['German, dots', 'Freitag, 20. Dezember 2026 um 14:30', '2026-12-20 14:30'],
  ['French', 'ven. 20 déc. 2026 14:30:00 +0100', '2026-12-20 13:30'],
  ['Spanish', 'vie, 20 ene 2026 14:30:00 +0100', '2026-01-20 13:30'],
  ['an offset that no place has', 'Fri, 20 Nov 2026 14:30:00 +9900', '2026-11-20 14:30'],
  ['dots in the clock', '20 Nov 2026 14.30.00 +0000', '2026-11-20 14:30'],
])('%s', (_why, text, moment) => {
  const { date, time } = mailMoment(text, 'Europe/London') ?? { date: 'none' }
  expect(`${date} ${time ?? ''}`).toBe(moment)
})

test.each([
  ['nothing', ''],
  ['words', 'yesterday'],
  ['no such day', 'Mon, 31 Feb 2026 10:00:00 +0000'],
  ['no such month', '20 Foo 2026 10:00:00 +0000'],
  ['no such year', 'Fri, 20 Nov 20266 14:30:00 +0000'],
  ['figures whose order nobody knows', '11/12/2026 10:00'],
  ['a flood', '1'.repeat(100_000)],
])('no date: %s', (_why, text) => {
  expect(mailMoment(text, 'Europe/London')).toBe(undefined)
})

test('a zone that is none is UTC', () => {
  expect(mailMoment('20 Nov 2026 14:30 +0000', 'Mars/Base')).toEqual({ date: '2026-11-20', time: '14:30' })
})
