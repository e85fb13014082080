// A contact as properties of a vCard: what its fields say, and what an import has kept under `x-` keys goes back to the property
// that it came from. What is the office's own business (stage, owner, next step, log) stays in the office.

import { type Contact, telHref, textOf, textsOf, uidOf } from '../../contact/index.ts'
import { isDate } from '../../text/index.ts'
import { addressProperties } from './address-property.ts'
import { keptLines } from './kept-lines.ts'
import { restoredProperties } from './kept-properties.ts'
import { nameParts } from './name-parts.ts'
import { escapeText, type OutProperty, structure, withoutControls } from './property.ts'
import { relationOf, typesOf } from './types-of.ts'

/** What a vCard needs besides the card. */
export interface VcardContext {
  /** The name of a card that a link names; undefined where there is no such card. */
  readonly nameOf: (link: string) => string | undefined
  /** The UID of a card that a link names. */
  readonly uidOf: (link: string) => string | undefined
  /** The picture that `photo` names. */
  readonly photo?: OutProperty['picture'] | undefined
  /** When the card was changed: `20261127T101500Z`. */
  readonly rev?: string | undefined
}

/**
 * @returns properties in the order of RFC 6350 section 6, FN and N first; BEGIN, VERSION and END are the writer's
 */
export function vcardProperties(contact: Contact, context: VcardContext): OutProperty[] {
  const own = preferring([...fromFields(contact, context), ...restoredProperties(contact)])
  const exact = keptLines(contact, own)
  // A line that an import kept whole says more than what the fields made of it.
  const lineOf = (one: OutProperty) =>
    exact.find((line) => line.says(one) || (isOwnName(one) && line.name === 'ORG'))
  // A firm's ORG is its name where nothing else is known of it.
  const isOwnName = (one: OutProperty) =>
    one.name === 'ORG' && contact.kind === 'org' && one.value === escapeText(contact.name)
  const isPreferred = new Set(own.filter(({ params }) => params.some(isPref)).map(lineOf))
  const lines = exact.map((line): OutProperty => {
    const { says: _, ...rest } = line
    return isPreferred.has(line) && !line.params.some(isPref)
      ? { ...rest, params: [...line.params, PREF] }
      : rest
  })
  return [...own.filter((one) => lineOf(one) === undefined), ...lines]
}

const PREF = ['PREF', '1'] as const
const isPref = ([name, value]: readonly [string, string]) =>
  name === 'PREF' || (name === 'TYPE' && /^pref$/i.test(value))
/** Fields whose first value is the preferred one. */
const RANKED = ['TEL', 'EMAIL', 'ADR', 'URL', 'LANG']

/** The first of several is marked as the preferred one. */
function preferring(properties: readonly OutProperty[]): OutProperty[] {
  const firsts = RANKED.flatMap((name) => {
    const [first, ...more] = properties.filter((property) => property.name === name)
    return first && more.length > 0 ? [first] : []
  })
  return properties.map((one) => (firsts.includes(one) ? { ...one, params: [...one.params, PREF] } : one))
}

