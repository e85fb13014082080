import { expect, test } from 'vitest'
import { withHouseNumber } from '../../src/dedupe/house-number.ts'
import { guessRoles, recordsFrom } from '../../src/dedupe/index.ts'

test.each([
  ['rec_id', undefined],
  ['unique_id', undefined],
  ['Id', undefined],
  ['given_name', 'given'],
  ['First Name', 'given'],
  ['Vorname', 'given'],
  ['surname', 'family'],
  ['Nachname', 'family'],
  ['Name', 'name'],
  ['Company', 'org'],
  ['E-Mail', 'email'],
  ['email2', 'email'],
  ['Phone 2', 'phone'],
  ['Mobil', 'phone'],
  ['dob', 'birthday'],
  ['date_of_birth', 'birthday'],
  ['soc_sec_id', 'id'],
  ['street_number', 'number'],
  ['Hausnummer', 'number'],
  ['address_1', 'street'],
  ['Street', 'street'],
  ['address_2', 'extra'],
  ['suburb', 'city'],
  ['PLZ', 'postcode'],
  ['Zip', 'postcode'],
  ['state', 'region'],
  ['country', 'region'],
  ['notes', undefined],
  ['birth_place', 'city'],
  ['first_and_surname', 'name'],
  ['Program Name', undefined],
  ['Number per Site', undefined],
  ['Customer Name', 'name'],
])('%s is %s', (header, role) => {
  expect(guessRoles([header], [])).toEqual([role])
})

test.each([
  ['mailboxes', ['a@b.example', 'c@d.example', ''], 'email'],
  ['days', ['1990-01-02', '19900203', '03.04.1990'], 'birthday'],
  ['telephones', ['+44 20 7946 0958', '(089) 97456 0', '212-555-0173'], 'phone'],
  ['numbers of people, some twice', ['6988048', '7364009', '2635962', '9004242', '9004242'], 'id'],
  ['post codes', ['4011', '4814', '2776'], 'postcode'],
  ['streets', ['7 Main Street', 'Hauptstr. 8', '12 High St'], 'street'],
  ['words', ['red', 'green', 'blue'], undefined],
  ['nothing', ['', ''], undefined],
])('a column without a known header that holds %s', (_why, values, role) => {
  const rows = values.map((value) => [value])
  expect(guessRoles(['xyz'], rows)).toEqual([role])
})

test('a name is a firm where most of them look so', () => {
  const rows = [['Salvation Army & Co'], ['The Corner Shop'], ['Smith Ltd']]
  expect(guessRoles(['Name'], rows)).toEqual(['org'])
})

test('columns of one role come together, empty ones are left out', () => {
  const rows = [
    [' Ada ', 'a@x.example', 'b@x.example', 'n'],
    ['', '', 'c@x.example', ''],
  ]
  expect(recordsFrom(['given', 'email', 'email', undefined], rows)).toEqual([
    { given: ['Ada'], email: ['a@x.example', 'b@x.example'] },
    { email: ['c@x.example'] },
  ])
})

test.each([
  ['186 Main Street', ['Main Street'], ['186']],
  ['12a, High St', ['High St'], ['12a']],
  ['Bahnhofstraße 7', ['Bahnhofstraße'], ['7']],
  ['Straße des 17. Juni', ['Straße des 17. Juni'], undefined],
  ['Broadway', ['Broadway'], undefined],
])('the house number of %s', (line, street, number) => {
  expect(withHouseNumber({ street: [line] })).toEqual(number === undefined ? { street } : { street, number })
})
