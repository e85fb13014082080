// Notes whose keys are properties of a vCard, as the Obsidian plugin VCF Contacts writes them: `TEL[CELL]`, `EMAIL[1:HOME]`,
// `ADR[WORK].STREET`, `N.GN`. Nested maps say the same: `ADR: { HOME: { STREET: ... } }`. They become the properties of a vCard.
// Source: broekema41/obsidian-vcf-contacts, src/contacts; its grammar is key[index:type].subkey.

import { escapeText } from '../export/property.ts'
import type { Property } from '../vcard/property.ts'
import type { Leaf } from './leaves.ts'

/** Parts in the order of RFC 6350; the plugin calls the family name FN. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  N: ['FN', 'GN', 'MN', 'PREFIX', 'SUFFIX'],
  ADR: ['PO', 'EXT', 'STREET', 'LOCALITY', 'REGION', 'POSTAL', 'COUNTRY'],
}
const NAMES = new Set(
  `N FN NICKNAME PHOTO BDAY ANNIVERSARY GENDER ADR TEL EMAIL IMPP LANG TZ GEO TITLE ROLE LOGO ORG MEMBER RELATED CATEGORIES
  NOTE PRODID REV SOUND UID CLIENTPIDMAP URL VERSION KEY FBURL CALADRURI CALURI KIND SOURCE SOCIALPROFILE`.split(
    /\s+/,
  ),
)
/** What no other note has in capitals. */
const SIGN = /^(?:(?:N|ADR|TEL|EMAIL|URL)(?:\[[^\]]*\]|\.|$)|FN$|UID$)/
const KEY = /^([A-Z][A-Z-]*)(?:\[(?:(\d+):)?([^\]]*)\])?(?:\.([A-Z]+))?$/
/** Values with parts or lists of their own. */
const RAW = new Set(['ORG', 'CATEGORIES', 'NICKNAME', 'GENDER', 'GEO', 'CLIENTPIDMAP', 'N', 'ADR'])

interface Key {
  readonly name: string
  readonly index: string
  readonly type: string
  readonly part: string
}

/**
 * @param stem the note's name, which is the contact's where no FN is
 * @returns undefined for a note that has other keys
 */
export function propertiesOf(leaves: readonly Leaf[], stem: string): Property[] | undefined {
  if (!leaves.some(({ path }) => SIGN.test(path[0] ?? ''))) return undefined
  const found = new Map<string, { key: Key; parts: Map<string, string>; values: string[] }>()
  const others: Property[] = []
  for (const { path, text, item } of leaves) {
    const key = keyOf(path)
    if (key === undefined) {
      others.push(...property(`X-${path.join('-')}`, '', escapeText(text)))
      continue
    }
    const id = `${key.name} ${key.index} ${key.type} ${key.part === '' ? '' : item}`
    const one = found.get(id) ?? { key, parts: new Map<string, string>(), values: [] }
    found.set(id, one)
    if (key.part === '') one.values.push(text)
    else one.parts.set(key.part, text)
  }
  const properties = [...found.values()].flatMap(({ key: { name, type }, parts, values }) => {
    const list = PARTS[name]
    const extra = [...parts].filter(([part]) => !list?.includes(part))
    const made = list?.map((part) => escapeText(parts.get(part) ?? '')).join(';') ?? ''
    return [
      ...(/^;*$/.test(made) ? [] : property(name, type, made)),
      ...values.flatMap((value) =>
        property(name, type, RAW.has(name) ? value.replace(/\n/g, '\\n') : escapeText(value)),
      ),
      ...extra.flatMap(([part, text]) => property(`X-${name}-${part}`, type, escapeText(text))),
    ]
  })
  const isNamed = properties.some(({ name, value }) => name === 'FN' || (name === 'N' && /[^;]/.test(value)))
  const named = isNamed ? [] : property('FN', '', escapeText(stem))
  return [...named, ...properties, ...others]
}

/** `['ADR', 'HOME', 'STREET']` and `['ADR[HOME].STREET']` are one key; undefined where it is none of a vCard. */
function keyOf([first = '', ...rest]: readonly string[]): Key | undefined {
  const [, name = '', index = '', type = '', part = ''] = KEY.exec(first) ?? []
  if (!NAMES.has(name) && !(name.startsWith('X-') && name !== 'X-')) return undefined
  const parts = PARTS[name]
  const isPart = (word: string | undefined) => word !== undefined && parts?.includes(word.toUpperCase())
  const last = rest.at(-1)
  const types = [type, ...(isPart(last) ? rest.slice(0, -1) : rest)].filter((word) => word !== '')
  return { name, index, type: types.join(','), part: isPart(last) ? (last?.toUpperCase() ?? '') : part }
}

/** Types that programs know; what else people call a number or an address is its label. */
const TYPE =
  /^(?:home|work|cell|fax|pager|voice|text|video|textphone|main|iphone|pref|internet|other|dom|intl|car|isdn)$/i

function property(name: string, type: string, value: string): Property[] {
  // Where the plugin met a number's type without its name, the type stands before the number.
  const [, typed, number] =
    (type === '' && name === 'TEL' && /^([A-Z]+):(\+?[\d\s()./-]+)$/.exec(value)) || []
  const words = (typed ?? type)
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const own = name === 'SOCIALPROFILE' ? `X-${name}` : name.toUpperCase()
  const base = { line: 1, broken: 0, guessed: '' }
  const plain = { ...base, name: own, value: number ?? value }
  const isLabelled = ['TEL', 'EMAIL', 'ADR', 'URL'].includes(own) && !words.every((word) => TYPE.test(word))
  if (!isLabelled) return [{ ...plain, group: '', params: words.map((word) => ['TYPE', word] as const) }]
  const group = `${own} ${words} ${value}`.toLowerCase()
  return [
    { ...plain, group, params: [] },
    { ...base, group, name: 'X-ABLABEL', params: [], value: escapeText(words.join(' ').toLowerCase()) },
  ]
}
