// Nothing lost, nothing invented, nothing touched that nobody touched: checks of one merge by its texts alone. Each gives
// what it found wrong.

import { collapse, places, read, type Said, tokens } from './read.ts'
import { cut, cutLog } from './sections.ts'

export interface Merged {
  readonly texts: readonly [base: string, ours: string, theirs: string]
  readonly merged: string
}

type Check = (merge: Merged) => string | undefined

const lf = (text: string) => text.replace('\ufeff', '').replaceAll('\r\n', '\n')
const MARKER = '<!-- conflict: two edits of one sentence -->'
const saidBy = ({ texts, merged }: Merged) => [...texts, merged].map(read) as [Said, Said, Said, Said]
const count = (list: readonly string[], one: string) => list.filter((other) => other === one).length
const first = (faults: readonly (string | false | undefined)[]) =>
  faults.find((fault) => Boolean(fault)) || undefined

/** Law 5: every word, value, comment and entry that a side added is there. */
export const lost: Check = (merge) => {
  const [b, o, t, m] = merge.texts.map(tokens).concat(tokens(merge.merged)) as Map<string, number>[]
  const added = [...(o?.keys() ?? []), ...(t?.keys() ?? [])].filter((one) => !b?.has(one) && !m?.has(one))
  if (added.length > 0) return `lost: ${added.join(' ')}`
  const agreed = [...(b?.keys() ?? [])].filter((one) => o?.has(one) && t?.has(one) && !m?.has(one))
  if (agreed.length > 0) return `lost, though all have it: ${agreed.join(' ')}`
  const [base, ours, theirs, said] = saidBy(merge)
  return first(
    [ours, theirs].flatMap((side) => [
      ...[...side.values].flatMap(([key, values]) =>
        key === 'conflicts' || key === 'x-odd'
          ? []
          : values.map((value) => {
              const isThere =
                said.values.get(key)?.includes(value) || said.records.includes(`${key}: ${value}`)
              return !base.values.get(key)?.includes(value) && !isThere && `lost value: ${key}: ${value}`
            }),
      ),
      ...side.records.map(
        (one) => !base.records.includes(one) && !said.records.includes(one) && `lost record: ${one}`,
      ),
    ]),
  )
}

