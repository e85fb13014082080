// One measured run in a process of its own: `yaml FOLDER` reads the files and parses their front matter with yaml alone;
// `check FOLDER` reads and validates the book as `cardfile validate` does. Prints milliseconds.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { readBook } from '../src/disk/index.ts'
import { checkBook } from '../src/rules/index.ts'

const [, , way = '', folder = ''] = process.argv
const start = performance.now()
if (way === 'yaml') {
  let keys = 0
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.md')) continue
    const text = readFileSync(path.join(folder, file), 'utf8')
    keys += Object.keys(parse(text.slice(4, text.indexOf('\n---', 4) + 1))).length
  }
  if (keys === 0) throw new Error('no cards')
} else {
  const book = readBook(folder)
  checkBook(book, { today: '2026-11-23' })
  if (book.contacts.length === 0) throw new Error('no cards')
}
console.log(performance.now() - start)
