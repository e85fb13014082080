// A note's front matter to a neutral record, whatever its keys are: flat (`email`), by place (`phone: { work: ... }`), as lists of
// things (`- type: work` above `value: ...`), an address in its parts. What has no field keeps the whole path as its key.

import { addressLine } from '../address.ts'
import { readDate } from '../birthday.ts'
import { SYNONYMS } from '../csv/synonyms.ts'
import { composeName } from '../name.ts'
import { extraKey, type ImportRecord, type NameParts, NO_NAME, oneLine, type RecordValue } from '../record.ts'
import type { Leaf } from './leaves.ts'

/** Keys that these programs use in their own way. */
const KEYS: Readonly<Record<string, string>> = {
  aliases: 'aka',
  alias: 'aka',
  title: 'title',
  emails: 'email',
  mails: 'email',
  phones: 'phone',
  'phone numbers': 'phone',
  phonenumbers: 'phone',
  addresses: 'address',
  urls: 'url',
  websites: 'url',
  birth: 'birthday',
}
const TAKEN = new Set([
  'aka',
  'org',
  'title',
  'email',
  'phone',
  'address',
  'url',
  'birthday',
  'language',
  'timezone',
  'tags',
  'source',
])
/** Fields whose values have a label: the key below them is it. */
const LABELLED = new Set(['email', 'phone', 'url', 'address'])
/** In a list of things: which of its keys is the value, and which the label. */
const VALUE = /^(?:value|number|address|email|mail|url|link|phone)$/i
const LABEL = /^(?:type|label|kind|name|place)$/i
/** Keys of somebody else; the links behind them are people. */
const PEOPLE =
  /^(?:spouse|partner|husband|wife|mother|father|parents?|child(?:ren)?|kids?|sons?|daughters?|siblings?|brothers?|sisters?|friends?|manager|boss|assistant|colleagues?|co-?workers?|mentors?|introduced by|met through|knows|family|related|relations?|relationships?|relatives|people|connections?|contacts?|links?)$/i
/** These say only that there is a relation. */
const NO_KIN = /^(?:related|relations?|relationships?|people|connections?|contacts?|links?|knows|family)$/i