/** Law 5: what a side took away and the other left alone is gone, in the log and in the notes. */
export const returned: Check = (merge) => {
  const [base, ours, theirs, said] = saidBy(merge)
  const one = (side: Said, other: Said) => {
    const inNotes = tokens(other.notes.join('\n'))
    const kept = collapse(side.notes.join(' '))
    const now = tokens(said.notes.join('\n'))
    for (const sentence of sentencesIn(base.notes)) {
      const words = [...tokens(sentence).keys()]
      if (words.length === 0 || !/[.!?…]"?$/.test(sentence) || !kept.includes(sentence)) continue
      const back = words.find((word) => !inNotes.has(word) && now.has(word))
      if (back !== undefined) return `back in the notes: ${back}`
    }
    return undefined
  }
  return one(ours, theirs) ?? one(theirs, ours)
}

function sentencesIn(lines: readonly string[]): string[] {
  let isCode = false
  const isProse = (line: string) => {
    const wasCode = isCode
    if (line.startsWith('```')) isCode = !isCode
    return !wasCode && !isCode
  }
  const text = lines
    .filter(isProse)
    .map((line) => (/^\s*(?:[-#>|`~<]|\d+\.|$)/.test(line) ? `\n\n${line}` : line))
    .join('\n')
  return text.split(/\n\n+/).flatMap((block) => collapse(block).split(/(?<=(?<!\bDr)[.!?…]"?) /))
}

/** The log, exactly: a set of entries in which the k-th occurrence is a member of its own. */
export const logged: Check = (merge) => {
  const [base, ours, theirs, said] = saidBy(merge)
  for (const one of new Set([...base.log, ...ours.log, ...theirs.log, ...said.log])) {
    const [p, q, r] = [base, ours, theirs].map(({ log }) => count(log, one)) as [number, number, number]
    // Where one side wrote it once more, nothing tells which of them the other deleted.
    const wanted = Math.max(q, r) > p ? Math.max(q, r) : Math.min(q, r)
    if (count(said.log, one) !== wanted) return `${count(said.log, one)} times, not ${wanted}: ${one}`
  }
  return undefined
}

/** Law 6: nothing is there that no side has, or more often than in the richer side. */
export const invented: Check = (merge) => {
  const [, ours, theirs, said] = saidBy(merge)
  const base = read(merge.texts[0])
  const values = [...said.values].flatMap(([key, list]) =>
    key === 'conflicts'
      ? []
      : list.map((value) => {
          const most = Math.max(...[ours, theirs].map((side) => count(side.values.get(key) ?? [], value)))
          return count(list, value) > most && `invented: ${key}: ${value}`
        }),
  )
  const records = said.records.map((one) => {
    const [, key = '', value = ''] = /^([^:]+): (.*)$/.exec(one) ?? []
    const sides = [base, ours, theirs]
    const isKnown =
      sides.some((side) => side.records.includes(one)) ||
      sides.some(
        (side) => side.values.get(key)?.includes(value) || side.values.get(key)?.join(', ') === value,
      )
    // An odd form is recorded as it was written.
    const isOdd = merge.texts.some((text) => collapse(lf(text)).includes(value))
    return !isKnown && !isOdd && `invented record: ${one}`
  })
  const [o, t, m] = [ours, theirs, said].map((side) =>
    tokens(side.front.filter((line) => !/^\s+- "[\w-]+: /.test(line)).join('\n')),
  ) as Map<string, number>[]
  const comments = [...(m ?? [])].map(
    ([one, n]) =>
      one.startsWith('c') && n > Math.max(o?.get(one) ?? 0, t?.get(one) ?? 0) && `doubled: ${one}`,
  )
  const [x, y, z] = [ours, theirs, said].map((side) => tokens(side.notes.join('\n'))) as Map<string, number>[]
  const sentences = sentencesIn(said.notes)
  const words = [...(z ?? [])].map(([one, n]) => {
    const most = Math.max(x?.get(one) ?? 0, y?.get(one) ?? 0)
    // Two edits of one sentence may both stand, but no sentence twice.
    const holding = sentences.filter((sentence) => tokens(sentence).has(one))
    if (holding.length < 2 && said.notes.includes(MARKER)) return undefined
    return (
      n > most &&
      (holding.length < 2 || new Set(holding).size < holding.length) &&
      `doubled in the notes: ${one}`
    )
  })
  const strays = said.strays.map(
    (one) =>
      count(said.strays, one) > Math.max(count(ours.strays, one), count(theirs.strays, one)) &&
      `doubled: ${one}`,
  )
  return first([...values, ...records, ...comments, ...words, ...strays])
}

/** Law 7: lines, entries with what is above them and runs of the log that are the same in all three are so in the fourth. */
export const touched: Check = ({ texts, merged }) => {
  const [b, o, t] = texts.map((text) => cut(text))
  const m = cut(merged)
  if (b === undefined || o === undefined || t === undefined) return undefined
  for (const key of b.keys) {
    const [x, y, z] = [o, t, m].map(({ keys }) => keys.find((one) => one.key === key.key))
    if (x === undefined || y === undefined) continue
    const lines = key.lines.join('\n')
    if (
      x.lines.join('\n') === lines &&
      y.lines.join('\n') === lines &&
      z?.lines.join('\n') !== lines &&
      key.key !== 'conflicts' &&
      key.key !== 'for'
    )
      return `touched: ${lines}`
  }
  const runs = pairsIn(b.log)
  const fault = runs.find(
    (run) =>
      [o, t].every(({ log }) => pairsIn(log).includes(run)) &&
      !pairsIn(m.log).includes(run) &&
      !/^$/m.test(run),
  )
  if (fault !== undefined) return `parted: ${fault}`
  const notes = m.notes.join('\n')
  if (notes.includes(MARKER)) return undefined
  const line = b.notes.find(
    (one) => /\S/.test(one) && o.notes.includes(one) && t.notes.includes(one) && !m.notes.includes(one),
  )
  return line === undefined ? undefined : `touched: ${line}`
}

/** Entries of the log with what follows them. */
function pairsIn(lines: readonly string[]): string[] {
  const groups = cutLog(lines).map((group) => group.join('\n'))
  return groups.slice(1).map((group, i) => `${groups[i]}\n${group}`)
}

/** What stands in the same kind of block in all three stands so in the fourth, in the same order, as near or as far. */
export const displaced: Check = (merge) => {
  const [b, o, t, m] = saidBy(merge).map(({ notes }) => places(notes)) as Map<
    string,
    { place: string; block: number }
  >[]
  if (b === undefined || o === undefined || t === undefined || m === undefined) return undefined
  const marked = read(merge.merged).notes.join('\n').includes(MARKER)
  let before: string | undefined
  for (const [word, { place, block }] of b) {
    const [x, y, z] = [o.get(word), t.get(word), m.get(word)]
    if (x?.place !== place || y?.place !== place || z === undefined) continue
    if (z.place !== place) return `${word} stands in ${z.place}, not in ${place}`
    if (before !== undefined && !marked) {
      const isFar = (of: Map<string, { block: number }>) =>
        (of.get(before ?? '')?.block ?? 0) - (of.get(word)?.block ?? 0)
      const is = [b, o, t, m].map(isFar)
      if (is[0] === 0 && is[1] === 0 && is[2] === 0 && is[3] !== 0)
        return `${before} and ${word} were torn apart`
      if (is.slice(0, 3).every((n) => (n ?? 0) < 0) && (is[3] ?? 0) === 0)
        return `${before} and ${word} were glued`
      if (is.slice(0, 3).every((n) => (n ?? 0) < 0) && (is[3] ?? 0) > 0)
        return `${before} and ${word} changed places`
    }
    before = block >= 0 ? word : undefined
  }
  return undefined
}

/** A comment that all three have above or behind the same key is there in the fourth. */
export const strayed: Check = ({ texts, merged }) => {
  const homes = [...texts, merged].map((text) => {
    const found = new Map<string, string>()
    const { keys } = cut(text)
    for (const { key, above, lines } of keys) {
      for (const one of tokens(above.join('\n')).keys()) found.set(one, `above ${key}`)
      for (const one of tokens(lines.join('\n')).keys()) found.set(one, `in ${key}`)
    }
    return found
  })
  const [b, o, t, m] = homes as Map<string, string>[]
  const inAll = (key: string) =>
    [...texts, merged].every((text) => cut(text).keys.some((one) => one.key === key))
  const fault = [...(b ?? [])].find(
    ([one, home]) =>
      one.startsWith('c') &&
      o?.get(one) === home &&
      t?.get(one) === home &&
      m?.get(one) !== home &&
      !(home.startsWith('in') && m?.get(one) === home.replace('in', 'above')),
  )
  if (fault !== undefined && inAll(fault[1].replace(/^\w+ /, '')))
    return `${fault[0]} is ${m?.get(fault[0])}, not ${fault[1]}`
  const back = [...(b ?? [])].find(
    ([one, home]) =>
      one.startsWith('c') && o?.has(one) !== t?.has(one) && m?.has(one) && inAll(home.replace(/^\w+ /, '')),
  )
  return back === undefined ? undefined : `back: ${back[0]}`
}

export const CHECKS: Readonly<Record<string, Check>> = {
  lost,
  returned,
  logged,
  invented,
  touched,
  displaced,
  strayed,
}
