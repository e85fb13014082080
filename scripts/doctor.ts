// cardfile doctor [--fix]

import path from 'node:path'
import type { Command } from 'commander'
import { examine, type HealthFinding } from '../src/git/index.ts'
import { visible } from '../src/rules/index.ts'
import { openSession, printJson } from './session.ts'
import { green, red, yellow } from './terminal.ts'

export function define(command: Command): void {
  command
    .option('--fix', 'mend what can be mended')
    .addHelpText(
      'after',
      `
Looks whether this copy of the book is fit to be shared: who you are, whether the shared repository answers, whether git
merges cards field by field, whether anything is in the way. Ends with status 1 where something is wrong.`,
    )
    .action(async ({ fix = false }: { fix?: boolean }) => {
      const session = openSession(command)
      const { layout } = session.book.config
      const findings = await examine(session.folder, { fix, program: program(), layout, now: Date.now() })
      if (session.json) printJson(findings)
      else for (const finding of findings) process.stdout.write(say(finding))
      if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1
    })
}

const MARKS = {
  good: green('good'),
  bad: red('bad'),
  mended: green('mended'),
  advice: yellow('advice'),
} as const

function say({ state, message, hint }: HealthFinding): string {
  return `${MARKS[state]}${' '.repeat(8 - state.length)}${visible(message)}\n${hint === undefined ? '' : `        ${visible(hint)}\n`}`
}

/** How a shell calls this very program, from whatever folder and with whatever PATH. */
function program(): string {
  const quote = (word: string) => `'${word.replaceAll('\\', '/').replaceAll("'", `'\\''`)}'`
  return `${quote(process.execPath)} ${quote(path.join(import.meta.dirname, '..', 'scripts', 'bin.mjs'))}`
}
