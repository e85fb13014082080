// The front matter: flat YAML, read with the failsafe schema, so that every value stays the text it is.  [yaml]

import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml'
import { type Diagnostic, diagnose, type Range } from '../text/index.ts'
import { explain, type Refusal } from './refusal.ts'
import { scanFrontMatter } from './scan.ts'
import type { Entry } from './types.ts'
import { readPair } from './yaml-entry.ts'

export interface FrontMatter {
  readonly entries: readonly Entry[]
  readonly diagnostics: readonly Diagnostic[]
  /** False where it was refused as a whole. A key or value alone that was refused is missing among the entries. */
  readonly readable: boolean
}

/** Reads the front matter in text[range]. Never throws; what can't be read yields diagnostics and is left out. */
export function readFrontMatter(text: string, range: Range, file: string): FrontMatter {
  const refused = scanFrontMatter(text, range, file)
  if (refused.some((found) => found.severity === 'error'))
    return { entries: [], diagnostics: refused, readable: false }

  const source = text.slice(...range)
  const diagnostics: Diagnostic[] = [...refused]
  const at = range[0]
  const report = (where: Range, [rule, message, hint]: Refusal) =>
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
    // A key whose value is refused stands there all the same: a second one would be one too many.
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    const keyRange: Range = [pair.key.range[0], pair.key.range[1]]
    const entry = readPair(pair, source, report)
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      const line = text.slice(0, at + earlier[0]).split(/\r\n|\n|\r/).length
      report(keyRange, [
        'yaml-duplicate-key',
        `The key "${key}" stands here a second time; the first is on line ${line}.`,
        'Keep one of the two lines; put several values of one key into a list.',
      ])
      continue
    }
    seen.set(key, keyRange)
    if (entry !== undefined) entries.push(shift(entry, at))
  }
  return { entries, diagnostics, readable: true }
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
