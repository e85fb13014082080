// A book of values that programs stumble over: every field, every label, and texts that mean something to a format.

/** Texts by what they try. */
const TEXTS: readonly string[] = [
  'semi;colon, comma \\ backslash',
  'ends in a backslash \\',
  'a literal \\n and \\, and \\;',
  'quotes " and \' and ^n ^^ caret',
  'colon: equals=sign & <tag> %0A',
  'BEGIN:VCARD',
  'END:VCARD',
  'Grüße, Ærøskøbing, Ôé, Straße',
  'שלום עולם, مرحبا بالعالم',
  '李小龍 山田太郎 김철수',
  'Дмитрий Бондарь; Κωνσταντίνος',
  '👩🏽‍💻 family 👨‍👩‍👧‍👦 flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'combining e\u0301 a\u0308, zero\u200dwidth',
  `long ${'ü😀,;\\x'.repeat(60)} end`,
  'x'.repeat(400),
  '  two  blanks  inside',
  '#hash !bang @at',
  'item1.TEL:+1',
  '=SUM(A1:A9)',
  '--12-10',
  'true',
  '0123',
  'null',
]

const LABELS = [
  'work',
  'home',
  'mobile',
  'fax',
  'pager',
  'work fax',
  'home mobile',
  'other',
  'main',
  'car',
  'video',
  'textphone',
  'isdn',
  'iphone',
  'private',
  'office',
  'on the boat; "sometimes", \\ or',
  'über Büro',
  'pref',
  'dispatch, nights',
  'INTERNET',
  'x-odd',
]

const NAMES: readonly string[] = [
  'Cher',
  'Jean-Luc van der Berg',
  'Dr. Ada; "Countess", Lovelace',
  'O’Neill, Séan',
  '毛泽东',
  'محمد بن سلمان',
  'Ünïcödé Ñame',
  'A',
  'Back\\slash Name',
  `Very ${'long '.repeat(40)}name`,
  '👻 Ghost',
  'Ann (Accounts)',
]

/**
 * icalendar 4, which khal and todoman read by, takes escapes away twice: a backslash before one of these is lost, whoever
 * wrote it. The test of the clients has one, so that we hear when it is mended.
 */
const withoutTwice = (text: string) => text.replace(/\\(?=[nN,;\\])/g, '/')

const quoted = (text: string) => JSON.stringify(text)
const list = (key: string, values: readonly string[]) =>
  values.length === 0 ? [] : [`${key}:`, ...values.map((value) => `  - ${quoted(value)}`)]

