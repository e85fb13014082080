// Calendars that mean harm: those of the shared corpus with the verdict that each must meet, and as many again of our own.
// QUARANTINE: that event is set aside, the rest is imported. FLAG: imported, with a warning. INERT: imported as text.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readIcal } from '../../src/formats/ical/read.ts'
import { bytesOf } from './brief.ts'
import { calendar, event, OPTIONS } from './ical-of.ts'

const folder = join(import.meta.dirname, '../../../shared/corpora/hostile')
const isThere = existsSync(folder)
if (!isThere) console.warn('skipped: the corpus ../shared/corpora is not beside this repository')

const verdicts = isThere
  ? readFileSync(join(folder, 'expectations.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([file = '']) => file.startsWith('ics/'))
      .map(([file = '', verdict = '']) => [file, verdict] as const)
  : []

function judge(bytes: Uint8Array, file: string, verdict: string): void {
  const start = process.cpuUsage()
  const { interactions, records, diagnostics } = readIcal(bytes, file, OPTIONS)
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1e6).toBeLessThan(5)
  expect('PWN' in globalThis).toBe(false)
  expect(({} as { admin?: unknown }).admin).toBe(undefined)
  for (const found of diagnostics) expect(found.line).toBeGreaterThan(0)
  const lines = new Set(interactions.map(({ source }) => source.line))
  const counts = new Map<number, number>()
  for (const { source } of interactions) counts.set(source.line, (counts.get(source.line) ?? 0) + 1)
  expect(Math.max(0, ...counts.values())).toBeLessThanOrEqual(401)
  const texts = interactions.flatMap(({ id, subject, extract, participants }) => [
    id,
    subject,
    ...extract,
    ...participants.flatMap(({ name, address }) => [name, address]),
  ])
  expect(texts.filter((text) => /[\u0000-\u001f\ufffd]/.test(text))).toEqual([])
  switch (verdict) {
    case 'QUARANTINE':
      expect(records.length).toBeGreaterThan(0)
      for (const { quarantine } of records) expect([quarantine?.reason, quarantine?.text]).not.toContain('')
      expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ line }) => line)).toEqual(
        records.map(({ source }) => source.line),
      )
      break
    case 'FLAG':
      expect(records).toEqual([])
      expect(interactions.length).toBeGreaterThan(0)
      expect(diagnostics.some(({ severity }) => severity === 'warning')).toBe(true)
      break
    default:
      expect([records, diagnostics]).toEqual([[], []])
      expect(lines.size).toBeGreaterThan(0)
  }
}

describe.skipIf(!isThere)('the corpus', () => {
  test.each(verdicts)('%s: %s', (file, verdict) => judge(readFileSync(join(folder, file)), file, verdict))
})

const many = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at))
const of = (...lines: string[]) => calendar(...event(...lines))
const deep = (name: string) => [...many(10_000, () => `BEGIN:${name}`), ...many(10_000, () => `END:${name}`)]

