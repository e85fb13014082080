export { type Merge, mergeCards } from './cards.ts'
