// cardfile hook pre-receive: the server's repository calls it for every push, with git's lines on standard input. Prints a
// word where the push may pass; what is wrong goes to standard error, which git shows to who pushed.

import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { judgePush } from '../src/server/book/index.ts'
import { misused } from './refusal.ts'

export function define(command: Command): void {
  command.argument('<name>', 'name of the hook').action(async (name: string) => {
    if (name !== 'pre-receive') misused(`there is no hook "${name}" here.`, 'git calls pre-receive.')
    process.exitCode = 1
    const { verdict, lines } = await judgePush({
      repository: process.env['GIT_DIR'] ?? '.',
      env: process.env,
      input: await text(process.stdin),
      now: new Date(),
    })
    for (const line of lines) process.stderr.write(`${line}\n`)
    if (verdict === undefined) return
    process.stdout.write(`${verdict}\n`)
    process.exitCode = 0
  })
}
