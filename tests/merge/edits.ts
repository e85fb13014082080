// What people do to a card: edits of the model. The stress mix adds what editors and tidy people do to its layout.

import type { Chance } from './chance.ts'
import { block, DEAL_STAGES, date, logged, PEOPLE, plain, STAGES, sentence, TAGS, WORDS } from './generate.ts'
import type { Block, Entry, Model, Value } from './model.ts'

type Edit = (model: Model, chance: Chance) => Model

/** A word that nobody else writes. */
const newWord = (chance: Chance) => `w${chance.fresh()}`

const onEntry = (model: Model, key: string, change: (entry: Entry) => Entry | undefined): Model => ({
  ...model,
  entries: model.entries.flatMap((entry) => (entry.key === key ? (change(entry) ?? []) : entry)),
})

function set(model: Model, key: string, text: string): Model {
  if (!model.entries.some((entry) => entry.key === key)) {
    const entry: Entry = { key, above: [], style: 'scalar', values: [plain(text)] }
    return { ...model, entries: [...model.entries, entry] }
  }
  return onEntry(model, key, (entry) => ({ ...entry, values: [{ ...(entry.values[0] ?? plain('')), text }] }))
}

function add(model: Model, key: string, text: string): Model {
  if (!model.entries.some((entry) => entry.key === key)) return set(model, key, text)
  return onEntry(model, key, (entry) =>
    entry.values.some((value) => value.text.toLowerCase() === text.toLowerCase())
      ? entry
      : {
          ...entry,
          style: entry.style === 'scalar' ? 'block' : entry.style,
          values: [...entry.values, plain(text)],
        },
  )
}

const anyOf = <T>(list: readonly T[], chance: Chance) => (list.length === 0 ? undefined : chance.of(list))
const without = <T>(list: readonly T[], one: T | undefined) => list.filter((other) => other !== one)
const swapped = <T>(list: readonly T[], chance: Chance): T[] => {
  const result = [...list]
  if (result.length > 1)
    result.splice(chance.below(result.length), 0, ...result.splice(chance.below(result.length), 1))
  return result
}

function inBlock(model: Model, chance: Chance, change: (block: Block) => Block | undefined): Model {
  const chosen = anyOf(model.blocks, chance)
  return { ...model, blocks: model.blocks.flatMap((one) => (one === chosen ? (change(one) ?? []) : one)) }
}

function inValue(
  model: Model,
  chance: Chance,
  change: (value: Value) => Value,
  keys?: readonly string[],
): Model {
  const entry = anyOf(
    model.entries.filter(({ key }) => keys?.includes(key) ?? true),
    chance,
  )
  const value = entry && anyOf(entry.values, chance)
  if (entry === undefined || value === undefined) return model
  return onEntry(model, entry.key, (one) => ({
    ...one,
    values: one.values.map((v) => (v === value ? change(v) : v)),
  }))
}

const isDeal = (model: Model) => model.entries.some(({ key }) => key === 'for')

export const REALISTIC: readonly Edit[] = [
  (model, chance) => set(model, 'stage', chance.of(isDeal(model) ? DEAL_STAGES : STAGES)),
  (model, chance) => set(model, 'owner', chance.of(PEOPLE)),
  (model, chance) => set(model, 'due', date(chance)),
  (model, chance) => set(set(model, 'next', `Do ${newWord(chance)} with care`), 'due', date(chance)),
  (model, chance) => set(model, 'title', `Head of ${newWord(chance)}`),
  (model, chance) => add(model, 'tags', chance.of(TAGS)),
  (model, chance) => add(model, 'tags', chance.of(TAGS)),
  (model, chance) =>
    isDeal(model)
      ? add(model, 'for', `org-${newWord(chance)}`)
      : add(model, 'email', `${newWord(chance)}@x.example`),
  (model, chance) =>
    onEntry(model, chance.of(['tags', 'email']), (entry) => {
      const values = without(entry.values, anyOf(entry.values, chance))
      return values.length === 0 ? undefined : { ...entry, values }
    }),
  (model, chance) =>
    inValue(
      model,
      chance,
      (value) => ({
        ...value,
        text: `${value.text.replace(/ \(.*/, '')} (${chance.of(['home', 'old', 'new'])})`,
      }),
      ['email', 'phone'],
    ),
  (model, chance) => ({ ...model, log: [...model.log, logged(chance, `2027-01-${10 + chance.below(20)}`)] }),
  (model, chance) => ({ ...model, log: [...model.log, logged(chance, `2027-01-${10 + chance.below(20)}`)] }),
  (model, chance) => ({ ...model, log: [...model.log, logged(chance, '2027-02-01')] }),
  (model, chance) => {
    const one = anyOf(model.log, chance)
    return {
      ...model,
      log: model.log.map((other) =>
        other === one ? { ...other, text: `${other.text} ${newWord(chance)}` } : other,
      ),
    }
  },
  (model) => ({ ...model, entries: model.entries.filter(({ key }) => key !== 'next' && key !== 'due') }),
  (model, chance) =>
    inBlock(model, chance, (one) => {
      const chosen = anyOf(one.sentences, chance)
      const sentences = one.sentences.map((other) => {
        if (other !== chosen) return other
        const at = chance.below(Math.max(1, other.words.length - 1))
        return { ...other, words: other.words.map((word, i) => (i === at ? newWord(chance) : word)) }
      })
      return { ...one, sentences }
    }),
  (model, chance) =>
    inBlock(model, chance, (one) =>
      one.kind === 'heading' ? one : { ...one, sentences: [...one.sentences, sentence(chance)] },
    ),
  (model, chance) => ({ ...model, blocks: [...model.blocks, block(chance, 'paragraph')] }),
]