/** @param stem the note's name, which is the contact's where the front matter has none */
export function recordOf(leaves: readonly Leaf[], body: string, stem: string, file: string): ImportRecord {
  const values: RecordValue[] = []
  const put = (key: string, text: string, label = '') =>
    values.push({
      key,
      text: plainLink(text),
      ...(label === '' ? {} : { label: oneLine(label).toLowerCase() }),
      line: 1,
    })
  const parts: Record<keyof NameParts, string> = { ...NO_NAME }
  const addresses = new Map<string, { parts: Record<string, string>; label: string }>()
  const labels = labelsOf(leaves)
  const things = new Set(leaves.flatMap((leaf) => (isValue(leaf) ? [leaf.item] : [])))
  let [name, title, uid] = ['', '', '']
  let kind: ImportRecord['kind'] = 'person'
  for (const leaf of leaves) {
    const { path, text, item } = leaf
    const [target, below] = targetOf(path)
    const [field = '', part = ''] = target.split('.')
    if (field === 'name' && part in parts) parts[part as keyof NameParts] = oneLine(text)
    else if (field === 'address' && part !== '') {
      const id = `${item} ${below.join(' ')}`
      const one = addresses.get(id) ?? {
        parts: Object.create(null),
        label: labels.get(item) ?? below.join(' '),
      }
      addresses.set(id, one)
      one.parts[part] = text
    } else if (LABELLED.has(target) && isLabel(leaf, labels)) continue
    else if (LABELLED.has(target) && things.has(item) && !isValue(leaf)) keep(path, text, put)
    else if (LABELLED.has(target))
      put(target, text, labels.get(item) ?? below.filter((key) => !VALUE.test(key)).join(' '))
    else if (below.length > 0) keep(path, text, put)
    else if (target === 'name') name ||= oneLine(text)
    else if (target === 'title' && title === '') title = text
    else if (target === 'uid') uid = text
    else if (target === 'kind' || target === 'type') {
      if (/^(?:org|company)/i.test(text)) kind = 'org'
      else if (!/^(?:person|individual|contact|people)$/i.test(text)) keep(path, text, put)
    } else if (target === 'birthday') {
      const read = readDate(text)
      put(read ? 'birthday' : 'x-birthday', read?.date ?? text)
    } else if (TAKEN.has(target))
      put(target, target === 'tags' ? plainLink(text).replace(/^#(?=\S)/, '') : text)
    else keep(path, text, put)
  }
  for (const { parts: found, label } of addresses.values()) {
    const get = (part: string) => found[part] ?? ''
    const street = [get('street'), get('street2')].filter((line) => line !== '').join('\n')
    const [locality, region, postcode, country] = ['locality', 'region', 'postcode', 'country'].map(get)
    const line = addressLine({
      pobox: '',
      extended: '',
      street,
      locality: locality ?? '',
      region: region ?? '',
      postcode: postcode ?? '',
      country: country ?? '',
    })
    put('address', line, label)
  }
  const composed = composeName(parts)
  // A page's `title` is its name; beside a name it is the person's.
  const isNamed = name !== '' || composed !== ''
  if (isNamed && title !== '') put('title', title)
  return {
    kind,
    name: name || composed || oneLine(title) || stem,
    ...(composed === '' ? {} : { parts }),
    values,
    notes: body,
    uid,
    source: { file, line: 1, column: 1 },
  }
}

/** What a path means, and the keys of it that say more: `['phone', 'work']` is a phone, at work. */
function targetOf(path: readonly string[]): [target: string, below: readonly string[]] {
  const meaning = (key: string) => {
    const plain = key.toLowerCase().replace(/[_-]+/g, ' ').trim()
    return KEYS[plain] ?? SYNONYMS.get(key.toLowerCase()) ?? SYNONYMS.get(plain) ?? plain
  }
  const [first = '', ...below] = path
  const target = meaning(first)
  const last = below.at(-1)
  // `address: { city: ... }`, `home: { address: { zip: ... } }`, `name: { first: ... }`
  if (last !== undefined) {
    const inner = meaning(last)
    if (target === 'address' && inner.startsWith('address.')) return [inner, below.slice(0, -1)]
    if (target === 'name' && inner.startsWith('name.')) return [inner, []]
  }
  const [bare = target, label] = target.split(/ \((.*)\)$/)
  return LABELLED.has(bare) && label ? [bare, [label, ...below]] : [target, below]
}

/** The label of each item of a list of things, by the item. */
function labelsOf(leaves: readonly Leaf[]): Map<string, string> {
  const labels = new Map<string, string>()
  for (const { path, text, item } of leaves)
    if (item !== '' && path.length > 1 && LABEL.test(path.at(-1) ?? '') && LABELLED.has(targetOf(path)[0]))
      labels.set(item, text)
  return labels
}

/** Of an item that has several keys, the one that the others are about. */
function isValue({ path, item }: Leaf): boolean {
  return item !== '' && path.length > 1 && VALUE.test(path.at(-1) ?? '')
}

function isLabel({ path, item }: Leaf, labels: ReadonlyMap<string, string>): boolean {
  return labels.has(item) && path.length > 1 && LABEL.test(path.at(-1) ?? '')
}

function keep(
  path: readonly string[],
  text: string,
  put: (key: string, text: string, label?: string) => void,
): void {
  const last = path.at(-1) ?? ''
  const people = path.find((key) => PEOPLE.test(key.replace(/[_-]+/g, ' ')))
  const isLink = /^\[\[[^\]]+\]\]$/.test(text)
  if (people !== undefined && (isLink || path.length === 1)) {
    const kin = NO_KIN.test(last) ? '' : last.replace(/[_-]+/g, ' ')
    return put('related', text, kin)
  }
  const own = extraKey(path.join('-'))
  put(own ?? 'x-note', text, own === undefined ? path.join(' ') : '')
}

/** `[[Acme Ltd|Acme]]` and `[[people/Acme Ltd]]` are links to Acme Ltd. */
function plainLink(text: string): string {
  return text.replace(/^\[\[(?:[^\]|]*\/)?([^\]|/#]+)(?:#[^\]|]*)?(?:\|[^\]]*)?\]\]$/, '$1')
}
