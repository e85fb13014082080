import { type Diagnostic, positionAt } from '../../text/index.ts'
import { ruleOf } from '../registry.ts'
import { countOf, type Report, toJson } from './report.ts'

/**
 * One object: the counts; the diagnostics, with the edits of their fixes by line and column, too; and what there is to say
 * of their rules.
 */
export function formatJson({ cards, diagnostics, source }: Report): string {
  return toJson({
    cards,
    errors: countOf(diagnostics, 'error'),
    warnings: countOf(diagnostics, 'warning'),
    infos: countOf(diagnostics, 'info'),
    diagnostics: diagnostics.map((found) => located(found, source(found.file))),
    rules: rulesOf(diagnostics),
  })
}

/** Editors count in lines and columns; both are those of the text before any edit. */
function located(found: Diagnostic, text: string | undefined): Diagnostic {
  if (found.fix === undefined || text === undefined) return found
  const edits = found.fix.edits.map((edit) => {
    const [start, end] = [positionAt(text, edit.start), positionAt(text, edit.end)]
    return { ...edit, line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
  })
  return { ...found, fix: { ...found.fix, edits } }
}

function rulesOf(diagnostics: readonly Diagnostic[]) {
  const ids = [...new Set(diagnostics.map(({ rule }) => rule))].sort()
  return Object.fromEntries(
    ids.flatMap((id) => {
      const rule = ruleOf(id)
      if (rule === undefined) return []
      const { title, why, remedy } = rule
      return [[id, { title, why, remedy, page: `docs/rules/${id}.md` }]]
    }),
  )
}
