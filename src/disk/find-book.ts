// Where a book is, given the folder that a person names.

import { statSync } from 'node:fs'
import path from 'node:path'

/** The folder of the cards: `dir` itself, or `dir/contacts` where that exists and `dir` has no configuration. */
export function findBook(dir: string): string | undefined {
  const isFolder = (name: string) => statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false
  const inner = path.join(dir, 'contacts')
  const isInner =
    isFolder(inner) && statSync(path.join(dir, 'cardfile.yaml'), { throwIfNoEntry: false }) === undefined
  if (isInner) return inner
  return isFolder(dir) ? dir : undefined
}
