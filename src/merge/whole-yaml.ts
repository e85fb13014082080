// Whether merged YAML can still be read: lines that fit each by itself may be none together.

import { parseTree } from '../card/index.ts'
import { parseConfig } from '../contact/index.ts'

/** False where the text has more errors than each of the sides that it was made of. */
export function isWholeYaml(file: string, sides: readonly string[], text: string): boolean {
  const read = /(^|\/)cardfile\.yaml$/.test(file) ? parseConfig : parseTree
  const errors = (one: string) =>
    read(one, file).diagnostics.filter(({ severity }) => severity === 'error').length
  return errors(text) <= Math.max(...sides.map(errors))
}
