export { readBook } from './book.ts'
export { findBook } from './find-book.ts'
export { nameBelow, type WriteConflict, writeCard } from './write.ts'
