import { isEmail, isWebUrl } from '../../../contact/index.ts'
import type { Mend } from './mend.ts'

/** An address as copied from a mail program: `mailto:ada@…`, `<ada@…>`. A name before it would be lost: not safe. */
export const mendEmail: Mend = ({ text }) => {
  const bare = text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<(?:mailto:)?(.*)>$/i, '$1')
  if (isEmail(bare)) return { text: bare, safe: true }
  const spelt = bare.replace(/\s*(?:\(at\)|\[at\]|\{at\})\s*/i, '@')
  if (isEmail(spelt)) return { text: spelt, safe: false }
  const named = /<([^<>]+)>$/.exec(bare)?.[1]
  return named !== undefined && isEmail(named) ? { text: named, safe: false } : undefined
}

/** A web address without its scheme; nobody knows whether the server speaks https. */
export const mendUrl: Mend = ({ text }) => {
  const url = `https://${text.trim()}`
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(\/|$)/u.test(text.trim()) && isWebUrl(url)
    ? { text: url, safe: false }
    : undefined
}
