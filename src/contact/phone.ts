// Telephone numbers, RFC 6350 section 6.4.1. Kept as typed; compared as E.164 (contact/e164.ts).

import type { Problem } from './types.ts'

const EXTENSION = /\s*(?:;ext=|ext\.?|x|extension|#)\s*(\d{1,8})$/i

/** Wrong is only what nobody could dial: fewer than three digits, or more than E.164's fifteen and a prefix. */
export function checkPhone(text: string): Problem | undefined {
  const digits = text.replace(EXTENSION, '').replace(/\D/g, '').length
  if (digits >= 3 && digits <= 20 && /^[+\d(][\d\s().\-/–*#]*$/.test(text.replace(EXTENSION, '')))
    return undefined
  return {
    message: `"${text.slice(0, 60)}" is no telephone number.`,
    hint: 'Write it with its country code, such as +44 20 7946 0958, perhaps with a label: +44 20 7946 0958 (work).',
  }
}

/** RFC 3966: what a telephone link dials; undefined for text that is no number. */
export function telHref(text: string): string | undefined {
  if (checkPhone(text) !== undefined) return undefined
  const extension = EXTENSION.exec(text)?.[1]
  const number = text.replace(EXTENSION, '').replace(/\(0\)/g, '')
  const digits = number.replace(/\D/g, '')
  return `tel:${number.trim().startsWith('+') ? '+' : ''}${digits}${extension === undefined ? '' : `;ext=${extension}`}`
}
