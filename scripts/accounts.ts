// cardfile user: who may come in to a server, and by which devices.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { type Config, isEmail, parseConfig } from '../src/contact/index.ts'
import { findBook } from '../src/disk/index.ts'
import {
  openUsers,
  passwordProblem,
  ROLES,
  type Role,
  randomPassword,
  type Users,
} from '../src/server/index.ts'
import { failed, misused } from './refusal.ts'
import { printJson } from './session.ts'
import { canAsk } from './terminal.ts'

interface AddOptions {
  role: string
  email: string[]
  generate?: boolean
  password: boolean
}

export function define(command: Command): void {
  command.addHelpText(
    'after',
    `
The server folder is the one that "cardfile serve --book" serves. The server may run meanwhile: it sees each change at once.
  cardfile user add sam --book /srv/crm
  cardfile user token sam "Sam's laptop" --book /srv/crm
Passwords are asked for; a program hands one over by its standard input.`,
  )
  const sub = (usage: string, summary: string) => command.command(usage).summary(summary).description(summary)

  sub('add <handle>', 'let somebody in')
    .option('--role <role>', `${ROLES.join(', ')}`, 'member')
    .option('--email <address>', 'that their commits bear; when left out, the one of the team', collect, [])
    .option('--generate', 'think up a password, and print it')
    .option('--no-password', 'none: a proxy says who it is')
    .action(async (handle: string, options: AddOptions) => {
      const { users, config } = open(command)
      const role = roleFrom(options.role)
      const bad = options.email.find((one) => !isEmail(one))
      if (bad !== undefined) misused(`"${bad}" is no e-mail address.`)
      if (users.find(handle) !== undefined)
        failed(`there is a user "${handle}" already.`, `Another password:  cardfile user password ${handle}`)
      const password = options.password ? await newPassword(options.generate) : undefined
      const own = config?.team.get(handle)?.email
      const problem = await users.add({
        handle,
        role,
        emails: options.email.length > 0 || own === undefined ? options.email : [own],
        ...(password === undefined ? {} : { password }),
      })
      if (problem !== undefined) failed(problem)
      print(`${handle} can log in (${role}).`)
      if (options.generate) print(`Password: ${password}`)
      if (config !== undefined && role !== 'reader' && !config.team.has(handle))
        print(
          `Nobody of the team is called "${handle}": add them to "team" in cardfile.yaml, with their e-mail address.`,
        )
    })

  sub('list', 'everybody who can log in').action(() => {
    const { users, config, json } = open(command)
    const all = users.list()
    const rows = all.map(({ handle, role, password, tokens, feed, created }) => ({
      ...{ handle, name: config?.team.get(handle)?.name ?? '', role, created },
      ...{ password: password !== undefined, tokens: tokens.length, feed: feed !== undefined },
    }))
    if (json) return printJson(rows)
    if (rows.length === 0) return print('Nobody yet:  cardfile user add NAME')
    for (const { handle, role, name, password, tokens, feed } of rows) {
      const more = [
        password ? '' : 'no password',
        tokens === 0 ? '' : `${tokens} ${tokens === 1 ? 'token' : 'tokens'}`,
        feed ? 'calendar' : '',
      ].filter((one) => one !== '')
      print(
        `${handle.padEnd(16)} ${role.padEnd(7)} ${[name, ...more].filter((one) => one !== '').join(', ')}`.trimEnd(),
      )
    }
  })

  sub('password <handle>', 'give somebody a new password; ends their sessions')
    .option('--generate', 'think one up, and print it')
    .action(async (handle: string, { generate }: { generate?: boolean }) => {
      const { users } = open(command)
      known(users, handle)
      const password = await newPassword(generate)
      if ((await users.setPassword(handle, password)) === undefined) return unknown(users, handle)
      print(`${handle} has a new password, and is logged out everywhere.`)
      if (generate) print(`Password: ${password}`)
    })

  sub('role <handle> <role>', `make somebody ${ROLES.join(', ')}`).action(
    async (handle: string, typed: string) => {
      const { users } = open(command)
      const role = roleFrom(typed)
      if (!(await users.setRole(handle, role))) return unknown(users, handle)
      print(`${handle} is ${role} now.`)
    },
  )

  sub('email <handle> <addresses...>', 'the addresses that their commits may bear').action(
    async (handle: string, addresses: string[]) => {
      const { users } = open(command)
      const bad = addresses.find((one) => !isEmail(one))
      if (bad !== undefined) misused(`"${bad}" is no e-mail address.`)
      if (!(await users.setEmails(handle, addresses))) return unknown(users, handle)
      print(`${handle} commits as ${addresses.join(' or ')} now.`)
    },
  )

  sub('remove <handle>', 'let somebody in no more; ends their sessions and tokens').action(
    async (handle: string) => {
      const { users } = open(command)
      if (!(await users.remove(handle))) return unknown(users, handle)
      print(`${handle} can't log in any more. Their cards stay: reassign them with cardfile set.`)
    },
  )

  sub('token <handle> <device>', 'a token for git on a device, printed once').action(
    async (handle: string, device: string) => {
      const { users, json } = open(command)
      known(users, handle)
      const token = await users.addToken(handle, device)
      if (token === undefined)
        return failed(`${handle} has too many tokens.`, `Remove some:  cardfile user tokens ${handle}`)
      if (json) return printJson({ handle, token })
      print(token)
    },
  )

  sub('tokens <handle>', 'the devices of somebody').action((handle: string) => {
    const { users, json } = open(command)
    const { tokens } = known(users, handle)
    if (json) return printJson(tokens.map(({ hash: _hash, ...rest }) => rest))
    if (tokens.length === 0) return print(`${handle} has none.`)
    for (const { id, name, created, used } of tokens)
      print(
        `${id}  ${name.padEnd(24)} since ${created}, ${used === undefined ? 'not used yet' : `last used ${used}`}`,
      )
  })

  sub('revoke <handle> <id>', 'let a device in no more').action(async (handle: string, id: string) => {
    const { users } = open(command)
    known(users, handle)
    if (!(await users.removeToken(handle, id)))
      return failed(`${handle} has no token "${id}".`, `See  cardfile user tokens ${handle}`)
    print('Done.')
  })
}

