// The front matter: flat YAML, read with the failsafe schema, so that every value stays the text it is.  [yaml]

import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import { type Diagnostic, diagnose, type Range } from '../text/index.ts'
import { scanFrontMatter } from './scan.ts'
import type { Entry, Scalar } from './types.ts'

export interface FrontMatter {
  readonly entries: readonly Entry[]
  readonly diagnostics: readonly Diagnostic[]
  /** True where the entries are all of it: nothing in it was refused as a whole. */
  readonly readable: boolean
}

type Problem = [rule: string, message: string, hint: string]

const NESTED: Problem = [
  'yaml-nested',
  'A value stands inside another value.',
  'A value is one line of text or a list of lines; give each detail a key of its own.',
]
const KEY = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

/** Reads the front matter in text[range]. Never throws; what can't be read yields diagnostics and is left out. */
export function readFrontMatter(text: string, range: Range, file: string): FrontMatter {
  const refused = scanFrontMatter(text, range, file)
  if (refused.some((found) => found.severity === 'error'))
    return { entries: [], diagnostics: refused, readable: false }

  const source = text.slice(...range)
  const diagnostics: Diagnostic[] = [...refused]
  const at = range[0]
  const report = (where: Range, [rule, message, hint]: Problem) =>
    diagnostics.push(
      diagnose(
        { file, text, range: [where[0] + at, where[1] + at] },
        { rule, severity: 'error', message, hint },
      ),
    )

  const document = parseDocument(source, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    version: '1.2',
  })
  for (const error of document.errors)
    report([error.pos[0], Math.max(error.pos[1], error.pos[0])], explain(error))
  for (const warning of document.warnings) {
    if (warning.code === 'TAG_RESOLVE_FAILED') report([warning.pos[0], warning.pos[1]], TAG)
  }
  if (document.errors.length > 0) return { entries: [], diagnostics, readable: false }

  const root = document.contents
  if (root === null) return { entries: [], diagnostics, readable: true }
  if (!isMap(root) || root.flow) {
    if (isScalar(root) && root.value === '') return { entries: [], diagnostics, readable: true }
    const where = root.range
    report(where ? [where[0], where[0] + 1] : [0, 0], [
      'yaml-root',
      'The front matter is no list of "key: value" lines.',
      'Write one "key: value" a line, without braces around them.',
    ])
    return { entries: [], diagnostics, readable: false }
  }

  const entries: Entry[] = []
  const seen = new Map<string, Range>()
  for (const pair of (root as YAMLMap.Parsed).items) {
    const entry = readPair(pair, source, report)
    if (entry === undefined) continue
    const earlier = seen.get(entry.key)
    if (earlier !== undefined) {
      const line = text.slice(0, at + earlier[0]).split(/\r\n|\n|\r/).length
      report(entry.keyRange, [
        'yaml-duplicate-key',
        `The key "${entry.key}" stands here a second time; the first is on line ${line}.`,
        'Keep one of the two lines; put several values of one key into a list.',
      ])
      continue
    }
    seen.set(entry.key, entry.keyRange)
    entries.push(shift(entry, at))
  }
  const readable = !diagnostics.some((found) => found.severity === 'error')
  return { entries, diagnostics, readable }
}

const TAG: Problem = [
  'yaml-tag',
  'A value carries a YAML tag.',
  'Remove the word that begins with "!"; fields give values their types.',
]

/** A parser's error in words for people. */
function explain(error: { code: string; message: string }): Problem {
  const said = error.message.replace(/ at line \d+.*$/s, '').replace(/\s+/g, ' ')
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return ['yaml-tab', 'The line is indented by a tab.', 'Indent by spaces.']
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
      return [
        'yaml-anchor',
        'A value uses a YAML anchor or alias.',
        'Write the value out, or quote it if it begins with & or *.',
      ]
    case 'TAG_RESOLVE_FAILED':
      return TAG
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return [
        'yaml-syntax',
        'The line can be read as two keys at once.',
        'Put the value in quotes: a value with ": " in it needs them.',
      ]
    case 'MULTIPLE_DOCS':
      return [
        'yaml-syntax',
        'A line "..." or "---" ends the front matter too early.',
        'Keep the front matter in one piece.',
      ]
    default:
      return [
        'yaml-syntax',
        `The front matter can't be read here: ${said}.`,
        'Write "key: value"; quote values with special characters.',
      ]
  }
}

type Report = (where: Range, problem: Problem) => unknown

