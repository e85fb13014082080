// Two edits of one sentence: word by word where they touch different words, else both, marked.

import { diff3 } from './diff3.ts'
import { compareText, eachOf, layout, threeWay } from './three-way.ts'
import { collapse, isStarter, isStopped, MARKER, type Unit } from './units.ts'

/** Merges two edits of a unit of the notes; `marked` where both stand. */
export function mergeUnit(base: Unit | undefined, ours: Unit, theirs: Unit): { unit: Unit; marked: boolean } {
  if (ours.norm === theirs.norm || ours.norm === base?.norm || theirs.norm === base?.norm) {
    const norm = threeWay(base?.norm, ours.norm, theirs.norm, (o) => o)
    const having = (unit: Unit | undefined) =>
      unit !== undefined && unit.norm === norm ? unit.source : undefined
    const [o, t] = [having(ours), having(theirs)]
    const source = o === undefined || t === undefined ? (o ?? t) : layout(having(base), o, t)
    return { unit: source === o ? ours : theirs, marked: false }
  }
  const alternatives = new Map(
    [...(ours.alternatives ?? [ours.source]), ...(theirs.alternatives ?? [theirs.source])].map((text) => [
      collapse(text),
      text,
    ]),
  )
  for (const side of [ours, theirs])
    if (side.alternatives !== undefined && alternatives.size === side.alternatives.length)
      return { unit: side, marked: false }
  if (ours.alternatives === undefined && theirs.alternatives === undefined && base !== undefined) {
    const merged = mergeWords(base, ours, theirs)
    if (merged !== undefined) return { unit: merged, marked: false }
  }
  const texts = [...alternatives].sort(([a], [b]) => compareText(a, b)).map(([, text]) => text)
  return { unit: marked(texts, ours), marked: true }
}

function marked(texts: readonly string[], like: Unit): Unit {
  const [first = '', ...rest] = texts
  let source = first.trim()
  let last = source
  for (const [i, text] of rest.entries()) {
    const next = text.trim()
    source += jointOf(last, next, like) + next + jointOf(next, MARKER, like) + MARKER
    last = i === 0 ? MARKER : next
  }
  return { kind: like.kind, source, norm: collapse(source), gap: like.gap, alternatives: texts }
}

function jointOf(left: string, right: string, { kind }: Unit): string {
  if (kind === 'code') return '\n\n'
  if (right === MARKER) return isStarter(left) ? '\n' : ' '
  if (isStarter(right)) return left === MARKER ? '\n' : '\n'
  return isStopped(left) ? ' ' : '\n\n'
}

/** Undefined where the edits touch, or where merging the result again would not leave it as it is. */
function mergeWords(base: Unit, ours: Unit, theirs: Unit): Unit | undefined {
  const source = weave(base.source, ours.source, theirs.source, base.kind === 'code')
  if (source === undefined) return undefined
  const again = (o: string, t: string) => collapse(weave(base.source, o, t, base.kind === 'code') ?? '')
  const norm = base.kind === 'code' ? source.trimEnd() : collapse(source)
  if (again(source, theirs.source) !== collapse(source) || again(ours.source, source) !== collapse(source))
    return undefined
  return { kind: base.kind, source, norm, gap: ours.gap }
}

/** diff3 on words, each with the blanks behind it, or on lines of code. */
function weave(base: string, ours: string, theirs: string, isCode: boolean): string | undefined {
  const pieces = (text: string): string[] => text.match(isCode ? /[^\n]*\n|[^\n]+$/g : /\S+\s*/g) ?? []
  const texts = [base, ours, theirs] as const
  const [indent, tail] = [/^\s*/, /[ \t]*$/].map((blanks) =>
    layout(...eachOf(texts, (text) => blanks.exec(text)?.[0] ?? '')),
  )
  const [b, o, t] = eachOf(texts, (text) => pieces(text.trim()))
  const bare = (list: readonly string[]) => list.map((piece) => piece.trimEnd())
  const result: string[] = []
  for (const stretch of diff3(bare(b), bare(o), bare(t))) {
    const [x, y, z] = [b.slice(...stretch.base), o.slice(...stretch.ours), t.slice(...stretch.theirs)]
    const [p, q, r] = [x, y, z].map((list) => bare(list).join(' '))
    if (stretch.same) result.push(...x.map((piece, i) => layout(piece, y[i] ?? piece, z[i] ?? piece)))
    else if (q === r || r === p) result.push(...y)
    else if (q === p) result.push(...z)
    else return undefined
  }
  const blank = isCode ? '\n' : ' '
  const words = result.map((piece) => (/\s$/.test(piece) ? piece : piece + blank))
  return (indent ?? '') + words.join('').trimEnd() + (tail ?? '')
}
