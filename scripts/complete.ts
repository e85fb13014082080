// cardfile complete bash|zsh|fish|powershell: prints what the shell has to run. The shell then calls
// `cardfile complete -- words...` at every press of the key, which answers with commands, options and names of cards.

import tab from '@bomb.sh/tab/commander'
import type { Command } from 'commander'
import { findBook, readBook } from '../src/disk/index.ts'

type Answer = (complete: (value: string, description: string) => void) => void

/** Adds the command `complete` to a program whose commands have their arguments and options. */
export function defineCompletion(program: Command): void {
  const completion = tab(program)
  for (const [name, command] of completion.commands) {
    for (const [argument, definition] of command.arguments)
      if (argument === 'card') definition.handler = (complete) => cardNames(complete)
    for (const [option, definition] of command.options) {
      const answer = answerFor(name, option)
      if (answer !== undefined) definition.handler = (complete) => answer(complete)
    }
  }
}

/** Names of the book's cards; none where there is no book here: a completion never complains. */
const cardNames: Answer = (complete) => {
  for (const { slug, name } of bookOf()?.contacts ?? []) complete(slug, name)
}

/** What stands behind an option, where the book knows it. */
function answerFor(command: string, option: string): Answer | undefined {
  const config = () => bookOf()?.config
  switch (option) {
    case 'owner':
      return (complete) => {
        for (const { handle, name } of config()?.team.values() ?? []) complete(handle, name)
      }
    case 'stage':
      return (complete) => {
        const stages = config()?.stages
        for (const stage of [...(stages?.contact ?? []), ...(stages?.deal ?? [])]) complete(stage, 'stage')
      }
    case 'kind':
      if (command !== 'log' && command !== 'done') return undefined
      return (complete) => {
        for (const kind of config()?.log ?? []) complete(kind, 'kind of entry')
      }
    case 'columns':
    case 'sort':
      return (complete) => {
        for (const { key, label } of config()?.fields ?? []) complete(key, label)
      }
    case 'due':
    case 'date':
      return (complete) => {
        for (const date of ['today', 'tomorrow', 'mon', 'fri', '+1w', '+2w', '+1m']) complete(date, 'date')
      }
    default:
      return undefined
  }
}

/** The book of the line that is being typed: its --book, else the usual place. */
function bookOf() {
  const at = process.argv.indexOf('--book')
  const folder = findBook((at > 0 ? process.argv[at + 1] : undefined) ?? 'contacts')
  try {
    return folder === undefined ? undefined : readBook(folder)
  } catch {
    return undefined
  }
}
