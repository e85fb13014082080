import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Locks, journals and temporary files in a clone: what only a run that is at work may have. */
export function leftoversIn(clone: string): string[] {
  return readdirSync(clone, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      /\.lock$|\.tmp$/.test(name) ||
      name.startsWith(join('.git', 'cardfile', 'tmp-')) ||
      name === join('.git', 'cardfile', 'advance.json'),
  )
}
