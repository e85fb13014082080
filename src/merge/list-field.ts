// A key with a list of values: one value and a list of one are the same.

import { mergeTail, withLines } from './comments.ts'
import { type Layout, type Part, writePart } from './entry.ts'
import { isPortable, type MergedItem, type MergedItems, mergeItems, type Required } from './list-items.ts'
import { newComments, type Outcome, settled, sharedComments, type Versions } from './outcome.ts'
import { greater, layout, threeWay } from './three-way.ts'

/** Merges a list whose entry both sides changed; the arguments are those of `mergeItems`. */
export function mergeList(
  versions: Versions,
  identity: (text: string) => string,
  required: Required | undefined,
): Outcome {
  const merged = mergeItems(versions, identity, required)
  const { source, above } = merged.items.length === 0 ? emptied(versions) : emit(versions, merged)
  return { source, above: withLines(above, merged.above), losers: merged.losers, cleared: false }
}

/** Nothing stays: the key goes, unless a side left it there without a value. */
function emptied(versions: Versions): Outcome {
  const { base, ours, theirs } = versions
  const bare = (part: Part | undefined) => (part?.items.length === 0 ? part.source : undefined)
  const source = layout(bare(base), bare(ours), bare(theirs)) ?? greater(bare(ours), bare(theirs))
  return settled(source ?? '', [
    ...newComments(versions, source),
    ...(source === undefined ? sharedComments(versions) : []),
  ])
}

function emit(versions: Versions, { items }: MergedItems): { source: string; above: readonly string[] } {
  const { base, ours, theirs } = versions
  const known = ours ?? theirs ?? base
  if (known === undefined) return settled('')
  const shape = shapeFor(versions, items.length)
  const whole = [ours, theirs].filter((part) => part !== undefined && !part.plain && shapeOf(part) === shape)
  const same = whole.find((part) => part && isSame(part, items))
  if (same !== undefined) return { source: same.source, above: newComments(versions, same.source) }

  const has = (part: Part | undefined) =>
    part && shapeOf(part) === shape && part.plain ? part.layout : undefined
  const piece = (of: (one: Layout) => string, or: string, least = 0) => {
    const [b, o, t] = [base, ours, theirs].map((part) => {
      const one = has(part)
      // Of a single value nobody can tell what parts two.
      return one && part !== undefined && part.items.length > least ? of(one) : undefined
    })
    return (o === undefined || t === undefined ? (o ?? t ?? b) : layout(b, o, t)) ?? or
  }
  const kind = shape.startsWith('block') ? 'block' : shape.startsWith('flow') ? 'flow' : ''
  const frame: Layout = {
    kind,
    each: piece(
      (one) => one.each,
      kind === 'block' ? '  - ' : kind === 'flow' ? ', ' : '',
      kind === 'flow' ? 1 : 0,
    ),
    open: kind === 'flow' ? piece((one) => one.open, '[') : '',
    close: kind === 'flow' ? piece((one) => one.close, ']') : '',
  }
  const tails =
    ours && theirs
      ? mergeTail(base && ownTail(base), ownTail(ours), ownTail(theirs))
      : { tail: ownTail(known), above: [] }
  const above = [...tails.above]
  const written = items.map((item) => {
    const source = sourceFor(item, shape, kind)
    if (kind === 'block') return { ...item, source }
    above.push(...item.lead.map((line) => line.trim()))
    if (item.tail.trim() !== '' && kind === 'flow') above.push(item.tail.trim())
    return { ...item, source, lead: [], tail: kind === 'flow' ? '' : item.tail }
  })
  // Behind a single value its own comment may meet that of a list: as two that both sides wrote.
  const ending = kind === '' ? mergeTail(undefined, written[0]?.tail ?? '', tails.tail) : tails
  if (kind === '') above.push(...ending.above)
  const ends = ending.tail
  const isText = kind === '' && /^[|>]/.test(written[0]?.source ?? '')
  if (isText && ends.trim() !== '') above.push(ends.trim())
  const source = writePart({
    head: piecesOf(versions, (part) => part.head, known.head),
    gap: kind === 'block' ? '' : piecesOf(versions, gapOf, ' ') || ' ',
    items: written,
    layout: frame,
    tail: isText ? '' : ends,
  })
  return { source, above: above.filter((line) => line.startsWith('#')) }
}

function ownTail(part: Part): string {
  return part.layout.kind === '' ? '' : part.tail
}

function gapOf(part: Part): string | undefined {
  return part.layout.kind === 'block' || part.gap === '' ? undefined : part.gap
}

function piecesOf(
  { base, ours, theirs }: Versions,
  of: (part: Part) => string | undefined,
  or: string,
): string {
  const [b, o, t] = [base && of(base), ours && of(ours), theirs && of(theirs)]
  return (o === undefined || t === undefined ? (o ?? t ?? b) : layout(b, o, t)) ?? or
}

/** The name of a layout: by it two layouts are compared and ordered. */
function shapeOf(part: Part | undefined): string {
  if (part === undefined || part.layout.kind === '') return ''
  if (!part.plain) return `${part.layout.kind} ?`
  return part.layout.kind === 'block' ? `block ${part.layout.each}` : 'flow'
}

/** The base's layout, or that of the only side that changed it; a list of several needs one of a list. */
function shapeFor({ base, ours, theirs }: Versions, count: number): string {
  const b = shapeOf(base)
  const o = ours === undefined ? b : shapeOf(ours)
  const t = theirs === undefined ? b : shapeOf(theirs)
  const shape = threeWay(b, o, t, greater)
  if (shape !== '' || count < 2) return shape
  return greater(o, t) || b || 'block'
}

function isSame(part: Part, items: readonly MergedItem[]): boolean {
  return part.items.length === items.length && part.items.every((item, i) => item.source === items[i]?.source)
}

/** The source of a value where it is put: text that means something else there is quoted. */
function sourceFor(item: MergedItem, shape: string, kind: Layout['kind']): string {
  const { source, text } = item
  if (shapeOf(item.from) === shape && item.from.plain) return source
  const isOdd = kind === 'flow' ? !isPortable(source) : /\n|^[|>]/.test(source)
  return isOdd ? JSON.stringify(text) : source
}
