// LDIF of Thunderbird and of directories.

import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, told } from './brief.ts'

const base64 = (text: string) => btoa(String.fromCharCode(...bytesOf(text)))

const FILE = `version: 1

# an address book
#  of Thunderbird
dn: cn=Ada Lovelace,mail=ada@example.com
objectclass: top
objectclass: person
objectclass: mozillaAbPersonAlpha
givenName: Ada
sn: Lovelace
cn: Ada
  Lovelace
mozillaNickname: Addie
mail: ada@example.com
mozillaSecondEmail: ada@home.example
telephoneNumber: +44 20 7946 0000
mobile: +44 7700 900123
facsimileTelephoneNumber: 3
mozillaHomeStreet: 12 Square
mozillaHomeLocalityName: London
mozillaHomePostalCode: SW1Y
street:: ${base64('Königsstraße 1')}
l: Köln
c: Germany
o: Engines
ou: Research
title: Head
labeledURI: https://example.com Her page
birthyear: 1915
birthmonth: 12
birthday: 10
description:: ${base64('two\nlines')}
mozillaCustom1: blue
roomNumber: 7
jpegPhoto:: ${btoa('\u00ff\u00d8\u00ff\u00e0abc\u0000')}
userPassword: secret

dn: ou=People,dc=example
objectClass: organizationalUnit
ou: People

dn: cn=Bob
changetype: add
cn: Bob
jpegPhoto:: !!

dn: cn=Carl
changetype: delete

dn: cn=Friends
objectclass: groupOfNames
cn: Friends
member: cn=Ada Lovelace, mail=ada@example.com
member: cn=Nobody
`

test('an address book comes in whole; what is not imported is told', () => {
  const { format, records, diagnostics } = readFile(bytesOf(FILE.replaceAll('\n', '\r\n')), 'a.ldif')
  expect(format).toBe('ldif')
  expect(records.map(brief)).toEqual([
    [
      'person Ada Lovelace',
      'aka: Addie',
      'email: ada@example.com',
      'email: ada@home.example',
      'phone: +44 20 7946 0000 (work)',
      'phone: +44 7700 900123 (mobile)',
      'phone: 3 (fax)',
      'org: Engines',
      'x-department: Research',
      'title: Head',
      'url: https://example.com (Her page)',
      'x-custom-1: blue',
      'x-roomnumber: 7',
      'address: 12 Square; London; ; SW1Y; (home)',
      'address: Königsstraße 1; Köln; ; ; Germany (work)',
      'birthday: 1915-12-10',
      'tags: Friends',
      'notes "two\\nlines"',
      'photo jpeg',
    ],
    ['person Bob', 'set aside: The base64 text of line 45 is damaged.'],
    ['person Unnamed', 'set aside: It is an order to delete an entry, not a contact.'],
  ])
  expect(told(diagnostics)).toEqual([
    '36 warning ldif-password',
    '38 warning ldif-container',
    '42 error ldif-structure',
    '47 error ldif-structure',
    '50 warning ldif-member',
  ])
})

test.each([
  ['no attribute', 'dn: cn=A\ncn: A\nnonsense\n', ['1 error ldif-structure']],
  [
    'nothing in it',
    'dn: ou=A\nobjectclass: organizationalUnit\n',
    ['1 warning ldif-container', '1 warning ldif-empty'],
  ],
  ['no name', 'dn: mail=a@b.example\nmail: a@b.example\n', ['1 warning import-name']],
  [
    'data that is no picture',
    `dn: cn=A\ncn: A\ncert;binary:: ${btoa('\u0000\u00ff')}\n`,
    ['3 warning ldif-binary'],
  ],
])('%s: says so', (_what, text, rules) => {
  expect(told(readFile(bytesOf(text), 'a.ldif').diagnostics)).toEqual(rules)
})

test('comments before the first entry are looked through in a moment', () => {
  expect(readFile(bytesOf(`${'# '.repeat(2000)}\n`), 'a.txt').format).toBe('csv')
  expect(readFile(bytesOf('# of\n#  a\n  directory\n\ndn: cn=A\ncn: A\n'), 'a.txt').format).toBe('ldif')
})
