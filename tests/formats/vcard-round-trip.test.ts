// vCard -> card -> vCard: what the fields cannot hold comes back from the line that was kept, as long as the card still says it.

import { execFileSync } from 'node:child_process'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'
import { type ExportFormat, exportContacts, planImport, readFile } from '../../src/formats/index.ts'
import { bytesOf, vcard } from './brief.ts'

const EMPTY = buildBook([], DEFAULT_CONFIG)
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Reads a file, imports it into an empty book, changes the card and exports it again. */
async function through(text: string, format: ExportFormat, change = (card: string) => card) {
  const { records } = readFile(bytesOf(text), text.startsWith('[') ? 'a.json' : 'a.vcf')
  const plan = planImport(records, EMPTY, { today: '2026-11-23', folder: 'contacts' })
  const contacts = plan.files.flatMap(({ path, text: card }) =>
    card === undefined ? [] : [readContact(parseCard(change(card), `contacts/${path}`), DEFAULT_CONFIG)],
  )
  const slug = plan.lines.find(({ file }) => file !== '')?.slug
  const context = {
    book: buildBook(contacts, DEFAULT_CONFIG),
    picture: (path: string) => plan.files.find((file) => file.path === path)?.bytes,
    changed: () => undefined,
  }
  const own = contacts.filter((one) => one.slug === slug)
  return String((await exportContacts(own, format, context)).content)
}

