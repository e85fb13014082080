export { openThin } from './thin.ts'
export * from './types.ts'
