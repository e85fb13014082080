// Merging by lines, for text that is no card: the only place where conflict markers are written.

import { diff3 } from './diff3.ts'
import { compareText, eachOf } from './three-way.ts'

const OPEN = '<<<<<<< one version'
const MIDDLE = '======='
const CLOSE = '>>>>>>> the other version'

/** Merges lines without their breaks. Where both sides changed the same ones, both versions stand between markers. */
export function mergeLines(
  ...versions: readonly [base: readonly string[], ours: readonly string[], theirs: readonly string[]]
): { lines: string[]; marked: boolean } {
  const [base, ours, theirs] = eachOf(versions, regions)
  const lines: string[] = []
  let marked = false
  // One by one: a call with as many arguments as a long text has lines would fail.
  const append = (part: readonly string[]) => {
    for (const line of part) lines.push(line)
  }
  for (const stretch of diff3(base, ours, theirs)) {
    const b = base.slice(...stretch.base)
    const o = ours.slice(...stretch.ours)
    const t = theirs.slice(...stretch.theirs)
    if (stretch.same || equal(o, t) || equal(t, b)) append(o)
    else if (equal(o, b)) append(t)
    else if (holds(o, t)) append(o)
    else if (holds(t, o)) append(t)
    else {
      const [first, second] = compareText(o.join('\n'), t.join('\n')) <= 0 ? [o, t] : [t, o]
      for (const part of [[OPEN], first, [MIDDLE], second, [CLOSE]]) append(part)
      marked = true
    }
  }
  return { lines, marked }
}

/** What stands between markers is one thing, so that no merge takes it apart. */
function regions(lines: readonly string[]): string[] {
  const result: string[] = []
  for (let i = 0; i < lines.length; i++) {
    const end = lines[i]?.startsWith('<<<<<<< ')
      ? lines.findIndex((line, j) => j > i && line.startsWith('>>>>>>> '))
      : i
    result.push(lines.slice(i, Math.max(i, end) + 1).join('\n'))
    i = Math.max(i, end)
  }
  return result
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i])
}

/** True where the lines are a marked pair of which one is the other side's version: a merge that was made already. */
function holds(marked: readonly string[], version: readonly string[]): boolean {
  const text = `${marked.join('\n')}\n`
  if (marked.length !== 1 || !text.startsWith(`${OPEN}\n`)) return false
  const part = version.map((line) => `${line}\n`).join('')
  return text.includes(`${OPEN}\n${part}${MIDDLE}\n`) || text.includes(`${MIDDLE}\n${part}${CLOSE}\n`)
}
