// The rules of the value types, in the order of contact/value-types.

import type { Rule } from '../types.ts'
import { mendBirthday, mendDate } from './mend/date.ts'
import { mendLink } from './mend/link.ts'
import { mendList } from './mend/list.ts'
import { anyOf } from './mend/mend.ts'
import { mendMoney, mendNumber } from './mend/money.ts'
import { mendCadence, mendLanguage, mendTimezone } from './mend/place-and-pace.ts'
import { mendEmail, mendUrl } from './mend/web.ts'
import { mendKind, mendOwner, mendWord, mendYesNo } from './mend/word.ts'
import { stagePipeline } from './stage-pipeline.ts'
import { valueRule } from './value.ts'

export const VALUE_RULES: readonly Rule[] = [
  valueRule(
    'kind',
    {
      title: 'Kind that is none',
      why: 'A card is a person, an org or a deal; with any other word it is taken for a person.',
      remedy: 'Write person, org or deal, or leave the line out for a person.',
    },
    mendKind,
  ),
  valueRule(
    'date',
    {
      title: 'Date that is none',
      why: 'The calendar, the due list and every comparison leave out a card whose date nobody can read.',
      remedy: 'Write year-month-day: 2026-12-01.',
    },
    mendDate,
  ),
  valueRule(
    'birthday',
    {
      title: 'Birthday that is none',
      why: 'It would be missing in the calendar.',
      remedy: 'Write 1815-12-10, or --12-10 where the year is not known.',
    },
    mendBirthday,
  ),
  valueRule(
    'email',
    {
      title: 'E-mail address that is none',
      why: 'A message to it would come back, or go astray.',
      remedy: 'Write the bare address, perhaps with a label behind it: ada@example.com (work).',
    },
    anyOf(mendEmail, mendList),
  ),
  valueRule(
    'phone',
    {
      title: 'Telephone number that is none',
      why: 'Nobody can dial it, and the same number on another card would not be recognised.',
      remedy:
        'Write the number with its country code, perhaps with a label: +44 20 7946 0958 (work). Other words belong into the notes.',
    },
    mendList,
  ),
  valueRule(
    'url',
    {
      title: 'Web address that is none',
      why: 'The site shows links to http and https only, so that no card can carry a link that runs a program.',
      remedy: 'Write the whole address as the browser shows it, with https:// in front.',
    },
    mendUrl,
  ),
  valueRule(
    'link',
    {
      title: 'Link that can be no card',
      why: 'A link is the file name of a card; anything else leads nowhere.',
      remedy: 'Write the file name of the card without .md, such as ada-lovelace.',
    },
    anyOf(mendLink, mendList),
  ),
  valueRule('slug', {
    title: 'Former name that can be no card',
    why: 'Old links are found again by it, and links are lower-case letters, digits and hyphens.',
    remedy: 'Write the former file name without .md.',
  }),
  valueRule(
    'language',
    {
      title: 'Language that is none',
      why: 'Address books and mailings could not tell in which language to write.',
      remedy: 'Write a language code: en, de, pt-BR.',
    },
    mendLanguage,
  ),
  valueRule(
    'timezone',
    {
      title: 'Time zone that is none',
      why: 'Nobody could tell what time it is there.',
      remedy: 'Write an IANA zone: Europe/London, America/New_York.',
    },
    mendTimezone,
  ),
  valueRule('image', {
    title: 'Photo that can not be shown',
    why: 'The site shows only pictures that lie in the book.',
    remedy: 'Put a PNG, JPEG or WebP file into _media/ and write its path: _media/ada.jpg.',
  }),
  valueRule(
    'tag',
    {
      title: 'Tag that is none',
      why: 'A tag is a word to filter by; with other signs in it the filter can not name it.',
      remedy: 'Use letters, digits, blanks and hyphens.',
    },
    mendList,
  ),
  valueRule(
    'color',
    {
      title: 'Colour that the book does not have',
      why: 'The card would be shown without a colour.',
      remedy: 'Take a colour of the configuration, or add this one under "colors" in cardfile.yaml.',
    },
    mendWord(({ book }) => book.config.colors.keys()),
  ),
  valueRule(
    'stage',
    {
      title: 'Stage that the book does not have',
      why: 'The card would be missing on the board, and its cadence would not be kept.',
      remedy: 'Take a stage of the configuration, or add this one under "stages" in cardfile.yaml.',
    },
    mendWord(({ book }) => [...book.config.stages.contact, ...book.config.stages.deal]),
  ),
  stagePipeline,
  valueRule(
    'owner',
    {
      title: 'Owner who is not in the team',
      why: 'The card would be in nobody’s list, and its follow-ups would be forgotten.',
      remedy: 'Write the handle of a colleague, or add the colleague under "team" in cardfile.yaml.',
    },
    mendOwner,
  ),
  valueRule(
    'cadence',
    {
      title: 'Cadence that can not be read',
      why: 'The card would never be shown as going quiet.',
      remedy: 'Write a number and a unit: 2 weeks, 90 days, 6 months.',
    },
    mendCadence,
  ),
  valueRule(
    'money',
    {
      title: 'Amount that can not be read',
      why: 'It would be missing in every sum.',
      remedy: 'Write digits and a currency: 12000 EUR.',
    },
    mendMoney,
  ),
  valueRule(
    'number',
    {
      title: 'Number that is none',
      why: 'It could not be compared or summed.',
      remedy: 'Write digits, with a point before decimals.',
    },
    mendNumber,
  ),
  valueRule(
    'yes-no',
    {
      title: 'Answer other than yes or no',
      why: 'A card with private: true would still be published.',
      remedy: 'Write yes or no.',
    },
    mendYesNo,
  ),
  valueRule(
    'choice',
    {
      title: 'Option that the field does not have',
      why: 'Filters and reports know the options of the configuration only.',
      remedy: "Take one of the field's options, or add this one to its options in cardfile.yaml.",
    },
    mendWord((_context, field) => field.custom?.options ?? []),
  ),
  valueRule('text', {
    title: 'Text of another form than its field has',
    why: 'Whoever looks for a number like the others does not find it.',
    remedy: "Write it in the form that the field's pattern in cardfile.yaml has, or change the pattern.",
  }),
  valueRule('conflict', {
    title: 'Record of a merge that can not be read',
    why: 'The decision that it asks for can not be shown.',
    remedy: 'Delete the line once the card is right.',
  }),
]
