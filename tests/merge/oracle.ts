// What a merge must come to, from the models of the three versions alone: the rules once more, on meanings instead of
// texts, and without a word about where anything stands.

import { parseCard } from '../../src/card/index.ts'
import { DEAL_STAGES, STAGES } from './generate.ts'
import { loggedText, type Model, type Sentence, said } from './model.ts'

const LISTS: Readonly<Record<string, (text: string) => string>> = {
  email: (text) => bare(text).toLowerCase(),
  phone: (text) => bare(text).replace(/\D/g, ''),
  tags: (text) => text.toLowerCase(),
  for: (text) => text,
  org: (text) => bare(text),
}
const bare = (text: string) => text.replace(/ \(.*\)$/, '')
const collapse = (text: string) => text.replace(/\s+/g, ' ').trim()
const by = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export interface Meaning {
  /** Values by key; those of a list sorted. */
  readonly values: Record<string, readonly string[]>
  readonly records: readonly string[]
  readonly log: readonly string[]
}

/** What the front matter and the log must say. */
export function meant(b: Model, o: Model, t: Model): Meaning {
  const values: Record<string, readonly string[]> = {}
  const records = new Set<string>()
  const entry = (model: Model, key: string) => model.entries.find((one) => one.key === key)
  const keys = new Set([b, o, t].flatMap((model) => model.entries.map(({ key }) => key)))
  const isDeal = keys.has('for')
  const scalar = (model: Model, key: string) => entry(model, key)?.values[0]?.text
  const contested = (key: string) => {
    const [x, y, z] = [scalar(b, key), scalar(o, key), scalar(t, key)]
    return y !== undefined && z !== undefined && y !== z && x !== y && x !== z ? { y, z } : undefined
  }
  for (const key of keys) {
    const identity = LISTS[key]
    if (identity !== undefined) {
      const texts = [b, o, t].map((model) => entry(model, key)?.values.map(({ text }) => text) ?? [])
      const [x = [], y = [], z = []] = texts
      const merged = mergedList(x, y, z, identity, key === 'for')
      for (const one of merged.records) records.add(`${key}: ${one}`)
      if (merged.values.length > 0) values[key] = merged.values.sort(by)
      continue
    }
    const [x, y, z] = [scalar(b, key), scalar(o, key), scalar(t, key)]
    const clash = contested(key)
    let value = y === z || z === x ? y : y === x ? z : (y ?? z)
    if (clash !== undefined) {
      const due = contested('due')
      value =
        key === 'next' && due !== undefined
          ? due.y < due.z
            ? clash.y
            : clash.z
          : winner(key, clash.y, clash.z, isDeal ? DEAL_STAGES : STAGES)
      records.add(`${key}: ${value === clash.y ? clash.z : clash.y}`)
    }
    if (value !== undefined) values[key] = [value]
  }
  return { values, records: [...records].sort(by), log: mergedLog(b, o, t) }
}

function winner(key: string, a: string, b: string, stages: readonly string[]): string {
  if (key === 'due') return a < b ? a : b
  if (key === 'stage') return stages.indexOf(a) > stages.indexOf(b) ? a : b
  return a.length !== b.length ? (a.length > b.length ? a : b) : a > b ? a : b
}

function mergedList(
  b: readonly string[],
  o: readonly string[],
  t: readonly string[],
  identity: (text: string) => string,
  required: boolean,
): { values: string[]; records: string[] } {
  const [x, y, z] = [b, o, t].map((list) => new Map(list.map((text) => [identity(text), text]))) as Map<
    string,
    string
  >[]
  const values: string[] = []
  const records: string[] = []
  for (const id of new Set([...(x?.keys() ?? []), ...(y?.keys() ?? []), ...(z?.keys() ?? [])])) {
    const [was, a, c] = [x?.get(id), y?.get(id), z?.get(id)]
    const left = a ?? c
    if (left === undefined) continue
    if (a === undefined || c === undefined) {
      if (was === undefined) values.push(left)
      else if (was !== left) records.push(left)
    } else if (a === c || c === was) values.push(a)
    else if (a === was) values.push(c)
    else {
      const [small = '', great = ''] = [a, c].sort(by)
      values.push(small)
      records.push(great)
    }
  }
  if (required && values.length === 0) {
    const back = b.filter((text) => o.includes(text) !== t.includes(text))
    return { values: back, records: back }
  }
  return { values, records }
}

