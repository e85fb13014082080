import { formatGithub } from './github.ts'
import { formatGitlab } from './gitlab.ts'
import { formatGnu } from './gnu.ts'
import { formatJson } from './json.ts'
import type { Report } from './report.ts'
import { formatSarif } from './sarif.ts'
import { formatText } from './text.ts'

export { fingerprint, type Report, summaryOf } from './report.ts'

const FORMATTERS = {
  text: formatText,
  json: formatJson,
  gnu: formatGnu,
  github: formatGithub,
  gitlab: formatGitlab,
  sarif: formatSarif,
} as const

export type Format = keyof typeof FORMATTERS

export const FORMATS = Object.keys(FORMATTERS) as readonly Format[]

/** Diagnostics as text, without a line break at the end. The order of the diagnostics is kept. */
export function formatDiagnostics(format: Format, report: Report): string {
  return FORMATTERS[format](report)
}
