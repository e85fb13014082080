import { countOf, type Report } from './report.ts'

/** One object: the counts, and the diagnostics as they are, fixes included. */
export function formatJson(report: Report): string {
  const { cards, diagnostics } = report
  return JSON.stringify(
    {
      cards,
      errors: countOf(diagnostics, 'error'),
      warnings: countOf(diagnostics, 'warning'),
      infos: countOf(diagnostics, 'info'),
      diagnostics,
    },
    null,
    2,
  )
}