/** The users of the server folder that --book names, and the settings of its book where it has a site. */
function open(command: Command): { users: Users; config: Config | undefined; json: boolean } {
  const { book, json = false } = command.optsWithGlobals<{ book: string; json?: boolean }>()
  if (!existsSync(path.join(book, 'book.git')))
    misused(
      `"${book}" is no server folder.`,
      'Name the one of your server:  --book /srv/crm. To make one: cardfile serve --book /srv/crm --from ../office',
    )
  const users = openUsers(book, () => new Date().toISOString().slice(0, 10))
  try {
    users.list()
  } catch (error) {
    failed((error as Error).message, 'Take it from the backup.')
  }
  return { users, config: configIn(path.join(book, 'work')) ?? configOf(path.join(book, 'book.git')), json }
}

function configIn(work: string): Config | undefined {
  const cards = findBook(work)
  const file = path.join(cards ?? work, 'cardfile.yaml')
  return existsSync(file) ? parseConfig(readFileSync(file, 'utf8'), file).config : undefined
}

/** Before the server has run for the first time, the settings are in the repository only. */
function configOf(repository: string): Config | undefined {
  for (const file of ['contacts/cardfile.yaml', 'cardfile.yaml']) {
    const args = ['--git-dir', repository, 'cat-file', 'blob', `main:${file}`]
    const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' })
    if (status === 0) return parseConfig(stdout, file).config
  }
  return undefined
}

function known(users: Users, handle: string) {
  return users.find(handle) ?? unknown(users, handle)
}

function unknown(users: Users, handle: string): never {
  const all = users.list().map((user) => user.handle)
  return misused(
    `nobody is called "${handle}".`,
    all.length === 0 ? 'There is nobody yet:  cardfile user add NAME' : `There are ${all.join(', ')}.`,
  )
}

function roleFrom(typed: string): Role {
  const role = ROLES.find((one) => one === typed)
  return role ?? misused(`"${typed}" is no role.`, `There are ${ROLES.join(', ')}.`)
}

/** Thought up, typed twice, or from a program's standard input, up to the end of its first line. */
async function newPassword(isGenerated: boolean | undefined): Promise<string> {
  if (isGenerated) return randomPassword()
  const password = canAsk() ? await askTwice() : firstLine(readFileSync(0, 'utf8'))
  const problem = passwordProblem(password)
  return problem === undefined ? password : failed(`${problem} Nothing was changed.`)
}

async function askTwice(): Promise<string> {
  const prompts = await import('@clack/prompts')
  const ask = async (message: string) => {
    const typed = await prompts.password({
      message,
      validate: (value) => passwordProblem(value ?? ''),
    })
    return prompts.isCancel(typed) ? failed('stopped; nothing was changed.') : typed
  }
  const first = await ask('Password')
  const second = await ask('The same once more')
  return first === second ? first : failed('That is not twice the same. Nothing was changed.')
}

function firstLine(text: string): string {
  return text.replace(/\r?\n[\s\S]*$/, '')
}

function collect(one: string, before: readonly string[]): string[] {
  return [...before, one]
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
