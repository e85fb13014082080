export { type Brief, briefOf } from './brief.ts'
export { type CalendarQuestion, calendarIcs, calendarItems } from './calendar.ts'
export { type CollectionChanges, changesOf } from './collection/changes.ts'
export {
  COMMON,
  type Collection,
  type Item,
  type Shelf,
  type ShelfQuestion,
  shelfOf,
} from './collection/collections.ts'
export { RIGHTS, RIGHTS_HEAD } from './collection/rights.ts'
export { type DueFile, dueFiles } from './due-files.ts'
export { listReport } from './list.ts'
export { sumsOf } from './pipeline.ts'
export { REPORTS } from './registry.ts'
export { renderBrief } from './render/brief.ts'
export { sayDate } from './render/cells.ts'
export { printable, wide, wrap } from './render/printable.ts'
export { FORMATS, type Format, renderReport } from './render/render.ts'
export { ownerName, ownersOf } from './rows.ts'
export { sharedBook } from './shared.ts'
export type { CardCell, Cell, Column, ColumnType, Group, Question, Report, ReportKind, Row } from './types.ts'
