// cardfile serve: a folder of cards as a site on this computer; a server folder as the intranet; --demo for a look.

import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { misused } from './refusal.ts'

export interface ServeOptions {
  host: string
  port: number
  out?: string
  from?: string
  demo?: boolean
  hostName: string[]
  trustProxy: string[]
  userHeader?: string
  allowHttp?: boolean
  log?: boolean
}

/** What only a server folder has a use for. */
const INTRANET = ['hostName', 'trustProxy', 'userHeader', 'allowHttp', 'log']

export function define(command: Command): void {
  command
    .option('--host <address>', 'where to listen; 0.0.0.0 for every network', '127.0.0.1')
    .option(
      '-p, --port <number>',
      'the port; when left out, the next free one from 4321 on',
      portNumber,
      4321,
    )
    .option(
      '-o, --out <dir>',
      'a folder of cards: where its site goes; when left out, site/ beside the cards',
    )
    .option('--from <clone>', 'make the server folder that --book names, from this clone with its history')
    .option('--demo', 'try the intranet on a copy of the book, on this computer only')
    .option('--host-name <name>', 'a name that people reach the server by; may be repeated', collect, [])
    .option('--trust-proxy <address>', 'a proxy whose word is believed; may be repeated', collect, [])
    .option('--user-header <name>', 'the header in which that proxy says who is logged in')
    .option('--allow-http', 'let people come without https: passwords can be read on the way')
    .option('--log', 'print a line for each request')
    .addHelpText(
      'after',
      `
A folder of cards: its site is shown on this computer and made again whenever a card changes. There is no login: who can
reach the address can read every card but the private ones.
A server folder: the whole intranet, with log-in and editing. Make one, and let somebody in:
  cardfile serve --book /srv/crm --from ../office
  cardfile user add sam --book /srv/crm
Everything about running it: docs/server.md`,
    )
    .action(async (options: ServeOptions) => {
      const { book } = command.optsWithGlobals<{ book: string }>()
      const isServer = existsSync(path.join(book, 'book.git'))
      if (options.demo || options.from !== undefined || isServer) {
        if (options.out !== undefined)
          misused('--out is for a folder of cards; a server has its site in its own folder.')
        const { serveDemo, serveIntranet } = await import('./serve-intranet.ts')
        return options.demo ? serveDemo(command, options) : serveIntranet(command, book, options)
      }
      const odd = INTRANET.find((key) => command.getOptionValueSource(key) === 'cli')
      if (odd !== undefined)
        misused(
          `"${book}" is no server folder, and --${odd.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)} is for one.`,
          `Make one from a clone of your book: cardfile serve --book /srv/crm --from ${path.dirname(path.resolve(book))}`,
        )
      const { serveFolder } = await import('./serve-folder.ts')
      return serveFolder(command, options)
    })
}

function collect(one: string, before: readonly string[]): string[] {
  return [...before, one]
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65535) throw new InvalidArgumentError('Write a number up to 65535.')
  return port
}
