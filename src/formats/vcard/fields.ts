// What each property of a vCard becomes in the neutral record: one table. RFC 6350 section 6, and the X- properties of the
// programs in the wild. A property that is not here becomes an `x-` key of its own name.

import { addressLine, formattedAddress } from '../address.ts'
import { readDate } from '../birthday.ts'
import { oneLine } from '../record.ts'
import type { Property } from './property.ts'
import { paramOf } from './property.ts'
import { listed, structured, unescapeText } from './value.ts'

/** A value that a property gives; `label` over the one of its types. What they don't say is found by `unsaid`. */
export interface Given {
  readonly key: string
  readonly text: string
  readonly label?: string
}

type Reader = (property: Property) => readonly Given[]

const text =
  (key: string, label?: string): Reader =>
  (property) => [{ key, text: unescapeText(property.value), ...(label === undefined ? {} : { label }) }]
const list =
  (key: string): Reader =>
  (property) =>
    listed(property.value).map((item) => ({ key, text: item }))

const uri =
  (key: string, scheme: RegExp): Reader =>
  (property) => [{ key, text: oneLine(unescapeText(property.value)).replace(scheme, '') }]

const phone: Reader = (property) => {
  const value = oneLine(unescapeText(property.value))
  const tel = /^tel:([^;]*)((?:;[^;]*)*)$/i.exec(value)
  if (!tel) return [{ key: 'phone', text: value }]
  const ext = /;ext=([^;]+)/i.exec(tel[2] ?? '')?.[1]
  return [
    {
      key: 'phone',
      text: (tel[1] ?? '') + (ext === undefined ? '' : ` ext. ${ext}`),
    },
  ]
}

const address: Reader = (property) => {
  const [pobox = '', extended = '', street = '', locality = '', region = '', postcode = '', ...rest] =
    structured(property.value, ', ')
  const line = addressLine({ pobox, extended, street, locality, region, postcode, country: rest[0] ?? '' })
  const written = paramOf(property.params, 'LABEL')
  const label =
    written === undefined
      ? []
      : [{ key: 'x-address-label', text: formattedAddress(unescapeText(written)), label: '' }]
  return [{ key: 'address', text: line }, ...label]
}

const organisation: Reader = (property) => {
  const [name = '', ...units] = structured(property.value, ', ')
  const department = units.filter((unit) => unit !== '').join('; ')
  return [
    { key: 'org', text: name },
    { key: 'x-department', text: department },
  ]
}

const date =
  (key: string, otherwise: string, label?: string): Reader =>
  (property) => {
    const value = oneLine(unescapeText(property.value))
    const omitted = paramOf(property.params, 'X-APPLE-OMIT-YEAR')
    const read = property.params.some(([name, type]) => name === 'VALUE' && /^text$/i.test(type))
      ? undefined
      : readDate(
          omitted !== undefined && value.startsWith(`${omitted}-`) ? value.replace(omitted, '-') : value,
        )
    if (!read) return [{ key: otherwise, text: value, ...(label === undefined ? {} : { label }) }]
    return [{ key, text: read.date, ...(label === undefined ? {} : { label }) }]
  }

const language: Reader = (property) => [{ key: 'language', text: oneLine(unescapeText(property.value)) }]

const timezone: Reader = (property) => {
  const value = oneLine(unescapeText(property.value))
  return [{ key: /^[A-Za-z_]+\/[A-Za-z_/+-]+$/.test(value) ? 'timezone' : 'x-tz', text: value }]
}

const gender: Reader = (property) => [
  {
    key: 'x-gender',
    text: structured(property.value, ', ')
      .filter((part) => part !== '')
      .join('; '),
  },
]

const messenger: Reader = (property) => {
  const service = paramOf(property.params, 'X-SERVICE-TYPE')
  return [
    {
      key: 'x-impp',
      text: oneLine(unescapeText(property.value)),
      ...(service === undefined ? {} : { label: service.toLowerCase() }),
    },
  ]
}

/** A name of a place of its own has no label: a card has none there. */
const nickname: Reader = (property) => listed(property.value).map((text) => ({ key: 'aka', text, label: '' }))

/** Android packs what vCard 2.1 lacks: `vnd.android.cursor.item/nickname;Nick;1;;;...`. */
const android: Reader = (property) => {
  const [type = '', text = '', ...rest] = structured(property.value, ', ')
  const more = rest.filter((part) => part !== '' && !/^\d$/.test(part)).length > 0
  if (type.endsWith('/nickname') && !more) return [{ key: 'aka', text }]
  if (type.endsWith('/relation') && !more) return [{ key: 'related', text }]
  return [{ key: 'x-android-custom', text: unescapeText(property.value) }]
}

export const PROPERTIES: Readonly<Record<string, Reader>> = {
  NICKNAME: nickname,
  'X-NICKNAME': list('aka'),
  ORG: organisation,
  TITLE: text('title'),
  ROLE: text('x-role'),
  EMAIL: uri('email', /^mailto:/i),
  TEL: phone,
  ADR: address,
  URL: uri('url', /^(?=$)/),
  BDAY: date('birthday', 'x-birthday'),
  ANNIVERSARY: date('x-anniversary', 'x-anniversary'),
  'X-ANNIVERSARY': date('x-anniversary', 'x-anniversary'),
  'X-EVOLUTION-ANNIVERSARY': date('x-anniversary', 'x-anniversary'),
  'X-KADDRESSBOOK-X-ANNIVERSARY': date('x-anniversary', 'x-anniversary'),
  'X-MS-ANNIVERSARY': date('x-anniversary', 'x-anniversary'),
  'X-ABDATE': date('x-date', 'x-date'),
  DEATHDATE: date('x-deathdate', 'x-deathdate'),
  LANG: language,
  TZ: timezone,
  CATEGORIES: list('tags'),
  CATEGORY: list('tags'),
  GENDER: gender,
  RELATED: text('related'),
  'X-ABRELATEDNAMES': text('related'),
  AGENT: text('related', 'agent'),
  'X-SPOUSE': text('related', 'spouse'),
  'X-MS-SPOUSE': text('related', 'spouse'),
  'X-EVOLUTION-SPOUSE': text('related', 'spouse'),
  'X-KADDRESSBOOK-X-SPOUSESNAME': text('related', 'spouse'),
  'X-MANAGER': text('related', 'manager'),
  'X-MS-MANAGER': text('related', 'manager'),
  'X-EVOLUTION-MANAGER': text('related', 'manager'),
  'X-KADDRESSBOOK-X-MANAGERSNAME': text('related', 'manager'),
  'X-ASSISTANT': text('related', 'assistant'),
  'X-MS-ASSISTANT': text('related', 'assistant'),
  'X-EVOLUTION-ASSISTANT': text('related', 'assistant'),
  'X-KADDRESSBOOK-X-ASSISTANTSNAME': text('related', 'assistant'),
  'X-ANDROID-CUSTOM': android,
  IMPP: messenger,
  'X-ADDRESSBOOKSERVER-MEMBER': text('x-member'),
  MEMBER: text('x-member'),
}
