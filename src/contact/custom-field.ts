// A field of the office's own, from `fields:` of the configuration.

import type { TreeEntry } from '../card/index.ts'
import { nearest } from '../text/index.ts'
import { FIELDS } from './registry.ts'
import { entriesIn, type Report, textIn, wordsIn } from './tree-values.ts'
import { type CustomField, type Field, KINDS, type Kind, type ValueType } from './types.ts'
import { type TypeName, VALUE_TYPES } from './value-types.ts'

export const CUSTOM_TYPES: readonly TypeName[] = [
  'text',
  'number',
  'money',
  'date',
  'choice',
  'link',
  'yes-no',
  'url',
  'email',
  'phone',
]
export const CUSTOM_KEYS = [
  ...(['type', 'kinds', 'label', 'help', 'list', 'options', 'pattern'] as const),
  ...(['calendar', 'yearly', 'search'] as const),
] as const
export type CustomKey = (typeof CUSTOM_KEYS)[number]

/** Reads one; undefined, with a report, where its key is taken or no key at all. */
export function readCustomField(entry: TreeEntry, report: Report): Field | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(entry.key) || FIELDS.some((field) => field.key === entry.key)) {
    report(
      entry.keyRange,
      `"${entry.key}" can't be a field of your own.`,
      'Take lower-case letters, digits and hyphens, and no name that the card format has.',
    )
    return undefined
  }
  let type: TypeName = 'text'
  let kinds: readonly Kind[] = KINDS
  let label = entry.key.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase())
  let help = ''
  let list = false
  let search: number | undefined
  const custom: { -readonly [K in keyof CustomField]: CustomField[K] } = {
    options: [],
    calendar: false,
    yearly: false,
  }

  const shorthand = entry.value.kind === 'text' && entry.value.text !== ''
  const parts = shorthand ? [{ ...entry, key: 'type' }] : entriesIn(entry.value, report)
  for (const { key, keyRange, value } of parts) {
    const flag = () => {
      const text = textIn(value, report)
      if (text !== undefined && !/^(yes|no|true|false)$/.test(text))
        report(value.range, `"${key}" is yes or no.`, 'Write true or false.')
      return text === 'yes' || text === 'true'
    }
    if (key === 'type') {
      // `list of text` is a list, as the card format says it.
      const [, many, word = ''] = /^(list of )?(.*)$/.exec(textIn(value, report) ?? '') ?? []
      list ||= many !== undefined
      const known = CUSTOM_TYPES.find((name) => name === word)
      if (known) type = known
      else report(value.range, `"${word}" is no type of a field.`, hintFor(word, CUSTOM_TYPES))
    } else if (key === 'kinds') {
      const words = wordsIn(value, report)
      kinds = KINDS.filter((kind) => words.includes(kind))
      if (kinds.length < words.length)
        report(value.range, 'A kind is none of person, org and deal.', 'Write such as [person, org].')
    } else if (key === 'label') label = textIn(value, report) ?? label
    else if (key === 'help') help = textIn(value, report) ?? ''
    else if (key === 'list') list = flag()
    else if (key === 'options') custom.options = wordsIn(value, report)
    else if (key === 'calendar') custom.calendar = flag()
    else if (key === 'yearly') custom.yearly = flag()
    else if (key === 'search') search = flag() ? 0.4 : undefined
    else if (key === 'pattern') {
      const pattern = textIn(value, report) ?? ''
      if (isPattern(pattern)) custom.pattern = pattern
      else
        report(
          value.range,
          `The pattern "${pattern}" can't be used.`,
          'Write a short regular expression without repeated groups, such as L-[0-9]{4}.',
        )
    } else report(keyRange, `"${key}" is no key of a field.`, hintFor(key, CUSTOM_KEYS))
  }
  if (type === 'choice' && custom.options.length === 0) {
    report(entry.keyRange, `The choice "${entry.key}" has no options.`, 'Add options: [A, B, C].')
  }
  return {
    key: entry.key,
    label,
    help,
    kinds,
    type: withPattern(VALUE_TYPES[type]),
    list,
    labelled: list && (type === 'email' || type === 'phone' || type === 'url' || type === 'link'),
    merge: list ? 'set' : 'scalar',
    ...(search === undefined ? {} : { search }),
    custom,
  }
}

/** The type's own check, then the field's pattern. */
function withPattern(type: ValueType): ValueType {
  return {
    name: type.name,
    check: (text, config, field) => {
      const problem = type.check(text, config, field)
      const pattern = field.custom?.pattern
      if (problem !== undefined || pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(text))
        return problem
      return { message: `"${text}" is no ${field.label.toLowerCase()}.`, hint: `It has the form ${pattern}.` }
    },
  }
}

/** Short, and without a repeated group, so that no text can keep it busy. */
function isPattern(pattern: string): boolean {
  if (pattern.length > 100 || /\)[*+{]/.test(pattern)) return false
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}

function hintFor(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near === undefined ? `There are ${known.join(', ')}.` : `Did you mean "${near}"?`
}
