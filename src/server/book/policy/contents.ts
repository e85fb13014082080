// What is in the files of a push. Refused is what can't be read safely, or as one thing by everybody: a card that says
// what it must not is accepted and flagged, so that nobody's work is stuck.

import { type Card, decodeCard, parseCard } from '../../../card/index.ts'
import { parseConfig } from '../../../contact/index.ts'
import type { Diagnostic } from '../../../text/index.ts'
import type { Kind } from './layout.ts'

export interface Judged {
  /** Errors for which the push is refused. */
  readonly refused: readonly Diagnostic[]
  /** Worth a word. */
  readonly flagged: readonly Diagnostic[]
  readonly card?: Card
}

/** Judges the bytes of a file. `file` is its path, for what is said of it. */
export async function judgeContents(kind: Kind, bytes: Buffer, file: string): Promise<Judged> {
  if (kind === 'image') return judgeImage(bytes, file)
  const decoded = decodeCard(bytes, file)
  if ('diagnostic' in decoded) return { refused: [decoded.diagnostic], flagged: [] }
  if (kind === 'settings') return judgeSettings(decoded.text, file)
  if (kind === 'properties') return judgeProperties(decoded.text, file)
  if (kind === 'extra' && !file.endsWith('.md')) return { refused: [], flagged: [] }
  const card = parseCard(decoded.text, file)
  const errors = card.diagnostics.filter(({ severity }) => severity === 'error')
  const refused = errors.filter(({ rule }) => !isMild(rule, card))
  const flagged = card.diagnostics.filter((one) => one.severity !== 'info' && !refused.includes(one))
  return { refused, flagged, card }
}

/** A file that is no card at all hurts nobody; markers of a conflict in notes can be read, and decided on the site. */
function isMild(rule: string, card: Card): boolean {
  if (rule === 'front-matter-missing' || rule === 'log-twice') return true
  return rule === 'conflict-marker' && card.frontMatter !== undefined
}

function judgeSettings(text: string, file: string): Judged {
  const { diagnostics } = parseConfig(text, file)
  const refused = diagnostics.filter(({ rule }) => rule === 'config-syntax')
  return { refused, flagged: diagnostics.filter((one) => !refused.includes(one)) }
}

/** Names and their types: whatever else Obsidian might read there one day, nobody has looked at. */
function judgeProperties(text: string, file: string): Judged {
  const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  const types: unknown =
    isMap(value) && Object.keys(value).every((key) => key === 'types') ? Object.values(value)[0] : []
  const isRight =
    isMap(types) &&
    !Array.isArray(types) &&
    Object.values(types).every((type) => typeof type === 'string' && /^[a-z]{1,20}$/.test(type))
  if (isRight) return { refused: [], flagged: [] }
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
  const message = 'This is no list of properties and their types.'
  const hint = 'Make it anew: cardfile editors obsidian --force'
  return { refused: [{ ...at, rule: 'properties-form', severity: 'error', message, hint }], flagged: [] }
}

async function judgeImage(bytes: Buffer, file: string): Promise<Judged> {
  // Pictures are rare, and what reads them is slow to load.
  const { imageType } = await import('../../../formats/index.ts')
  if (imageType(bytes) !== undefined) return { refused: [], flagged: [] }
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
  return {
    refused: [
      {
        ...at,
        rule: 'image-kind',
        severity: 'error',
        message: 'This is no PNG, JPEG or WebP picture, whatever its name says.',
        hint: 'Save it as one of these, or leave it out.',
      },
    ],
    flagged: [],
  }
}
