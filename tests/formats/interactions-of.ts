// Interactions and a small book to plan them on.

import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { type Config, parseConfig, readContact } from '../../src/contact/index.ts'
import { type FoundInteraction, planInteractions } from '../../src/formats/index.ts'

const CONFIG = parseConfig(
  'team:\n  sam: { name: Sam Rivers, email: Sam@Example.com }\n  ana: { name: Ana, email: ana@example.com }\n',
  'contacts/cardfile.yaml',
).config

export const ADA = '---\nname: Ada Lovelace\nemail: Ada@Engines.example (work)\n---\n'
export const CARDS: Record<string, string> = {
  'ada.md': ADA,
  'engines.md':
    '---\nname: Engines Ltd\nkind: org\nemail: [info@engines.example, ada@engines.example]\n---\n',
}

export function bookOf(cards: Record<string, string>, config: Config = CONFIG) {
  return buildBook(
    Object.entries(cards).map(([file, text]) => readContact(parseCard(text, `contacts/${file}`), config)),
    config,
  )
}

export const SETTINGS = { today: '2026-11-23', folder: 'contacts' }

export function plan(
  found: FoundInteraction[],
  cards = CARDS,
  settings: Partial<typeof SETTINGS> & object = {},
) {
  return planInteractions(found, bookOf(cards), { ...SETTINGS, ...settings })
}

export function mail(over: Partial<FoundInteraction> = {}): FoundInteraction {
  return {
    id: 'Message-ID: <a@b>',
    date: '2026-11-20',
    time: '14:30',
    kind: 'email',
    subject: 'Terms',
    extract: ['Dear Ada,', '', 'here they are.'],
    participants: people('sam@example.com', 'ada@engines.example'),
    source: { file: 'a.eml', line: 1, column: 1 },
    ...over,
  }
}

export function people(...addresses: string[]) {
  return addresses.map((one) => {
    const [, name = '', address = one] = /^(.*) <(.*)>$/.exec(one) ?? []
    return { name, address }
  })
}

/** The new texts by path. */
export function texts(made: ReturnType<typeof plan>): Record<string, string> {
  return Object.fromEntries(made.files.map(({ path, text }) => [path, text ?? '']))
}

export const ENTRY = `
## Log

- 2026-11-20 14:30 email @sam: Terms
  Message-ID: <a@b>
  > Dear Ada,
  > here they are.
`