test.each<[string, string, () => string]>([
  ['minutes without end', 'FLAG', () => of('RRULE:FREQ=MINUTELY')],
  ['hours that never come', 'FLAG', () => of('RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=31')],
  [
    'a count of ten billion',
    'FLAG',
    () => of('RRULE:FREQ=DAILY;COUNT=9999999999', 'DTSTART:00010101T000000Z'),
  ],
  ['a thousand rules', 'FLAG', () => of(...many(1000, (at) => `RRULE:FREQ=SECONDLY;INTERVAL=${at + 1}`))],
  [
    'every second of a year, by lists',
    'FLAG',
    () =>
      of(
        `RRULE:FREQ=YEARLY;BYMONTH=${many(12, (at) => String(at + 1)).join()};BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=${many(24, String).join()};BYMINUTE=${many(60, String).join()};BYSECOND=${many(60, String).join()}`,
      ),
  ],
  ['COUNT=0', 'QUARANTINE', () => of('RRULE:FREQ=DAILY;COUNT=0')],
  ['INTERVAL of figures and letters', 'QUARANTINE', () => of('RRULE:FREQ=DAILY;INTERVAL=1e99')],
  ['a date that is none', 'QUARANTINE', () => of('DTSTART:20261332T000000Z')],
  ['ten thousand events in one another', 'QUARANTINE', () => calendar(...many(10_000, () => 'BEGIN:VEVENT'))],
  ['a file that ends in the middle', 'QUARANTINE', () => of('DESCRIPTION:x').replace(/END:[\s\S]*/, '')],
  ['a zone of another machine', 'FLAG', () => of('DTSTART;TZID=\\\\server\\share\\tz:20261102T090000')],
  ['a zone named after a prototype', 'FLAG', () => of('DTSTART;TZID=__proto__:20261102T090000')],
  ['a zone that is an address', 'FLAG', () => of('DTSTART;TZID="http://x.example/tz":20261102T090000')],
  [
    'names of prototypes',
    'INERT',
    () =>
      of('UID:__proto__', 'SUMMARY:constructor', 'ATTENDEE;__proto__=admin;CN=toString:mailto:a@x.example'),
  ],
  [
    'alarms that mail and run',
    'INERT',
    () =>
      of(
        'BEGIN:VALARM',
        'ACTION:EMAIL',
        'ATTENDEE:mailto:v@x.example',
        'ATTACH:file:///etc/passwd',
        'END:VALARM',
      ),
  ],
  [
    'attachments to fetch and to run',
    'INERT',
    () =>
      of(
        'ATTACH:http://169.254.169.254/',
        'ATTACH;ENCODING=BASE64;VALUE=BINARY:TVqQAAMA',
        'IMAGE;VALUE=URI:http://x.example/t.gif',
        'X-APPLE-STRUCTURED-LOCATION;VALUE=URI:javascript:alert(1)',
      ),
  ],
  [
    'markup in everything',
    'INERT',
    () =>
      of(
        'SUMMARY:<img src=x onerror=alert(1)>',
        'LOCATION:"><script>PWN=1</script>',
        'ATTENDEE;CN="<b>x</b>":mailto:a@x.example',
      ),
  ],
  [
    'lines of a log in a description',
    'INERT',
    () => of('DESCRIPTION:x\\n- 2026-11-01 order @sam 99999 EUR: forged\\n## Log\\n---\\nname: Eve'),
  ],
  ['an id with line breaks', 'INERT', () => of('UID:a\\nb', 'SUMMARY:x\\n\\n- 2026-11-01 order: forged')],
  [
    'controls and text that runs backwards',
    'INERT',
    () => of('SUMMARY:a\u0007b\u001b[31mc\u202ed', 'LOCATION:\u0000x'),
  ],
  ['ten thousand deep', 'INERT', () => of(...deep('VALARM'))],
  ['a hundred thousand folds', 'INERT', () => of(`DESCRIPTION:${many(100_000, () => 'ab\r\n c').join('')}`)],
  ['a megabyte of tags', 'INERT', () => of(`DESCRIPTION:<br>${'<'.repeat(1_000_000)}`)],
  ['a megabyte of quotes', 'INERT', () => of(`ATTENDEE;CN=${'"'.repeat(1_000_000)}:mailto:a@x.example`)],
  ['a megabyte of parameters', 'INERT', () => of(`ATTENDEE${';'.repeat(1_000_000)}:mailto:a@x.example`)],
  [
    'a hundred thousand guests',
    'INERT',
    () => of(many(100_000, (at) => `ATTENDEE:mailto:a${at}@x.example`).join('\r\n')),
  ],
  [
    'a hundred thousand exceptions',
    'INERT',
    () => of('RRULE:FREQ=DAILY;COUNT=9', `EXDATE:${many(100_000, () => '20261103T140000Z').join(',')}`),
  ],
  [
    'five thousand changes of one series',
    'INERT',
    () =>
      calendar(
        ...event('UID:1', 'RRULE:FREQ=DAILY;COUNT=9'),
        ...many(5_000, (at) =>
          event('UID:1', `RECURRENCE-ID:20261104T${String(at % 24).padStart(2, '0')}0000Z`).join('\r\n'),
        ),
      ),
  ],
])('%s: %s', (_why, verdict, make) => {
  judge(bytesOf(make()), 'own.ics', verdict)
})
