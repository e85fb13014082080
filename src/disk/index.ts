export { findBook, readBook } from './book.ts'
