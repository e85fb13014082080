// Which records are one and the same: of a file's rows, of a book's cards, of an import and a book.
//
//   findDuplicates(records)          pairs with their reasons, groups, and what is certain
//   guessRoles(headers, rows)        what the columns of a file mean to the finder
//   recordsFrom(roles, rows)         its rows as records
//   doublesInBook(book)              the pairs of a book's cards, without those that somebody told apart
//   likelyPairs(book)                the same as diagnostics, as far as they are likely
//   doublesSince(book, kept)         the same of a book that was looked at before
//   likelyDoubles(book, contact)     the cards that one card may be, before it is made
//   openLookup(records)              the same for records, asked again and again
//   recordOf(contact, config)        a card as a record

export { type FoundDoubles, likelyPairs } from './diagnostics.ts'
export { findDuplicates } from './find.ts'
export { areApart, type Doubles, type DoublesInBook, doublesInBook } from './in-book.ts'
export { doublesSince, type KeptDoubles } from './kept.ts'
export { type Likely, likelyDoubles } from './likely.ts'
export { type Lookup, type Match, openLookup } from './lookup.ts'
export { recordOf } from './of-contact.ts'
export { guessRoles, recordsFrom } from './roles.ts'
export { type DedupeRecord, type Duplicates, type Pair, type Reason, ROLES, type Role } from './types.ts'
