// cardfile serve [--host ADDRESS] [--port NUMBER] [--out DIR]: makes the site, shows it, and makes it again when a card changes.

import { watch } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Command, InvalidArgumentError } from 'commander'
import { failed } from './refusal.ts'
import { openSession, type Session } from './session.ts'
import { makeSite, sayFailed, siteFolder } from './site.ts'
import { staticServer } from './static-server.ts'

interface Options {
  host: string
  port: number
  out?: string
}

/** Ports that are tried after the usual one. */
const TRIES = 20
/** An editor that saves, and git that pulls, write several times at once. */
const SETTLE = 150

export function define(command: Command): void {
  command
    .option('--host <address>', 'where to listen; 0.0.0.0 lets the whole network read', '127.0.0.1')
    .option(
      '-p, --port <number>',
      'the port; when left out, the next free one from 4321 on',
      portNumber,
      4321,
    )
    .option('-o, --out <dir>', 'the folder to write; when left out, site/ beside the cards')
    .addHelpText(
      'after',
      `
The site is made again whenever a card changes: reload the page. There is no login: who can reach the address can read
every card but the private ones.`,
    )
    .action(async (options: Options) => {
      const session = openSession(command)
      const out = options.out ?? siteFolder(session.folder)
      report(await makeSite(session, out))
      const isFixed = command.getOptionValueSource('port') !== 'default'
      const server = staticServer(out)
      const port = await listen(server, options.host, options.port, isFixed ? 0 : TRIES)
      const host = options.host.includes(':') ? `[${options.host}]` : options.host
      process.stdout.write(`${session.book.config.title}: http://${host}:${port}/\nCtrl+C ends it.\n`)
      keepFresh(command, session, out)
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => {
          server.close(() => process.exit(0))
          server.closeAllConnections()
        })
    })
}

/** @param tries how many further ports to try where one is taken */
async function listen(server: Server, host: string, port: number, tries: number): Promise<number> {
  for (let at = port; ; at++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(at, host, () => {
          server.off('error', reject)
          resolve()
        })
      })
      if (at !== port) process.stdout.write(`Port ${port} is taken; this one is free:\n`)
      return (server.address() as AddressInfo).port
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE' && at - port < tries && at < 65535) continue
      if (code === 'EADDRINUSE')
        return failed(
          `port ${at} is taken by another program.`,
          `Take another one: cardfile serve --port ${at + 1}`,
        )
      if (code === 'EACCES') return failed(`port ${at} needs more rights.`, 'Take one above 1024.')
      return failed(`"${host}" is no address to listen on: ${(error as Error).message}`)
    }
  }
}

/** Makes the site again when a card changed, and when the day did. */
function keepFresh(command: Command, first: Session, out: string): void {
  let timer: NodeJS.Timeout | undefined
  let { today } = first
  let running = Promise.resolve()
  const again = () => {
    running = running.then(async () => {
      try {
        const session = openSession(command)
        today = session.today
        report(await makeSite(session, out))
      } catch (error) {
        // Half a card, half a pull: the next change tries again, and the site that is there stays.
        process.stderr.write(`cardfile: the site could not be made again: ${(error as Error).message}\n`)
      }
    })
  }
  watch(first.folder, { recursive: true }, (_event, name) => {
    if (name?.split(/[\\/]/).some((part) => part.startsWith('.') || part.endsWith('.tmp'))) return
    clearTimeout(timer)
    timer = setTimeout(again, SETTLE)
  })
  setInterval(() => {
    if (openSession(command).today !== today) again()
  }, 60_000).unref()
}

function report({ pages, written, removed, failed }: Awaited<ReturnType<typeof makeSite>>): void {
  sayFailed(failed)
  const gone = removed > 0 ? `, ${removed} removed` : ''
  process.stdout.write(`${pages} pages, ${written} files written${gone}\n`)
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65535) throw new InvalidArgumentError('Write a number up to 65535.')
  return port
}
