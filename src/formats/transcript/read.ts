// A transcript as one interaction: a call or a meeting, with an extract and suggestions of what could come next.

import type { Diagnostic } from '../../text/index.ts'
import { decodeText } from '../decode.ts'
import type { FoundInteraction } from '../interaction.ts'
import { cut } from '../interactions/quote.ts'
import { problem } from '../problem.ts'
import { oneLine } from '../record.ts'
import { type Suggestion, suggestionsIn } from './suggest.ts'
import { type Turn, turnsOf } from './turns.ts'
import { dayOf } from './when.ts'

export interface TranscriptOptions {
  /** `YYYY-MM-DD`; left out: what the file says. */
  readonly date?: string
  readonly time?: string
  /** A kind of the log: `call`, `meeting`. */
  readonly kind: string
  /** Left out: how long it was, and who spoke. */
  readonly subject?: string
}

export interface ReadTranscript {
  /** undefined where nobody says anything, or no day is known. */
  readonly interaction?: FoundInteraction
  readonly speakers: readonly string[]
  readonly suggestions: readonly Suggestion[]
  readonly diagnostics: readonly Diagnostic[]
}

const LINES = 10
/** Greetings and nods are shorter. */
const WORDS = 5

/** Never throws: what is missing is a diagnostic. */
export async function readTranscript(
  bytes: Uint8Array,
  file: string,
  options: TranscriptOptions,
): Promise<ReadTranscript> {
  const { text } = decodeText(bytes)
  const turns = turnsOf(text)
  const speakers = [...new Set(turns.map(({ speaker }) => speaker).filter((name) => name !== ''))]
  const refused = (message: string, hint: string): ReadTranscript => ({
    speakers,
    suggestions: [],
    diagnostics: [problem(file, 1, 'import-transcript', 'error', message, hint)],
  })
  if (turns.length === 0)
    return refused(
      'No line says who spoke.',
      'Write it as lines "Name: text", or export it as WebVTT (.vtt).',
    )
  const date = options.date ?? dayOf(headOf(text, turns), file)
  if (date === undefined)
    return refused(
      'Nothing in the file says on which day this was, or it names several.',
      'Say it: --date 2026-11-20',
    )
  const suggestions = suggestionsIn(turns, date)
  const interaction: FoundInteraction = {
    id: `Transcript-Hash: ${await digest(turns)}`,
    date,
    ...(options.time === undefined ? {} : { time: options.time }),
    kind: options.kind,
    subject: options.subject ?? subjectOf(turns, speakers),
    extract: extractOf(turns, suggestions),
    participants: speakers.map((name) => ({ name, address: '' })),
    source: { file, line: 1, column: 1 },
  }
  return { interaction, speakers, suggestions, diagnostics: [] }
}

/** What stands above the first that was said: what is said below may name other days. */
function headOf(text: string, turns: readonly Turn[]): string {
  return text
    .split(/\r\n?|\n/)
    .slice(0, (turns[0]?.line ?? 1) - 1)
    .join('\n')
}

/** Of what was said and by whom, not of times: the same talk in another form is the same. */
async function digest(turns: readonly Turn[]): Promise<string> {
  const text = turns.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n')
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function subjectOf(turns: readonly Turn[], speakers: readonly string[]): string {
  const seconds = Math.max(0, ...turns.slice(-3).map(({ at }) => at ?? 0))
  const minutes = seconds >= 60 ? ` of ${Math.round(seconds / 60)} minutes` : ''
  const named =
    speakers.slice(0, 4).join(', ') + (speakers.length > 4 ? ` and ${speakers.length - 4} more` : '')
  return `Transcript${minutes}${named === '' ? '' : `: ${named}`}`
}

/** What is about things to come, then the first things of some length, in the order in which they were said. */
function extractOf(turns: readonly Turn[], suggestions: readonly Suggestion[]): string[] {
  const lines = new Set(suggestions.map(({ line }) => line))
  const said = turns.filter(({ text }) => text.split(' ').length >= WORDS)
  const first = turns.filter(({ line }) => lines.has(line)).slice(0, LINES)
  const rest = (said.length > 0 ? said : turns).filter((turn) => !first.includes(turn))
  const kept = new Set([...first, ...rest.slice(0, LINES - first.length)])
  const share = Math.floor(900 / Math.max(1, kept.size))
  return turns
    .filter((turn) => kept.has(turn))
    .map(({ speaker, text }) => short(`${speaker === '' ? '' : `${speaker}: `}${text}`, share))
}

function short(text: string, limit: number): string {
  return cut(oneLine(text), limit)
}
