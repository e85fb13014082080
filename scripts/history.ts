// cardfile history CARD [--field KEY] [--limit NUMBER]

import type { Command } from 'commander'
import { nameBelow } from '../src/disk/index.ts'
import { historyOf, isStop, openClone, type Version } from '../src/git/index.ts'
import { linesOf } from '../src/merge/index.ts'
import { visible } from '../src/rules/index.ts'
import { chooseCard } from './choose-card.ts'
import { failed, misused } from './refusal.ts'
import { openSession, printJson } from './session.ts'
import { bold, dim } from './terminal.ts'

interface Options {
  readonly field?: string
  readonly limit?: string
}

export function define(command: Command): void {
  command
    .argument('<card>', 'its slug, or any unambiguous part of its name')
    .option('--field <key>', 'only what became of this field')
    .option('--limit <number>', 'only so many changes, the newest')
    .addHelpText('after', '\n  cardfile history ada --field stage')
    .action(async (typed: string, { field, limit }: Options) => {
      if (limit !== undefined && !/^[1-9]\d*$/.test(limit))
        misused(`--limit: "${limit}" is no number.`, 'Write it as 10.')
      const session = openSession(command)
      const contact = await chooseCard(session, typed)
      const clone = await openClone(session.folder)
      if (isStop(clone)) return failed(clone.message, clone.hint)
      const place = clone.prefix + nameBelow(session.folder, contact.file)
      const all = await historyOf(clone, place, session.book.config)
      const shown = (field === undefined ? all : onlyField(all, field)).slice(0, Number(limit ?? all.length))
      if (session.json) return printJson(shown)
      if (shown.length === 0) process.stdout.write('Nothing happened yet.\n')
      for (const one of shown) process.stdout.write(sayVersion(one))
    })
}

function onlyField(versions: readonly Version[], field: string): Version[] {
  return versions.flatMap((one) => {
    const fields = one.change.fields.filter((change) => change.field === field)
    if (fields.length === 0) return []
    return [
      { ...one, change: { ...one.change, what: 'changed', fields, logged: [], unlogged: [], notes: false } },
    ]
  })
}

function sayVersion({ commit, by, date, subject, change }: Version): string {
  const head =
    commit === undefined ? bold(subject) : `${bold(date)}  ${visible(by)}  ${dim(commit.slice(0, 7))}`
  const lines = linesOf(change).map((line) => `  ${visible(line)}\n`)
  return `${head}\n${lines.length === 0 ? `  ${visible(subject)}\n` : lines.join('')}`
}
