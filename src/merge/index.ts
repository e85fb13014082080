export { type Merge, mergeCards } from './cards.ts'
export { type CardChange, changeOf, linesOf, list, oneLine, titleOf } from './describe.ts'
export { missingFacts } from './facts.ts'
export { type MergedSettings, mergeSettings } from './settings.ts'
