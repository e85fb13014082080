// A contact as properties of a vCard: what its fields say, and what an import has kept under `x-` keys goes back to the property
// that it came from. What is the office's own business (stage, owner, next step, log) stays in the office.

import { type Contact, type FieldValue, telHref, textOf, textsOf } from '../../contact/index.ts'
import { isDate } from '../../text/index.ts'
import { addressProperties } from './address-property.ts'
import { keptProperties, restoredProperties } from './kept-properties.ts'
import { nameParts } from './name-parts.ts'
import { escapeText, type OutProperty, structure, withoutControls } from './property.ts'
import { typesOf } from './types-of.ts'

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

/** The identity of a card, the same for ever: its own, or one made of its first name. */
export function uidOf(contact: Contact): string {
  return textOf(contact, 'uid') ?? `cardfile-${textsOf(contact, 'alias')[0] ?? contact.slug}`
}

/**
 * @returns properties in the order of RFC 6350 section 6, FN and N first; BEGIN, VERSION and END are the writer's
 */
export function vcardProperties(contact: Contact, context: VcardContext): OutProperty[] {
  const exact = keptProperties(contact)
  const own = [...fromFields(contact, context), ...restoredProperties(contact)]
  // A line that an import kept whole says more than what the fields made of it.
  const isSaid = (one: OutProperty) =>
    exact.some((line) => line.name === one.name && line.saysSame(one.value))
  return [...own.filter((one) => !isSaid(one)), ...exact.map(({ saysSame: _, ...line }) => line)]
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
    put('ORG', structure([context.nameOf(text) ?? text, ...(at === 0 ? units : [])]), labelled(label))
  if (orgs.length === 0 && units.length > 0) put('ORG', structure([isOrg ? name : '', ...units]))
  put('TITLE', escapeText(textOf(contact, 'title') ?? ''))
  for (const value of contact.values.get('email') ?? []) put('EMAIL', escapeText(value.text), typed(value))
  for (const value of contact.values.get('phone') ?? []) put('TEL', telephone(value.text), typed(value))
  found.push(...addressProperties(contact))
  for (const value of contact.values.get('url') ?? []) put('URL', withoutControls(value.text), typed(value))
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
        .trim(),
    ),
  )
  if (context.photo !== undefined)
    put(textOf(contact, 'x-photo-property') ?? 'PHOTO', 'picture', { picture: context.photo })
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
  const params: [string, string][] = label === undefined ? [] : [['TYPE', label]]
  put('RELATED', escapeText(name ?? text), { params: [...params, ['VALUE', 'text']] })
}

function typed({ label }: FieldValue): Partial<OutProperty> {
  const { types, rest } = typesOf(label)
  return { params: types.map((type) => ['TYPE', type] as const), ...(rest === '' ? {} : { label: rest }) }
}

function labelled(label: string | undefined): Partial<OutProperty> {
  return label === undefined ? {} : { label }
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
