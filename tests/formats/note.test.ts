import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, told } from './brief.ts'

const read = (text: string) => readFile(bytesOf(text), 'people/Ada Lovelace.md')

test.each([
  // why, the note, the record
  [
    'Obsidian',
    '---\naliases: [Addie]\ntags:\n  - "#vip"\nemail: a@b.example\norg: "[[Acme Ltd|Acme]]"\nmet: 2020-01-01\n---\nNotes **here**\n',
    [
      'person Ada Lovelace',
      'aka: Addie',
      'tags: vip',
      'email: a@b.example',
      'org: Acme Ltd',
      'x-met: 2020-01-01',
      'notes "Notes **here**"',
    ],
  ],
  ['a title is the name of a page', '---\ntitle: Countess Ada\n---\n', ['person Countess Ada']],
  ['beside a name it is the job', '---\nname: Ada\ntitle: Head\n---\n', ['person Ada', 'title: Head']],
  [
    'nested maps are kept by their path',
    '---\nname: Ada\nsocial:\n  mastodon: "@ada"\n---\n',
    ['person Ada', 'x-social-mastodon: @ada'],
  ],
  [
    'no types',
    '---\nname: no\nphone: 0123\nbirthday: 1984-02-29\n---\n',
    ['person no', 'phone: 0123', 'birthday: 1984-02-29'],
  ],
  [
    'numbers by their place, nested',
    '---\nname: Ada\nphone:\n  work: "020 1"\n  mobile: ["0770 1", "0770 2"]\nemail: { home: a@b.example }\n---\n',
    [
      'person Ada',
      'phone: 020 1 (work)',
      'phone: 0770 1 (mobile)',
      'phone: 0770 2 (mobile)',
      'email: a@b.example (home)',
    ],
  ],
  [
    'lists of things',
    '---\nname: Ada\nemails:\n  - type: work\n    value: a@b.example\n  - value: a@c.example\nphones:\n  - { number: "1", label: Home, verified: yes }\n---\n',
    [
      'person Ada',
      'email: a@b.example (work)',
      'email: a@c.example',
      'phone: 1 (home)',
      'x-phones-verified: yes',
    ],
  ],
  [
    'an address in its parts, at two places',
    '---\nname: Ada\naddress:\n  home: { street: 1 St, city: London, zip: SW1, country: UK }\n  work:\n    street: 2 St\n    city: Leeds\n---\n',
    ['person Ada', 'address: 1 St; London; ; SW1; UK (home)', 'address: 2 St; Leeds; ; ; (work)'],
  ],
  [
    'a name in its parts',
    '---\nname: { first: Ada, last: Lovelace }\njob: Analyst\n---\n',
    ['person Ada Lovelace', 'x-job: Analyst'],
  ],
  [
    'links to people',
    '---\nspouse: "[[people/William King|William]]"\nfriends: ["[[Mary]]", Charles]\nrelationships:\n  assistant: "[[Bo]]"\nproject: "[[Engine]]"\n---\n',
    [
      'person Ada Lovelace',
      'related: William King (spouse)',
      'related: Mary (friends)',
      'related: Charles (friends)',
      'related: Bo (assistant)',
      'x-project: Engine',
    ],
  ],
  [
    'fields of Dataview in the text stay text',
    '---\nname: Ada\n---\nphone:: 123\n[mood:: fine] [[Charles]] #vip\n',
    ['person Ada', 'notes "phone:: 123\\n[mood:: fine] [[Charles]] #vip"'],
  ],
  [
    'keys of a vCard, as VCF Contacts has them',
    '---\nN.PREFIX: Lady\nN.GN: Ada\nN.FN: Lovelace\n"EMAIL[HOME]": a@b.example\n"EMAIL[1:HOME]": a@c.example\n"TEL[CELL]": "+44770"\n"TEL[BOAT]": "+44771"\n"TEL[]": "WORK:+44772"\n"ADR[HOME].STREET": 1 St, Rear\n"ADR[HOME].LOCALITY": London\n"ADR[1:HOME].STREET": 2 St\nADR.POSTAL: "01067"\nORG: Engines Ltd;North\nCATEGORIES: VIP, Old friends\nBDAY: 1984-02-29\nSOCIALPROFILE[Mastodon]: "@ada"\nVERSION: "4.0"\nUID: urn:uuid:1\nREV: 20260101T000000Z\nmet: London\n---\n#### Notes\nHer **notes**\n',
    [
      'person Ada Lovelace',
      'email: a@b.example (home)',
      'email: a@c.example (home)',
      'phone: +44770 (mobile)',
      'phone: +44771 (boat)',
      'phone: +44772 (work)',
      'address: 1 St, Rear; London; ; ; (home)',
      'address: 2 St (home)',
      'address: ; ; ; 01067;',
      'org: Engines Ltd',
      'x-department: North',
      'tags: VIP',
      'tags: Old friends',
      'birthday: 1984-02-29',
      'x-socialprofile: @ada (mastodon)',
      'x-rev: 20260101T000000Z',
      'x-met: London',
      'notes "#### Notes\\nHer **notes**"',
      'uid urn:uuid:1',
    ],
  ],
  [
    'the same, nested',
    '---\nFN: Ada\nADR:\n  WORK: { STREET: 1 St, LOCALITY: London }\nTEL: { CELL: "1" }\nEMAIL: [a@b.example, a@c.example]\n---\n',
    [
      'person Ada',
      'address: 1 St; London; ; ; (work)',
      'phone: 1 (mobile)',
      'email: a@b.example',
      'email: a@c.example',
    ],
  ],
  ["a vCard's keys without a name", '---\nTEL: "1"\n---\n', ['person Ada Lovelace', 'phone: 1']],
  ['no front matter', 'Just text\n', ['person Ada Lovelace', 'notes "Just text"']],
  ['an organisation', '---\nname: Acme\ntype: company\n---\n', ['org Acme']],
] as [string, string, string[]][])('%s', (_why, note, record) => {
  const { format, records, diagnostics } = read(note)
  expect([format, records.map(brief), diagnostics]).toEqual(['note', [record], []])
})

test.each([
  ['JavaScript', '---js\nglobalThis.PWN = 1\n---\n', '1 error note-fence'],
  ['JavaScript behind a mark', '\ufeff--- js\nglobalThis.PWN = 1\n---\n', '1 error note-fence'],
  ['TOML', '+++\nname = "Ada"\n+++\n', '1 error note-fence'],
  ['a fence that does not close', '---\nname: Ada\n', '1 error note-fence'],
  ['YAML that is none', '---\nname: [\n---\n', '3 error note-yaml'],
])('refused: %s', (_why, note, diagnostic) => {
  const result = read(note)
  expect(result.records).toEqual([])
  expect(told(result.diagnostics)).toEqual([diagnostic])
  expect('PWN' in globalThis).toBe(false)
})
