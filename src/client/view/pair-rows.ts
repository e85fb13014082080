// Two cards side by side, field by field: what both have, what only one has, and where they differ.

import { type Config, type Contact, type FieldValue, fieldsByKey } from '../../contact/index.ts'
import { type FieldRow, shownValue } from './card-fields.ts'
import type { LinkTo } from './types.ts'

export type Values = FieldRow['values']

export interface PairRow {
  readonly key: string
  readonly label: string
  readonly values: readonly [Values, Values]
  /** 'same': they have a value in common. 'one': only one of them has any. */
  readonly how: 'same' | 'differs' | 'one'
}

/** What says nothing of who somebody is. */
const SILENT = new Set([
  'name',
  'kind',
  'conflicts',
  'photo',
  'private',
  'color',
  'uid',
  'alias',
  'distinct',
  'created',
])

/** In the order of the registry; the office's own fields among them. */
export function pairRows(one: Contact, two: Contact, config: Config, linkTo: LinkTo): PairRow[] {
  return [...fieldsByKey(config).values()].flatMap((field): PairRow[] => {
    const { key, label } = field
    if (SILENT.has(key)) return []
    const [mine, theirs] = [one.values.get(key) ?? [], two.values.get(key) ?? []]
    if (mine.length === 0 && theirs.length === 0) return []
    const show = (values: readonly FieldValue[]) => values.map((value) => shownValue(value, field, linkTo))
    const known = new Set(mine.map(plain))
    const isOne = mine.length === 0 || theirs.length === 0
    const how = isOne ? 'one' : theirs.some((value) => known.has(plain(value))) ? 'same' : 'differs'
    return [{ key, label, values: [show(mine), show(theirs)], how }]
  })
}

export interface WholeRow {
  readonly key: string
  readonly label: string
  /** 'gone': only the card that becomes a part of the other has it. */
  readonly values: readonly (Values[number] & { readonly from: 'keep' | 'gone' | 'both' })[]
}

/** The card that two become, with which of them each value is from. */
export function wholeRows(
  whole: Contact,
  [keep, gone]: readonly [Contact, Contact],
  config: Config,
  linkTo: LinkTo,
): WholeRow[] {
  return [...fieldsByKey(config).values()].flatMap((field): WholeRow[] => {
    const { key, label } = field
    const values = whole.values.get(key) ?? []
    if (SILENT.has(key) || values.length === 0) return []
    const [mine, theirs] = [keep, gone].map((one) => new Set(one.values.get(key)?.map(plain)))
    const fromOf = (value: FieldValue) =>
      !theirs?.has(plain(value)) ? 'keep' : mine?.has(plain(value)) ? 'both' : 'gone'
    return [
      {
        key,
        label,
        values: values.map((value) => ({ ...shownValue(value, field, linkTo), from: fromOf(value) })),
      },
    ]
  })
}

/** Case and blanks aside, and of numbers their last digits: as a person would call it the same. */
function plain({ text }: FieldValue): string {
  const digits = text.replace(/\D+/g, '')
  if (/^[\d\s()+/.-]{6,}$/.test(text)) return digits.replace(/^0+/, '').slice(-8)
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}
