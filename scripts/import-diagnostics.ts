// What is wrong with the files of an import, said so that it can be read: a thousand rows with one fault are one fault.

import { printable } from '../src/reports/index.ts'
import type { Diagnostic } from '../src/text/index.ts'
import { dim, red, yellow } from './terminal.ts'

/** So many of one rule are shown, unless --all asks for the rest: the tenth tells nothing that the first has not told. */
const SHOWN = 10
/** Errors are what did not come in. */
const ERRORS_SHOWN = 200
/** So many places of one fault are named. */
const PLACES = 6

/** A line a fault, with its places; what of a rule is left out is counted. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[], all = false): string {
  const shownOf = new Map<string, number>()
  let left = 0
  const lines = alike(diagnostics).flatMap((places) => {
    const [{ severity, rule, file }] = places
    const kind = `${severity} ${rule} ${file}`
    const shown = shownOf.get(kind) ?? 0
    if (!all && shown >= (severity === 'error' ? ERRORS_SHOWN : SHOWN)) {
      left += places.length
      return []
    }
    shownOf.set(kind, shown + 1)
    return [sayOne(places)]
  })
  return [...lines, ...(left > 0 ? [dim(`and ${left} more like these; --all shows them\n`)] : [])].join('')
}

type Places = [Diagnostic, ...Diagnostic[]]

/** What says the same of several lines of a file, together, in the order of the lines: records are planned in another. */
function alike(diagnostics: readonly Diagnostic[]): Places[] {
  const groups = new Map<string, Places>()
  for (const one of diagnostics) {
    const { severity, rule, file, message, hint = '' } = one
    const key = [severity, rule, file, message, hint].join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a.line - b.line || a.column - b.column))
}

function sayOne(places: Places): string {
  const [{ severity, file, message, hint }] = places
  const word = severity === 'error' ? red(severity) : yellow(severity)
  const [first = '', ...others] = [...new Set(places.map(at))]
  const more = others.length - PLACES
  const also =
    others.length === 0
      ? ''
      : dim(` (also ${others.slice(0, PLACES).join(', ')}${more > 0 ? ` and ${more} more` : ''})`)
  return `${printable(file)}:${first} ${word} ${printable(message)}${hint === undefined ? '' : ` ${dim(printable(hint))}`}${also}\n`
}

function at({ line, column }: Diagnostic): string {
  return column > 1 ? `${line}:${column}` : String(line)
}
