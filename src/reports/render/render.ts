// The renderings of a report by name. Each is read when it is asked for: a due list on the screen needs no calendar.

import type { Report } from '../types.ts'

export const FORMATS = ['text', 'markdown', 'html', 'json', 'csv'] as const
export type Format = (typeof FORMATS)[number]

/**
 * @param how width: columns of the terminal, for text; color: ANSI colours, for text; spreadsheet: CSV whose cells no
 *   spreadsheet takes for formulas or numbers
 * @returns text that ends with a line break
 */
export async function renderReport(
  report: Report,
  format: Format,
  how: { readonly width?: number; readonly color?: boolean; readonly spreadsheet?: boolean } = {},
): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('./text.ts')).renderText(report, how.width ?? 100, how.color ?? false)
    case 'markdown':
      return (await import('./markdown.ts')).renderMarkdown(report)
    case 'html':
      return (await import('./html.ts')).renderHtml(report)
    case 'json':
      return `${JSON.stringify(report, undefined, 2)}\n`
    case 'csv':
      return (await import('./csv.ts')).renderCsv(report, how.spreadsheet ?? false)
  }
}
