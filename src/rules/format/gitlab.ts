// GitLab's Code Quality report. Source: docs.gitlab.com/ci/testing/code_quality, "Code Quality report format".

import { fingerprints, type Report, toJson } from './report.ts'

const SEVERITY = { error: 'major', warning: 'minor', info: 'info' } as const

export function formatGitlab(report: Report): string {
  const ids = fingerprints(report)
  const issues = report.diagnostics.map((found, i) => ({
    type: 'issue',
    check_name: found.rule,
    description: found.hint === undefined ? found.message : `${found.message} ${found.hint}`,
    categories: ['Style'],
    severity: SEVERITY[found.severity],
    fingerprint: ids[i],
    location: {
      path: found.file.replace(/^\.\//, ''),
      lines: { begin: found.line, end: found.endLine },
    },
  }))
  return toJson(issues)
}
