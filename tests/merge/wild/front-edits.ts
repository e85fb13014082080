// What people and their editors do to a front matter, line by line.

import type { Chance } from '../chance.ts'
import { DEAL_STAGES, date, PEOPLE, STAGES } from '../generate.ts'
import { listLines, NEW, oddLines, quoted, remark, scalarLines, word } from './card.ts'
import type { Key, Sections } from './sections.ts'

export type Edit = (card: Sections, chance: Chance) => Sections

const LISTS = Object.keys(NEW)
const anyOf = <T>(list: readonly T[], chance: Chance): T | undefined =>
  list.length === 0 ? undefined : chance.of(list)

function inKey(card: Sections, key: Key | undefined, change: (key: Key) => Key | undefined): Sections {
  return { ...card, keys: card.keys.flatMap((one) => (one === key ? (change(one) ?? []) : one)) }
}

function inLines(
  card: Sections,
  key: Key | undefined,
  change: (lines: readonly string[]) => string[],
): Sections {
  return inKey(card, key, (one) => ({ ...one, lines: change(one.lines) }))
}

const named = (card: Sections, key: string) => card.keys.find((one) => one.key === key)
const lists = (card: Sections) => card.keys.filter(({ key }) => LISTS.includes(key))
const own = (card: Sections) => card.keys.filter(({ key }) => key !== 'conflicts')
const scalars = (card: Sections) =>
  own(card).filter(({ key, lines }) => !LISTS.includes(key) && key !== 'x-odd' && lines.length === 1)

/** A line `key: value  # comment` with another value. */
function withValue(line: string, source: string): string {
  const [, head = '', comment = ''] =
    /^([\w-]+:\s*)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^"'#]*?)?(\s+#.*)?$/.exec(line) ?? []
  return `${head.trimEnd()}${head.replace(/^[^:]*:/, '') || ' '}${source}${comment}`
}

function put(card: Sections, chance: Chance, key: string, lines: string[]): Sections {
  const at = chance.is(0.5) ? own(card).length : chance.below(own(card).length + 1)
  const fresh: Key = { key, above: chance.is(0.1) ? [remark(chance)] : [], lines }
  return { ...card, keys: card.keys.toSpliced(at, 0, fresh) }
}

function set(card: Sections, chance: Chance, key: string, text: string): Sections {
  const known = named(card, key)
  if (known === undefined) return put(card, chance, key, scalarLines(chance, key, text))
  return inLines(card, known, ([line = '', ...rest]) =>
    rest.length > 0 ? scalarLines(chance, key, text) : [withValue(line, quoted(chance, text))],
  )
}

/** Lines of the items of a list of one item a line. */
const items = (lines: readonly string[]) =>
  lines.flatMap((line, i) => (i > 0 && /^\s*- /.test(line) ? [i] : []))
