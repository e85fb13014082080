// What surrounds the text of a file: byte order mark, line ends, what stands behind the last line.

import { compareText, threeWay } from './three-way.ts'

export interface Framed {
  readonly mark: string
  /** That of the first line; undefined for a text of one line. */
  readonly eol: '\n' | '\r\n' | undefined
  /** Blank lines and breaks at the end. */
  readonly tail: string
  /** The rest, with LF. */
  readonly text: string
}

export function unframe(source: string): Framed {
  const mark = source.startsWith('\ufeff') ? '\ufeff' : ''
  const first = /\r?\n/.exec(source)?.[0]
  const text = source.slice(mark.length).replaceAll('\r\n', '\n')
  const bare = text.trimEnd().length
  // Blanks behind the last word are the last line's.
  const end = bare + (/^[ \t]*/.exec(text.slice(bare))?.[0].length ?? 0)
  const tail = /^[ \t\n]*$/.test(text.slice(end)) ? text.slice(end) : ''
  return {
    mark,
    eol: first === '\r\n' ? '\r\n' : first === undefined ? undefined : '\n',
    tail,
    text: text.slice(0, text.length - tail.length),
  }
}

/** The text in the merged frame; contested are LF, no mark and one line break. */
export function reframe(text: string, base: Framed | undefined, ours: Framed, theirs: Framed): string {
  const mark = threeWay(base?.mark, ours.mark, theirs.mark, () => '') ?? ''
  const eol = threeWay(base?.eol, ours.eol, theirs.eol, (o, t) =>
    o === undefined || t === undefined ? (o ?? t) : '\n',
  )
  const tail =
    threeWay(base?.tail, ours.tail, theirs.tail, (o = '', t = '') => (tailRank(o, t) <= 0 ? o : t)) ?? ''
  const whole = mark + text + tail
  return eol === '\r\n' ? whole.replaceAll('\n', '\r\n') : whole
}

/** One line break before several, any before none. */
function tailRank(a: string, b: string): number {
  if ((a === '') !== (b === '')) return a === '' ? 1 : -1
  return a.length - b.length || compareText(a, b)
}
