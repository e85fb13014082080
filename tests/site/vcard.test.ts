import { expect, test } from 'vitest'
import { writeVcard } from '../../src/formats/index.ts'
import { bookOf } from '../book/make.ts'

const vcard = (front: string, org?: string, essentials?: boolean) => {
  const [contact] = bookOf({ ada: front }).contacts
  if (contact === undefined) throw new Error('no card')
  return writeVcard(contact, org, essentials)
}

const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n')

test('a person', () => {
  const text = vcard(
    `name: Ada Lovelace
title: Head; of, Research
email: [ada@engines.example (work), ada@home.example]
phone: "+44 (0)20 7946 0958 (mobile)"
address: 12 St James's Square; London; ; SW1Y 4JH; United Kingdom (office)
birthday: --12-10
tags: [uk, licensing]
uid: urn:uuid:1`,
    'Engines, Ltd',
  )
  expect(unfolded(text)).toEqual([
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Lovelace;Ada;;;',
    'FN:Ada Lovelace',
    'ORG:Engines\\, Ltd',
    'TITLE:Head\\; of\\, Research',
    'TEL;TYPE=CELL:+442079460958',
    'EMAIL;TYPE=INTERNET,WORK:ada@engines.example',
    'EMAIL;TYPE=INTERNET:ada@home.example',
    "ADR;TYPE=WORK:;;12 St James's Square;London;;SW1Y 4JH;United Kingdom",
    'BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10',
    'CATEGORIES:uk,licensing',
    'UID:urn:uuid:1',
    'END:VCARD',
    '',
  ])
})

test('an organisation is its own organisation', () => {
  const lines = unfolded(vcard('name: Engines Ltd\nkind: org'))
  expect(lines).toContain('N:;Engines Ltd;;;')
  expect(lines).toContain('ORG:Engines Ltd')
  expect(lines).toContain('UID:cardfile-ada')
})

test('a value cannot begin a line of its own', () => {
  const text = vcard(`name: "Ada\\nEND:VCARD\\r\\nBEGIN:VCARD"\ntitle: "a\\u2028TEL:1"`)
  expect(text.match(/END:VCARD\r\n/g)).toHaveLength(1)
  expect(text).not.toMatch(/^TEL/m)
})

test('lines are cut at 75 octets, and between characters', () => {
  const name = 'Äß😀'.repeat(60)
  const text = vcard(`name: ${name}`)
  for (const line of text.split('\r\n')) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(line).toBe(line.toWellFormed())
  }
  expect(unfolded(text)).toContain(`FN:${name}`)
})

test('a code to scan holds the essentials', () => {
  const front = `name: Ada Lovelace\nphone: [+44 20 1, +44 20 7946 0958]\naddress: somewhere\nurl: https://x.example`
  expect(unfolded(vcard(front, 'Engines', true)).map((line) => line.split(/[:;]/)[0])).toEqual([
    'BEGIN',
    'VERSION',
    'N',
    'FN',
    'ORG',
    'TEL',
    'END',
    '',
  ])
})
