// A mailbox by IMAP (RFC 9051), read and nothing else: folders are opened by EXAMINE, mails asked for by BODY.PEEK, so that no
// mail counts as read because a program looked at it. First the headers of what is new; the texts only of mails that are wanted.

import { type FetchMessageObject, ImapFlow } from 'imapflow'
import { type FoundInteraction, type RawMail, readOneMail } from '../formats/index.ts'
import type { Diagnostic } from '../text/index.ts'
import type { Account } from './account.ts'
import { failureOf, MailFailure } from './failure.ts'
import type { SeenFolder, SeenFolders } from './known.ts'

export interface ImapWish {
  /** Names as the server lists them, or their last part where only one folder has it. */
  readonly folders: readonly string[]
  /** Only mails with `+tag@` in an address that they went to. */
  readonly tag?: string
  /** Only mails that came on this day or later. */
  readonly since?: string
  /** What was seen before; {} for all anew. */
  readonly seen: SeenFolders
  /** The book's zone, IANA. */
  readonly zone: string
  /** Which of the mails, of which only the headers are known yet, are wanted whole. */
  readonly choose: (found: readonly FoundInteraction[]) => ReadonlySet<FoundInteraction>
  readonly progress?: (what: string, total: number, done: number) => void
}

export interface FetchedMail {
  /** Wanted ones with their extracts, the others by their headers alone. `source.line` is the UID. */
  readonly interactions: readonly FoundInteraction[]
  readonly diagnostics: readonly Diagnostic[]
  /** What will have been seen when this is written. */
  readonly seen: SeenFolders
}

export interface Secret {
  readonly password?: string
  /** An access token of OAuth 2, for providers that take no passwords. */
  readonly token?: string
}

/** Of a longer mail the beginning is fetched: its text comes before its attachments. */
const FETCHED = 4 * 1024 * 1024
const TOGETHER = 50
/** UIDs of one command; each has at most ten digits. */
const LISTED = 500
const HEADERS = { uid: true, headers: true, size: true, internalDate: true, flags: true } as const
const SOURCE = { ...HEADERS, headers: false, source: { start: 0, maxLength: FETCHED } } as const

/** @throws MailFailure in plain words, without the secret */
export async function fetchMail(account: Account, secret: Secret, wish: ImapWish): Promise<FetchedMail> {
  const client = clientFor(account, secret)
  // A connection that breaks is told by the command that waits for it; without a listener it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    const interactions: FoundInteraction[] = []
    const diagnostics: Diagnostic[] = []
    const seen: Record<string, SeenFolder> = {}
    for (const folder of await pathsOf(client, wish.folders)) {
      const read = await readFolder(client, account, folder, wish)
      // One by one: a call takes no more than some hundred thousand arguments.
      for (const one of read.interactions) interactions.push(one)
      for (const one of read.diagnostics) diagnostics.push(one)
      Object.assign(seen, read.seen)
    }
    await client.logout().catch(() => {})
    return { interactions, diagnostics, seen }
  } catch (error) {
    throw failureOf(error, account, secret.password ?? secret.token ?? '')
  } finally {
    client.close()
  }
}

function clientFor({ host, port, user, security }: Account, { password, token }: Secret): ImapFlow {
  return new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: token === undefined ? { user, pass: password ?? '' } : { user, accessToken: token },
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    logger: false,
    disableAutoIdle: true,
    clientInfo: { name: 'cardfile' },
    connectionTimeout: 30_000,
    greetingTimeout: 20_000,
    socketTimeout: 120_000,
    maxLiteralSize: 64 * 1024 * 1024,
    maxLineLength: 64 * 1024 * 1024,
    maxResponseSize: 128 * 1024 * 1024,
  })
}

