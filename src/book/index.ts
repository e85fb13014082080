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
export { parseQuery, type Query, type QueryProblem } from './query.ts'
export type { Backlink, Book } from './types.ts'
