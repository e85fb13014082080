export { checkBook, checkCard } from './check.ts'
export { fixCard } from './fix.ts'
export {
  FORMATS,
  type Format,
  fingerprint,
  formatDiagnostics,
  type Report,
  summaryOf,
} from './format/index.ts'
export { visible } from './format/text.ts'
export { RULES, ruleOf } from './registry.ts'
export type { Rule } from './types.ts'
