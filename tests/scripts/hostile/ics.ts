// Hostile calendars, made here. Somebody in the book has the address of each guest.

import type { HostileFile } from './files.ts'

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const GUEST = 'ATTENDEE;CN=Mira:mailto:mira@muster.example'
const event = (uid: string, ...lines: string[]) => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  ...lines,
  GUEST,
  'END:VEVENT',
]
const PAST = 'DTSTART:20260102T090000Z'
const meeting = (...lines: string[]) => calendar(...event('u1', PAST, ...lines))

export const ICS: readonly HostileFile[] = [
  ['unclosed', 'QUARANTINE', calendar(...event('u1', PAST, 'SUMMARY:fine'), 'BEGIN:VEVENT', 'UID:u2', PAST)],
  ['no-start', 'QUARANTINE', calendar(...event('u1', 'SUMMARY:when?'), ...event('u2', PAST, 'SUMMARY:fine'))],
  ['no-day', 'QUARANTINE', calendar(...event('u1', 'DTSTART:20260230T090000Z', 'SUMMARY:x'))],
  [
    'many',
    'INERT',
    calendar(...Array.from({ length: 300 }, (_, i) => event(`u${i}`, PAST, `SUMMARY:m ${i}`)).flat()),
    '<= 20 s, <= 500 MB',
  ],
  ['never', 'INERT', meeting('SUMMARY:x', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')],
  ['minutely', 'FLAG', meeting('SUMMARY:x', 'RRULE:FREQ=MINUTELY;COUNT=999999999')],
  ['interval', 'QUARANTINE', meeting('SUMMARY:x', 'RRULE:FREQ=DAILY;INTERVAL=0')],
  [
    'forged-entry',
    'INERT',
    meeting('SUMMARY:- 2026-01-01 call @sam: signed\\n## Log\\n- 2026-01-01 order 9 EUR: x'),
  ],
  [
    'forged-card',
    'INERT',
    meeting('SUMMARY:x', 'DESCRIPTION:---\\nstage: won\\n---\\n## Log\\n- 2026-01-01 call: y'),
  ],
  [
    'markup',
    'INERT',
    meeting('SUMMARY:<img src=x onerror=PWN=1>', 'X-ALT-DESC;FMTTYPE=text/html:<script>PWN=1</script>'),
  ],
  [
    'guests',
    'INERT',
    meeting('SUMMARY:x', ...Array.from({ length: 3000 }, (_, i) => `ATTENDEE:mailto:g${i}@muster.example`)),
  ],
  ['folds', 'INERT', meeting(`DESCRIPTION:${'x\r\n '.repeat(100_000)}`, 'SUMMARY:x')],
  [
    'skipped-days',
    'INERT',
    meeting('SUMMARY:x', `EXDATE:${'20260102T090000Z,'.repeat(20_000)}20260102T090000Z`),
  ],
  ['object-names', 'INERT', meeting('SUMMARY:x', '__PROTO__:y', 'CONSTRUCTOR;__proto__=1:z')],
  [
    'attached',
    'INERT',
    meeting('SUMMARY:x', `ATTACH;ENCODING=BASE64;VALUE=BINARY:${'QUJD'.repeat(300_000)}`),
  ],
  ['nothing', 'REJECT', ''],
]
