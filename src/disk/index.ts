export { readBook } from './book.ts'
export { findBook } from './find-book.ts'
export { isAlive, isOneBoot, type ProcessMark, thisProcess } from './process.ts'
export { nameBelow, type WriteConflict, writeCard } from './write.ts'
