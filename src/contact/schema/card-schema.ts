// The JSON Schema of a card's front matter, for editors. It accepts every card about which `validate` says nothing; what
// asks for the book (links, former names, days in the past) is left to `validate`.

import { type Config, type Field, KINDS, type Kind } from '../types.ts'
import { DRAFT, type JsonSchema, type SchemaType } from './json-schema.ts'
import { byForm, oneOfWords, wordsOf } from './value-schema.ts'

/** @param config the book's: its own fields, stages, team and colours are in the schema */
export function cardSchema(config: Config): JsonSchema {
  return {
    $schema: DRAFT,
    title: 'A card',
    description: `The front matter of a card of the book "${config.title}".`,
    type: 'object',
    properties: Object.fromEntries(config.fields.map((field) => [field.key, fieldSchema(field, config)])),
    // What other programs brought along.
    patternProperties: { '^x-': {} },
    additionalProperties: false,
    required: config.fields.filter(isForAll).map(({ key }) => key),
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
    allOf: KINDS.map((kind) => ({ if: isOfKind(kind), then: ofKind(kind, config) })),
  }
}

function fieldSchema(field: Field, config: Config): JsonSchema {
  const about = { title: field.label, ...(field.help === '' ? {} : { description: field.help }) }
  // Its words are the kind's.
  if (field.type.name === 'stage') return { ...about, not: { type: 'object' } }
  const words = wordsOf(field, config)
  if (words.length > 0) return { ...about, ...asField(field, oneOfWords(words)) }
  return { ...about, ...asField(field, byForm(field, config)) }
}

/** What an empty line is to a reader of YAML. Said so that no editor offers the word "null". */
const SOMETHING: JsonSchema = { type: ['string', 'number', 'boolean', 'array', 'object'] }
const NOTHING: JsonSchema = { not: SOMETHING }

/** One value, none, or a list; of a field that takes one value, a list of one is no mistake either. */
function asField({ list }: Field, value: JsonSchema): JsonSchema {
  // Whether two values are the same only their text tells: 1 and 1.0 are one number to others.
  const many = list ? {} : { maxItems: 1 }
  if (value.enum !== undefined)
    return { anyOf: [value, NOTHING, { type: 'array', items: { enum: value.enum }, ...many }] }
  // Each keyword speaks of one type only, so that what is wrong is said in one sentence.
  const type: SchemaType[] = [...[value.type ?? []].flat(), 'array']
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
  return { ...many, if: SOMETHING, then: { ...value, type, items: value } }
}

function isOfKind(kind: Kind): JsonSchema {
  const words = kind === 'person' ? ['person', null, ['person'], []] : [kind, [kind]]
  return { properties: { kind: { enum: words } }, ...(kind === 'person' ? {} : { required: ['kind'] }) }
}

/** What holds for one kind: its stages, the fields that it needs, and those that it does not have. */
function ofKind(kind: Kind, { fields, stages }: Config): JsonSchema {
  const own = stages[kind === 'deal' ? 'deal' : 'contact']
  const properties: Record<string, JsonSchema | boolean> = {}
  for (const field of fields) {
    if (!field.kinds.includes(kind)) properties[field.key] = false
    else if (field.type.name === 'stage' && own.length > 0)
      properties[field.key] = asField(field, oneOfWords(own.map((word) => ({ word, about: '' }))))
  }
  const required = fields.filter((field) => field.required?.includes(kind) && !isForAll(field))
  return { properties, ...(required.length > 0 ? { required: required.map(({ key }) => key) } : {}) }
}

function isForAll(field: Field): boolean {
  return KINDS.every((kind) => field.required?.includes(kind))
}
