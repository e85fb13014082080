export { addCadence, type Cadence, parseCadence } from './cadence.ts'
export {
  addDays,
  addMonths,
  type CalendarDate,
  dateIn,
  daysBetween,
  daysInMonth,
  isDate,
  mondayOf,
  nextYearly,
  weekday,
  weekOf,
} from './date.ts'
export {
  applyEdits,
  compareDiagnostics,
  type Diagnostic,
  diagnose,
  type Fix,
  type Severity,
  type TextEdit,
} from './diagnostic.ts'
export { nearest } from './nearest.ts'
export { parsePeopleDate } from './people-date.ts'
export { lineAt, type Position, positionAt, type Range } from './source.ts'
