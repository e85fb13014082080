// The fields of a card, in the order of the registry, the office's own and unknown ones among them.

import {
  type Config,
  type Contact,
  type Field,
  type FieldValue,
  fieldsByKey,
  formatMoney,
  isExtensionKey,
  mailtoHref,
  parseMoney,
  telHref,
  webHref,
} from '../../contact/index.ts'
import { isDate } from '../../text/index.ts'
import { dayWords } from '../words.ts'
import { given } from './given.ts'
import type { CardLink, LinkTo } from './types.ts'

export interface FieldRow {
  readonly label: string
  readonly values: readonly (CardLink & { readonly label?: string; readonly external?: boolean })[]
}

/** Fields that the page shows elsewhere than in the list of fields. */
const ELSEWHERE = new Set([
  'name',
  'next',
  'due',
  'stage',
  'owner',
  'tags',
  'color',
  'photo',
  'private',
  'kind',
  'conflicts',
])

export function fieldRows(contact: Contact, config: Config, linkTo: LinkTo): FieldRow[] {
  const known = fieldsByKey(config)
  const keys = [...known.keys()].filter((key) => contact.values.has(key))
  const others = [...contact.values.keys()].filter((key) => !known.has(key))
  return [...keys, ...others]
    .filter((key) => !ELSEWHERE.has(key))
    .map((key) => ({
      label: known.get(key)?.label ?? (isExtensionKey(key) ? labelOf(key.slice(2)) : labelOf(key)),
      values: (contact.values.get(key) ?? []).map((value) => shownValue(value, known.get(key), linkTo)),
    }))
}

/** A value as its field shows it. */
export function shownValue(
  { text, label }: FieldValue,
  field: Field | undefined,
  linkTo: LinkTo,
): FieldRow['values'][number] {
  const note = given('label', label)
  const external = (href: string | undefined) => ({ text, ...given('href', href), external: true, ...note })
  switch (field?.type.name) {
    case 'link':
    case 'link-or-text':
      return { ...linkTo(text), ...note }
    case 'email':
      return external(mailtoHref(text))
    case 'phone':
      return external(telHref(text))
    case 'url':
      return external(webHref(text))
    case 'money':
      return { text: moneyWords(text), ...note }
    case 'address':
      return {
        text: text
          .split(';')
          .map((part) => part.trim())
          .filter(Boolean)
          .join(', '),
        ...note,
      }
    case 'date':
    case 'birthday':
      return { text: isDate(text) ? dayWords(text) : text, ...note }
    default:
      return { text, ...note }
  }
}

export function moneyWords(text: string): string {
  const money = parseMoney(text)
  return money === undefined ? text : formatMoney(money)
}

function labelOf(key: string): string {
  return key.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase())
}
