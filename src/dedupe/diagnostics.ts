// Likely duplicates of a book as its check reports them.

import type { Book } from '../book/index.ts'
import type { Contact } from '../contact/index.ts'
import { type Diagnostic, diagnose, type Range } from '../text/index.ts'
import { type Doubles, doublesInBook } from './in-book.ts'

/** The rule under which they are reported; src/rules has its page. */
export const RULE = 'possible-duplicate'

/** More cards take longer to compare than to check. */
const COMPARED = 20_000
/** As sure as this, it is likelier than not. */
const LIKELY = 0.5
/** So many are reported; there is a command to go through all of them. */
const MOST = 20

export interface FoundDoubles {
  /** The surest first, each at the card that would become a part of the other. */
  readonly diagnostics: readonly Diagnostic[]
  /** Pairs that are not among them. */
  readonly more: number
}

/** @returns nothing for a book of very many cards, which is not looked through unasked */
export function likelyPairs(book: Book): FoundDoubles {
  if (book.contacts.length > COMPARED) return { diagnostics: [], more: 0 }
  const { pairs } = doublesInBook(book)
  const told = pairs.filter(({ certainty }) => certainty >= LIKELY).slice(0, MOST)
  return { diagnostics: told.map(toDiagnostic), more: pairs.length - told.length }
}

function toDiagnostic({ keep, other, reasons }: Doubles): Diagnostic {
  const why = reasons.flatMap(({ text, bits }) => (bits > 0 ? [text] : [])).slice(0, 3)
  const words = why.length === 0 ? '' : `: ${why.join(', ')}`
  const { file, text } = other.card
  return diagnose(
    { file, text, range: nameRange(other) },
    {
      rule: RULE,
      severity: 'info',
      message: `This may be the same contact as ${keep.slug}${words}.`,
      hint: `One contact: cardfile merge ${keep.slug} ${other.slug}; two: cardfile set ${keep.slug} distinct+=${other.slug}.`,
    },
  )
}

/** Of the name's value; of the whole file where it has none. */
function nameRange({ values, card }: Contact): Range {
  return values.get('name')?.[0]?.range ?? card.entries[0]?.keyRange ?? [0, 0]
}
