// What goes out comes back: vCard, jCard, CSV and a workbook, each read again by our reader or by another program's.

import ICAL from 'ical.js'
import { readSheet } from 'read-excel-file/universal'
import { describe, expect, test } from 'vitest'
import { type Book, buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { type Config, DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { type ExportFormat, exportContacts, planImport, readFile } from '../../src/formats/index.ts'
import { bytesOf, planned } from './brief.ts'

const TODAY = { today: '2026-11-23' }

function bookOf(cards: Readonly<Record<string, string>>, config: Config = DEFAULT_CONFIG): Book {
  const contacts = Object.entries(cards).map(([name, text]) =>
    readContact(parseCard(text, `contacts/${name}.md`), config),
  )
  return buildBook(contacts, config)
}

const pixel = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3])

async function exported(book: Book, format: ExportFormat, spreadsheet = false) {
  const context = {
    book,
    picture: (path: string) => (path === '_media/d4445e8194134b24.png' ? pixel : undefined),
    changed: () => '20261127T101500Z',
  }
  return exportContacts(book.contacts, format, context, spreadsheet)
}

const BOOK = bookOf({
  ada: `---
name: Ada Lovelace
aka: [Addie, "Countess, the"]
org:
  - engines
  - Royal Society (1840-1850)
title: Head; of "Research"
email:
  - ada@b.example (work)
  - a@c.example
phone:
  - "+44 20 7946 0958 (work fax)"
  - "+44 7700 900123 (on the boat)"
address:
  - 12 St James's Square; London; ; SW1Y 4JH; United Kingdom (office)
  - Somewhere else (summer)
url: https://b.example/?a=1&b=2,3;4
birthday: --12-10
language: en
timezone: Europe/London
photo: _media/d4445e8194134b24.png
related: engines (patron)
tags: [vip, "uk, south"]
stage: customer
owner: sam
next: =SUM(A1)
due: 2026-12-01
created: 2026-01-01
x-impp: xmpp:ada@b.example (jabber)
x-role: Poet
x-colour-of-hair: brown
---

Two lines;
with \\ and , in them.

## Log

- 2026-11-20 call @sam: Wants terms
`,
  engines: '---\nname: Technology & Engines, Ltd.\nkind: org\nphone: "01067"\n---\n',
  deal: '---\nname: A deal\nkind: deal\nfor: ada\n---\n',
})