function readPair(
  pair: Pair<ParsedNode, ParsedNode | null>,
  source: string,
  report: Report,
): Entry | undefined {
  const { key, value } = pair
  const keyStart = key.range[0]
  if (isAlias(key) || key.anchor)
    return void report([keyStart, key.range[1]], explain({ code: 'BAD_ALIAS', message: '' }))
  if (
    !isScalar(key) ||
    source[keyStart] === '?' ||
    /^\s*\?/.test(source.slice(lineStart(source, keyStart), keyStart))
  ) {
    return void report(
      [keyStart, key.range[1]],
      ['yaml-key', 'A key is no plain word.', 'Write keys as words: "key: value".'],
    )
  }
  const name = String(key.value)
  if (!KEY.test(name)) {
    const better = name
      .trim()
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
    const what = name === '<<' ? 'Merge keys ("<<") are not read.' : `"${name.slice(0, 40)}" is no key.`
    const hint =
      KEY.test(better) && name !== '<<' && !name.startsWith('__') ? ` Did you mean "${better}"?` : ''
    return void report(
      [keyStart, key.range[1]],
      ['yaml-key', what, `Keys are lower-case letters, digits and hyphens.${hint}`],
    )
  }
  const keyRange: Range = [keyStart, key.range[1]]
  const from = lineStart(source, keyStart)

  if (value === null || (isScalar(value) && value.range[0] === value.range[1])) {
    const colon = source.indexOf(':', key.range[1]) + 1
    if (value !== null && (value.anchor || value.tag))
      return void report([colon, colon], value.anchor ? explain({ code: 'BAD_ALIAS', message: '' }) : TAG)
    return {
      key: name,
      keyRange,
      range: [from, lineEnd(source, colon)],
      valueRange: [colon, colon],
      style: 'empty',
      values: [],
    }
  }
  if (isAlias(value))
    return void report([value.range[0], value.range[1]], explain({ code: 'BAD_ALIAS', message: '' }))
  if (isScalar(value)) {
    const scalar = readScalar(value, source, report)
    if (scalar === undefined) return undefined
    const values =
      scalar.text === '' && source[scalar.range[0]] !== '"' && source[scalar.range[0]] !== "'" ? [] : [scalar]
    return {
      key: name,
      keyRange,
      range: [from, lineEnd(source, scalar.range[1])],
      valueRange: scalar.range,
      style: 'scalar',
      values,
    }
  }
  if (!isSeq(value)) return void report([value.range[0], value.range[0] + 1], NESTED)
  if (value.anchor || value.tag)
    return void report(
      [value.range[0], value.range[0] + 1],
      value.anchor ? explain({ code: 'BAD_ALIAS', message: '' }) : TAG,
    )

  const values: Scalar[] = []
  for (const item of value.items as ParsedNode[]) {
    if (isAlias(item))
      return void report([item.range[0], item.range[1]], explain({ code: 'BAD_ALIAS', message: '' }))
    if (!isScalar(item) || isPair(item)) return void report([item.range[0], item.range[0] + 1], NESTED)
    const scalar = readScalar(item, source, report)
    if (scalar === undefined) return undefined
    values.push(scalar)
  }
  const last = values.at(-1)?.range[1] ?? value.range[0]
  const end = value.flow ? value.range[1] : last
  return {
    key: name,
    keyRange,
    range: [from, lineEnd(source, end)],
    valueRange: [value.range[0], end],
    style: value.flow ? 'flow' : 'block',
    values,
  }
}

type ScalarNode = ParsedNode & { value: unknown; type?: string; range: [number, number, number] }

function readScalar(node: ScalarNode, source: string, report: Report): Scalar | undefined {
  const start = node.range[0]
  let end = node.range[1]
  // A block scalar's range takes its last line break along; the line belongs to the entry, the break to the lines.
  while (end > start && /\s/.test(source[end - 1] ?? '')) end--
  const range: Range = [start, end]
  if ('anchor' in node && node.anchor) return void report(range, explain({ code: 'BAD_ALIAS', message: '' }))
  if (node.tag) return void report(range, TAG)
  const block = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL'
  const text = block ? String(node.value).replace(/\n+$/, '') : String(node.value)
  if (/[\n\r\u0085\u2028\u2029]/.test(text)) {
    report(range, [
      'value-lines',
      'The value has more than one line.',
      'Keep it to one line; longer text belongs into the notes below.',
    ])
    return undefined
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are refused
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) {
    report(range, ['control-character', 'The value has a control character in it.', 'Type the value anew.'])
    return undefined
  }
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

function shift(entry: Entry, by: number): Entry {
  const move = ([start, end]: Range): Range => [start + by, end + by]
  return {
    ...entry,
    keyRange: move(entry.keyRange),
    range: move(entry.range),
    valueRange: move(entry.valueRange),
    values: entry.values.map((value) => ({ text: value.text, range: move(value.range) })),
  }
}
