import { countOf, type Report, toJson } from './report.ts'

/** One object: the counts, and the diagnostics as they are, fixes included. */
export function formatJson({ cards, diagnostics }: Report): string {
  return toJson({
    cards,
    errors: countOf(diagnostics, 'error'),
    warnings: countOf(diagnostics, 'warning'),
    infos: countOf(diagnostics, 'info'),
    diagnostics,
  })
}
