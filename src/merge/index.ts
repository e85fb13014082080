export { type Merge, mergeCards } from './cards.ts'
export { missingFacts } from './facts.ts'