/** The server's names of the folders that were typed. */
async function pathsOf(client: ImapFlow, typed: readonly string[]): Promise<string[]> {
  const listed = (await client.list()).filter(
    ({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'),
  )
  return typed.map((name) => {
    const folded = (text: string) => text.normalize('NFC').toLowerCase()
    const wanted = folded(name)
    const exact = listed.find(({ path }) => path === name)
    const alike = listed.filter(({ path, delimiter }) => {
      const parts = folded(path).split(delimiter || '/')
      return parts.join('/') === wanted.replaceAll(delimiter || '/', '/') || parts.at(-1) === wanted
    })
    const [only, another] = alike
    if (exact !== undefined || (only !== undefined && another === undefined))
      return (exact ?? only)?.path ?? name
    const names = listed.slice(0, 30).map(({ path }) => path)
    throw new MailFailure(
      only === undefined ? `the mailbox has no folder "${name}".` : `several folders are called "${name}".`,
      `Its folders: ${names.join(', ')}${listed.length > names.length ? ', ...' : ''}.`,
    )
  })
}

async function readFolder(
  client: ImapFlow,
  account: Account,
  folder: string,
  wish: ImapWish,
): Promise<FetchedMail> {
  const box = await client.mailboxOpen(folder, { readOnly: true })
  const key = [account.name, folder, wish.tag ?? ''].join(' ')
  const validity = String(box.uidValidity)
  const before = wish.seen[key]
  const from = before?.validity === validity && covers(before, wish) ? before.last + 1 : 1
  const place = `${account.name}/${folder}`
  const diagnostics: Diagnostic[] = []
  const found: FoundInteraction[] = []
  let last = from - 1
  const ranges = box.exists === 0 ? [] : await newOnes(client, from, wish.since)
  for (const range of ranges) {
    for await (const message of client.fetch(range, HEADERS, { uid: true })) {
      // The server answers `9:*` by its last mail even where that is an older one.
      if (message.uid < from) continue
      last = Math.max(last, message.uid)
      wish.progress?.(`Looking through ${folder}`, box.exists, found.length)
      const read = await readOneMail(rawOf(message, message.headers), place, { zone: wish.zone })
      diagnostics.push(...read.diagnostics)
      found.push(
        ...read.interactions.filter((one) => hasTag(one, wish.tag)).map((one) => flagged(one, message)),
      )
    }
  }
  const wanted = wish.choose(found)
  const whole = await readWhole(
    client,
    place,
    found.filter((one) => wanted.has(one)),
    wish,
  )
  return {
    interactions: found.map((one) => whole.found.get(one.source.line) ?? one),
    diagnostics: [...diagnostics, ...whole.diagnostics],
    seen: { [key]: { validity, last, ...(wish.since === undefined ? {} : { since: wish.since }) } },
  }
}

/** Whether all that is wished for up to the last mail was looked at: a day in cron (`--since 7d`) is a later one each time. */
function covers(before: SeenFolder, { since }: ImapWish): boolean {
  return before.since === undefined || (since !== undefined && before.since <= since)
}

/** Sets of UIDs, each short enough for one command: servers refuse long lines (RFC 2683, 3.2.1.5). */
async function newOnes(client: ImapFlow, from: number, since: string | undefined): Promise<string[]> {
  if (since === undefined) return [`${from}:*`]
  const uids = await client.search({ since: new Date(`${since}T00:00:00Z`), uid: `${from}:*` }, { uid: true })
  const found = uids === false || uids === undefined ? [] : uids.filter((uid) => uid >= from)
  const sets: string[] = []
  for (let at = 0; at < found.length; at += LISTED) sets.push(found.slice(at, at + LISTED).join(','))
  return sets
}

async function readWhole(
  client: ImapFlow,
  place: string,
  wanted: readonly FoundInteraction[],
  wish: ImapWish,
) {
  const found = new Map<number, FoundInteraction>()
  const diagnostics: Diagnostic[] = []
  for (let at = 0; at < wanted.length; at += TOGETHER) {
    const uids = wanted.slice(at, at + TOGETHER).map(({ source }) => source.line)
    for await (const message of client.fetch(uids.join(','), SOURCE, { uid: true })) {
      const read = await readOneMail(rawOf(message, message.source), place, { zone: wish.zone })
      diagnostics.push(...read.diagnostics)
      for (const one of read.interactions) found.set(message.uid, flagged(one, message))
      wish.progress?.('Reading mails', wanted.length, found.size)
    }
  }
  return { found, diagnostics }
}

function rawOf(message: FetchMessageObject, bytes: Uint8Array | undefined): RawMail {
  const { internalDate, size, uid } = message
  const arrived = internalDate instanceof Date ? internalDate.toISOString() : internalDate
  const isCut = bytes !== undefined && bytes.length >= FETCHED && (size ?? 0) > bytes.length
  return {
    bytes: bytes ?? new Uint8Array(),
    line: uid,
    ...(arrived === undefined ? {} : { arrived }),
    ...(isCut && size !== undefined ? { cutFrom: size } : {}),
  }
}

function hasTag({ participants }: FoundInteraction, tag: string | undefined): boolean {
  const mark = `+${tag?.toLowerCase()}@`
  return tag === undefined || participants.some(({ address }) => address.toLowerCase().includes(mark))
}

function flagged(found: FoundInteraction, { flags }: FetchMessageObject): FoundInteraction {
  if (found.skip !== undefined) return found
  if (flags?.has('\\Draft')) return { ...found, skip: 'a draft' }
  return flags?.has('\\Deleted') ? { ...found, skip: 'deleted in the mail program' } : found
}
