// What becomes of the entries of a calendar: who took part, what it is called, what makes nothing and why; tasks, journals;
// files that are not as they should be.

import { describe, expect, test } from 'vitest'
import { decodeText } from '../../src/formats/decode.ts'
import { readFile } from '../../src/formats/index.ts'
import { bytesOf } from './brief.ts'
import { brief, calendar, event, OPTIONS, read } from './ical-of.ts'

const people = (...lines: string[]) =>
  read(calendar(...event(...lines))).interactions[0]?.participants.map(({ name, address }) =>
    name === '' ? address : `${name} <${address}>`,
  )

test.each([
  ['an attendee', ['ATTENDEE:mailto:ada@engines.example'], ['ada@engines.example']],
  [
    'who invited comes first',
    ['ATTENDEE:mailto:b@x.example', 'ORGANIZER:mailto:a@x.example'],
    ['a@x.example', 'b@x.example'],
  ],
  [
    'once, with its name',
    ['ORGANIZER:mailto:A@x.example', 'ATTENDEE;CN=Ada:MAILTO:a@x.example'],
    ['Ada <A@x.example>'],
  ],
  [
    'a quoted name',
    ['ATTENDEE;CN="Lovelace, Ada; Countess":mailto:a@x.example'],
    ['Lovelace, Ada; Countess <a@x.example>'],
  ],
  [
    'a name with a caret',
    ['ATTENDEE;CN="Ada ^\'the^\' L.":mailto:a@x.example'],
    ['Ada "the" L. <a@x.example>'],
  ],
  ['a name with a backslash', ['ATTENDEE;CN="x\\";y":mailto:a@x.example'], ['x <a@x.example>']],
  ['a name that is the address', ['ATTENDEE;CN=a@x.example:mailto:a@x.example'], ['a@x.example']],
  ['a folded address', ['ATTENDEE;CN=Ada:mailto:ada@eng', ' ines.example'], ['Ada <ada@engines.example>']],
  ['without mailto', ['ATTENDEE:a@x.example'], ['a@x.example']],
  ['a blank behind mailto', ['ATTENDEE:mailto: a@x.example'], ['a@x.example']],
  ['with a subject', ['ATTENDEE:mailto:a@x.example?subject=hi'], ['a@x.example']],
  ['with per cents', ['ATTENDEE:mailto:ada%2Bx@x.example'], ['ada+x@x.example']],
  [
    'in brackets (vCalendar)',
    ['ATTENDEE;ROLE=OWNER:Ada Lovelace <a@x.example>'],
    ['Ada Lovelace <a@x.example>'],
  ],
  [
    'Exchange: the address in EMAIL',
    ['ATTENDEE;CN=Ada;EMAIL=a@x.example:/o=Ex/ou=First/cn=Recipients/cn=ada'],
    ['Ada <a@x.example>'],
  ],
  ['Apple: a urn', ['ATTENDEE;CN=Ada;EMAIL="a@x.example":urn:uuid:1-2-3'], ['Ada <a@x.example>']],
  ["nobody's address", ['ATTENDEE;CN=Ada:invalid:nomail'], ['Ada <>']],
  [
    'rooms, things and lists are left out',
    [
      'ATTENDEE;CUTYPE=ROOM:mailto:room@x.example',
      'ATTENDEE;CUTYPE="RESOURCE":mailto:beamer@x.example',
      'ATTENDEE;CUTYPE=GROUP:mailto:all@x.example',
      'ATTENDEE;CUTYPE=INDIVIDUAL:mailto:a@x.example',
    ],
    ['a@x.example'],
  ],
  [
    "Google's rooms and calendars, too",
    [
      'ORGANIZER;CN=Team:mailto:1@group.calendar.google.com',
      'ATTENDEE:mailto:2@resource.calendar.google.com',
      'ATTENDEE:mailto:a@x.example',
    ],
    ['a@x.example'],
  ],
  [
    'who declined was not there',
    ['ATTENDEE;PARTSTAT=DECLINED:mailto:b@x.example', 'ATTENDEE;PARTSTAT=TENTATIVE:mailto:a@x.example'],
    ['a@x.example'],
  ],
  [
    'nor who sent somebody',
    [
      'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:a@x.example":mailto:b@x.example',
      'ATTENDEE;DELEGATED-FROM="mailto:b@x.example":mailto:a@x.example',
    ],
    ['a@x.example'],
  ],
  [
    'nor who got a copy',
    ['ATTENDEE;ROLE=NON-PARTICIPANT:mailto:b@x.example', 'ATTENDEE:mailto:a@x.example'],
    ['a@x.example'],
  ],
  [
    'who invited and declined',
    [
      'ORGANIZER:mailto:b@x.example',
      'ATTENDEE;PARTSTAT=DECLINED:mailto:b@x.example',
      'ATTENDEE:mailto:a@x.example',
    ],
    ['a@x.example'],
  ],
  [
    'a contact',
    ['ATTENDEE:mailto:a@x.example', 'CONTACT:Jim Dolittle\\, ABC\\, jim@abc.example'],
    ['a@x.example', 'Jim Dolittle <jim@abc.example>'],
  ],
  [
    'a description names nobody where somebody was invited',
    ['ATTENDEE:mailto:a@x.example', 'DESCRIPTION:see b@x.example'],
    ['a@x.example'],
  ],
])('people: %s', (_why, lines, wanted) => {
  expect(people(...lines)).toEqual(wanted)
})

