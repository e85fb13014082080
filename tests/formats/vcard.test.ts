import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, told, vcard } from './brief.ts'

const read = (text: string | Uint8Array) => readFile(typeof text === 'string' ? bytesOf(text) : text, 'a.vcf')
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'

test.each([
  // why, lines of a card, the record
  [
    '3.0 with types',
    ['VERSION:3.0', 'FN:Ada', 'TEL;TYPE=work,voice:+44 1', 'TEL;TYPE=CELL:+44 2'],
    ['person Ada', 'phone: +44 1 (work)', 'phone: +44 2 (mobile)'],
  ],
  [
    '2.1 bare parameters',
    ['VERSION:2.1', 'FN:Ada', 'TEL;HOME;FAX:1', 'EMAIL;INTERNET:a@b.example'],
    ['person Ada', 'phone: 1 (home fax)', 'email: a@b.example'],
  ],
  [
    '4.0 tel URI with extension',
    ['VERSION:4.0', 'FN:Ada', 'TEL;VALUE=uri;TYPE="voice,home":tel:+1-555;ext=102'],
    ['person Ada', 'phone: +1-555 ext. 102 (home)'],
  ],
  [
    'the preferred one first',
    ['FN:Ada', 'EMAIL:a@b.example', 'EMAIL;PREF=1:c@d.example', 'EMAIL;TYPE=home,pref:e@f.example'],
    ['person Ada', 'email: c@d.example', 'email: e@f.example (home)', 'email: a@b.example'],
  ],
  [
    'quoted-printable with soft breaks',
    ['VERSION:2.1', 'FN:Ada', 'NOTE;ENCODING=QUOTED-PRINTABLE:Now =', 'is the=0D=0Atime=', ' for =C3=A9'],
    ['person Ada', 'notes "Now is the\\ntime for é"'],
  ],
  [
    'quoted-printable over a blank line',
    ['FN:Ada', 'NOTE;CHARSET=utf-8;ENCODING=QUOTED-PRINTABLE:=C3=', '', '=A4 x'],
    ['person Ada', 'notes "ä x"'],
  ],
  ['folds', ['FN:A', ' d', '\ta', 'NOTE:one', '  two'], ['person Ada', 'notes "one two"']],
  [
    'a fold that lost its blank',
    ['FN:Ada', 'NOTE:one', 'two without colon'],
    ['person Ada', 'notes "one\\ntwo without colon"'],
  ],
  [
    'groups with a label',
    [
      'FN:Ada',
      'item1.EMAIL:a@b.example',
      'item1.X-ABLabel:Support',
      'item2.URL:http\\://x.example',
      'item2.X-ABLabel:_$!<HomePage>!$_',
    ],
    ['person Ada', 'email: a@b.example (Support)', 'url: http://x.example (home page)'],
  ],
  [
    'parameters quoted and with RFC 6868',
    ['FN:Ada', 'ADR;LABEL="12 St; ^nLondon: ^\'X^\'";TYPE=home:;;12 St;London;;;'],
    ['person Ada', 'address: 12 St; London; ; ; (home)', 'x-address-label: 12 St; London: "X"'],
  ],
  [
    'escapes',
    ['FN:Ada\\, Countess', 'NOTE:a\\;b\\\\c\\nd'],
    ['person Ada, Countess', 'notes "a;b\\\\c\\nd"'],
  ],
  [
    'structured address with lists',
    ['FN:Ada', 'ADR:PO 1;Flat 2;12 High St,Rear;London;;SW1;UK'],
    [
      'person Ada',
      'address: PO 1, Flat 2, 12 High St, Rear; London; ; SW1; UK',
      'x-vcard: ADR:PO 1;Flat 2;12 High St,Rear;London;;SW1;UK',
    ],
  ],
  [
    'LABEL that repeats the address',
    ['FN:Ada', 'ADR:;;12 St;London;;;', 'LABEL:12 St\\nLondon'],
    ['person Ada', 'address: 12 St; London; ; ;'],
  ],
  [
    'departments',
    ['FN:Ada', 'ORG:Acme;Sales;Export'],
    ['person Ada', 'org: Acme', 'x-department: Sales; Export'],
  ],
  [
    'several names',
    ['FN:Ada', 'FN:Augusta', 'N:Lovelace;Ada;;;', 'NICKNAME:Addie,A\\,L'],
    ['person Ada', 'aka: Addie', 'aka: A,L', 'aka: Augusta', 'x-vcard: FN:Augusta'],
  ],
  ['no FN: the name from N', ['N:Lovelace;Ada;King;Lady;FRS'], ['person Ada King Lovelace FRS']],
  ['no name at all', ['EMAIL:a@b.example'], ['person a@b.example', 'email: a@b.example']],
  ['an organisation by KIND', ['KIND:org', 'FN:Acme', 'ORG:Acme'], ['org Acme']],
  [
    "an organisation by Apple's mark",
    ['FN:The Company', 'ORG:Die Firma', 'X-ABShowAs:COMPANY'],
    ['org The Company', 'aka: Die Firma', 'x-vcard: ORG:Die Firma'],
  ],
  ['an organisation by having no person', ['N:;;;;', 'FN:Acme', 'ORG:Acme;'], ['org Acme']],
  [
    'a group',
    ['KIND:group', 'FN:Team', 'MEMBER:urn:uuid:1'],
    ['org Team', 'x-kind: group', 'x-member: urn:uuid:1'],
  ],
  [
    'birthdays',
    [
      'FN:Ada',
      'BDAY:18151210',
      'BDAY:--1210',
      'BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10',
      'BDAY:1984-02-29T00:00:00Z',
      'BDAY;VALUE=text:circa 1800',
    ],
    [
      'person Ada',
      'x-birthday: 18151210',
      'birthday: --12-10',
      'birthday: --12-10',
      'birthday: 1984-02-29',
      'x-birthday: circa 1800',
    ],
  ],
  [
    'a time of day is kept',
    ['FN:Ada', 'BDAY:1953-10-15T23:10:00Z'],
    ['person Ada', 'birthday: 1953-10-15', 'x-vcard: BDAY:1953-10-15T23:10:00Z'],
  ],
  [
    'parameters that no field takes',
    ['FN:Ada', 'TITLE;LANGUAGE=tr;ALTID=1:hoca'],
    ['person Ada', 'title: hoca', 'x-vcard: TITLE;LANGUAGE=tr;ALTID=1:hoca'],
  ],
  [
    'time zones',
    ['FN:Ada', 'TZ:Europe/London', 'TZ:-05:00'],
    ['person Ada', 'timezone: Europe/London', 'x-tz: -05:00'],
  ],
  [
    'messengers, relations, unknown properties',
    ['FN:Ada', 'IMPP;X-SERVICE-TYPE=Skype:skype:ada', 'X-SPOUSE:William', 'X-FOO-BAR:1'],
    ['person Ada', 'x-impp: skype:ada (skype)', 'related: William (spouse)', 'x-foo-bar: 1'],
  ],
  [
    'a text that ends in a soft break and an empty line',
    ['FN:Ada', 'ORG;ENCODING=QUOTED-PRINTABLE:A=', '', 'TITLE;ENCODING=QUOTED-PRINTABLE:B=', '=43'],
    ['person Ada', 'org: A', 'title: BC'],
  ],
  [
    'what Android packs',
    ['FN:Ada', 'X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Addie;1;;;', 'X-ANDROID-CUSTOM:custom;1;2'],
    [
      'person Ada',
      'aka: Addie',
      'x-android-custom: custom;1;2',
      'x-vcard: X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Addie;1;;;',
    ],
  ],
  [
    'a picture, base64 in 2.1',
    [
      'FN:Ada',
      'PHOTO;ENCODING=BASE64;TYPE=PNG:',
      ` ${PIXEL.slice(0, 60)}`,
      ` ${PIXEL.slice(60)}`,
      '',
      'TITLE:x',
    ],
    ['person Ada', 'title: x', 'photo png'],
  ],
  [
    'a picture as data URI, called JPEG',
    ['FN:Ada', `PHOTO:data:image/jpeg;base64,${PIXEL}`],
    ['person Ada', 'photo png'],
  ],
  [
    'a data URI with escapes',
    ['FN:Ada', `PHOTO:data:image/png\\;base64\\,${PIXEL}`],
    ['person Ada', 'photo png'],
  ],
  [
    'a picture without its indent',
    ['FN:Ada', `PHOTO;BASE64:${PIXEL.slice(0, 60)}`, PIXEL.slice(60), 'TITLE:x'],
    ['person Ada', 'title: x', 'photo png'],
  ],
  [
    "a picture's address is kept, never fetched",
    ['FN:Ada', 'PHOTO;VALUE=uri:http://x.example/a.jpg'],
    ['person Ada', 'x-photo: http://x.example/a.jpg'],
  ],
  [
    'a key',
    ['FN:Ada', 'KEY;ENCODING=b:U2VjcmV0'],
    ['person Ada', 'x-vcard: KEY:data:application/octet-stream;base64,U2VjcmV0'],
  ],
  [
    'lower case, blank lines, comments',
    ['version:3.0', '', 'fn:Ada', '# no property', 'tel;type=home:1'],
    ['person Ada', 'phone: 1 (home)'],
  ],
] as [string, string[], string[]][])('%s', (_why, lines, record) => {
  const { records } = read(vcard(...lines))
  expect(records.map(brief)).toEqual([record])
})

