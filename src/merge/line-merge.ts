// Merging by lines, for text that is no card: the only place where conflict markers are written.

import { diff3 } from './diff3.ts'
import { compareText } from './three-way.ts'

const OPEN = '<<<<<<< one version'
const MIDDLE = '======='
const CLOSE = '>>>>>>> the other version'

/** Merges lines without their breaks. Where both sides changed the same ones, both versions stand between markers. */
export function mergeLines(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): { lines: string[]; marked: boolean } {
  const lines: string[] = []
  let marked = false
  for (const stretch of diff3(base, ours, theirs)) {
    const b = base.slice(...stretch.base)
    const o = ours.slice(...stretch.ours)
    const t = theirs.slice(...stretch.theirs)
    if (stretch.same || equal(o, t) || equal(t, b)) lines.push(...o)
    else if (equal(o, b)) lines.push(...t)
    else if (holds(o, t)) lines.push(...o)
    else if (holds(t, o)) lines.push(...t)
    else {
      const [first, second] = compareText(o.join('\n'), t.join('\n')) <= 0 ? [o, t] : [t, o]
      lines.push(OPEN, ...first, MIDDLE, ...second, CLOSE)
      marked = true
    }
  }
  return { lines, marked }
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i])
}

/** True where the lines are a marked pair of which one is the other side's version: a merge that was made already. */
function holds(marked: readonly string[], version: readonly string[]): boolean {
  if (marked[0] !== OPEN || marked.at(-1) !== CLOSE) return false
  const text = `${marked.join('\n')}\n`
  const part = version.map((line) => `${line}\n`).join('')
  return text.includes(`${OPEN}\n${part}${MIDDLE}\n`) || text.includes(`${MIDDLE}\n${part}${CLOSE}\n`)
}
