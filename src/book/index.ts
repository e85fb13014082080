export {
  type Agenda,
  agendaOf,
  byName,
  type Day,
  type DueState,
  daysInStage,
  daysOf,
  dueState,
  endOfWeek,
  type FollowUp,
  type Quiet,
} from './agenda.ts'
export { buildBook, foldSlug, resolve } from './build.ts'
export { findByName, foldName } from './find.ts'
export { LATIN_LETTERS } from './latin.ts'
export { parseQuery, type Query, type QueryProblem } from './query.ts'
export {
  createSearch,
  type Hit,
  type Match,
  type MatchRange,
  type Search,
  type SearchDoc,
  type SearchField,
  searchDocs,
  searchFields,
} from './search/index.ts'
export { pathFor, slugFor } from './slug.ts'
export type { Backlink, Book } from './types.ts'
