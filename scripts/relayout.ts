// cardfile relayout [LAYOUT] [--dry-run]

import { Argument, type Command } from 'commander'
import { readBook } from '../src/disk/index.ts'
import { type BookLayout, isStop, type Relaid, relayout } from '../src/git/index.ts'
import { visible } from '../src/rules/index.ts'
import { failed } from './refusal.ts'
import { bookFolder, dryRun, printJson, todayOf } from './session.ts'
import { dim, green, yellow } from './terminal.ts'

export function define(command: Command): void {
  command
    .addArgument(
      new Argument(
        '[layout]',
        'letters: folders by first letters; flat: all cards in one folder; without it, what the settings say',
      ).choices(['letters', 'flat']),
    )
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
One commit that only moves files, and sets "layout" so that new cards go there too. Links stay as they are, and so does the
history of each card. Cards in folders of your own stay where they are.
  cardfile relayout letters --dry-run
  cardfile relayout letters`,
    )
    .action(async (layout: BookLayout | undefined, options: { dryRun?: boolean }) => {
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>()
      const folder = bookFolder(command)
      const book = readBook(folder)
      const to = layout ?? book.config.layout
      const isDry = options.dryRun ?? false
      const relaid = await relayout(folder, {
        read: () => ({ book, today: todayOf(command, book), folder }),
        to,
        dryRun: isDry,
        now: Date.now,
      })
      if (isStop(relaid)) return failed(relaid.message, relaid.hint)
      if (json) return printJson({ to, ...relaid, written: !isDry })
      process.stdout.write(say(relaid, to, isDry))
    })
}

const SHOWN = 5

function say({ moved, stay, isNewSetting }: Relaid, to: BookLayout, isDry: boolean): string {
  const cards = (count: number) => `${count} ${count === 1 ? 'card' : 'cards'}`
  const where = to === 'letters' ? 'folders by first letters' : 'one folder'
  const more = moved.length > SHOWN ? [dim(`  and ${moved.length - SHOWN} more`)] : []
  const moves =
    moved.length === 0
      ? [`No card has to move: they lie as "layout: ${to}" says.`]
      : [
          `${isDry ? 'Would move' : green('Moved')}: ${cards(moved.length)} into ${where}`,
          ...moved.slice(0, SHOWN).map(({ from, to }) => visible(`  ${from} -> ${to}`)),
          ...more,
        ]
  const setting = isNewSetting ? [`${isDry ? 'Would set' : green('Set')}: layout: ${to}, for new cards`] : []
  const kept =
    stay.length === 0
      ? []
      : [`${yellow('Stays')}: ${cards(stay.length)} in other folders, such as ${visible(stay[0] ?? '')}`]
  const isChanged = moved.length > 0 || isNewSetting
  const last = isDry
    ? ['Nothing was changed.']
    : isChanged
      ? ['Committed here. To send it: cardfile sync']
      : []
  return `${[...moves, ...kept, ...setting, ...last].join('\n')}\n`
}
