// What an event tells: who was there, whether it was a call, what was said about it.

import { expect, test } from 'vitest'
import { calendar, event, read } from './ical-of.ts'

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
  [
    'folded with a blank too many',
    ['ATTENDEE;CN=Ada:mailto:ada@', '  engines.example'],
    ['Ada <ada@engines.example>'],
  ],
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
  [
    'a conference is no place',
    ['LOCATION:https://us02web.zoom.us/j/1?pwd=x; Microsoft Teams Meeting', 'DESCRIPTION:One'],
    ['One'],
  ],
  [
    'a page is one',
    ['LOCATION:https://hotel.example/zoom.us/', 'DESCRIPTION:One'],
    ['Location: https://hotel.example/zoom.us/', 'One'],
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
    'Teams of today',
    [
      `DESCRIPTION:Agenda\\n${'_'.repeat(80)}\\nMicrosoft Teams Need help?<https://x.example>\\nJoin the meeting now<https://x.example>\\nPasscode: 1\\n${'_'.repeat(32)}\\nFor organizers: Meeting options<https://x.example>\\n${'_'.repeat(80)}\\nafter`,
    ],
    ['Agenda', 'after'],
  ],
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
