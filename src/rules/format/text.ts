// For people at a terminal: docs/style. What comes from a file can't command the terminal: its controls are shown.

import type { Diagnostic, Severity } from '../../text/index.ts'
import { linesBy, type Report, summaryOf } from './report.ts'

/** Longer lines are cut around the place. */
const WIDTH = 100

const COLOR: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36' }

export function formatText(report: Report): string {
  const lines = linesBy(report.source)
  const paint = (code: string, text: string) =>
    report.color ? `\u001b[${code}m${text}\u001b[39m\u001b[22m` : text
  const blocks = report.diagnostics.map((found) => {
    const head = `${visible(found.file)}:${found.line}:${found.column} `
    const title = `${paint(COLOR[found.severity], found.severity)} ${found.rule}`
    return [
      `${paint('1', head.trimEnd())} ${title}  ${visible(found.message)}`,
      ...excerpt(found, lines(found.file)[found.line - 1], (text) => paint(COLOR[found.severity], text)),
      ...(found.hint === undefined ? [] : [`  ${visible(found.hint)}`]),
    ].join('\n')
  })
  return [...blocks, `${summaryOf(report)}.`].join('\n\n')
}

function excerpt(found: Diagnostic, line: string | undefined, paint: (text: string) => string): string[] {
  if (line === undefined || line.trim() === '') return []
  const start = found.column - 1
  const end = found.endLine > found.line ? line.length : found.endColumn - 1
  if (start === 0 && end <= 0) return []
  const from = start > WIDTH / 2 && line.length > WIDTH ? start - Math.floor(WIDTH / 3) : 0
  const before = visible(line.slice(from, start))
  const marked = visible(line.slice(start, Math.max(end, start)))
  const after = visible(line.slice(Math.max(end, start), from + WIDTH))
  const shown = `${from > 0 ? '…' : ''}${before}${marked}${after}`
  const label = String(found.line)
  const cut = [...shown].length > WIDTH + 20 ? `${[...shown].slice(0, WIDTH + 20).join('')}…` : shown
  const indent = widthOf(before) + (from > 0 ? 1 : 0)
  const carets = '^'.repeat(Math.max(1, Math.min(widthOf(marked), WIDTH + 20 - indent)))
  return [`  ${label} | ${cut}`, `  ${' '.repeat(label.length)} | ${' '.repeat(indent)}${paint(carets)}`]
}

/** C0 and C1 controls, and characters that turn the writing around, as escapes. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => {
      if (character === '\t') return ' '
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
    },
  )
}

/** Columns on a terminal: none for combining marks, two for what East Asian writing and emoji take. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text.normalize('NFC')) {
    if (/\p{M}/u.test(character)) continue
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}
