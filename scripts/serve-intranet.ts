// The intranet from a server folder, and the demo of it.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import v8 from 'node:v8'
import type { Command } from 'commander'
import {
  BookFault,
  createServerBook,
  type Intranet,
  isLoopback,
  openServerBook,
  openUsers,
  startIntranet,
} from '../src/server/index.ts'
import { addressOf, failListening, triesOf } from './listen.ts'
import { failed, misused } from './refusal.ts'
import type { ServeOptions } from './serve.ts'
import { bookFolder } from './session.ts'
import { pagesVersion } from './site-bundle.ts'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
/** For the hooks and the builds, which are processes of their own. */
const program = [process.execPath, path.join(root, 'scripts', 'bin.mjs')]
/** The first site of a large book. */
const FIRST_SITE = 10 * 60_000

/** `cardfile serve --book SERVERFOLDER [--from CLONE]` */
export async function serveIntranet(command: Command, folder: string, options: ServeOptions): Promise<void> {
  checkWay(options)
  if (options.from !== undefined) {
    if (command.parent?.getOptionValueSource('book') === 'default')
      misused('where shall the server folder be?', 'Name it: cardfile serve --book /srv/crm --from ../office')
    await spoken(createServerBook({ folder, from: options.from, program, say }))
  }
  await serve(command, folder, options, false)
}

/** `cardfile serve --demo`: a copy of the book in the program's cache, where everybody may be anybody. */
export async function serveDemo(command: Command, options: ServeOptions): Promise<void> {
  const isHere = options.host === 'localhost' || isLoopback(options.host)
  if (!isHere || options.trustProxy.length > 0)
    misused('the demo has no passwords: it is for this computer only.', 'Leave --host out.')
  const cards = bookFolder(command)
  const folder = await demoFolder(cards)
  await serve(command, folder, options, true)
}

async function serve(
  command: Command,
  folder: string,
  options: ServeOptions,
  isDemo: boolean,
): Promise<void> {
  // It runs for months and does little at a time: room for young objects, once grown, is never given back.
  v8.setFlagsFromString('--semi-space-growth-factor=1')
  process.on('unhandledRejection', (error) =>
    say(`Something failed beside a request: ${(error as Error)?.stack ?? error}`),
  )
  process.on('uncaughtException', (error) =>
    say(`Something failed beside a request: ${error.stack ?? error}`),
  )
  const { host, port, trustProxy, userHeader, hostName, allowHttp = false } = options
  const intranet = await spoken(
    startIntranet({
      ...{ folder, host, port, tries: triesOf(command), isDemo, say },
      rules: {
        trust: { proxies: trustProxy, ...(userHeader === undefined ? {} : { userHeader }) },
        hostNames: hostName,
        allowHttp,
        ...(options.log ? { log: (line: string) => void process.stdout.write(`${line}\n`) } : {}),
      },
      openBook: () => openServerBook({ folder, program, version: pagesVersion(), say }),
    }),
    (error) => failListening(error, host, port),
  )
  endOn(intranet)
  await firstSite(intranet)
  const address = addressOf(host, port, intranet.port)
  process.stdout.write(`${intranet.book.config().title}: ${address}\n`)
  if (isDemo)
    process.stdout.write(
      `Log in as anybody of the team. What you change is kept in ${nameOf(folder)}: delete that folder to begin anew.\n`,
    )
  else if (openUsers(folder, () => '').list().length === 0)
    process.stdout.write(`Nobody can log in yet:  cardfile user add NAME --book ${folder}\n`)
  process.stdout.write('Ctrl+C ends it.\n')
}

/** A site that is there is served while the next one is made; only the very first has to be waited for. */
async function firstSite({ book }: Intranet): Promise<void> {
  if (book.site() !== undefined) return
  process.stdout.write('Making the site.\n')
  const late = new Promise<void>((resolve) => setTimeout(resolve, FIRST_SITE).unref())
  await Promise.race([book.published(), late]).catch((error: Error) =>
    say(`The site could not be made: ${error.message}`),
  )
}

function endOn(intranet: Intranet): void {
  let isEnding = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (isEnding) process.exit(1)
      isEnding = true
      intranet.close().then(
        () => process.exit(0),
        (error: Error) => {
          say(`The server did not end well: ${error.message}`)
          process.exit(1)
        },
      )
    })
}

/** Passwords go over a network by https, or the admin has said that they may not. */
function checkWay({ host, trustProxy, userHeader, allowHttp }: ServeOptions): void {
  if (userHeader !== undefined && trustProxy.length === 0)
    misused(
      '--user-header needs --trust-proxy: anybody could send the header.',
      'Name the address of the proxy.',
    )
  const isOpen = host !== 'localhost' && !isLoopback(host) && trustProxy.length === 0
  if (isOpen && !allowHttp)
    misused(
      'over a network passwords can be read on the way.',
      'Put a proxy with https in front and name it with --trust-proxy (docs/server.md), or say --allow-http.',
    )
}

/** A folder for this very book as it is now; those of before are removed. */
async function demoFolder(cards: string): Promise<string> {
  const cache = existsSync(path.join(root, 'src'))
    ? path.join(root, 'node_modules', '.cache', 'cardfile')
    : path.join(process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'cardfile')
  const place = createHash('sha256').update(path.resolve(cards)).digest('hex').slice(0, 8)
  const folder = path.join(cache, `demo-${place}-${fingerprint(cards)}`)
  if (existsSync(path.join(folder, 'book.git'))) return folder
  await mkdir(cache, { recursive: true })
  for (const name of readdirSync(cache))
    if (name.startsWith(`demo-${place}-`)) await rm(path.join(cache, name), { recursive: true, force: true })
  const fresh = `${folder}.tmp`
  await spoken(createServerBook({ folder: fresh, cards, program, say }))
  await rename(fresh, folder)
  return folder
}

/** Of the names and contents of all files. */
function fingerprint(cards: string): string {
  const hash = createHash('sha256')
  const entries = readdirSync(cards, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  for (const file of entries.map((entry) => path.join(entry.parentPath, entry.name)).sort())
    hash
      .update(`${path.relative(cards, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex').slice(0, 12)
}

/** What the book says is in the way goes to the person, in its words. */
async function spoken<T>(work: Promise<T>, other?: (error: unknown) => never): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof BookFault) return failed(error.message, error.hint)
    if (other !== undefined && (error as NodeJS.ErrnoException).syscall !== undefined) return other(error)
    return failed((error as Error).message)
  }
}

function say(line: string): void {
  process.stderr.write(`cardfile: ${line}\n`)
}

/** A folder as one would type it: from here where it lies below, else from home. */
function nameOf(folder: string): string {
  const below = path.relative('.', folder)
  if (!below.startsWith('..') && !path.isAbsolute(below)) return below
  const fromHome = path.relative(homedir(), folder)
  return fromHome.startsWith('..') || path.isAbsolute(fromHome) ? path.resolve(folder) : `~/${fromHome}`
}
