export { type Merge, mergeCards } from './cards.ts'
export { missingFacts } from './facts.ts'
export { type MergedSettings, mergeSettings } from './settings.ts'
