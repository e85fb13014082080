// Listening: where the usual port is taken, the next free one; where nothing can be had, words for the person.

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Command } from 'commander'
import { failed } from './refusal.ts'

/** Ports that are tried after the usual one. */
const TRIES = 20

/** How many further ports may be tried: none after one that somebody named. */
export function triesOf(command: Command): number {
  return command.getOptionValueSource('port') === 'default' ? TRIES : 0
}

/** @returns the address that a browser takes */
export async function listen(
  server: Server,
  command: Command,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  for (let at = port; ; at++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(at, host, () => {
          server.off('error', reject)
          resolve()
        })
      })
      return addressOf(host, port, (server.address() as AddressInfo).port)
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!isTaken || at - port >= triesOf(command) || at >= 65535) failListening(error, host, at)
    }
  }
}

/** Says where another port was taken than the one that was asked for. @returns the address that a browser takes */
export function addressOf(host: string, wanted: number, port: number): string {
  if (wanted !== 0 && port !== wanted) process.stdout.write(`Port ${wanted} is taken; this one is free:\n`)
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`
}

/** Ends with status 1, in words, for what `listen` of node:net throws. */
export function failListening(error: unknown, host: string, port: number): never {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return failed(
      `port ${port} is taken by another program.`,
      `Take another one: cardfile serve --port ${port + 1}`,
    )
  if (code === 'EACCES') return failed(`port ${port} needs more rights.`, 'Take one above 1024.')
  return failed(`"${host}" is no address to listen on: ${message}`)
}
