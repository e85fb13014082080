// SARIF 2.1.0, which code scanning services and editors read. Source: docs.oasis-open.org/sarif/sarif/v2.1.0.

import type { Diagnostic } from '../../text/index.ts'
import { RULES } from '../registry.ts'
import { fingerprints, type Report, toJson } from './report.ts'

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const

export function formatSarif(report: Report): string {
  const ids = fingerprints(report)
  const index = new Map(RULES.map((rule, i) => [rule.id, i]))
  const rules = RULES.map((rule) => ({
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: {
      text: `${rule.why}\n\n${rule.remedy}`,
      markdown: `${rule.why}\n\n**How to mend it:** ${rule.remedy}`,
    },
    defaultConfiguration: { level: LEVEL[rule.severity] },
  }))
  const results = report.diagnostics.map((found, i) => ({
    ruleId: found.rule,
    ruleIndex: index.get(found.rule) ?? -1,
    level: LEVEL[found.severity],
    message: { text: found.hint === undefined ? found.message : `${found.message} ${found.hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(found.file) },
          region: regionOf(found),
        },
      },
    ],
    partialFingerprints: { 'cardfile/v1': ids[i] },
  }))
  return toJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cardfile', rules } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  })
}

/** What concerns a whole file is its first line. */
function regionOf({ line, column, endLine, endColumn }: Diagnostic) {
  if (line === endLine && column === endColumn) return { startLine: line, startColumn: column }
  return { startLine: line, startColumn: column, endLine, endColumn }
}

/** A path as a URI reference, RFC 3986: relative ones stay relative. */
function uriOf(file: string): string {
  const path = file.replace(/^\.\//, '').split('/').map(encodeURIComponent).join('/')
  return file.startsWith('/') ? `file://${path}` : path
}
