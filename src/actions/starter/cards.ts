// The cards of a new book: settings, templates, and one example to try things on.

import { newCard } from '../../card/index.ts'
import type { StarterFile, StarterWish } from './types.ts'

export function cardFiles(wish: StarterWish): StarterFile[] {
  return [
    { path: 'contacts/cardfile.yaml', text: settings(wish) },
    { path: 'contacts/_templates/person.md', text: PERSON },
    { path: 'contacts/_templates/org.md', text: ORG },
    { path: 'contacts/_templates/deal.md', text: DEAL },
    { path: 'contacts/analytical-engines.md', text: exampleOrg(wish) },
    { path: 'contacts/ada-lovelace.md', text: examplePerson(wish) },
  ]
}

export function settings({ title, timezone, currency, country, handle, name, email }: StarterWish): string {
  const member = [
    `name: ${quoted(name)}`,
    ...(email === undefined ? [] : [`email: ${quoted(email)}`]),
    'color: teal',
  ]
  return `# yaml-language-server: $schema=../.cardfile/cardfile.schema.json
# The settings of this book of cards. Everything after a # is a remark; every line can be left out.

# The name on top of every page.
title: ${quoted(title)}
# "Today" begins and ends by the clocks of this place.
timezone: ${timezone}
# The currency of a sum that somebody wrote without one.
currency: ${currency}
# A phone number without a country code is a number of this country.
country: ${country}
# flat: all cards in one folder. letters: a folder per first letters, for books beyond a thousand cards.
layout: flat

# The people who work with the book. The short name in front is what cards say in "owner: ${handle}"
# and what log lines say as @${handle}.
team:
  ${handle}: { ${member.join(', ')} }

# The steps on the way, first to last: one list for people and organisations, one for deals.
stages:
  contact: [suspect, lead, prospect, customer, former]
  deal: [qualify, proposal, negotiation, won, lost]

# Whoever (and whatever) stands in one of these stages should have a next step with a date.
open: [lead, prospect, qualify, proposal, negotiation]

# How likely a deal of each stage is to be won, in per cent.
probability: { qualify: 10, proposal: 40, negotiation: 70, won: 100, lost: 0 }

# How long we may be silent before a contact counts as "going quiet".
cadence: { customer: 90 days, prospect: 30 days }

# What a card may say in "color:", and the colour that it then has.
colors: { vip: gold, press: purple, partner: blue }

# Mailing lists that people can join and leave.
lists: [newsletter]

# Fields of our own, besides those that every book has: take the # away, and change them.
# fields:
#   licence-no: { type: text, kinds: [org], label: Licence number }
#   renewal: { type: date, kinds: [org], label: Renewal, calendar: true, yearly: true }
`
}

const PERSON = `---
name: {{name}}
org:
email:
phone:
stage: lead
owner: {{owner}}
tags: []
next: First call
due: {{today}}
created: {{today}}
---

## Log
`

const ORG = `---
name: {{name}}
kind: org
email:
phone:
address:
url:
owner: {{owner}}
tags: []
created: {{today}}
---

## Log
`

const DEAL = `---
name: {{name}}
kind: deal
for: []
stage: qualify
value:
close:
owner: {{owner}}
next: Find out who decides
due: {{today}}
created: {{today}}
---

## Log
`

function exampleOrg({ handle, today }: StarterWish): string {
  return newCard(
    [
      ['name', 'Analytical Engines Ltd'],
      ['kind', 'org'],
      ['url', 'https://analytical.example/'],
      ['address', "12 St James's Square; London; ; SW1Y 4JH; United Kingdom"],
      ['owner', handle],
      ['tags', ['example']],
      ['created', today],
    ],
    'An example, like Ada: delete both files when you have looked at them.',
  )
}

function examplePerson({ handle, today }: StarterWish): string {
  return newCard(
    [
      ['name', 'Ada Lovelace'],
      ['org', 'analytical-engines'],
      ['title', 'Head of Research'],
      ['email', ['ada@analytical.example (work)', 'ada@home.example']],
      ['phone', '+44 20 7946 0958 (work)'],
      ['stage', 'lead'],
      ['owner', handle],
      ['tags', ['example']],
      ['next', 'Look at this card, then make your own'],
      ['due', today],
      ['created', today],
    ],
    'Notes are free text in Markdown. What is above is one field a line.',
    [{ date: today, kind: 'note', owner: handle, text: 'Came with the new book.' }],
  )
}

/** A YAML text on one line; JSON's quoting is YAML's. */
function quoted(text: string): string {
  return /^[A-Za-z][A-Za-z0-9 ._@-]*$/.test(text) && !/^(yes|no|on|off|true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text)
}
