// Merging cards: three texts to one. Source for the place of a merge driver: gitattributes(5).

import { type Config, DEFAULT_CONFIG } from '../contact/index.ts'
import type { Diagnostic } from '../text/index.ts'
import { mergeBody } from './body.ts'
import { diagnosticsOf, type Finding } from './finding.ts'
import { reframe, unframe } from './frame.ts'
import { mergeFrontMatter } from './front-matter.ts'
import { mergeLines } from './line-merge.ts'
import { compareText, layout } from './three-way.ts'

export interface Merge {
  readonly text: string
  /** One per clash that was decided by rule; with an error `merge-unreadable`, conflict markers may stand in the text. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Merges two edits of one card, field by field. The sides may be swapped: the result is the same, byte for byte.
 * @param base   text both sides began from; '' when both added the file
 * @param ours, theirs the texts of the two sides
 * @param config the book's: pipelines, own fields, the country of phone numbers
 * @param file   path for the diagnostics
 * @returns merged text, and one diagnostic per clash that was decided by rule
 * Never throws: a side that does not parse is merged by lines.
 */
export function mergeCards(
  base: string,
  ours: string,
  theirs: string,
  config: Config = DEFAULT_CONFIG,
  file = '',
): Merge {
  if (ours === theirs || theirs === base) return { text: ours, diagnostics: [] }
  if (ours === base) return { text: theirs, diagnostics: [] }
  // The two sides in one order, whoever calls: then nothing below can depend on which is which.
  const [first, second] = compareText(ours, theirs) <= 0 ? [ours, theirs] : [theirs, ours]
  const [o, t] = [unframe(first), unframe(second)]
  const b = base === '' ? undefined : unframe(base)
  const { text, findings } = mergeTexts(b?.text, o.text, t.text, config)
  const whole = reframe(text, b, o, t)
  return { text: whole, diagnostics: diagnosticsOf(findings, whole, file) }
}

function mergeTexts(base: string | undefined, ours: string, theirs: string, config: Config) {
  if (ours === theirs || theirs === base) return { text: ours, findings: [] }
  if (ours === base) return { text: theirs, findings: [] }
  const [b, o, t] = [base === undefined ? undefined : cut(base), cut(ours), cut(theirs)]
  if (o === undefined || t === undefined || (base !== undefined && b === undefined))
    return wholeByLines(base ?? '', ours, theirs)
  const front = mergeFrontMatter(b?.front, o.front, t.front, config)
  const body = mergeBody(b?.body, o.body, t.body)
  const open = layout(b?.open, o.open, t.open)
  const close = layout(b?.close, o.close, t.close)
  return {
    text: `${open}\n${front.text}${close}${body.text === '' ? '' : `\n${body.text}`}`,
    findings: [...front.findings, ...body.findings],
  }
}

interface Pieces {
  /** The line of the fence, without its break. */
  readonly open: string
  readonly front: string
  readonly close: string
  readonly body: string
}

function cut(text: string): Pieces | undefined {
  const match = /^(---[ \t]*)\n((?:(?!---[ \t]*(?:\n|$)).*\n)*)(---[ \t]*)(?:\n([\s\S]*))?$/.exec(text)
  if (match === null) return undefined
  const [, open = '', front = '', close = '', body = ''] = match
  return { open, front, close, body }
}

function wholeByLines(base: string, ours: string, theirs: string) {
  const { lines } = mergeLines(base.split('\n'), ours.split('\n'), theirs.split('\n'))
  const finding: Finding = {
    rule: 'merge-unreadable',
    severity: 'error',
    at: '',
    message: 'A version has no front matter that could be read; the texts were merged by lines.',
    hint: 'Make the card right; where markers stand, keep what is right of both versions.',
  }
  return { text: lines.join('\n'), findings: [finding] }
}
