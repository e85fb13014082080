// One pair of the front matter's map, from the parser's nodes to an entry.  [yaml]

import { isAlias, isScalar, isSeq, type Pair, type ParsedNode } from 'yaml'
import type { Range } from '../text/index.ts'
import { ANCHORED, LINES, NESTED, type Refusal, TAGGED, UNPRINTABLE } from './refusal.ts'
import type { Entry, Scalar } from './types.ts'

export type Report = (where: Range, refusal: Refusal) => unknown

const KEY = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

/** The entry of a pair, its ranges counted from the front matter's start; undefined, with a report, where it is refused. */
export function readPair(
  { key, value }: Pair<ParsedNode, ParsedNode | null>,
  source: string,
  report: Report,
): Entry | undefined {
  const keyRange: Range = [key.range[0], key.range[1]]
  const refused = refusedKey(key, source)
  if (refused !== undefined) return void report(keyRange, refused)
  const name = isScalar(key) ? String(key.value) : ''
  const line = lineStart(source, keyRange[0])

  if (value === null || (isScalar(value) && value.range[0] === value.range[1])) {
    const colon = source.indexOf(':', keyRange[1]) + 1
    const why = value === null ? undefined : refusedProps(value)
    if (why !== undefined) return void report([colon, colon], why)
    const range: Range = [line, lineEnd(source, colon)]
    return { key: name, keyRange, range, valueRange: [colon, colon], style: 'empty', values: [] }
  }

  const first: Range = [value.range[0], value.range[0] + 1]
  const why = refusedProps(value)
  if (why !== undefined) return void report(first, why)
  if (isScalar(value)) {
    const scalar = readScalar(value, source, report)
    if (scalar === undefined) return undefined
    const range: Range = [line, lineEnd(source, scalar.range[1])]
    return { key: name, keyRange, range, valueRange: scalar.range, style: 'scalar', values: [scalar] }
  }
  if (!isSeq(value)) return void report(first, NESTED)

  const values: Scalar[] = []
  for (const item of value.items as ParsedNode[]) {
    const whyItem = refusedProps(item) ?? (isScalar(item) ? undefined : NESTED)
    if (whyItem !== undefined) return void report([item.range[0], item.range[0] + 1], whyItem)
    const scalar = isScalar(item) ? readScalar(item, source, report) : undefined
    if (scalar === undefined) return undefined
    values.push(scalar)
  }
  const isFlow = value.flow === true
  const end = isFlow ? value.range[1] : (values.at(-1)?.range[1] ?? value.range[0])
  return {
    key: name,
    keyRange,
    range: [line, lineEnd(source, end)],
    valueRange: [value.range[0], end],
    style: isFlow ? 'flow' : 'block',
    values,
  }
}

function refusedProps(node: ParsedNode): Refusal | undefined {
  if (isAlias(node) || ('anchor' in node && node.anchor)) return ANCHORED
  return node.tag ? TAGGED : undefined
}

function refusedKey(key: ParsedNode, source: string): Refusal | undefined {
  const refused = refusedProps(key)
  if (refused !== undefined) return refused
  const start = key.range[0]
  if (!isScalar(key) || /\?\s*$/.test(source.slice(lineStart(source, start), start))) {
    return ['yaml-key', 'A key is no plain word.', 'Write keys as words: "key: value".']
  }
  const name = String(key.value)
  if (KEY.test(name)) return undefined
  if (name === '<<') return ['yaml-key', 'Merge keys ("<<") are not read.', 'Write the keys out.']
  const better = name
    .trim()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const meant = KEY.test(better) && !name.startsWith('__') ? ` Did you mean "${better}"?` : ''
  const hint = `Keys are lower-case letters, digits and hyphens.${meant}`
  return ['yaml-key', `"${name.slice(0, 40)}" is no key.`, hint]
}

type ScalarNode = ParsedNode & { value: unknown; type?: string }

function readScalar(node: ScalarNode, source: string, report: Report): Scalar | undefined {
  const [start] = node.range
  let end = node.range[1]
  // A block scalar's range takes its last line break along; the line belongs to the entry, the break to the lines.
  while (end > start && /\s/.test(source[end - 1] ?? '')) end--
  const range: Range = [start, end]
  const isBlock = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL'
  const text = isBlock ? String(node.value).replace(/\n+$/, '') : String(node.value)
  if (/[\n\r\u0085\u2028\u2029]/.test(text)) return void report(range, LINES)
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) return void report(range, UNPRINTABLE)
  return { text, range }
}

function lineStart(source: string, offset: number): number {
  return Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1
}

/** Behind the break of the line that the offset is in. */
function lineEnd(source: string, offset: number): number {
  const feed = source.indexOf('\n', offset)
  return feed < 0 ? source.length : feed + 1
}
