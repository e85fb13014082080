export { searchDocs, searchFields } from './docs.ts'
export { createSearch } from './search.ts'
export type { Hit, Match, MatchRange, Search, SearchDoc, SearchField } from './types.ts'
