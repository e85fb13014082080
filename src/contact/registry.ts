// The field registry: the fields of the card format, in the order of the page. Validation, forms, merging, exchange
// and search walk this list; a field is added by one line here and its fixture.

import type { Field, Kind, MergePolicy } from './types.ts'
import { type TypeName, VALUE_TYPES } from './value-types.ts'

const all: readonly Kind[] = ['person', 'org', 'deal']
const people: readonly Kind[] = ['person', 'org']

interface Traits {
  readonly list?: boolean
  readonly labelled?: boolean
  readonly required?: readonly Kind[]
  readonly vcard?: string
  readonly merge?: MergePolicy
  readonly search?: number
}

const field = (
  key: string,
  label: string,
  kinds: readonly Kind[],
  type: TypeName,
  help: string,
  traits: Traits = {},
): Field => ({
  key,
  label,
  help,
  kinds,
  type: VALUE_TYPES[type],
  list: traits.list ?? false,
  labelled: traits.labelled ?? false,
  merge: traits.merge ?? (traits.list ? 'set' : 'scalar'),
  ...(traits.required ? { required: traits.required } : {}),
  ...(traits.vcard ? { vcard: traits.vcard } : {}),
  ...(traits.search ? { search: traits.search } : {}),
})

const list = { list: true }
const labelled = { list: true, labelled: true }

export const FIELDS: readonly Field[] = [
  field('name', 'Name', all, 'text', 'The name as you say it.', { vcard: 'FN', required: all, search: 1 }),
  field('kind', 'Kind', all, 'kind', 'A person (when left out), an org, or a deal.', { vcard: 'KIND' }),
  field('aka', 'Also known as', people, 'text', 'Other names: nicknames, maiden names, abbreviations.', {
    ...list,
    vcard: 'NICKNAME',
    search: 0.9,
  }),
  field(
    'org',
    'Organisation',
    ['person'],
    'link-or-text',
    'Where they work; former places with their years: acme (2019-2024).',
    { ...labelled, vcard: 'ORG', search: 0.7 },
  ),
  field('title', 'Title', ['person'], 'text', 'Their job.', { vcard: 'TITLE', search: 0.3 }),
  field('email', 'E-mail', people, 'email', 'Addresses, the usual one first.', {
    ...labelled,
    vcard: 'EMAIL',
    search: 0.6,
  }),
  field('phone', 'Phone', people, 'phone', 'Numbers as you write them, with their country code.', {
    ...labelled,
    vcard: 'TEL',
    search: 0.6,
  }),
  field(
    'address',
    'Address',
    people,
    'address',
    'In one line, or as street; locality; region; postcode; country.',
    { ...labelled, vcard: 'ADR' },
  ),
  field('url', 'Web', all, 'url', 'Web pages.', { ...labelled, vcard: 'URL' }),
  field('birthday', 'Birthday', ['person'], 'birthday', 'As 1985-12-10, or --12-10 without the year.', {
    vcard: 'BDAY',
  }),
  field('language', 'Language', people, 'language', 'The language to write in, such as en or de.', {
    vcard: 'LANG',
  }),
  field('timezone', 'Time zone', people, 'timezone', 'Such as Europe/London.', { vcard: 'TZ' }),
  field('photo', 'Photo', people, 'image', 'The path of an image beside the card.', { vcard: 'PHOTO' }),
  field(
    'related',
    'Related',
    people,
    'link',
    'Other cards, with what they are: charles-babbage (assistant).',
    { ...labelled, vcard: 'RELATED' },
  ),
  field('for', 'For', ['deal'], 'link', 'Whose deal it is: the organisation, the people.', {
    ...list,
    required: ['deal'],
    search: 0.7,
  }),
  field('value', 'Value', ['deal'], 'money', 'What it is worth, such as 12000 EUR.'),
  field('close', 'Closing', ['deal'], 'date', 'The day on which it closes, or closed.'),
  field('reason', 'Reason', ['deal'], 'text', 'Why it was won or lost.'),
  field('tags', 'Tags', all, 'tag', 'Words to find it by.', { ...list, vcard: 'CATEGORIES', search: 0.4 }),
  field('color', 'Colour', all, 'color', 'A colour of the book, to see it in a list.'),
  field('stage', 'Stage', all, 'stage', 'Where it stands in its pipeline.', { merge: 'stage' }),
  field('owner', 'Owner', all, 'owner', 'Who of the team looks after it.'),
  field('source', 'Source', people, 'text', 'Where the contact came from; a bought list names itself here.'),
  field('every', 'Every', all, 'cadence', 'How often you mean to be in touch: 2 weeks, 90 days.'),
  field('next', 'Next step', all, 'text', 'The next thing to do.', { vcard: 'SUMMARY', merge: 'next' }),
  field('due', 'Due', all, 'date', 'The day to do it.', { vcard: 'DUE', merge: 'due' }),
  field('uid', 'UID', all, 'text', 'Identity of an imported record; leave it as it is.', { vcard: 'UID' }),
  field('created', 'Created', all, 'date', 'The day on which the card was made.'),
  field('alias', 'Former names', all, 'slug', 'Former file names, so that links still find the card.', list),
  field('distinct', 'Not the same as', people, 'slug', 'Cards that look alike and are somebody else.', list),
  field('private', 'Private', all, 'yes-no', 'yes: left out of the shared site.'),
  field('conflicts', 'To decide', all, 'conflict', 'Values that lost in a merge; written by the merge.', {
    ...list,
    merge: 'conflicts',
  }),
]

/** Keys that import writes for what has no field: kept as text and never reported as unknown. */
export function isExtensionKey(key: string): boolean {
  return key.startsWith('x-')
}