const bare = (source: string) => source.replace(/\s+#.*$/, '')
const flowOf = (line: string) => /^([\w-]+:\s*)\[(.*)\](\s*#.*|\s*)$/.exec(line)
const FLOW_ITEM = /\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"'\s][^,]*)\s*(?:,|$)/g
const cutFlow = (inside: string) => [...inside.matchAll(FLOW_ITEM)].map((hit) => (hit[1] ?? '').trim())

/** Changes the sources of a list's items where it is one of the common layouts. */
function inItems(lines: readonly string[], change: (sources: string[]) => string[]): string[] {
  const [line = ''] = lines
  const flow = lines.length === 1 ? flowOf(line) : null
  if (flow !== null) return [`${flow[1]}[${change(cutFlow(flow[2] ?? '')).join(', ')}]${flow[3]}`]
  const at = items(lines)
  if (at.length === 0 || at.length < lines.length - 1) return [...lines]
  const dash = /^\s*-\s+/.exec(lines[1] ?? '')?.[0] ?? '  - '
  return [line, ...change(lines.slice(1).map((one) => one.replace(/^\s*-\s+/, ''))).map((one) => dash + one)]
}

function add(card: Sections, chance: Chance, key: string): Sections {
  const text = NEW[key]?.(chance) ?? ''
  const known = named(card, key)
  if (known === undefined) return put(card, chance, key, listLines(chance, key, [text]))
  const source = /[,[\]{}#]|: /.test(text) ? JSON.stringify(text) : text
  if (known.lines.some((line) => line.toLowerCase().includes(text.toLowerCase()))) return card
  return inLines(card, known, (lines) => {
    const [line = ''] = lines
    const isOne = lines.length === 1 && flowOf(line) === null
    const value = /^[\w-]+:\s*(.*)$/.exec(line)?.[1] ?? ''
    if (isOne && /^[^"'[#][^#]*$|^"[^"]*"$/.test(value))
      return chance.is(0.3)
        ? [
            `${key}: [${value.trim().includes(',') && !value.startsWith('"') ? JSON.stringify(value.trim()) : value.trim()}, ${source}]`,
          ]
        : [`${key}:`, `  - ${value}`, `  - ${source}`]
    return inItems(lines, (sources) =>
      sources.toSpliced(chance.is(0.7) ? sources.length : chance.below(sources.length + 1), 0, source),
    )
  })
}

function removeItem(card: Sections, chance: Chance): Sections {
  const key = anyOf(lists(card), chance)
  if (key === undefined) return card
  let count = 0
  const changed = inItems(key.lines, (sources) => {
    count = sources.length
    return sources.toSpliced(chance.below(sources.length), 1)
  })
  if (count > 1) return inLines(card, key, () => changed)
  return key.key === 'for' ? card : inKey(card, key, () => undefined)
}

function relabel(card: Sections, chance: Chance): Sections {
  const key = anyOf(
    card.keys.filter(({ key: one }) => one === 'email' || one === 'phone' || one === 'related'),
    chance,
  )
  const label = chance.of([' (old)', ' (new)', '', ` (${word(chance)})`])
  const again = (source: string) => {
    const [, quote = '', text = '', comment = ''] = /^(["']?)(.*?)\1(\s+#.*)?$/.exec(source) ?? []
    return `${quote}${text.replace(/ \([^()]*\)$/, '')}${label}${quote}${comment}`
  }
  if (key === undefined) return card
  return inLines(card, key, (lines) =>
    inItems(lines, (sources) => {
      const at = chance.below(sources.length)
      return sources.map((source, i) => (i === at ? again(source) : source))
    }),
  )
}

export const FRONT: readonly Edit[] = [
  (card, chance) => set(card, chance, 'stage', chance.of(named(card, 'for') ? DEAL_STAGES : STAGES)),
  (card, chance) => set(card, chance, 'owner', chance.of(PEOPLE)),
  (card, chance) => set(card, chance, 'due', date(chance)),
  (card, chance) => set(set(card, chance, 'next', `Do ${word(chance)} soon`), chance, 'due', date(chance)),
  (card, chance) => set(card, chance, 'title', `${chance.of(['Head', 'Chief', 'Lady'])} of ${word(chance)}`),
  (card, chance) =>
    set(
      card,
      chance,
      chance.of(['source', 'x-new', 'language']),
      chance.of(['en', 'a: b', 'It’s #1', word(chance)]),
    ),
  (card) => ({ ...card, keys: card.keys.filter(({ key }) => key !== 'next' && key !== 'due') }),
  (card, chance) => add(card, chance, 'tags'),
  (card, chance) =>
    add(card, chance, chance.of(named(card, 'for') ? ['for', 'tags'] : LISTS.filter((key) => key !== 'for'))),
  removeItem,
  relabel,
]

/** Another spelling of the same value. */
function requote(line: string): string {
  const [, head = '', quote = '', text = '', comment = ''] =
    /^(\s*(?:[\w-]+:|-)\s+)(["']?)([^"'#[\]{},|>\\:]+?)\2(\s+#.*)?$/.exec(line) ?? []
  if (head === '' || (quote !== '' && !/^[a-z]/i.test(text))) return line
  return `${head}${quote === '' ? `"${text}"` : quote === '"' ? `'${text}'` : text}${comment}`
}

function otherStyle(lines: readonly string[], chance: Chance): string[] {
  const [line = ''] = lines
  const key = /^[\w-]+/.exec(line)?.[0] ?? ''
  const flow = lines.length === 1 ? flowOf(line) : null
  if (flow !== null) {
    const sources = cutFlow(flow[2] ?? '')
    return sources.length === 0
      ? [...lines]
      : [`${key}:${flow[3]}`, ...sources.map((source) => `  - ${source}`)]
  }
  const at = items(lines)
  if (at.length === 0 || at.length < lines.length - 1) return [...lines]
  if (chance.is(0.3)) return [line, ...lines.slice(1).map((one) => one.replace(/^\s*-\s+/, '      - '))]
  const sources = lines.slice(1).map((one) => bare(one.replace(/^\s*-\s+/, '')))
  return [
    `${key}: [${sources.map((one) => (/^["']/.test(one) || !/[,[\]{}]/.test(one) ? one : JSON.stringify(one))).join(', ')}]`,
  ]
}

const swapped = <T>(list: readonly T[], chance: Chance): T[] => {
  if (list.length < 2) return [...list]
  const from = chance.below(list.length)
  const [one] = list.slice(from, from + 1)
  return list.toSpliced(from, 1).toSpliced(chance.below(list.length), 0, one as T)
}

export const FRONT_LAYOUT: readonly Edit[] = [
  (card, chance) => {
    const key = anyOf(card.keys, chance)
    return inKey(card, key, (one) => ({ ...one, above: [...one.above, remark(chance)] }))
  },
  (card, chance) => {
    const key = anyOf(
      card.keys.filter(({ above }) => above.length > 0),
      chance,
    )
    return inKey(card, key, (one) => ({ ...one, above: chance.is(0.5) ? [] : [remark(chance)] }))
  },
  (card, chance) => {
    const key = anyOf(
      own(card).filter(({ lines }) => lines.length === 1 && !/[|>]-?$/.test(lines[0] ?? '')),
      chance,
    )
    return inLines(card, key, ([line = '']) => [
      chance.is(0.7) ? `${bare(line)} ${remark(chance)}` : bare(line),
    ])
  },
  (card, chance) => {
    const key = anyOf(
      own(card).filter(({ lines }) => items(lines).length > 0),
      chance,
    )
    return inLines(card, key, (lines) => {
      const at = chance.of(items(lines))
      const indent = /^\s*/.exec(lines[at] ?? '')?.[0] ?? ''
      return chance.is(0.5)
        ? lines.toSpliced(at, 0, indent + remark(chance))
        : lines.toSpliced(at, 1, `${bare(lines[at] ?? '')} ${remark(chance)}`)
    })
  },
  (card, chance) => ({ ...card, end: chance.is(0.5) ? [...card.end, remark(chance)] : [] }),
  (card, chance) => inKey(card, anyOf(card.keys, chance), (one) => ({ ...one, above: ['', ...one.above] })),
  (card, chance) =>
    inLines(card, anyOf(own(card), chance), (lines) =>
      lines.map((line) => (chance.is(0.7) ? requote(line) : line)),
    ),
  (card, chance) =>
    inLines(card, anyOf(scalars(card), chance), ([line = '']) => [
      line.replace(/^([\w-]+:)\s+(?=\S)/, '$1   '),
    ]),
  (card, chance) => inLines(card, anyOf(lists(card), chance), (lines) => otherStyle(lines, chance)),
  (card, chance) =>
    inLines(card, anyOf(lists(card), chance), (lines) =>
      inItems(lines, (sources) => swapped(sources, chance)),
    ),
  (card, chance) => ({
    ...card,
    keys: [...swapped(own(card), chance), ...card.keys.filter(({ key }) => key === 'conflicts')],
  }),
  (card, chance) =>
    inKey(
      card,
      anyOf(
        card.keys.filter(({ key }) => !['name', 'kind', 'for', 'stage'].includes(key)),
        chance,
      ),
      () => undefined,
    ),
  (card, chance) =>
    inLines(
      card,
      anyOf(
        scalars(card).filter(({ key }) => !['name', 'kind', 'stage'].includes(key)),
        chance,
      ),
      ([line = '']) => [line.replace(/:.*/, ':')],
    ),
  (card, chance) => {
    const known = named(card, 'x-odd')
    return known === undefined
      ? put(card, chance, 'x-odd', oddLines(chance, 'x-odd'))
      : inLines(card, known, () => oddLines(chance, 'x-odd'))
  },
  (card, chance) => {
    const records = named(card, 'conflicts')
    if (records === undefined)
      return {
        ...card,
        keys: [
          ...card.keys,
          { key: 'conflicts', above: [], lines: ['conflicts:', `  - "title: Was ${word(chance)}"`] },
        ],
      }
    const at = chance.of(items(records.lines).length > 0 ? items(records.lines) : [0])
    return records.lines.length < 3
      ? inKey(card, records, () => undefined)
      : inLines(card, records, (lines) => lines.toSpliced(at, 1))
  },
]
