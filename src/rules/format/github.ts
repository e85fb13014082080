// Workflow commands, which GitHub and Forgejo show as annotations at the line.
// Source: docs.github.com, "Workflow commands for GitHub Actions"; escaping as in actions/toolkit, command.ts.

import { type Report, summaryOf } from './report.ts'
import { visible } from './text.ts'

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const

export function formatGithub(report: Report): string {
  const lines = report.diagnostics.map((found) => {
    const where: [string, string | number][] = [
      ['file', found.file.replace(/^\.\//, '')],
      ['line', found.line],
      ['endLine', found.endLine],
      ['col', found.column],
    ]
    // A column at the end is only allowed on the same line.
    if (found.endLine === found.line && found.endColumn > found.column)
      where.push(['endColumn', found.endColumn])
    where.push(['title', found.rule])
    const properties = where.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',')
    const message = found.hint === undefined ? found.message : `${found.message} ${found.hint}`
    return `::${COMMAND[found.severity]} ${properties}::${escapeData(visible(message))}`
  })
  return [...lines, `${summaryOf(report)}.`].join('\n')
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