/** A picture of one point, PNG. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Files below the folder of the cards. */
export function nastyBook(): ReadonlyMap<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>()
  const card = (slug: string, front: readonly string[], body = '') =>
    files.set(`${slug}.md`, `---\n${front.join('\n')}\n---\n${body}`)
  files.set(
    'cardfile.yaml',
    'title: "Nasty; book, \\\\ of \\"values\\" ü"\ntimezone: Europe/London\ncountry: GB\ntoday: 2026-11-23\nteam:\n  sam: { name: "Sam; Rivers, the \\"first\\"" }\n  ana: { name: Ana Moreira }\nfields:\n  renewal: { type: date, calendar: true, yearly: true }\n  audit: { type: date, calendar: true }\n',
  )
  files.set('_media/point.png', PICTURE)
  for (const [at, text] of TEXTS.entries()) {
    const two = (at % 28) + 1
    card(
      `text-${at}`,
      [
        `name: ${quoted(`Text ${at} ${withoutTwice(text)}`.replace(/\s+/g, ' '))}`,
        `org: ${quoted(`Org ${text}`)}`,
        `title: ${quoted(text)}`,
        ...list('aka', [text, `second ${at}`]),
        `address: ${quoted(text.includes(';') ? text : `${text}; Town, ${at}; Re\\gion; SW1Y ${at}; Côte d’Ivoire`)}`,
        ...list('tags', [`tag-${at}`, `odd, tag ${at}`]),
        `x-colour-of-hair: ${quoted(text)}`,
        `x-impp: ${quoted(`xmpp:text${at}@chat.example`)}`,
        `next: ${quoted(withoutTwice(text))}`,
        `due: 2026-12-${String(two).padStart(2, '0')}`,
        `owner: ${at % 2 === 0 ? 'sam' : 'ana'}`,
      ],
      `\n${text}\n\nSecond paragraph\twith a tab; and, more\\n.\n\n## Log\n\n- 2026-11-01 call @sam: ${text.trim()}\n`,
    )
  }
  for (const [at, name] of NAMES.entries())
    card(`name-${at}`, [
      `name: ${quoted(name.trim())}`,
      at % 3 === 0 ? 'kind: org' : 'kind: person',
      `phone: "+44 20 7946 0${String(100 + at)}"`,
      `email: name${at}@example.com`,
    ])
  card('labels', [
    'name: Every Label',
    ...list(
      'phone',
      LABELS.map((label, at) => `+44 20 7946 ${String(1000 + at)} (${label})`),
    ),
    ...list(
      'email',
      LABELS.map((label, at) => `label${at}@example.com (${label})`),
    ),
    ...list(
      'url',
      LABELS.slice(0, 6).map((label, at) => `https://example.com/?a=${at}&b=1,2;3#x (${label})`),
    ),
    ...list(
      'address',
      LABELS.slice(0, 6).map(
        (label, at) => `${at} Road; Town; Region; SW1Y ${at}JH; United Kingdom (${label})`,
      ),
    ),
  ])
  card('numbers', [
    'name: Odd Numbers',
    ...list('phone', [
      '020 7946 0958 ext. 12',
      '(0)20 7946-0959',
      '+1-800-FLOWERS',
      '112',
      '+49 (0)30 / 90 18 20',
      '*123#',
    ]),
    ...list('email', [
      "o'brien+tag@example.com",
      '"odd local"@example.com',
      'ü@bücher.example',
      'a_b@xn--bcher-kva.example',
    ]),
  ])
  const days = ['1985-12-10', '--12-10', '1988-02-29', '--02-29', '1901-01-01', '2026-11-23', '2000-02-29']
  for (const [at, birthday] of days.entries())
    card(`born-${at}`, [`name: Born ${at}`, `birthday: ${birthday}`, `owner: ${at % 2 === 0 ? 'sam' : ''}`])
  card('pictured', [
    'name: Pictured Person',
    'photo: _media/point.png',
    'email: pictured@example.com',
    'language: de-CH',
    'timezone: Europe/Zurich',
    'related: [labels (sister), "Somebody; Else (agent, old)"]',
    'source: trade fair',
    'created: 2026-01-01',
  ])
  card('organisation', [
    'name: "Technology & Engines, Ltd.; Holding"',
    'kind: org',
    'phone: "01067"',
    'renewal: 2020-02-29',
    'audit: 2027-03-01',
    'owner: ana',
  ])
  card('employee', [
    'name: Many Places',
    'org: [organisation, "Royal; Society (1840-1850)"]',
    'email: many@example.com',
    'x-department: Research; Calculus',
    'x-family-name: Places',
    'x-given-name: Many',
    'x-middle-name: "of, the"',
    'x-name-prefix: Dr.',
    'x-name-suffix: Jr.',
  ])
  card('deal', [
    'name: "Deal; with, all"',
    'kind: deal',
    'for: [organisation, employee]',
    'close: 2026-12-15',
    'next: "Ring; them, now \\\\"',
    'due: 2026-12-01',
    'owner: sam',
  ])
  card('overdue', [
    'name: Over Due',
    'next: Long ago',
    'due: 2026-01-05',
    'owner: ana',
    'phone: "+44 7700 900123 (mobile)"',
  ])
  card('someday', ['name: Some Day', 'due: 2027-02-28', 'owner: sam'])
  card('kept', [
    'name: Kept Lines',
    'email: kept@example.com',
    '"x-größe": 42',
    '"x-foo.bar": dotted',
    'x-under_score: low',
    'x-n: "Another;Name;;;"',
    'x-key: "data:application/pgp-keys;base64,AAAA"',
    'x-geo: geo:46.772673,-71.282945',
    'x-gender: M; Fellow',
    'x-anniversary: 2009-08-08',
    'x-member: "urn:uuid:1,2;3"',
    'x-logo: https://example.com/logo,1.png',
    'x-sound: "data:audio/ogg;base64,AAECAwQ="',
    'x-tz: "-0500"',
    'x-class: CONFIDENTIAL; PRIVATE, x',
    ...list('x-vcard', [
      'N;ALTID=1;LANGUAGE=jp:山田;太郎;;;',
      'N;ALTID=1;LANGUAGE=en:Yamada;Taro;;;',
      'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102',
      'ADR;TYPE=work;LABEL="Mr. John Q. Public\\nMail Drop: TNE QB^n^\'x^\'":;;123 Main, Street;Any Town;CA;91921-1234;U.S.A.',
      'odd group.item-1.X-ODD_NAME;X-P=ü,"a;b":v;a,l\\',
      'X-ÜMLAUT:value',
      'NOTE;X-BAD PARAM=1:text, with; bare',
      'BDAY;VALUE=text:circa 1800',
      'ORG:Bare, Comma;Unit, two',
      'PHOTO;VALUE=uri:https://example.com/a,b.jpg',
      'CATEGORIES:a,b\\,c',
      'REV:not a date',
      'UID:another-identity',
      'PRODID:-//x//y',
      'VERSION:4.0',
      'BEGIN:VCARD',
      'END:VCARD',
      'AGENT:BEGIN:VCARD\\nFN:Inner\\nEND:VCARD',
      'X-PICTURE;ENCODING=b:not base64 at all!',
      'X-BINARY;ENCODING=BASE64;TYPE=X:%%%',
      'X-QUOTED;ENCODING=QUOTED-PRINTABLE;CHARSET=x-none:=ZZ=C3=',
      'X-VALUE;VALUE=BINARY:abc',
      'X-DAY;VALUE=DATE:no day',
      'TZ;VALUE=utc-offset:none',
      'LOGO;ENCODING=b;TYPE=PNG:abc',
      'SOUND;ENCODING=b:abcde',
      'KEY;ENCODING=B;TYPE=PGP:a',
      'no line at all',
      ':nothing',
    ]),
  ])
  card('bare', ['name: Bare'])
  card('hidden', [
    'name: Hidden Person',
    'private: yes',
    'phone: "+44 7700 900999"',
    'next: Secret meeting',
    'due: 2026-12-02',
    'owner: sam',
    'birthday: 1970-01-01',
  ])
  card('knows-hidden', [
    'name: Knows Somebody',
    'related: hidden (friend)',
    'org: hidden',
    'next: Ask',
    'due: 2026-12-03',
    'owner: sam',
  ])
  card('imported', [
    'name: Imported Person',
    'uid: "urn:uuid:4FBE8971-0BC3-424C/9C26 36c3"',
    'email: imported@example.com',
  ])
  card('renamed', [
    'name: Renamed Person',
    'alias: [first-name, second-name]',
    'email: renamed@example.com',
    'next: Call',
    'due: 2026-12-04',
  ])
  card('copied', [
    'name: Copied Card',
    'uid: "urn:uuid:4FBE8971-0BC3-424C/9C26 36c3"',
    'email: copied@example.com',
  ])
  return files
}
