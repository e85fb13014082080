// A plain folder of cards: its site, shown as it is and made again when a card changes. Nobody logs in.

import { watch } from 'node:fs'
import type { Command } from 'commander'
import { listen } from './listen.ts'
import type { ServeOptions } from './serve.ts'
import { openSession, type Session } from './session.ts'
import { makeSite, sayFailed, siteFolder } from './site.ts'
import { staticServer } from './static-server.ts'

/** An editor that saves, and git that pulls, write several times at once. */
const SETTLE = 150

export async function serveFolder(command: Command, options: ServeOptions): Promise<void> {
  const session = openSession(command)
  const out = options.out ?? siteFolder(session.folder)
  report(await makeSite(session, out))
  const server = staticServer(out)
  const address = await listen(server, command, options)
  process.stdout.write(`${session.book.config.title}: ${address}\nCtrl+C ends it.\n`)
  keepFresh(command, session, out)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close(() => process.exit(0))
      server.closeAllConnections()
    })
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
