// A key with one value.

import type { Config, MergePolicy } from '../contact/index.ts'
import { isDate } from '../text/index.ts'
import { mergeTail } from './comments.ts'
import { type Part, writePart } from './entry.ts'
import { newComments, type Outcome, settled, textOf, type Versions } from './outcome.ts'
import { compareText, layout, threeWay } from './three-way.ts'

/** Which of two values that both sides set stands; by a total order, so that sides may be swapped. */
export type Choose = (a: string, b: string) => string

/** Arbitrary, but the same for everybody: the longer one, then the greater by code points. */
export const longer: Choose = (a, b) => {
  const lengths = [...a].length - [...b].length
  return lengths > 0 || (lengths === 0 && compareText(a, b) >= 0) ? a : b
}

const earlier: Choose = (a, b) => {
  if (isDate(a) !== isDate(b)) return isDate(a) ? a : b
  return isDate(a) ? (compareText(a, b) < 0 ? a : b) : longer(a, b)
}

/** @param pipeline the stages of the card's kind, in order */
export function chooserOf(policy: MergePolicy, pipeline: readonly string[]): Choose {
  if (policy === 'due') return earlier
  if (policy !== 'stage') return longer
  return (a, b) => {
    const places = pipeline.indexOf(a) - pipeline.indexOf(b)
    return places === 0 ? longer(a, b) : places > 0 ? a : b
  }
}

/** True for a deal that one side won and the other lost: no rule can know which. */
export function isWonAndLost(a: string, b: string, config: Config): boolean {
  const per = (stage: string) =>
    config.probability.get(stage) ?? (stage === 'won' ? 100 : stage === 'lost' ? 0 : undefined)
  const both = [per(a), per(b)]
  return both.includes(100) && both.includes(0)
}

/** Merges a key whose entry both sides changed. */
export function mergeScalar(versions: Versions, choose: Choose): Outcome {
  const { base, ours, theirs } = versions
  let losers: string[] = []
  let cleared = false
  const value = threeWay(textOf(base), textOf(ours), textOf(theirs), (a, b) => {
    if (!a || !b) {
      cleared = Boolean(a) || Boolean(b)
      return a || b || (a ?? b)
    }
    const winner = choose(a, b)
    losers = [winner === a ? b : a]
    return winner
  })
  if (value === undefined) return settled('', newComments(versions))
  const { source, above } = emit(versions, value)
  return { source, above, losers, cleared }
}

function emit({ base, ours, theirs }: Versions, value: string): { source: string; above: readonly string[] } {
  const having = (part: Part | undefined) => (textOf(part) === value ? part : undefined)
  const [b, o, t] = [having(base), having(ours), having(theirs)]
  const known = o ?? t
  if (known === undefined) return { source: '', above: [] }
  const piece = (of: (part: Part) => string) => {
    const [x, y] = [o && of(o), t && of(t)]
    return (x === undefined || y === undefined ? (x ?? y) : layout(b && of(b), x, y)) ?? ''
  }
  const isPlain = [o, t].every((part) => part === undefined || (part.plain && part.layout.kind === ''))
  if (!isPlain) {
    const source = piece((part) => part.source)
    return { source, above: newComments({ base, ours, theirs }, source) }
  }

  const tails =
    ours && theirs ? mergeTail(base?.tail, ours.tail, theirs.tail) : { tail: known.tail, above: [] }
  const source = piece((part) => part.items[0]?.source ?? '')
  const gap = piece((part) => part.gap)
  // Behind the text of a block scalar a comment would be text.
  const isBlock = /^[|>]/.test(source)
  const tail = isBlock ? '' : tails.tail
  const written = {
    ...known,
    head: piece((part) => part.head),
    gap: source !== '' && gap === '' ? ' ' : gap,
    items: source === '' ? [] : [{ text: value, source, lead: [], tail: '' }],
    tail,
  }
  const above = isBlock && tails.tail.trim() !== '' ? [...tails.above, tails.tail.trim()] : tails.above
  return { source: writePart(written), above }
}