describe('vCard', () => {
  test.each(['vcard', 'vcard4'] as const)('%s comes back as it went: nothing is new', async (format) => {
    const { content, count, left } = await exported(BOOK, format)
    expect([count, left.length]).toEqual([2, 1])
    const { records, diagnostics } = readFile(bytesOf(String(content)), 'out.vcf')
    expect(diagnostics).toEqual([])
    expect(planned(planImport(records, BOOK, TODAY))).toEqual([
      'skip ada: same UID: nothing new',
      'skip engines: same UID: nothing new',
    ])
  })

  test('the picture, the identity and the time of change go along', async () => {
    const { content } = await exported(BOOK, 'vcard4')
    const lines = String(content).replace(/\r\n /g, '').split('\r\n')
    expect(lines).toContain(`PHOTO:data:image/png;base64,${btoa(String.fromCharCode(...pixel))}`)
    expect(lines).toContain('UID:cardfile-ada')
    expect(lines).toContain('REV:20261127T101500Z')
    expect(lines.every((line) => !/owner|@?sam\b|=SUM/i.test(line))).toBe(true)
  })

  test('what telephones need of 3.0 is there', async () => {
    const { content } = await exported(BOOK, 'vcard')
    const lines = String(content).replace(/\r\n /g, '').split('\r\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'VERSION:3.0',
        'N:Lovelace;Ada;;;',
        'TEL;TYPE=WORK;TYPE=FAX;TYPE=PREF:+44 20 7946 0958',
      ]),
    )
    expect(lines.find((line) => line.includes('on the boat'))).toMatch(/^item\d+\.X-ABLabel:on the boat$/)
    for (const line of String(content).split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  const RFC = `BEGIN:VCARD
VERSION:4.0
FN:Simon Perreault
N:Perreault;Simon;;;ing. jr,M.Sc.
NICKNAME;TYPE=work:Boss
BDAY:--0203
ANNIVERSARY:20090808T1430-0500
GENDER:M;Fellow
LANG;PREF=1:fr
ORG;TYPE=work:Viagenie;Research
ADR;TYPE=work:PO 5;Suite D2-630;2875 Laurier;Quebec;QC;G1V 2M2;Canada
TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102
EMAIL;TYPE=work:simon.perreault@viagenie.ca
GEO;TYPE=work:geo:46.772673,-71.282945
KEY;TYPE=work;VALUE=uri:http://www.viagenie.ca/simon.perreault/simon.asc
TZ:-0500
URL;TYPE=home:http://nomis80.org
IMPP;PREF=1:xmpp:alice@example.com
MEMBER:urn:uuid:03a0e51f-d1aa-4385-8a53-e29025acd8af
RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
CATEGORIES:INTERNET,IETF
NOTE:One\\, two\\; three
PRODID:-//ONLINE DIRECTORY//NONSGML Version 1//EN
SOUND:data:audio/ogg;base64,AAECAwQ=
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
CLIENTPIDMAP:1;urn:uuid:53e374d9-337e-4727-8803-a1e9c14e0556
FBURL;MEDIATYPE=text/calendar:ftp://example.com/busy/project-a.ifb
CALADRURI:mailto:janedoe@example.com
CALURI:http://cal.example.com/calA
SOURCE:ldap://ldap.example.com/cn=Babs%20Jensen
TITLE:Research Scientist
ROLE:Project Leader
END:VCARD
`.replaceAll('\n', '\r\n')

  test('every property of RFC 6350 is there again after a stay in a card', async () => {
    const empty = buildBook([], DEFAULT_CONFIG)
    const plan = planImport(readFile(bytesOf(RFC), 'in.vcf').records, empty, TODAY)
    const book = bookOf(
      Object.fromEntries(
        plan.files.flatMap(({ path, text }) => (text === undefined ? [] : [[path.replace('.md', ''), text]])),
      ),
    )
    const { content } = await exported(book, 'vcard4')
    const values = (text: string) =>
      text
        .replace(/\r\n /g, '')
        .split('\r\n')
        .map((line) => /^(?:item\d+\.)?([A-Z-]+)[^:]*?:(.*)$/.exec(line.replace(/"[^"]*"/g, '""')))
        .flatMap((match) =>
          match === null ? [] : [`${match[1]} ${match[2]?.replace(/^tel:|^mailto:|-|;ext=|\\,/g, '')}`],
        )
    const out = values(String(content))
    const lost = values(RFC).filter((line) => !out.includes(line))
    expect(lost).toEqual([])
  })

  test('text that looks like vCard opens no property', async () => {
    const book = bookOf({
      x: '---\nname: "X\\u2028END:VCARD"\nphone: "1"\nx-foo: "a\\rTEL:666"\n---\n\nEND:VCARD\nTEL:666\n',
    })
    const { content } = await exported(book, 'vcard')
    const { records } = readFile(bytesOf(String(content)), 'x.vcf')
    expect(
      records.map(({ values }) => values.filter(({ key }) => key === 'phone').map(({ text }) => text)),
    ).toEqual([['1']])
  })
})

test('jCard is what another reader takes for jCard', async () => {
  const { content } = await exported(BOOK, 'jcard')
  const cards = (JSON.parse(String(content)) as unknown[]).map((one) => new ICAL.Component(one as string[]))
  expect(cards.map((card) => card.getFirstPropertyValue('fn'))).toEqual([
    'Ada Lovelace',
    'Technology & Engines, Ltd.',
  ])
  expect(cards[0]?.getFirstPropertyValue('adr')).toEqual([
    '',
    '',
    "12 St James's Square",
    'London',
    '',
    'SW1Y 4JH',
    'United Kingdom',
  ])
  expect(cards[0]?.getFirstProperty('nickname')?.getValues()).toEqual(['Addie', 'Countess, the'])
})

describe('CSV', () => {
  test.each([false, true])('comes back as it went, for spreadsheets: %s', async (spreadsheet) => {
    const { content } = await exported(BOOK, 'csv', spreadsheet)
    const { records, mapping } = readFile(bytesOf(String(content)), 'out.csv')
    expect(mapping?.product).toBe('cardfile')
    const persons = records.filter((record) => record.name !== 'A deal')
    expect(planned(planImport(persons, BOOK, TODAY))).toEqual([
      'skip ada: same UID: nothing new',
      'skip engines: same UID: nothing new',
    ])
    const fresh = planImport(persons, buildBook([], DEFAULT_CONFIG), TODAY)
    const ada = fresh.files.find(({ path }) => path === 'ada-lovelace.md')?.text ?? ''
    for (const line of ['next: =SUM(A1)', 'due: 2026-12-01', 'owner: sam', 'stage: customer', 'x-role: Poet'])
      expect(ada.replaceAll('"', '')).toContain(line)
  })

  test('a spreadsheet computes and shortens nothing', async () => {
    const plain = String((await exported(BOOK, 'csv')).content)
    const safe = String((await exported(BOOK, 'csv', true)).content)
    expect([plain.includes(',=SUM(A1)'), plain.includes(',01067')]).toEqual([true, true])
    expect([safe.includes(",'=SUM(A1)"), safe.includes(",'01067"), safe.startsWith('\ufeff')]).toEqual([
      true,
      true,
      true,
    ])
  })

  test.each(['google-csv', 'outlook-csv'] as const)(
    '%s is known by our own reader of that product',
    async (format) => {
      const { content } = await exported(BOOK, format)
      const { records, mapping } = readFile(bytesOf(String(content)), 'out.csv')
      expect(mapping?.product).toMatch(format === 'google-csv' ? /Google/ : /Outlook/)
      const [ada] = records
      expect(ada?.name).toBe('Ada Lovelace')
      const of = (key: string) => ada?.values.filter((value) => value.key === key).map(({ text }) => text)
      expect(of('email')).toEqual(['ada@b.example', 'a@c.example'])
      expect(of('address')).toContain("12 St James's Square; London; ; SW1Y 4JH; United Kingdom")
      expect(of('org')).toContain('Technology & Engines, Ltd.')
    },
  )
})

test('a workbook has text in every cell', async () => {
  const { content } = await exported(BOOK, 'xlsx')
  const rows = await readSheet(new Blob([content as Uint8Array<ArrayBuffer>]))
  expect(rows[0]?.slice(0, 3)).toEqual(['uid', 'name', 'kind'])
  const engines = rows.find((row) => row[0] === 'cardfile-engines') ?? []
  expect(engines[rows[0]?.indexOf('phone') ?? -1]).toBe('01067')
})

test('JSON has all of a card', async () => {
  const [, ada] = JSON.parse(String((await exported(BOOK, 'json')).content)) as {
    slug: string
    fields: object
    log: object[]
  }[]
  expect(ada).toMatchObject({
    slug: 'ada',
    fields: { 'x-role': 'Poet', aka: ['Addie', 'Countess, the'] },
    log: [{ date: '2026-11-20', kind: 'call', owner: 'sam', text: 'Wants terms' }],
  })
})

test('Org mode and todo.txt have the next step with its day', async () => {
  expect(String((await exported(BOOK, 'org')).content)).toContain(
    '** TODO =SUM(A1)\nDEADLINE: <2026-12-01>\n',
  )
  expect((await exported(BOOK, 'todo.txt')).content).toBe(
    '=SUM(A1) with Ada Lovelace @ada +sam due:2026-12-01\n',
  )
})

test('notes open no heading in Org mode', async () => {
  const book = bookOf({ x: '---\nname: X\n---\n\n* DONE everything\n** and more\n' })
  const { content } = await exported(book, 'org')
  expect(String(content).match(/^\*+ .*$/gm)).toEqual(['* X', '** Notes'])
})

test('labels to print: who has no address is named', async () => {
  const { content, left } = await exported(BOOK, 'mailing-labels')
  expect(content).toContain(
    "<li>Ada Lovelace<br>Technology &#38; Engines, Ltd.<br>12 St James's Square<br>London<br>SW1Y 4JH</li>",
  )
  expect(left).toContain('Technology & Engines, Ltd.: no address')
})

test.each([
  ['DE', 'Deutschland', ''],
  ['DE', 'Germany', ''],
  ['DE', 'Österreich', '<br>ÖSTERREICH'],
  ['CH', 'Schweiz', ''],
  ['PL', 'Polska', ''],
  ['GB', 'Deutschland', '<br>DEUTSCHLAND'],
])('labels of a book in %s: of %s it prints "%s"', async (home, country, printed) => {
  const card = `---\nname: Eva\naddress: Markt 1; Pirna; ; 01796; ${country}\n---\n`
  const book = bookOf({ eva: card }, { ...DEFAULT_CONFIG, country: home })
  const { content } = await exported(book, 'mailing-labels')
  expect(content).toContain(`<li>Eva<br>Markt 1<br>01796 Pirna${printed}</li>`)
})
