// The types that fields give to their text.

import { isDate, nearest, parseCadence } from '../text/index.ts'
import { parseMoney } from './money.ts'
import { checkPhone } from './phone.ts'
import { type Config, type Field, KINDS, type Problem, type ValueType } from './types.ts'
import { isEmail, isWebUrl } from './web.ts'

type Check = (text: string, config: Config, field: Field) => Problem | undefined

const shape = (isRight: (text: string) => boolean, what: string, hint: string): Check => {
  return (text) => (isRight(text) ? undefined : { message: `"${clip(text)}" is no ${what}.`, hint })
}

/** A value that must be one of a list; an empty list means that nobody configured one, and everything goes. */
const oneOf = (
  what: string,
  where: string,
  words: (config: Config, field: Field) => Iterable<string>,
): Check => {
  return (text, config, field) => {
    const known = [...words(config, field)]
    if (known.length === 0 || known.includes(text)) return undefined
    const near = nearest(text, known)
    const hint =
      near === undefined
        ? `Known are ${clip(known.join(', '), 160)}; others are added in ${where}.`
        : `Did you mean "${near}"? Others are added in ${where}.`
    return { message: `"${clip(text)}" is no ${what}.`, hint }
  }
}

const CONFIG = 'cardfile.yaml'

const checks = {
  text: () => undefined,
  /** YAML's own tools add a `#`; a tag is a word. */
  tag: shape(
    (text) => /^#?[\p{L}\p{N}][\p{L}\p{N}\p{M}&+/_.' -]*$/u.test(text),
    'tag',
    'Tags are words of letters, digits and hyphens.',
  ),
  date: (text) => {
    if (isDate(text)) return undefined
    const isShaped = /^\d{4}-\d{2}-\d{2}$/.test(text)
    return {
      message: isShaped ? `There is no day "${text}" between 1900 and 2200.` : `"${clip(text)}" is no date.`,
      hint: isShaped
        ? 'Correct the year, month or day.'
        : 'Write dates as year-month-day, such as 2026-12-01.',
    }
  },
  birthday: shape(
    (text) => isDate(text) || (/^--\d{2}-\d{2}$/.test(text) && isDate(`2000${text.slice(1)}`)),
    'birthday',
    'Write it as 1985-12-10, or as --12-10 where the year is not known.',
  ),
  email: shape(
    isEmail,
    'e-mail address',
    'Write one address, such as ada@example.com, perhaps with a label: ada@example.com (work).',
  ),
  phone: checkPhone,
  address: shape(
    (text) => text !== '',
    'address',
    'Write it in one line, or as street; locality; region; postcode; country.',
  ),
  url: shape(isWebUrl, 'web address', 'Write it with http:// or https:// in front.'),
  link: shape(
    (text) => isSlug(text),
    'name of a card',
    'Write the file name of the card without .md: lower-case letters, digits and hyphens.',
  ),
  /** A link where a card of that name exists, else text: the book decides. */
  'link-or-text': () => undefined,
  slug: shape(
    (text) => isSlug(text),
    'former name of a card',
    'Write lower-case letters, digits and hyphens.',
  ),
  language: shape(isLanguage, 'language', 'Write a language code, such as en, de or pt-BR.'),
  timezone: shape(isTimeZone, 'time zone', 'Write an IANA zone, such as Europe/London.'),
  image: shape(
    (text) => /^[^/\\:][^\\:]*\.(png|jpe?g|webp)$/i.test(text) && !text.split('/').includes('..'),
    'path of an image',
    'Write the path of a PNG, JPEG or WebP file beside the card, such as _media/ada.jpg.',
  ),
  kind: oneOf('kind of card', 'no file: these three are all', () => KINDS),
  color: oneOf('colour of this book', `${CONFIG} under "colors"`, (config) => config.colors.keys()),
  owner: oneOf('member of the team', `${CONFIG} under "team"`, (config) => config.team.keys()),
  /** Which pipeline is the kind's: rules/stage. Here, any stage of the book. */
  stage: oneOf('stage of this book', `${CONFIG} under "stages"`, (config) => {
    return config.stages.contact.length && config.stages.deal.length
      ? [...config.stages.contact, ...config.stages.deal]
      : []
  }),
  cadence: shape(
    (text) => parseCadence(text) !== undefined,
    'cadence',
    'Write a number and a unit, such as 2 weeks, 90 days or 6 months.',
  ),
  money: shape(
    (text) => parseMoney(text) !== undefined,
    'amount of money',
    'Write a number and a currency, such as 12000 EUR.',
  ),
  number: shape(
    (text) => /^[+-]?\d+(\.\d+)?$/.test(text),
    'number',
    'Write digits, with a point before decimals.',
  ),
  'yes-no': shape((text) => text === 'yes' || text === 'no', 'answer', 'Write yes or no.'),
  choice: oneOf(
    'choice of this field',
    `${CONFIG} under "fields"`,
    (_config, field) => field.custom?.options ?? [],
  ),
  conflict: shape(
    (text) => /^[a-z0-9-]+(\/[^:]*)?: ?.*/.test(text),
    'record of a merge',
    'Take the decision with `cardfile resolve`, or delete the line.',
  ),
} satisfies Record<string, Check>

export type TypeName = keyof typeof checks

/** Every value type by its name. */
export const VALUE_TYPES = Object.fromEntries(
  Object.entries(checks).map(([name, check]) => [name, { name, check }]),
) as unknown as Readonly<Record<TypeName, ValueType>>

/** A slug of the card format: `[a-z0-9]` and `-`, at most 80 characters. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 80
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1 && /^[a-z]{2,3}(-|$)/i.test(text)
  } catch {
    return false
  }
}

/** True for an IANA time zone that this system knows. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return !/^[+-]/.test(text)
  } catch {
    return false
  }
}

function clip(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
