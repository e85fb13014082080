// A YAML file of nested maps and lists, such as cardfile.yaml, with the place of every node. All leaves are text.  [yaml]

import { isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml'
import { type Diagnostic, diagnose, type Range } from '../text/index.ts'

export type TreeNode =
  | { readonly kind: 'text'; readonly text: string; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly TreeNode[]; readonly range: Range }
  | { readonly kind: 'map'; readonly entries: readonly TreeEntry[]; readonly range: Range }

export interface TreeEntry {
  readonly key: string
  readonly keyRange: Range
  readonly value: TreeNode
}

/** Parses such a file. Never throws; where it can't be read, the tree is an empty map and the diagnostics say why. */
export function parseTree(text: string, file: string): { tree: TreeNode; diagnostics: Diagnostic[] } {
  const empty: TreeNode = { kind: 'map', entries: [], range: [0, 0] }
  const diagnostics: Diagnostic[] = []
  const report = (range: Range, message: string) =>
    diagnostics.push(
      diagnose(
        { file, text, range },
        {
          rule: 'config-syntax',
          severity: 'error',
          message,
          hint: 'Compare with the example in docs/configuration.md.',
        },
      ),
    )
  if (text.length > 256 * 1024) {
    report([0, 0], 'The file is larger than 256 KiB.')
    return { tree: empty, diagnostics }
  }
  const document = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'silent',
    uniqueKeys: false,
  })
  for (const error of document.errors)
    report([error.pos[0], error.pos[1]], `The file can't be read here: ${error.message}.`)
  if (document.errors.length > 0 || document.contents === null) return { tree: empty, diagnostics }

  const read = (node: ParsedNode | null, at: number): TreeNode | undefined => {
    if (node === null) return { kind: 'text', text: '', range: [at, at] }
    const range: Range = [node.range[0], node.range[1]]
    if (isScalar(node)) return { kind: 'text', text: String(node.value), range }
    if (isSeq(node)) {
      const items = (node.items as ParsedNode[])
        .map((item) => read(item, range[0]))
        .filter((item) => item !== undefined)
      return { kind: 'list', items, range }
    }
    if (!isMap(node)) return void report(range, 'Aliases are not read; write the value out.')
    const entries: TreeEntry[] = []
    for (const pair of node.items as { key: ParsedNode; value: ParsedNode | null }[]) {
      const keyRange: Range = [pair.key.range[0], pair.key.range[1]]
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      if (key === '' || entries.some((entry) => entry.key === key)) {
        report(keyRange, key === '' ? 'A key is no word.' : `The key "${key}" stands here a second time.`)
        continue
      }
      const value = read(pair.value, keyRange[1])
      if (value !== undefined) entries.push({ key, keyRange, value })
    }
    return { kind: 'map', entries, range }
  }
  return { tree: read(document.contents as ParsedNode, 0) ?? empty, diagnostics }
}
