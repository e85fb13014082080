// cardfile doctor [--fix] [--offline]

import type { Command } from 'commander'
import { examine, type HealthFinding } from '../src/git/index.ts'
import { visible } from '../src/rules/index.ts'
import { openSession, printJson } from './session.ts'
import { green, red, yellow } from './terminal.ts'
import { thisProgram } from './this-program.ts'

export function define(command: Command): void {
  command
    .option('--fix', 'mend what can be mended')
    .option('--offline', 'do not ask the shared repository')
    .addHelpText(
      'after',
      `
Looks whether this copy of the book is fit to be shared: who you are, whether the shared repository answers, whether git
merges cards field by field, whether anything is in the way. Ends with status 1 where something is wrong.`,
    )
    .action(async ({ fix = false, offline = false }: { fix?: boolean; offline?: boolean }) => {
      const session = openSession(command)
      const findings = await examine(session.folder, {
        fix,
        offline,
        program: thisProgram(),
        now: Date.now(),
      })
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
