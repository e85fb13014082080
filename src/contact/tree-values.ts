// What a configuration expects at a node: one text, a list of words, a map.

import type { TreeEntry, TreeNode } from '../card/index.ts'
import type { Range } from '../text/index.ts'

export type Report = (range: Range, message: string, hint: string, rule?: string) => void

export function textIn(node: TreeNode, report: Report): string | undefined {
  if (node.kind === 'text') return node.text
  report(node.range, 'One value is expected here.', 'Write it on the line of its key.')
  return undefined
}

/** A list of words; one word alone is a list of one. */
export function wordsIn(node: TreeNode, report: Report): string[] {
  if (node.kind === 'text') return node.text === '' ? [] : [node.text]
  if (node.kind === 'list')
    return node.items.map((item) => textIn(item, report)).filter((text) => text !== undefined)
  report(node.range, 'A list is expected here.', 'Write it as [one, two].')
  return []
}

export function entriesIn(node: TreeNode, report: Report): readonly TreeEntry[] {
  if (node.kind === 'map') return node.entries
  if (node.kind !== 'text' || node.text !== '')
    report(node.range, 'Lines of "key: value" are expected here.', 'See docs/configuration.md.')
  return []
}
