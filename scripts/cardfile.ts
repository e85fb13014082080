// cardfile COMMAND [ARGUMENTS]: reads the command line, calls the command, prints what went wrong, exits.
// Exit status: 0 done; 1 tried and failed, or errors found; 2 not understood, nothing done.

import { Command, CommanderError } from 'commander'
import packageJson from '../package.json' with { type: 'json' }
import { forgiveClosedPipe } from './closed-pipe.ts'
import { COMMANDS, HIDDEN } from './commands.ts'
import { isRefusal } from './refusal.ts'

const program = new Command('cardfile')
  .description('A card file of contacts: plain Markdown files in a folder, with what to do next, and when.')
  .version(packageJson.version, '-V, --version')
  .option('--book <dir>', 'the folder of the cards, or one that has it as contacts/', 'contacts')
  .option('--today <date>', 'take this day for today')
  .option('--json', 'print JSON, for programs')
  .helpOption('-h, --help', 'show how to use a command')
  .helpCommand(false)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'cardfile: ')) })

for (const { name, summary } of COMMANDS) program.command(name).summary(summary).description(summary)
for (const { name, summary } of HIDDEN) program.command(name, { hidden: true }).description(summary)

const defined = new Set<string>()
async function define(command: Command): Promise<void> {
  const listed = [...COMMANDS, ...HIDDEN].find(({ name }) => name === command.name())
  if (listed === undefined || defined.has(listed.name)) return
  defined.add(listed.name)
  const { define } = await listed.load()
  define(command)
  // Commander gives `--no-x` its default before it calls this hook.
  for (const option of command.options)
    if (option.negate && command.getOptionValue(option.attributeName()) === undefined)
      command.setOptionValueWithSource(option.attributeName(), true, 'default')
}

program.hook('preSubcommand', (_program, command) => define(command))

program
  .command('help')
  .argument('[command]')
  .description('show how to use a command')
  .action(async (name?: string) => {
    const command = program.commands.find((one) => one.name() === name)
    if (name !== undefined && command === undefined)
      program.error(`error: unknown command '${name}'`, { exitCode: 2 })
    if (command !== undefined) await define(command)
    ;(command ?? program).outputHelp()
  })

// The shells' completion asks for every option of every command; nobody else does.
const word = process.argv
  .slice(2)
  .find((one, i, all) => !one.startsWith('-') && !['--book', '--today'].includes(all[i - 1] ?? ''))
if (word === 'complete') {
  for (const command of program.commands) await define(command)
  const { defineCompletion } = await import('./complete.ts')
  defineCompletion(program)
} else {
  program.command('complete').argument('[shell]').summary('completion for bash, zsh, fish or powershell')
}

forgiveClosedPipe()

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed it: help and version are 0, everything else was not understood.
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else if (isRefusal(error)) {
    const { message, hint, status } = error
    process.stderr.write(`cardfile: ${message}\n${hint === undefined ? '' : `${hint}\n`}`)
    process.exitCode = status
  } else throw error
}
