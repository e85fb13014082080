export { findBook, readBook } from './book.ts'
export { nameBelow, type WriteConflict, writeCard } from './write.ts'
