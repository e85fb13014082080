// The texts of a nested front matter, each with the keys that lead to it.

import type { TreeNode } from '../../card/index.ts'

export interface Leaf {
  /** Keys from the outermost on; never empty. */
  readonly path: readonly string[]
  readonly text: string
  /** Of an item of a list: the list's own path and the item's place. Leaves of one item belong together. */
  readonly item: string
}

/** All texts that are not empty, in the order of the file. */
export function leavesOf(node: TreeNode, path: readonly string[] = [], item = ''): Leaf[] {
  if (node.kind === 'text') {
    const text = node.text.trim()
    return text === '' || path.length === 0 ? [] : [{ path, text, item }]
  }
  if (node.kind === 'list')
    return node.items.flatMap((one, at) => leavesOf(one, path, `${item}${path.join('.')}#${at} `))
  return node.entries.flatMap((entry) => leavesOf(entry.value, [...path, entry.key.trim()], item))
}
