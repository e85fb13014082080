// How a shell calls this very program: for settings of git, which runs it later.

import path from 'node:path'

/** From whatever folder and with whatever PATH; in quotes where it needs them. */
export function thisProgram(): string {
  const quote = (word: string) => `'${word.replaceAll('\\', '/').replaceAll("'", `'\\''`)}'`
  return `${quote(process.execPath)} ${quote(path.join(import.meta.dirname, '..', 'scripts', 'bin.mjs'))}`
}