function mergedLog(b: Model, o: Model, t: Model): string[] {
  const [x, y, z] = [b, o, t].map(({ log }) => log.map((one) => collapse(loggedText(one)))) as string[][]
  const count = (list: readonly string[] = [], text: string) => list.filter((one) => one === text).length
  const merged: string[] = []
  for (const text of new Set([...(y ?? []), ...(z ?? [])])) {
    const [p, q, r] = [count(x, text), count(y, text), count(z, text)]
    // The k-th occurrence is a member of the set of its own.
    for (let k = 1; k <= Math.max(q, r); k++) if (k <= Math.min(q, r) || k > p) merged.push(text)
  }
  return merged.sort(by)
}

/** What a merged text says, read by the parser of cards. */
export function saidBy(text: string): Meaning {
  const card = parseCard(text, '')
  const values: Record<string, readonly string[]> = {}
  let records: readonly string[] = []
  for (const entry of card.entries) {
    const texts = entry.values.map((value) => value.text)
    if (entry.key === 'conflicts') records = texts
    else values[entry.key] = entry.key in LISTS ? texts.sort(by) : texts
  }
  const log = card.log?.interactions.map(({ range }) => collapse(card.text.slice(...range))) ?? []
  return { values, records, log: log.sort(by) }
}

/** Sentences that must stand in the notes, each as often as it is listed; a list of two stands for a marked pair. */
export function meantNotes(b: Model, o: Model, t: Model): (string | readonly string[])[] {
  const sentences = (model: Model) =>
    new Map(model.blocks.flatMap((block) => block.sentences.map((one) => [one.id, one] as const)))
  const [x, y, z] = [sentences(b), sentences(o), sentences(t)]
  const result: (string | readonly string[])[] = []
  for (const id of new Set([...x.keys(), ...y.keys(), ...z.keys()])) {
    const [was, a, c] = [x.get(id), y.get(id), z.get(id)]
    const left = a ?? c
    if (left === undefined) continue
    if (a === undefined || c === undefined) {
      if (was === undefined || said(was) !== said(left)) result.push(said(left))
    } else if (said(a) === said(c) || was === undefined || said(c) === said(was)) result.push(said(a))
    else if (said(a) === said(was)) result.push(said(c))
    else result.push(woven(was, a, c) ?? [said(a), said(c)])
  }
  return result
}

/** Both edits in one sentence, where they touch words that are no neighbours. */
function woven(was: Sentence, a: Sentence, c: Sentence): string | undefined {
  const ours = was.words.map((word, i) => a.words[i] !== word)
  const theirs = was.words.map((word, i) => c.words[i] !== word)
  if (ours.some((is, i) => is && (theirs[i - 1] || theirs[i] || theirs[i + 1]))) return undefined
  return was.words.map((word, i) => (ours[i] ? a.words[i] : theirs[i] ? c.words[i] : word)).join(' ')
}

/** What is wrong with the notes of a merged text. */
export function faultInNotes(text: string, b: Model, o: Model, t: Model): string | undefined {
  const card = parseCard(text, '')
  const notes = collapse(card.text.slice(...card.notes))
  const wanted = meantNotes(b, o, t)
  let words = 0
  for (const one of wanted) {
    for (const sentence of typeof one === 'string' ? [one] : one) {
      if (!notes.includes(sentence)) return `"${sentence}" is missing in\n${text}`
      words += sentence.split(' ').length
    }
  }
  const plain = notes
    .replaceAll('<!-- conflict: two edits of one sentence -->', '')
    .replace(/(^|\s)(?:###|-)(?=\s)/g, ' ')
  const seen = plain.split(' ').filter((word) => word !== '').length
  return seen === words ? undefined : `${seen} words instead of ${words} in\n${text}`
}

/** Comments that a side wrote and the merge has not, or has twice. */
export function faultInComments(text: string, b: Model, o: Model, t: Model): string | undefined {
  const comments = (model: Model) =>
    model.entries
      .flatMap(({ above, values, style }) => [
        ...above.map((line) => line.replace('# ', '')),
        ...(style === 'flow'
          ? []
          : values.slice(0, style === 'scalar' ? 1 : undefined).map(({ tail }) => tail)),
      ])
      .filter((comment) => comment !== '')
  const old = new Set(comments(b))
  for (const comment of new Set([...comments(o), ...comments(t)])) {
    const count = text.split(`# ${comment}`).length - 1
    const most = Math.max(...[o, t].map((model) => comments(model).filter((one) => one === comment).length))
    if (count > most || (count === 0 && !old.has(comment)))
      return `the comment "${comment}" stands ${count} times in\n${text}`
  }
  return undefined
}
