// A server in a process of its own, to be killed: `node run-server.ts FOLDER` prints its port, then what it says.
import { writeFileSync } from 'node:fs'
import { openServerBook } from '../../../src/server/book/index.ts'
import { PROGRAM, serve } from './serving.ts'

const [, , folder = '', program] = process.argv
const say = (line: string) => writeFileSync(1, `say ${line}\n`)
const book = await openServerBook({
  folder,
  program: program === undefined ? PROGRAM : (JSON.parse(program) as string[]),
  say,
})
const { port } = await serve(book)
writeFileSync(1, `port ${port}\n`)