/** The Python that has vobject: the system's own, where another comes first. */
const PYTHON =
  ['python3', '/usr/bin/python3'].find((python) => {
    try {
      execFileSync(python, ['-c', 'import vobject'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }) ?? ''

const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n')

describe('a property comes back whole', () => {
  test.each([
    // why, property of a vCard 4, and what comes back where it is written otherwise
    ['language and alternative', 'TITLE;LANGUAGE=tr;ALTID=1:hoca'],
    ['how a name is sorted', 'N;SORT-AS="Harten,Rene":van der Harten;Rene,J.;Sir;R.D.O.N.;'],
    ['a type that no field knows', 'TEL;TYPE=wechat:+8613900000001'],
    ['a post box and a flat', 'ADR;TYPE=home:PO 1;Flat 2;12 High St;London;;SW1;UK'],
    ['an address with its place', 'ADR;GEO="geo:12.3457,78.910";TZ=Europe/London:;;1 St;A;;;'],
    ['an address as it is printed', 'ADR;LABEL="1 St^nA":;;1 St;A;;;'],
    ['a time of birth', 'BDAY:19531015T231000Z'],
    ['a birthday that is none', 'BDAY;VALUE=text:circa 1800', 'BDAY:circa 1800'],
    ['a nickname of the office', 'NICKNAME;TYPE=work:Boss'],
    ['an identity in two programs', 'EMAIL;PID=4.1,5.2:a@b.example', 'EMAIL;PID=4.1;PID=5.2:a@b.example'],
    ['two departments', 'ORG;TYPE=work:ABC\\, Inc.;North;Marketing'],
    ['a relation', 'RELATED;TYPE=friend;VALUE=text:Charles', 'RELATED;TYPE=friend:Charles'],
    ['a place', 'GEO:geo:37.386013,-122.082932'],
    ['a messenger', 'IMPP;TYPE=home;X-SERVICE-TYPE=jabber:xmpp:a@b.example'],
    ['half a gender', "GENDER:;it's complicated"],
    ['a key', 'KEY;MEDIATYPE=application/pgp-keys:ftp://b.example/key'],
    ["a program's own, with a type", 'X-SOCIALPROFILE;TYPE=twitter:http://b.example/ada'],
    ["a program's own, in parts", 'X-ANDROID-CUSTOM:custom;1;2'],
    ["a program's own, with parentheses", 'X-FOO:Ada (King)'],
    ['several lines', 'X-FOO:a\\nb'],
    ['letters of other scripts in a parameter', 'ORG;SORT-AS=Zürich;LANGUAGE=de:Zürcher'],
  ])('%s', async (_why, property, back = property) => {
    const lines = unfolded(await through(vcard('VERSION:4.0', 'FN:Ada', property), 'vcard4'))
    expect(lines).toContain(back)
    // Once more, by way of JSON.
    const json = await through(vcard('VERSION:4.0', 'FN:Ada', property), 'jcard')
    expect(unfolded(await through(json, 'vcard4'))).toContain(back)
  })

  test.each([
    ['at once', (text: string) => text],
    ['by way of JSON', (text: string) => through(text, 'jcard')],
  ])('labels and groups, %s', async (_why, by) => {
    const card = vcard(
      'FN:Ada',
      'item1.URL:http://a.example',
      'item1.X-ABLabel:_$!<HomePage>!$_',
      'item2.TEL;TYPE=HOME:1234567',
      'item2.X-ABLabel:Boat',
      'item3.ADR;TYPE=HOME:;;1 St;A;;;',
      'item3.X-ABADR:gb',
    )
    const lines = unfolded(await through(await by(card), 'vcard'))
    expect(lines.filter((line) => /^item/.test(line))).toEqual([
      'item1.ADR;TYPE=HOME:;;1 St;A;;;',
      'item1.X-ABADR:gb',
      'item3.URL:http://a.example',
      'item3.X-ABLabel:_$!<HomePage>!$_',
      'item2.TEL;TYPE=HOME:1234567',
      'item2.X-ABLabel:Boat',
    ])
  })

  test('the order of what is preferred', async () => {
    const card = vcard(
      'VERSION:4.0',
      'FN:Ada',
      'EMAIL;PREF=3:c@b.example',
      'TEL:1',
      'EMAIL;PREF=1:a@b.example',
      'EMAIL;PREF=2:b@b.example',
    )
    expect(unfolded(await through(card, 'vcard4')).filter((line) => /^EMAIL/.test(line))).toEqual([
      'EMAIL;PREF=1:a@b.example',
      'EMAIL:b@b.example',
      'EMAIL:c@b.example',
    ])
  })

  test.each(['vcard', 'vcard4', 'jcard'] as const)('a picture and its property, in %s', async (format) => {
    const text = vcard('FN:Ada', `LOGO;ENCODING=b;TYPE=PNG:${PIXEL}`)
    const out = await through(await through(text, format), 'vcard4')
    expect(unfolded(out)).toContain(`LOGO:data:image/png;base64,${PIXEL}`)
  })
})

test.each(['vcard', 'vcard4', 'jcard'] as const)(
  'what went out as %s is nothing new when it comes back',
  async (format) => {
    const text = vcard(
      'VERSION:4.0',
      'FN:Ada',
      'UID:1',
      'TEL;TYPE=wechat;PREF=1:+44 20 7946 0958',
      'IMPP;TYPE=other;X-SERVICE-TYPE=gadugadu:x-apple:a',
      'ADR;TYPE=home:PO 1;;12 High St;London;;SW1;UK',
    )
    const plan = planImport(readFile(bytesOf(text), 'a.vcf').records, EMPTY, { today: '2026-11-23' })
    const card = plan.files[0]?.text ?? ''
    const book = buildBook([readContact(parseCard(card, 'ada.md'), DEFAULT_CONFIG)], DEFAULT_CONFIG)
    const out = await through(text, format)
    const again = readFile(bytesOf(out), format === 'jcard' ? 'a.json' : 'a.vcf').records
    expect(planImport(again, book, { today: '2026-11-24' }).counts).toEqual({
      create: 0,
      update: 0,
      skip: 1,
      reject: 0,
    })
  },
)

describe('what the card no longer says stays away', () => {
  const text = vcard('FN:Ada', 'TEL;TYPE=wechat:+44 20 7946 0958', 'EMAIL;X-OLD=1:a@b.example')
  test.each([
    ['as it came', (card: string) => card, ['+44 20 7946 0958', 'a@b.example']],
    [
      'another number',
      (card: string) => card.replace(/^phone: \+44 20 7946 0958/m, 'phone: +44 20 7946 0999'),
      ['+44 20 7946 0999', 'a@b.example'],
    ],
    ['no address', (card: string) => card.replace(/^email: .*\n/m, ''), ['+44 20 7946 0958']],
  ])('%s', async (_why, change, said) => {
    const lines = unfolded(await through(text, 'vcard4', change)).filter((line) =>
      /^(?:item1\.)?(?:TEL|EMAIL)/.test(line),
    )
    expect(lines.map((line) => line.replace(/^.*:/, ''))).toEqual(said)
  })
})

test("notes lose the escape that an import gave them, so that another book's log stays text", async () => {
  const lines = unfolded(await through(vcard('FN:Ada', 'NOTE:a\\n## Log\\nb'), 'vcard4'))
  expect(lines).toContain('NOTE:a\\n## Log\\nb')
})

describe('other programs read what comes back', () => {
  const text = vcard(
    'VERSION:4.0',
    'FN:Ada Lovelace',
    'N;SORT-AS="Lovelace,Ada":Lovelace;Ada,Augusta;King;Lady;FRS',
    'ADR;GEO="geo:1,2";LABEL="1 St^nA":PO;;1 St;A;;;',
    'item1.TEL;TYPE=wechat:+8613900000001',
    'item1.X-ABLabel:Boat',
    `PHOTO:data:image/png;base64,${PIXEL}`,
    'X-SOCIALPROFILE;TYPE=twitter:http://b.example/ada',
    'NOTE:a\\, b\\nc',
  )
  test.each(['vcard', 'vcard4'] as const)('ical.js reads %s', async (format) => {
    const parsed = ICAL.parse(await through(text, format)) as [
      string,
      [string, unknown, string, ...unknown[]][],
    ]
    const found = new Map(parsed[1].map(([name, , , ...values]) => [name, values]))
    expect(found.get('n')).toEqual([['Lovelace', ['Ada', 'Augusta'], 'King', 'Lady', 'FRS']])
    expect(found.get('x-socialprofile')).toEqual(['http://b.example/ada'])
    expect(found.get('note')).toEqual(['a, b\nc'])
    expect(String(found.get('photo'))).toContain(PIXEL)
  })

  test.skipIf(PYTHON === '')('vobject reads 3.0 (skipped where python3 has no vobject)', async () => {
    const program = `
import sys, vobject
card = vobject.readOne(sys.stdin.read())
print([card.n.value.family, card.n.value.given, card.tel.value, card.note.value, len(card.photo.value)])`
    const out = execFileSync(PYTHON, ['-c', program], {
      input: await through(text, 'vcard'),
      encoding: 'utf8',
    })
    expect(out.trim()).toBe(
      `['Lovelace', ['Ada', 'Augusta'], '+8613900000001', 'a, b\\nc', ${Buffer.from(PIXEL, 'base64').length}]`,
    )
  })
})