export const LAYOUT: readonly Edit[] = [
  (model, chance) => inBlock(model, chance, (one) => ({ ...one, wrap: chance.of([0, 6, 9, 11, 14]) })),
  (model, chance) => ({
    ...model,
    blocks: model.blocks.map((one) => ({ ...one, wrap: chance.of([7, 10, 13]) })),
  }),
  (model, chance) => ({ ...model, entries: swapped(model.entries, chance) }),
  (model, chance) => ({ ...model, blocks: swapped(model.blocks, chance) }),
  (model, chance) =>
    onEntry(model, chance.of(['tags', 'email']), (entry) => ({
      ...entry,
      values: swapped(entry.values, chance),
    })),
  (model) => ({ ...model, crlf: !model.crlf }),
  (model, chance) =>
    inValue(model, chance, (value) => ({ ...value, quote: chance.of(['', '"', "'"] as const) })),
  (model, chance) =>
    onEntry(model, chance.of(['tags', 'email']), (entry) => {
      const values = entry.values.map((value) => ({ ...value, tail: '' }))
      return { ...entry, values, style: entry.style === 'flow' ? 'block' : 'flow' }
    }),
  (model, chance) => {
    const entry = anyOf(model.entries, chance)
    return entry === undefined
      ? model
      : onEntry(model, entry.key, (one) => ({ ...one, above: [...one.above, `# ${newWord(chance)}`] }))
  },
  (model, chance) => {
    const entry = anyOf(
      model.entries.filter(({ above }) => above.length > 0),
      chance,
    )
    return entry === undefined
      ? model
      : onEntry(model, entry.key, (one) => ({
          ...one,
          above: chance.is(0.5) ? [] : [`# ${newWord(chance)}`],
        }))
  },
  (model, chance) => {
    const entry = anyOf(
      model.entries.filter(({ style }) => style !== 'flow'),
      chance,
    )
    return entry === undefined
      ? model
      : onEntry(model, entry.key, (one) => ({
          ...one,
          values: one.values.map((value) => ({ ...value, tail: newWord(chance) })),
        }))
  },
  (model, chance) => {
    const keys = model.entries
      .map(({ key }) => key)
      .filter((key) => !['name', 'kind', 'for', 'stage'].includes(key))
    return onEntry(model, anyOf(keys, chance) ?? '', () => undefined)
  },
  (model, chance) => inBlock(model, chance, () => undefined),
  (model, chance) =>
    inBlock(model, chance, (one) => {
      const sentences = without(one.sentences, anyOf(one.sentences, chance))
      return sentences.length === 0 ? undefined : { ...one, sentences }
    }),
  (model, chance) => ({ ...model, log: without(model.log, anyOf(model.log, chance)) }),
  (model, chance) => ({ ...model, log: swapped(model.log, chance) }),
  (model, chance) => set(model, chance.of(['x-old', 'x-new', 'source']), chance.of(WORDS)),
  (model) => ({ ...model, mark: !model.mark }),
  (model, chance) => ({ ...model, breaks: chance.below(3) }),
  (model, chance) => ({
    ...model,
    blocks: [block(chance, chance.of(['item', 'heading', 'paragraph'] as const)), ...model.blocks],
  }),
  (model, chance) =>
    onEntry(model, 'for', (entry) =>
      entry.values.length < 2
        ? entry
        : { ...entry, values: without(entry.values, anyOf(entry.values, chance)) },
    ),
]

/** Some edits of a card, `mean` on average. */
export function edited(model: Model, chance: Chance, mean: number, stress: boolean): Model {
  let result = model
  const edits = stress ? [...REALISTIC, ...LAYOUT] : REALISTIC
  for (let n = 1 + chance.below(Math.round(2 * mean) - 1); n > 0; n--)
    result = chance.of(edits)(result, chance)
  return result
}
