import type { Diagnostic, Severity } from '../../text/index.ts'

/** What a formatter prints. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[]
  /** How many cards were looked at. */
  readonly cards: number
  /** The text of a file as it was read; undefined where it is no text. */
  readonly source: (file: string) => string | undefined
  /** True: with the colours of a terminal. */
  readonly color?: boolean
}

export function countOf(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((found) => found.severity === severity).length
}

/** `3 errors, 1 warning in 107 cards`. */
export function summaryOf({ diagnostics, cards }: Pick<Report, 'diagnostics' | 'cards'>): string {
  const parts: string[] = []
  for (const [severity, one, many] of [
    ['error', 'error', 'errors'],
    ['warning', 'warning', 'warnings'],
    ['info', 'remark', 'remarks'],
  ] as const) {
    const count = countOf(diagnostics, severity)
    if (count > 0) parts.push(`${count} ${count === 1 ? one : many}`)
  }
  const what = parts.length === 0 ? 'Nothing to remark' : parts.join(', ')
  return `${what} in ${cards} ${cards === 1 ? 'card' : 'cards'}`
}

/** FNV-1a, 64 bits, as 16 hexadecimal digits: the same for the same text, on every machine; no protection against forgery. */
export function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}

/**
 * A fingerprint for each: of file, rule, message and the text of the line, not of its number, so that a line that moved
 * is the same problem. The second of its kind in a file gets a number behind.
 */
export function fingerprints({ diagnostics, source }: Pick<Report, 'diagnostics' | 'source'>): string[] {
  const seen = new Map<string, number>()
  const lines = linesBy(source)
  return diagnostics.map(({ file, rule, message, line }) => {
    const key = [file, rule, message, lines(file)[line - 1] ?? ''].join('\n')
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return fingerprint(count === 0 ? key : `${key}\n${count}`)
  })
}

/** The lines of files, each split once. */
export function linesBy(source: Report['source']): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (file) => {
    let lines = known.get(file)
    if (lines === undefined) {
      lines =
        source(file)
          ?.replace(/^\ufeff/, '')
          .split(/\r\n|\n|\r/) ?? []
      known.set(file, lines)
    }
    return lines
  }
}

/** JSON whose strings can't command a terminal: controls, and what turns the writing around, are escaped. */
export function toJson(value: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    escaped,
  )
}
