// Cards as an office has them.

import type { Chance } from './chance.ts'
import type { Block, Entry, Logged, Model, Sentence, Value } from './model.ts'

export const STAGES = ['suspect', 'lead', 'prospect', 'customer', 'former']
export const DEAL_STAGES = ['qualify', 'proposal', 'negotiation', 'won', 'lost']
export const TAGS = [
  'uk',
  'licensing',
  'press',
  'europe',
  'maps',
  'reference',
  'compiler',
  'music',
  'rail',
  'VIP',
]
export const PEOPLE = ['sam', 'ana', 'kofi', 'mei']
export const WORDS =
  'met at the London fair where she asked one question that our demo could not answer and then waited kindly while three of us looked down her assistant Charles prefers e-mail reads everything rides in mornings nothing before ten wants a flat fee royalty makes temperature drop publish benchmarks good or bad board every clause captain corrections harbour'.split(
    ' ',
  )

export function date(chance: Chance): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `2026-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`
}

export function plain(text: string): Value {
  return { text, quote: '', tail: '' }
}

export function sentence(chance: Chance): Sentence {
  const length = 4 + chance.below(9)
  const words = Array.from({ length }, () => chance.of(WORDS))
  const [first = 'x'] = words
  return {
    id: chance.fresh(),
    words: [
      first.replace(/^./, (c) => c.toUpperCase()),
      ...words.slice(1, -1),
      `${words.at(-1)}${chance.of(['.', '.', '.', '!', '?'])}`,
    ],
  }
}

export function block(chance: Chance, kind: Block['kind']): Block {
  const sentences = Array.from({ length: kind === 'paragraph' ? 1 + chance.below(4) : 1 }, () =>
    sentence(chance),
  )
  const bare =
    kind === 'heading' ? sentences.map((one) => ({ ...one, words: one.words.slice(0, 4) })) : sentences
  return { id: chance.fresh(), kind, sentences: bare, wrap: chance.of([0, 0, 8, 12, 15]) }
}

export function logged(chance: Chance, day = date(chance)): Logged {
  const kind = chance.of(['call', 'email', 'meeting', 'note', 'visit', 'quote', 'opt-in', 'opt-out'])
  const time = chance.is(0.2) ? ` ${10 + chance.below(8)}:${10 + chance.below(50)}` : ''
  const text = Array.from({ length: 3 + chance.below(8) }, () => chance.of(WORDS)).join(' ')
  const more = chance.is(0.15) ? Array.from({ length: 4 }, () => chance.of(WORDS)).join(' ') : undefined
  return {
    head: `${day}${time} ${kind} @${chance.of(PEOPLE)}`,
    text,
    ...(more === undefined ? {} : { more }),
  }
}

export function model(chance: Chance): Model {
  const isDeal = chance.is(0.2)
  const entries: Entry[] = []
  const put = (key: string, style: Entry['style'], ...values: string[]) => {
    const above = chance.is(0.06) ? [`# about ${key}`] : []
    entries.push({
      key,
      above,
      style,
      values: values.map((text) => ({
        text,
        quote: chance.is(0.1) ? '"' : '',
        tail: style !== 'flow' && chance.is(0.06) ? `on ${key}` : '',
      })),
    })
  }
  put('name', 'scalar', chance.of(['Ada Lovelace', 'Åke Sjöberg', 'Analytical Engines Ltd', "Pat O'Brien"]))
  if (isDeal) {
    put('kind', 'scalar', 'deal')
    put('for', 'flow', ...['analytical-engines', 'ada-lovelace'].slice(0, 1 + chance.below(2)))
    put('value', 'scalar', '12000 EUR')
  } else {
    if (chance.is(0.7)) put('org', 'scalar', 'analytical-engines')
    if (chance.is(0.7)) put('title', 'scalar', 'Head of Research')
    if (chance.is(0.8)) {
      const emails = ['ada@analytical.example (work)', 'ada@home.example', 'Lovelace@post.example'].slice(
        0,
        1 + chance.below(3),
      )
      put('email', emails.length === 1 ? 'scalar' : 'block', ...emails)
    }
    if (chance.is(0.6)) put('phone', 'scalar', '+44 20 7946 0958 (work)')
    if (chance.is(0.4)) put('source', 'scalar', 'trade fair 2026')
  }
  put('stage', 'scalar', chance.of(isDeal ? DEAL_STAGES.slice(0, 3) : STAGES))
  if (chance.is(0.9)) put('owner', 'scalar', chance.of(PEOPLE))
  if (chance.is(0.8)) {
    const tags = [...new Set(Array.from({ length: 1 + chance.below(4) }, () => chance.of(TAGS.slice(0, 6))))]
    put('tags', chance.of(['flow', 'flow', 'block'] as const), ...tags)
  }
  if (chance.is(0.7)) put('next', 'scalar', 'Send the revised licence terms')
  if (chance.is(0.7)) put('due', 'scalar', date(chance))
  if (chance.is(0.3)) put('x-old', 'scalar', 'kept as it is')
  const blocks: Block[] = []
  for (let i = chance.below(5); i > 0; i--) {
    const kind = chance.of(['paragraph', 'paragraph', 'paragraph', 'heading', 'item'] as const)
    blocks.push(block(chance, kind))
    if (kind === 'item') blocks.push(block(chance, 'item'))
  }
  const log = Array.from({ length: chance.below(9) }, () => logged(chance)).sort((a, b) =>
    a.head < b.head ? -1 : 1,
  )
  return { mark: chance.is(0.02), crlf: chance.is(0.1), breaks: 1, entries, blocks, log }
}
