// A vCard that we wrote ourselves, to a telephone and back: nothing changes.

import { expect, test } from 'vitest'
import { buildBook, resolve } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact, textOf } from '../../src/contact/index.ts'
import { planImport, readFile, writeVcard } from '../../src/formats/index.ts'
import { bytesOf, planned } from './brief.ts'

const CARDS = {
  'ada.md': `name: Ada Lovelace
aka: [Addie]
org: engines
title: Head; of "Research"
email:
  - ada@b.example (work)
  - a@c.example
phone: +44 20 7946 0958 ext. 12 (desk)
address: 12 St James's Square; London; ; SW1Y 4JH; United Kingdom (office)
url: https://b.example/?a=1&b=2
birthday: --12-10
tags: [vip, uk]`,
  'engines.md': 'name: Technology & Engines, Ltd.\nkind: org\nphone: ask Mary',
  'bo.md': 'name: Bo\norg: A place without a card',
  'cher.md': 'name: Cher\nuid: urn:uuid:1\nx-family-name: Sarkisian\nx-given-name: Cherilyn',
}

test('a card comes back as it went', () => {
  const contacts = Object.entries(CARDS).map(([file, front]) =>
    readContact(parseCard(`---\n${front}\n---\n`, file), DEFAULT_CONFIG),
  )
  const book = buildBook(contacts, DEFAULT_CONFIG)
  const nameOf = (link: string | undefined) =>
    link === undefined ? undefined : (resolve(book, link)?.name ?? link)
  const file = contacts.map((contact) => writeVcard(contact, nameOf(textOf(contact, 'org')))).join('')
  const plan = planImport(readFile(bytesOf(file), 'phone.vcf').records, book, { today: '2026-11-23' })
  expect(planned(plan)).toEqual(
    ['ada', 'engines', 'bo', 'cher'].map((slug) => `skip ${slug}: same UID: nothing new`),
  )
  expect(plan.files).toEqual([])
})