test.each([
  // why, file, records, diagnostics
  [
    'many cards, LF',
    'BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD',
    [['person A'], ['person B']],
    [],
  ],
  ['CR only', 'BEGIN:VCARD\rFN:A\rTEL:1\rEND:VCARD\r', [['person A', 'phone: 1']], []],
  [
    'no END at the end',
    'BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\n',
    [['person A'], ['person B', 'set aside: It has no END:VCARD.']],
    ['4 error vcard-structure'],
  ],
  [
    'no END before the next',
    'BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD',
    [['person A', 'set aside: Another BEGIN:VCARD at line 3 comes before its END:VCARD.'], ['person B']],
    ['1 error vcard-structure'],
  ],
  [
    'a card inside a card',
    'BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nEND:VCARD',
    [
      ['person A', 'set aside: Another BEGIN:VCARD at line 3 comes before its END:VCARD.'],
      ['person B', 'set aside: It stands inside the card of line 1.'],
    ],
    ['1 error vcard-structure', '3 error vcard-structure'],
  ],
  [
    'no BEGIN',
    'FN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD',
    [['person A', 'set aside: It has no BEGIN:VCARD.'], ['person B']],
    ['1 error vcard-structure'],
  ],
  [
    'an END too many',
    'BEGIN:VCARD\nFN:A\nEND:VCARD\nEND:VCARD\n',
    [['person A']],
    ['4 warning vcard-structure'],
  ],
  [
    'AGENT, 2.1',
    'BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:B\nEND:VCARD\nTEL:1\nEND:VCARD',
    [['person A', 'phone: 1', 'related: B (agent)'], ['person B']],
    [],
  ],
  [
    'AGENT, 3.0 escaped',
    'BEGIN:VCARD\nFN:A\nAGENT:BEGIN:VCARD\\nFN:B\\nEND:VCARD\\n\nEND:VCARD',
    [['person A', 'related: B (agent)'], ['person B']],
    [],
  ],
  [
    'AGENT, 3.0 folded',
    'BEGIN:VCARD\nFN:A\nAGENT:BEGIN:VCARD\n FN:B\n TEL:1\n END:VCARD\nEND:VCARD',
    [
      ['person A', 'related: B (agent)'],
      ['person B', 'phone: 1'],
    ],
    [],
  ],
  [
    'a picture that is none',
    vcard('FN:A', 'PHOTO:data:text/html;base64,PHNjcmlwdD4='),
    [['person A']],
    ['3 warning vcard-binary'],
  ],
  ['damaged base64', vcard('FN:A', 'PHOTO;ENCODING=b:abc:def=='), [['person A']], ['3 warning vcard-binary']],
  ['nothing but a frame', vcard(''), [['person Unnamed']], ['1 warning import-name']],
] as [string, string, string[][], string[]][])('%s', (_why, file, expected, diagnostics) => {
  const result = read(file)
  expect(result.records.map(brief)).toEqual(expected)
  expect(told(result.diagnostics)).toEqual(diagnostics)
})

const word = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} ,;:\\"]{0,20}[\p{L}\p{N}]$/u)
const escaped = (text: string) => text.replace(/[\\,;]/g, '\\$&')

test('a text survives escaping and folding anywhere', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 30 }), (name, note, width) => {
      const fold = (line: string) => line.replace(new RegExp(`(.{${width}})(?=.)`, 'gsu'), '$1\r\n ')
      const text = ['BEGIN:VCARD', `FN:${escaped(name)}`, fold(`NOTE:${escaped(note)}`), 'END:VCARD'].join(
        '\r\n',
      )
      // A fold inside the property's name is more than any program writes.
      fc.pre(width > 5)
      const record = read(text).records[0]
      expect([record?.name, record?.notes]).toEqual([name.replace(/ +/g, ' '), note])
    }),
  )
})
