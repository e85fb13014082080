// The JSON Schema of cardfile.yaml, for editors. It is the same for every book: what a book's settings refer to, such as
// the stages in `open`, is compared by `validate`, which sees the whole file.

import { CUSTOM_TYPES, type CustomKey } from '../custom-field.ts'
import { PALETTE } from '../palette.ts'
import { FIELDS } from '../registry.ts'
import { KINDS } from '../types.ts'
import { DRAFT, type JsonSchema } from './json-schema.ts'
import { bothOf } from './plain.ts'
import { CADENCE, DATE, EMAIL } from './value-schema.ts'

/** Where a text is meant, a reader of YAML may see a number: `title: 2026`. No editor is to offer "null". */
const TEXT: JsonSchema = { not: { type: ['object', 'array'] } }
/** A list of words; one word alone is a list of one. */
const WORDS: JsonSchema = { not: { type: 'object' }, items: TEXT }
const MAP: JsonSchema = { not: { type: ['string', 'number', 'boolean', 'array'] } }

const form = (pattern: string, patternErrorMessage: string): JsonSchema => ({
  type: 'string',
  pattern: `^${pattern}$`,
  patternErrorMessage,
})
const oneOf = (...words: readonly string[]): JsonSchema => ({ enum: words.flatMap(bothOf) })
const words = (...known: readonly string[]): JsonSchema => ({
  anyOf: [{ enum: known }, { type: 'array', items: { enum: known } }],
})
/** Keys that the book chooses. */
const mapOf = (additionalProperties: JsonSchema): JsonSchema => ({
  ...MAP,
  additionalProperties,
})
/** Keys that are known, and no others. */
const objectOf = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  ...MAP,
  properties,
  additionalProperties: false,
})
const said = (description: string, schema: JsonSchema): JsonSchema => ({ description, ...schema })

const color = () => oneOf(...PALETTE)
const PER_CENT: JsonSchema = {
  not: { type: ['boolean', 'object', 'array'] },
  minimum: 0,
  maximum: 100,
  pattern: '^\\s*(?:[+]?\\d+(?:\\.\\d*)?)?\\s*$',
  patternErrorMessage: 'Write per cent, such as 40.',
}
const DAYS: JsonSchema = {
  type: ['string', 'number'],
  pattern: '^\\d{1,4}(?: days?)?$',
  patternErrorMessage: 'Write such as 30 days.',
  minimum: 0,
  maximum: 9999,
}

const member = (): JsonSchema => ({
  ...objectOf({
    name: said('As others say it.', TEXT),
    email: said('Commits by this address are theirs.', form(EMAIL, 'Write one such as sam@example.com.')),
    color: said('In lists and calendars.', color()),
  }),
  not: { type: 'array' },
})

const flag = () => oneOf('true', 'false', 'yes', 'no')

const own = (): Readonly<Record<CustomKey, JsonSchema>> => ({
  type: said('What its values are.', {
    enum: CUSTOM_TYPES.flatMap((type) => [type, `list of ${type}`]),
  }),
  kinds: said('Which cards have it; all when left out.', words(...KINDS)),
  label: said('Its name for people.', TEXT),
  help: said('One sentence for who fills it in.', TEXT),
  list: said('true: several values.', flag()),
  options: said('The words of a choice.', WORDS),
  pattern: said('A short regular expression that the whole text must match.', TEXT),
  calendar: said('true: a date that the calendar shows.', flag()),
  yearly: said('true: the date comes again every year.', flag()),
  search: said('true: the search looks into it.', flag()),
})

const ownField = (): JsonSchema => ({ anyOf: [{ enum: own().type.enum ?? [] }, objectOf(own())] })

const settings = (): Readonly<Record<string, JsonSchema>> => ({
  title: said("The book's name, on the site and the lists.", TEXT),
  timezone: said(
    'The IANA zone in which "today" is counted, such as Europe/London.',
    form('[A-Za-z][A-Za-z0-9_+/-]*', 'Write an IANA zone, such as Europe/London.'),
  ),
  currency: said(
    'The currency of a sum without one (ISO 4217).',
    form('[A-Z]{3}', 'Write three letters, such as EUR.'),
  ),
  country: said(
    'How a phone number without a country code is read (ISO 3166).',
    form('[A-Z]{2}', 'Write two letters, such as GB or DE.'),
  ),
  layout: said(
    'flat: all cards in one folder. letters: a folder per first letters.',
    oneOf('flat', 'letters'),
  ),
  level: said("How much the site's navigation has, 1 to 4.", oneOf('1', '2', '3', '4')),
  today: said(
    'Pins today; only a sample book has it.',
    form(DATE, 'Write year-month-day, or delete the line: then today is today.'),
  ),
  team: said('Who works with the book: what cards say in "owner".', {
    ...mapOf(member()),
    propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' },
  }),
  stages: said('The pipelines, in order.', objectOf({ contact: WORDS, deal: WORDS })),
  open: said('Stages in which a card should have a next step.', WORDS),
  probability: said('Per cent by stage, for weighted sums.', mapOf(PER_CENT)),
  cadence: said(
    'How often to be in touch, by stage.',
    mapOf(form(`\\s*${CADENCE}\\s*`, 'Write such as 90 days, 2 weeks or 6 months.')),
  ),
  overdue: said('A follow-up older than this is reported, such as 30 days.', DAYS),
  colors: said('Names for colours of the palette: what cards say in "color".', mapOf(color())),
  log: said('The known kinds of log entries, besides note, stage, opt-in and opt-out.', WORDS),
  lists: said('Mailing lists that people can opt in to.', WORDS),
  fields: said("The book's own fields.", {
    ...mapOf(ownField()),
    propertyNames: { pattern: '^[a-z][a-z0-9-]*$', not: { enum: FIELDS.map(({ key }) => key) } },
  }),
  cardfile: {},
})

/** The settings of any book. Made when asked for: pages that read settings have no use for it. */
export function configSchema(): JsonSchema {
  return {
    $schema: DRAFT,
    title: 'The settings of a book of cards',
    description: 'contacts/cardfile.yaml. Every key of it may be left out.',
    ...MAP,
    properties: settings(),
    additionalProperties: false,
  }
}
