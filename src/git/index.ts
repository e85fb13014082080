export { type Begun, beginRepository, gitPerson } from './begin.ts'
export type { Read } from './changes.ts'
export { isStop, type Stop } from './clone.ts'
export { type SyncOptions, type SyncReport, sync } from './sync.ts'
