import type { Mend } from './mend.ts'

/** Several values in one text, `uk, licensing` or `a@x.example; b@x.example`: a list that lacks its brackets. */
export const mendList: Mend = ({ raw }, { book }, field) => {
  const parts = raw.split(/[,;]/).map((part) => part.trim())
  if (!field.list || parts.length < 2) return undefined
  const isRight = (part: string) => {
    const bare = field.labelled ? part.replace(/\s+\([^()]*\)$/, '') : part
    return bare !== '' && field.type.check(bare, book.config, field) === undefined
  }
  return parts.every(isRight) ? { source: `[${parts.map(quoted).join(', ')}]`, safe: true } : undefined
}

/** Words and addresses need no quotes between brackets; JSON's quotes are YAML's too. */
function quoted(text: string): string {
  return /^[\p{L}][\p{L}\p{N}.@_-]*$/u.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text)
}
