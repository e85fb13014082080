import type { Rule } from '../types.ts'

/** Reported by the finder of duplicates (src/dedupe), which looks at all cards at once. */
export const possibleDuplicate: Rule = {
  id: 'possible-duplicate',
  title: 'Card that may be another one’s double',
  severity: 'info',
  why: 'Two cards of one customer mean two histories and two follow-ups. It is said when the whole book is checked, of the twenty likeliest, in books of up to 20,000 cards.',
  remedy:
    'Look at both: cardfile merge makes one card of two, and a line distinct: in one of them remembers that they are two.',
}
