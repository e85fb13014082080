import type { Field } from '../../../contact/index.ts'
import type { Context } from '../../types.ts'
import type { Mend } from './mend.ts'

/** One of a list of words in other letters: `Lead` for lead. */
function sameWord(text: string, words: Iterable<string>): string | undefined {
  const typed = text.trim().toLowerCase()
  const same = [...words].filter((word) => word.toLowerCase() === typed)
  return same.length === 1 ? same[0] : undefined
}

/** For types whose values the configuration lists. */
export function mendWord(words: (context: Context, field: Field) => Iterable<string>): Mend {
  return ({ text }, context, field) => {
    const same = sameWord(text, words(context, field))
    return same === undefined ? undefined : { text: same, safe: true }
  }
}

/** A colleague by `@sam`, `Sam`, or by the name that only one of the team has. */
export const mendOwner: Mend = ({ text }, { book }) => {
  const { team } = book.config
  const handle = sameWord(text.trim().replace(/^@/, ''), team.keys())
  if (handle !== undefined) return { text: handle, safe: true }
  const typed = text.trim().toLowerCase()
  const named = [...team.values()].filter(
    ({ name, email }) =>
      email?.toLowerCase() === typed ||
      name.toLowerCase() === typed ||
      name.toLowerCase().split(' ')[0] === typed,
  )
  return named.length === 1 && named[0] !== undefined ? { text: named[0].handle, safe: true } : undefined
}

const YES_NO: Readonly<Record<string, string>> = { y: 'yes', true: 'yes', n: 'no', false: 'no' }

export const mendYesNo: Mend = ({ text }) => {
  const typed = text.trim().toLowerCase()
  const meant = YES_NO[typed] ?? (typed === 'yes' || typed === 'no' ? typed : undefined)
  return meant === undefined ? undefined : { text: meant, safe: true }
}

const KIND: Readonly<Record<string, string>> = {
  individual: 'person',
  people: 'person',
  contact: 'person',
  organisation: 'org',
  organization: 'org',
  company: 'org',
  firm: 'org',
  opportunity: 'deal',
  person: 'person',
  org: 'org',
  deal: 'deal',
}

export const mendKind: Mend = ({ text }) => {
  const typed = text.trim().toLowerCase()
  const meant = Object.hasOwn(KIND, typed) ? KIND[typed] : undefined
  return meant === undefined ? undefined : { text: meant, safe: meant === typed }
}
