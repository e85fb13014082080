// The laws of the merge as checks of one case: three texts.

import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG } from '../../src/contact/index.ts'
import { mergeCards } from '../../src/merge/index.ts'
import { DEAL_STAGES, STAGES } from './generate.ts'

export const CONFIG = { ...DEFAULT_CONFIG, stages: { contact: STAGES, deal: DEAL_STAGES } }
export const merge = (base: string, ours: string, theirs: string) =>
  mergeCards(base, ours, theirs, CONFIG).text

const crlf = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n')

/** Law by number: undefined where it holds, else what was seen. */
export const LAWS: Readonly<Record<string, (b: string, o: string, t: string) => string | undefined>> = {
  'one side alone is taken byte for byte': (b, o, t) =>
    fault(merge(b, o, b), o) ?? fault(merge(b, b, t), t) ?? fault(merge(b, o, o), o),
  'the sides may be swapped': (b, o, t) => fault(merge(b, o, t), merge(b, t, o)),
  'merging again changes nothing': (b, o, t) => {
    const m = merge(b, o, t)
    return fault(merge(b, m, t), m) ?? fault(merge(b, o, m), m) ?? fault(merge(o, m, o), m)
  },
  'valid versions give a valid card': (b, o, t) => errorsIn(merge(b, o, t)),
  'line ends make no difference': (b, o, t) =>
    fault(merge(crlf(b), crlf(o), crlf(t)), crlf(merge(lf(b), lf(o), lf(t)))),
  'untouched lines keep their bytes': keptLines,
}

/**
 * Values, entries and sentences are the oracle's business (oracle.ts); here: lines that nobody touched. Not the key of a
 * list that has become empty, and not where a sentence of several lines stands twice, as a marked pair.
 */
function keptLines(b: string, o: string, t: string): string | undefined {
  const lines = (text: string) => lf(text.replace('\ufeff', '')).split('\n')
  const merged = merge(b, o, t)
  if (merged.includes('<!-- conflict: ')) return undefined
  const [x, y, m] = [new Set(lines(o)), new Set(lines(t)), new Set(lines(merged))]
  const lost = lines(b).filter(
    (line) => x.has(line) && y.has(line) && !m.has(line) && !/^(\w+:)?$/.test(line),
  )
  return lost.length === 0 ? undefined : `lost: ${lost.join('\n')}\n${merged}`
}

const lf = (text: string) => text.replaceAll('\r\n', '\n')

function fault(seen: string, wanted: string): string | undefined {
  return seen === wanted ? undefined : `seen:\n${seen}\nwanted:\n${wanted}`
}

function errorsIn(text: string): string | undefined {
  const errors = parseCard(text, '').diagnostics.filter(({ severity }) => severity === 'error')
  return errors.length === 0 ? undefined : `${errors.map(({ message }) => message).join('\n')}\n${text}`
}
