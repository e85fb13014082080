// Tables as Google Contacts and Outlook import them.

import { type Contact, textOf, textsOf } from '../../contact/index.ts'
import { nameParts } from './name-parts.ts'
import type { Sheet } from './sheet.ts'
import { typesOf } from './types-of.ts'

interface Names {
  readonly nameOf: (link: string) => string | undefined
}

type Column = readonly [header: string, cell: (one: Person) => string]

interface Person {
  readonly contact: Contact
  readonly family: string
  readonly given: string
  readonly middle: string
  readonly prefix: string
  readonly suffix: string
  readonly org: string
  readonly notes: string
}

const text =
  (key: string) =>
  ({ contact }: Person) =>
    textOf(contact, key) ?? ''

/** Google Contacts since 2024, with as many numbered columns as the contacts need. */
export function googleSheet(contacts: readonly Contact[], names: Names): Sheet {
  const most = (key: string) =>
    Math.max(1, ...contacts.map((contact) => contact.values.get(key)?.length ?? 0))
  const numbered = (name: string, key: string): Column[] =>
    Array.from({ length: most(key) }, (_, at): Column[] => [
      [`${name} ${at + 1} - Label`, ({ contact }) => title(contact.values.get(key)?.[at]?.label ?? '')],
      [`${name} ${at + 1} - Value`, ({ contact }) => contact.values.get(key)?.[at]?.text ?? ''],
    ]).flat()
  const addresses = Array.from({ length: most('address') }, (_, at): Column[] => {
    const part = (index: number) => (one: Person) => addressParts(one.contact, at)[index] ?? ''
    const name = `Address ${at + 1}`
    return [
      [`${name} - Label`, ({ contact }) => title(contact.values.get('address')?.[at]?.label ?? '')],
      [`${name} - Street`, part(0)],
      [`${name} - City`, part(1)],
      [`${name} - Region`, part(2)],
      [`${name} - Postal Code`, part(3)],
      [`${name} - Country`, part(4)],
    ]
  }).flat()
  return tableOf(contacts, names, [
    ['First Name', (one) => one.given],
    ['Middle Name', (one) => one.middle],
    ['Last Name', (one) => one.family],
    ['Name Prefix', (one) => one.prefix],
    ['Name Suffix', (one) => one.suffix],
    ['Nickname', text('aka')],
    ['Organization Name', (one) => one.org],
    ['Organization Title', text('title')],
    ['Organization Department', text('x-department')],
    ['Birthday', text('birthday')],
    ['Notes', (one) => one.notes],
    ['Labels', ({ contact }) => ['* myContacts', ...textsOf(contact, 'tags')].join(' ::: ')],
    ...numbered('E-mail', 'email'),
    ...numbered('Phone', 'phone'),
    ...addresses,
    ...numbered('Website', 'url'),
  ])
}

/** Outlook on Windows and on the web, English: three addresses of mail, and the numbers that it has columns for. */
export function outlookSheet(contacts: readonly Contact[], names: Names): Sheet {
  const phone =
    (...wanted: string[]) =>
    ({ contact }: Person) =>
      (contact.values.get('phone') ?? []).find(({ label }) => {
        const { types } = typesOf(label)
        return (
          wanted.every((type) => types.includes(type)) && types.includes('fax') === wanted.includes('fax')
        )
      })?.text ?? ''
  const plain = ({ contact }: Person) =>
    (contact.values.get('phone') ?? []).find(({ label }) => typesOf(label).types.length === 0)?.text ?? ''
  const address = (index: number) => (one: Person) => addressParts(one.contact, 0)[index] ?? ''
  const mail =
    (at: number) =>
    ({ contact }: Person) =>
      textsOf(contact, 'email')[at] ?? ''
  return tableOf(contacts, names, [
    ['Title', (one) => one.prefix],
    ['First Name', (one) => one.given],
    ['Middle Name', (one) => one.middle],
    ['Last Name', (one) => one.family],
    ['Suffix', (one) => one.suffix],
    ['Company', (one) => one.org],
    ['Department', text('x-department')],
    ['Job Title', text('title')],
    ['Business Street', address(0)],
    ['Business City', address(1)],
    ['Business State', address(2)],
    ['Business Postal Code', address(3)],
    ['Business Country/Region', address(4)],
    ['Business Fax', phone('fax')],
    ['Business Phone', phone('work')],
    ['Home Phone', phone('home')],
    ['Mobile Phone', phone('cell')],
    ['Primary Phone', plain],
    ['Birthday', text('birthday')],
    ['Categories', ({ contact }) => textsOf(contact, 'tags').join(';')],
    ['E-mail Address', mail(0)],
    ['E-mail 2 Address', mail(1)],
    ['E-mail 3 Address', mail(2)],
    ['Notes', (one) => one.notes],
    ['Web Page', text('url')],
  ])
}

function tableOf(contacts: readonly Contact[], { nameOf }: Names, columns: readonly Column[]): Sheet {
  const rows = contacts.map((contact) => {
    const isOrg = contact.kind === 'org'
    const [family = '', given = '', middle = '', prefix = '', suffix = ''] = isOrg ? [] : nameParts(contact)
    const link = textOf(contact, 'org')
    const org = isOrg ? contact.name : link === undefined ? '' : (nameOf(link) ?? link)
    const notes = contact.card.text
      .slice(...contact.card.notes)
      .replace(/\r\n?/g, '\n')
      .trim()
    const one = { contact, family, given, middle, prefix, suffix, org, notes }
    return columns.map(([, cell]) => cell(one))
  })
  return { columns: columns.map(([header]) => header), rows }
}

/** street, locality, region, postcode, country; a text of another shape is all street. */
function addressParts(contact: Contact, at: number): string[] {
  const parts = (textsOf(contact, 'address')[at] ?? '').split(';').map((part) => part.trim())
  return parts.length === 5 ? parts : [parts.filter((part) => part !== '').join(', ')]
}

function title(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1)
}
