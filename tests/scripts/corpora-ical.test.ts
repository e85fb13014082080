// The figures on calendars: what they count as a loss, and that they leave out what a folder lacks.

import { expect, test } from 'vitest'
import { calendarLoss, measureIcal } from '../../scripts/corpora/ical.ts'
import { calendar, event } from '../formats/ical-of.ts'
import { folder } from './corpora-folder.ts'

const JCAL = (start: string) =>
  JSON.stringify(['vcalendar', [], [['vevent', [['dtstart', {}, 'date-time', start]], []]]])
const ICS = calendar(...event())

test.each([
  ['as expected', JCAL('2026-11-02T14:00:00Z'), 1],
  ['another hour', JCAL('2026-11-02T15:00:00Z'), 0],
  ['another day', JCAL('2026-11-03T14:00:00Z'), 0],
  ['an event less', '["vcalendar",[],[]]', 0],
  [
    'an event more',
    JCAL('2026-11-02T14:00:00Z')
      .replace(/\]\]\]$/, '],["vevent",[["dtstart",{},"date","2026-11-05"]],[]]]]')
      .replace(',[]],[', ',[]],['),
    0,
  ],
  ['JSON that is cut off', '["vcalendar",[', 0],
])('an expectation: %s', async (_why, json, value) => {
  const figures = await measureIcal(folder({ 'ical/x/a.ics': ICS, 'ical/x/a.json': json }))
  expect(
    figures.map(({ id, value: measured, short }) => [id, measured, short.map(({ file }) => file)]),
  ).toEqual([
    ['ical_lossless', 1, []],
    ['ical_expected', value, value === 1 ? [] : ['ical/x/a.ics']],
  ])
})

test('JSON of another kind is no expectation, a folder without calendars no part', async () => {
  const other = await measureIcal(folder({ 'ical/a.ics': ICS, 'ical/a.json': '{"note":"x"}' }))
  expect(other.map(({ id }) => id)).toEqual(['ical_lossless'])
  expect(await measureIcal(folder({ 'vcard/a.vcf': 'x' }))).toEqual([])
})

test.each([
  ['an event', ICS],
  ['one that is set aside', calendar(...event('DTSTART:never'))],
  ['one that is left out', calendar(...event('STATUS:CANCELLED'))],
  ['nothing but a word about it', calendar()],
])('no loss: %s', (_why, text) => {
  expect(calendarLoss('a.ics', new TextEncoder().encode(text))).toBe(undefined)
})

test('a day that is none of those that the file says is a loss', () => {
  const text = calendar(...event('DTSTART;X-NOTE="a:20250101":20261102T140000Z'))
  expect(calendarLoss('a.ics', new TextEncoder().encode(text))).toBe(
    'the entry of line 4 is of 2026-11-02, and the file says 2025-01-01',
  )
})
