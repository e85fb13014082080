// The schema of one value. It refuses what nobody can mean and accepts all that the value types accept: a pattern can't
// look into a calendar of time zones. Labels are part of a value here.

import type { Config, Field } from '../types.ts'
import type { TypeName } from '../value-types.ts'
import type { JsonSchema, Plain } from './json-schema.ts'
import { bothOf, typesOf } from './plain.ts'

const DAY =
  '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))'
export const DATE = `(?:(?:19|20|21)\\d\\d|2200)-${DAY}`
const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*'
const PERSON = '[^\\s@<>()\\[\\]\\\\,;:"%?&]'
export const EMAIL = `${PERSON}{1,64}@${PERSON}+`
export const CADENCE =
  '(?:[eE][vV][eE][rR][yY]\\s+)?\\d{0,4}\\s*(?:[dD][aA][yY]|[wW][eE]{2}[kK]|[mM][oO][nN][tT][hH]|[yY][eE][aA][rR])[sS]?'
const EXTENSION =
  '(?:\\s*(?:;[eE][xX][tT]=|[eE][xX][tT]\\.?|[xX]|[eE][xX][tT][eE][nN][sS][iI][oO][nN]|#)\\s*\\d{1,8})?'
/** ASCII that no tag has. */
const NO_TAG = '!"#$%()*,:;<=>?@\\[\\\\\\]^`{|}~'

/** Types whose texts have a form; the others are in `wordsOf`, or take any text. */
const FORMS: { readonly [T in TypeName]?: string } = {
  tag: `#?[^\\s${NO_TAG}&+/_.'-][^\\t\\r\\n${NO_TAG}]*`,
  date: DATE,
  birthday: `(?:${DATE}|--${DAY})`,
  email: EMAIL,
  phone: `(?=(?:\\D*\\d){3})[+\\d(][\\d\\s().\\-/–*#]*${EXTENSION}`,
  url: '[hH][tT][tT][pP][sS]?://[^\\s/<>"\\\\^`{|}][^\\s<>"\\\\^`{|}]*',
  link: SLUG,
  slug: SLUG,
  language: '[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*',
  timezone: '[A-Za-z][A-Za-z0-9_+/-]*',
  image: '[^/\\\\:][^\\\\:]*\\.(?:[pP][nN][gG]|[jJ][pP][eE]?[gG]|[wW][eE][bB][pP])',
  cadence: CADENCE,
  money: "(?:\\d{1,3}(?:[,' ]\\d{3})+|\\d{1,12})(?:\\.\\d{1,3})?[ \\t]?[A-Z]{3}",
  number: '[+-]?\\d+(?:\\.\\d+)?',
  conflict: '[a-z0-9-]+(?:/[^:]*)?:.*',
}

/** A word that a field takes, and what is said of it. */
export interface Word {
  readonly word: string
  readonly about: string
}

/** The words of a field that takes no others; [] where it takes any text. Stages depend on the kind: card-schema.ts. */
export function wordsOf(field: Field, config: Config): readonly Word[] {
  switch (field.type.name as TypeName) {
    case 'kind':
      return [
        { word: 'person', about: 'A person.' },
        { word: 'org', about: 'An organisation.' },
        { word: 'deal', about: 'A deal: something that may be sold.' },
      ]
    case 'yes-no':
      return [
        { word: 'yes', about: '' },
        { word: 'no', about: '' },
      ]
    case 'owner':
      return [...config.team.values()].map(({ handle, name, email }) => ({
        word: handle,
        about: email === undefined ? name : `${name}, ${email}`,
      }))
    case 'color':
      return [...config.colors].map(([word, color]) => ({ word, about: `Shown in ${color}.` }))
    case 'choice':
      return (field.custom?.options ?? []).map((word) => ({ word, about: '' }))
    default:
      return []
  }
}

/** A value that is one of some words. */
export function oneOfWords(words: readonly Word[]): JsonSchema {
  const all = words.flatMap(({ word, about }) => bothOf(word).map((value): [Plain, string] => [value, about]))
  const said = all.some(([, about]) => about !== '')
  return {
    enum: all.map(([value]) => value),
    ...(said ? { enumDescriptions: all.map(([, about]) => about) } : {}),
  }
}

/** A value by its form. A pattern speaks of texts only: numbers and the like are accepted where a text like them is. */
export function byForm(field: Field, config: Config): JsonSchema {
  const accepts = (text: string) => field.type.check(text, config, field) === undefined
  const own = field.custom?.pattern
  const others = own === undefined ? typesOf(accepts) : (['number', 'boolean', 'null'] as const)
  const form = FORMS[field.type.name as TypeName]
  const pattern = form ?? (own === undefined ? undefined : `(?:${own})`)
  if (pattern === undefined) return { type: ['string', ...others] }
  const label = field.labelled ? '(?:\\s+\\([^()]*\\))?' : ''
  const hint = field.type.check('\u0000', config, field)?.hint
  return {
    type: ['string', ...others],
    // Quotes with nothing between them are value-empty's business.
    pattern: `^\\s*(?:${pattern}${label})?\\s*$`,
    ...(hint === undefined
      ? {}
      : { patternErrorMessage: `${field.label}: ${hint}`, errorMessage: `${field.label}: ${hint}` }),
  }
}
