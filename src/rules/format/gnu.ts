// One line each, as compilers print them: vim, Emacs, Kakoune and most other editors read it without being told how.
// Source: GNU Coding Standards, "Formatting Error Messages"; a remark is a note there.

import type { Report } from './report.ts'
import { visible } from './text.ts'

const WORD = { error: 'error', warning: 'warning', info: 'note' } as const

export function formatGnu({ diagnostics }: Report): string {
  return diagnostics
    .map(({ file, line, column, severity, rule, message, hint }) => {
      const said = hint === undefined ? message : `${message} ${hint}`
      return `${visible(file)}:${line}:${column}: ${WORD[severity]}: ${visible(said)} [${rule}]`
    })
    .join('\n')
}