test('where nobody was invited, the addresses of its texts count', () => {
  const lines = ['ATTENDEE;CUTYPE=ROOM:mailto:room@x.example', 'ORGANIZER:mailto:sam@x.example']
  const texts = [
    'SUMMARY:Lunch with ada@engines.example',
    'LOCATION:c/o <bob@x.example>',
    'DESCRIPTION:Invitee: mailto:cy@x.example.\\nfoo@bar',
  ]
  expect(people(...lines, ...texts)).toEqual([
    'sam@x.example',
    'ada@engines.example',
    'bob@x.example',
    'cy@x.example',
  ])
})

test.each([
  ['Review', '', 'meeting'],
  ['Call with Ada', '', 'call'],
  ['Call: licence', '', 'call'],
  ['Phone call Ada', '', 'call'],
  ['Discovery Call with Ada', '', 'call'],
  ['Sales call', '', 'call'],
  ['Anruf Ada', '', 'call'],
  ['Call for papers', '', 'meeting'],
  ['Callback module', '', 'meeting'],
  ['Recall of parts', '', 'meeting'],
  ['Call Centre visit', '', 'meeting'],
  ['Review', 'tel:+442079460958', 'call'],
  ['Review', '+44 20 7946 0958', 'call'],
  ['Review', 'Phone', 'call'],
  ['Review', 'Room 12', 'meeting'],
  ['Review', 'https://zoom.us/j/123', 'meeting'],
])('"%s" at "%s": %s', (summary, location, kind) => {
  const { interactions } = read(calendar(...event(`SUMMARY:${summary}`, `LOCATION:${location}`)))
  expect(interactions.map((one) => one.kind)).toEqual([kind])
})

const extract = (...lines: string[]) => read(calendar(...event(...lines))).interactions[0]?.extract

const TEAMS = `${'_'.repeat(80)}\\nMicrosoft Teams meeting\\nJoin on your computer\\nMeeting ID: 1\\n${'_'.repeat(80)}`
test.each([
  [
    'place and lines',
    ['LOCATION:Room 1', 'DESCRIPTION:One\\ntwo\\, three'],
    ['Location: Room 1', 'One', 'two, three'],
  ],
  ['nothing', ['LOCATION:', 'DESCRIPTION:'], []],
  ['markup', ['DESCRIPTION:<p>One &amp; two</p><br><b>three</b> &lt;x&gt;'], ['One & two', 'three <x>']],
  ['what only looks like markup', ['DESCRIPTION:<script>alert(1)</script>'], ['<script>alert(1)</script>']],
  [
    "Outlook's other description",
    ['DESCRIPTION:', 'X-ALT-DESC;FMTTYPE=text/html:<html><body>One<br>two</body></html>'],
    ['One', 'two'],
  ],
  ['Teams', [`DESCRIPTION:Agenda\\n\\n${TEAMS}\\nBring samples`], ['Agenda', 'Bring samples']],
  [
    'Zoom',
    [
      'DESCRIPTION:Agenda\\n──────────\\n\\nSam is inviting you to a scheduled Zoom meeting.\\n\\nJoin Zoom Meeting\\nhttps://zoom.us/j/1',
    ],
    ['Agenda'],
  ],
  [
    'Meet',
    [
      'DESCRIPTION:Agenda\\n\\n-::~:~::~:~:~:~:~::~:~::-\\nJoin with Google Meet: https://meet.example/x\\n\\nPlease do not edit this section.\\n-::~:~::~:~:~:~:~::~:~::-\\nafter',
    ],
    ['Agenda', 'after'],
  ],
  [
    'Webex',
    ['DESCRIPTION:Agenda\\n\\n-- Do not delete or change any of the following text. --\\nJoin'],
    ['Agenda'],
  ],
  [
    "Exchange's head",
    ['DESCRIPTION:When: Monday\\nWhere: here\\n\\n*~*~*~*~*~*~*~*~*~*\\n\\nAgenda'],
    ['Agenda'],
  ],
  [
    'breaks that were not escaped',
    ['DESCRIPTION:One', 'Tel: 030 12345', 'https://x.example/y', 'three'],
    ['One', 'Tel: 030 12345', 'https://x.example/y', 'three'],
  ],
  [
    'no END of its own',
    ['DESCRIPTION:call\\nEND:VEVENT\\nBEGIN:VEVENT\\nSUMMARY:injected'],
    ['call', 'END:VEVENT', 'BEGIN:VEVENT', 'SUMMARY:injected'],
  ],
])('the extract: %s', (_why, lines, wanted) => {
  expect(extract(...lines)).toEqual(wanted)
})

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

test('what is no calendar is not taken for one', () => {
  expect(readFile(bytesOf('name,email\nBEGIN:VCALENDAR,a@x.example\n'), 'x.csv').format).toBe('csv')
  expect(readFile(bytesOf('BEGIN:VCARD\nFN:BEGIN:VCALENDAR\nEND:VCARD\n'), 'x.vcf').format).toBe('vcard')
  expect(readFile(bytesOf('---\nname: x\n---\nBEGIN:VCALENDAR\n'), 'x.md').format).toBe('note')
  expect(readFile(bytesOf(''), 'x.ics').format).toBe(undefined)
})
