// What is refused before the YAML parser sees it: sizes and nestings that would keep it busy for minutes, and bytes
// that people can't see. Limits: 16 KiB and 200 keys (yaml 2.9.1 takes 195 s for 100,000 keys).

import { type Diagnostic, diagnose, type Range } from '../text/index.ts'

const FRONT_MATTER_LIMIT = 16 * 1024
const CARD_LIMIT = 128 * 1024
const KEY_LIMIT = 200

type Found = [rule: string, severity: 'error' | 'warning', match: RegExp, message: string, hint: string]

const FOUND: readonly Found[] = [
  [
    'control-character',
    'error',
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/,
    'The line has a control character in it.',
    'Type the line anew; it came in by copying.',
  ],
  ['yaml-tab', 'error', /^ *\t[ \t]*\S/m, 'The line is indented by a tab.', 'Indent by spaces.'],
  [
    'yaml-directive',
    'error',
    /^%/m,
    'YAML directives are not read.',
    'Remove the line that begins with "%".',
  ],
  [
    'yaml-nested',
    'error',
    /(?:[[{]\s*){9,}/,
    'Brackets stand inside brackets.',
    'A value is one line of text or a list of lines; quote text that has brackets in it.',
  ],
  [
    'invisible-character',
    'warning',
    // Joiners belong between the letters of some scripts and the parts of an emoji: there they are right.
    /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]|(?!^)\ufeff|(?<![^\x00-\xff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\xff])/,
    'The line has a character that nobody sees.',
    'Type the value anew: searches and comparisons trip over it.',
  ],
]

/** Sizes in UTF-16 units, which for these limits is near enough to bytes. */
export function scanFrontMatter(text: string, range: Range, file: string): Diagnostic[] {
  const source = text.slice(...range)
  const first: Range = [range[0], range[0] + Math.max(0, source.search(/[\r\n]|$/))]
  const tooLarge = (message: string, hint: string) => [
    diagnose(
      { file, text, range: first },
      { rule: 'front-matter-too-large', severity: 'error', message, hint },
    ),
  ]
  if (source.length > FRONT_MATTER_LIMIT) {
    return tooLarge(
      `The front matter has ${Math.ceil(source.length / 1024)} KiB; ${FRONT_MATTER_LIMIT / 1024} is the limit.`,
      'Move long texts into the notes below the second "---".',
    )
  }
  const keys = source.match(/^[^\s#-][^\n]*:/gm)?.length ?? 0
  if (keys > KEY_LIMIT)
    return tooLarge(
      `The front matter has ${keys} keys; ${KEY_LIMIT} is the limit.`,
      'Move details into the notes.',
    )

  const found: Diagnostic[] = []
  for (const [rule, severity, match, message, hint] of FOUND) {
    const hit = match.exec(source)
    if (hit === null) continue
    const at = range[0] + hit.index
    found.push(diagnose({ file, text, range: [at, at + hit[0].length] }, { rule, severity, message, hint }))
  }
  return found
}

/** A card of more than 128 KiB is refused as a whole. */
export function scanCard(text: string, file: string): Diagnostic[] {
  if (text.length <= CARD_LIMIT) return []
  const message = `The card has ${Math.ceil(text.length / 1024)} KiB; ${CARD_LIMIT / 1024} is the limit.`
  const hint =
    'Move old log entries or long texts into a file of their own, outside the book, and link to it.'
  return [
    diagnose({ file, text, range: [0, 0] }, { rule: 'card-too-large', severity: 'error', message, hint }),
  ]
}