function fromFields(contact: Contact, context: VcardContext): OutProperty[] {
  const { name, kind } = contact
  const isOrg = kind === 'org'
  const found: OutProperty[] = []
  const put = (property: string, value: string, more: Partial<OutProperty> = {}) => {
    if (value !== '') found.push({ name: property, params: [], value, ...more })
  }
  put('FN', escapeText(name))
  put('N', structure(nameParts(contact)))
  if (textOf(contact, 'x-kind') === undefined)
    put('KIND', isOrg ? 'org' : kind === 'person' ? 'individual' : 'thing')
  const nicknames = textsOf(contact, 'aka').map(escapeText)
  put('NICKNAME', nicknames.join(','))
  const units = textsOf(contact, 'x-department').flatMap((one) => withoutLabel(one).split('; '))
  if (isOrg && units.length === 0) put('ORG', escapeText(name))
  const orgs = contact.values.get('org') ?? []
  for (const [at, { text, label }] of orgs.entries())
    put('ORG', structure([context.nameOf(text) ?? text, ...(at === 0 ? units : [])]), typed(label))
  if (orgs.length === 0 && units.length > 0) put('ORG', structure([isOrg ? name : '', ...units]))
  put('TITLE', escapeText(textOf(contact, 'title') ?? ''))
  for (const value of contact.values.get('email') ?? [])
    put('EMAIL', escapeText(value.text), typed(value.label))
  for (const value of contact.values.get('phone') ?? []) put('TEL', telephone(value.text), typed(value.label))
  found.push(...addressProperties(contact))
  for (const value of contact.values.get('url') ?? [])
    put('URL', withoutControls(value.text), typed(value.label))
  const birthday = textOf(contact, 'birthday')
  if (birthday !== undefined)
    put('BDAY', isDate(birthday) || /^--\d\d-\d\d$/.test(birthday) ? birthday : escapeText(birthday))
  for (const language of textsOf(contact, 'language')) put('LANG', withoutControls(language))
  put('TZ', escapeText(textOf(contact, 'timezone') ?? ''))
  for (const { text, label } of contact.values.get('related') ?? []) related(text, label, context, put)
  put(
    'CATEGORIES',
    textsOf(contact, 'tags')
      .map((tag) => escapeText(tag.replace(/^#/, '')))
      .join(','),
  )
  put(
    'NOTE',
    escapeText(
      contact.card.text
        .slice(...contact.card.notes)
        .replace(/\r\n?/g, '\n')
        // What an import escaped, so that it opens no log and passes for no conflict.
        .replace(/^\\(?=#{2}[ \t]+log[ \t]*#*[ \t]*$|<{7} |>{7} |\|{7} |={7}$)/gim, '')
        .trim(),
    ),
  )
  if (context.photo !== undefined) picture(contact, context.photo, put)
  put('UID', escapeText(uidOf(contact)))
  put('REV', context.rev ?? textOf(contact, 'x-rev') ?? '')
  return found
}

/** A card of the book is named by its UID, as RFC 6350 wants; its name goes along for those who have no such card. */
function related(
  text: string,
  label: string | undefined,
  context: VcardContext,
  put: (property: string, value: string, more?: Partial<OutProperty>) => void,
): void {
  const name = context.nameOf(text)
  const { types, rest } = relationOf(label)
  const params = [...types.map((type) => ['TYPE', type] as const), ['VALUE', 'text'] as const]
  put('RELATED', escapeText(name ?? text), { params, ...(rest === '' ? {} : { label: rest }) })
}

function typed(label: string | undefined): Partial<OutProperty> {
  const { types, rest } = typesOf(label)
  return { params: types.map((type) => ['TYPE', type] as const), ...(rest === '' ? {} : { label: rest }) }
}

/** What of a picture its bytes don't tell was kept beside it: `LOGO`, `PHOTO;TYPE=work`. */
function picture(
  contact: Contact,
  bytes: NonNullable<OutProperty['picture']>,
  put: (property: string, value: string, more?: Partial<OutProperty>) => void,
): void {
  const [name = '', ...params] = (textOf(contact, 'x-photo-property') ?? 'PHOTO').split(';')
  const said = params.flatMap((param) => {
    const [, key, value] = /^([A-Z-]+)=(.*)$/.exec(param) ?? []
    return key === undefined || value === undefined ? [] : [[key, value] as const]
  })
  put(/^[A-Z-]+$/.test(name) ? name : 'PHOTO', 'picture', { picture: bytes, params: said })
}

/** An import writes the type of a value that has none in the card behind it, in parentheses. */
function withoutLabel(text: string): string {
  return text.replace(/\s+\([^()]*\)$/, '')
}

/** As it was typed: what a telephone dials is the same, and the way that people know it by is kept. */
function telephone(text: string): string {
  const extension = /^(.*\S) ext\. (\d+)$/.exec(text)
  const dialled = extension === null ? undefined : telHref(text)
  return dialled === undefined
    ? escapeText(text)
    : `${escapeText(extension?.[1] ?? text)}\\,${extension?.[2] ?? ''}`
}
