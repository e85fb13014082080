// IMAP against a real Dovecot, with its own configuration and accounts.

import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FoundInteraction } from '../../src/formats/index.ts'
import {
  type Account,
  type FetchedMail,
  fetchMail,
  type ImapWish,
  parseAccount,
} from '../../src/mail/index.ts'
import { freePort, hasDovecot, PASSWORD, type Server, startDovecot } from './dovecot.ts'

if (!hasDovecot)
  console.warn('skipped: dovecot is not installed here, so nothing of IMAP is tried against a server')

let server: Server
beforeAll(async () => {
  if (hasDovecot) server = await startDovecot()
}, 60_000)
afterAll(() => server?.stop())

const USER = 'sam%40example.com'
const all = (found: readonly FoundInteraction[]) => new Set(found)

function account(address = `imap://${USER}@localhost:${server.plain}`): Account {
  const parsed = parseAccount(address)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return parsed
}

function fetch(wish: Partial<ImapWish> = {}, at = account(), password = PASSWORD): Promise<FetchedMail> {
  return fetchMail(
    at,
    { password },
    { folders: ['CRM'], seen: {}, zone: 'Europe/London', choose: all, ...wish },
  )
}

const mail = (id: string, ...headers: string[]) =>
  `From: ada@engines.example\nTo: sam@example.com\nSubject: ${id}\nMessage-ID: <${id}@x>\nDate: Fri, 20 Nov 2026 14:30:00 +0000\n${headers.map((one) => `${one}\n`).join('')}\nHello ${id}\n`

const subjects = (read: FetchedMail) => read.interactions.map(({ subject }) => subject)

async function failure(work: Promise<unknown>): Promise<{ message: string; hint: string }> {
  return await work.then(
    () => expect.unreachable('it should have failed'),
    (error) => ({ message: error.message, hint: error.hint }),
  )
}

describe.skipIf(!hasDovecot)('a folder', () => {
  test('every mail of it once, and the next time only what is new', async () => {
    server.deliver('CRM', mail('one'))
    server.deliver('CRM', mail('two'), 'S')
    const first = await fetch()
    expect(subjects(first)).toEqual(['one', 'two'])
    expect(first.interactions[0]?.extract).toEqual(['Hello one'])
    expect(subjects(await fetch({ seen: first.seen }))).toEqual([])
    server.deliver('CRM', mail('three'))
    const third = await fetch({ seen: first.seen })
    expect(subjects(third)).toEqual(['three'])
    expect(subjects(await fetch({ seen: third.seen }))).toEqual([])
  })

  test('nothing is changed in it: no flag, no file', async () => {
    const before = server.files('CRM')
    expect(before.some((name) => name.startsWith('new/'))).toBe(true)
    await fetch()
    expect(server.files('CRM')).toEqual(before)
  })

  test('numbers that were given anew are looked through anew', async () => {
    const seen = (await fetch()).seen
    const [key = ''] = Object.keys(seen)
    expect(subjects(await fetch({ seen: { [key]: { validity: '1', last: 1000 } } }))).toEqual([
      'one',
      'two',
      'three',
    ])
  })

  test('drafts and deleted ones are told, not taken', async () => {
    server.deliver('Sent', mail('draft'), 'D')
    server.deliver('Sent', mail('deleted'), 'T')
    server.deliver('Sent', mail('sent'), 'S')
    const { interactions } = await fetch({ folders: ['Sent'] })
    expect(interactions.map(({ subject, skip }) => [subject, skip])).toEqual([
      ['draft', 'a draft'],
      ['deleted', 'deleted in the mail program'],
      ['sent', undefined],
    ])
  })

  test('the text is fetched only of mails that are wanted', async () => {
    const { interactions } = await fetch({
      choose: (found) => new Set(found.filter(({ subject }) => subject === 'two')),
    })
    expect(interactions.map(({ subject, extract }) => [subject, extract])).toEqual([
      ['one', []],
      ['two', ['Hello two']],
      ['three', []],
    ])
  })

  test('a long mail is read by its beginning, and that is told', async () => {
    server.deliver(
      'Kunden.CRM alt',
      mail('long').replace(/Hello/, `Hello\n${'x'.repeat(76).concat('\n').repeat(80_000)}`),
    )
    const { interactions, diagnostics } = await fetch({ folders: ['Kunden/CRM alt'] })
    expect(interactions[0]?.extract[0]).toBe('Hello')
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['import-mail-size'])
  })

  test.each([
    ['as the server has it', 'Kunden.CRM alt'],
    ['with a slash', 'kunden/crm alt'],
    ['by its last part', 'CRM alt'],
  ])('is found %s', async (_why, folder) => {
    expect(subjects(await fetch({ folders: [folder], choose: () => new Set() }))).toEqual(['long'])
  })

  test('more mails since a day than one command has room for', async () => {
    const count = 14_000
    for (let n = 0; n < count; n++) server.deliver('Archive', mail(`m${n}`))
    const nobody = { folders: ['Archive'], choose: () => new Set<FoundInteraction>() }
    const read = await fetch({ ...nobody, since: '2020-01-01' })
    expect(new Set(subjects(read)).size).toBe(count)
    expect(subjects(await fetch({ ...nobody, since: '2020-01-01', seen: read.seen }))).toEqual([])
  }, 120_000)

  test('several folders, and one that is not there', async () => {
    expect(subjects(await fetch({ folders: ['CRM', 'Sent'] }))).toHaveLength(6)
    const { message, hint } = await failure(fetch({ folders: ['CRN'] }))
    expect(message).toBe('the mailbox has no folder "CRN".')
    expect(hint).toContain('CRM')
  })

  test('only since a day', async () => {
    expect(subjects(await fetch({ since: '2200-01-01' }))).toEqual([])
    expect(subjects(await fetch({ since: '2020-01-01' }))).toEqual(['one', 'two', 'three'])
  })

  test.each([
    ['a later day goes on where the last one ended', '2020-01-01', '2020-02-01', []],
    ['an earlier day begins anew', '2200-01-01', '2020-01-01', ['one', 'two', 'three']],
    ['no day begins anew', '2020-01-01', undefined, ['one', 'two', 'three']],
    ['a day goes on where all was looked at', undefined, '2020-01-01', []],
  ])('after a look since a day: %s', async (_why, first, second, found) => {
    const wish = (since: string | undefined) => (since === undefined ? {} : { since })
    const { seen } = await fetch(wish(first))
    expect(subjects(await fetch({ ...wish(second), seen }))).toEqual(found)
  })
})

describe.skipIf(!hasDovecot)('a tag', () => {
  test.each([
    ['To', 'To: Sam <sam+crm@example.com>'],
    ['Cc', 'Cc: x@y.example, sam+CRM@example.com'],
    ['Bcc', 'Bcc: sam+crm@example.com'],
    ['Delivered-To', 'Delivered-To: sam+crm@example.com'],
  ])('in %s', async (header, line) => {
    server.deliver('INBOX', mail(`tagged ${header}`, line))
    server.deliver('INBOX', mail(`other ${header}`, 'Cc: sam+crmx@example.com'))
    const found = subjects(await fetch({ folders: ['INBOX'], tag: 'crm' }))
    expect(found).toContain(`tagged ${header}`)
    expect(found.filter((subject) => subject.startsWith('other'))).toEqual([])
  })
})

describe.skipIf(!hasDovecot)('what goes wrong, in plain words, and without the password', () => {
  test('a wrong password', async () => {
    const { message, hint } = await failure(fetch({}, account(), 'wrong-secret'))
    expect(message).toMatch(/^localhost does not let "sam@example.com" in: /)
    expect(message + hint).not.toContain('wrong-secret')
  })

  test('a certificate that nobody vouches for: nothing is sent', async () => {
    const at = account(`imaps://${USER}@localhost:${server.tls}`)
    expect((await failure(fetch({}, at))).message).toMatch(
      /^localhost shows a certificate that can't be trusted: /,
    )
  })

  test('STARTTLS to a server that is not this machine checks the certificate too', async () => {
    const at = { ...account(), security: 'starttls' } as const
    expect((await failure(fetch({}, at))).message).toMatch(/certificate that can't be trusted/)
  })

  test('TLS spoken to a port that has none', async () => {
    const at = account(`imaps://${USER}@localhost:${server.plain}`)
    expect((await failure(fetch({}, at))).message).toMatch(/^localhost:\d+ speaks no TLS: /)
  })
})

describe('servers that are none', () => {
  const at = (port: number, security: Account['security'] = 'local'): Account => ({
    user: 'sam',
    host: '127.0.0.1',
    port,
    security,
    name: 'x',
  })

  test('nobody there', async () => {
    expect((await failure(fetch({}, at(await freePort())))).message).toMatch(
      /^nobody answers at 127\.0\.0\.1:\d+\.$/,
    )
  })

  test('no such name', async () => {
    const there = { ...at(1), host: 'no-such-host.invalid' }
    expect((await failure(fetch({}, there))).message).toBe(
      'there is no server "no-such-host.invalid", or no network.',
    )
  })

  const fake = async (lines: (command: string) => string, security: Account['security'], password = 'pw') => {
    const got: string[] = []
    const fakeServer = createServer((socket) => {
      socket.write('* OK IMAP4rev1 ready\r\n')
      socket.on('error', () => {})
      socket.on('data', (chunk) => {
        for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
          got.push(line)
          socket.write(lines(line))
        }
      })
    })
    await new Promise<void>((resolve) => fakeServer.listen(0, '127.0.0.1', resolve))
    const { port } = fakeServer.address() as { port: number }
    const told = await failure(fetch({}, at(port, security), password))
    fakeServer.close()
    return { told, got }
  }

  test('one that offers no TLS gets no password', async () => {
    const { told, got } = await fake(
      (line) => {
        const [tag, verb] = line.split(' ')
        return verb === 'CAPABILITY' ? `* CAPABILITY IMAP4rev1\r\n${tag} OK\r\n` : `${tag} BAD\r\n`
      },
      'starttls',
      'top-secret',
    )
    expect(told.message).toMatch(/offers no TLS; the password was not sent\.$/)
    expect(got.join('\n')).not.toMatch(/top-secret|LOGIN|AUTHENTICATE/)
  })

  test('one that repeats the password in its answer', async () => {
    const { told } = await fake(
      (line) => {
        const [tag, verb] = line.split(' ')
        if (verb === 'CAPABILITY') return `* CAPABILITY IMAP4rev1\r\n${tag} OK\r\n`
        return `${tag} NO no entry with top-secret\u001b[31m\r\n`
      },
      'local',
      'top-secret',
    )
    expect(told.message).toMatch(/^127\.0\.0\.1 does not let "sam" in: /)
    expect(told.message).not.toMatch(/top-secret|\u001b/)
  })

  test('one that takes tokens alone', async () => {
    const { told } = await fake((line) => {
      const [tag, verb] = line.split(' ')
      if (verb === 'CAPABILITY') return `* CAPABILITY IMAP4rev1\r\n${tag} OK\r\n`
      return `${tag} NO Basic authentication is disabled.\r\n`
    }, 'local')
    expect(told.message).toMatch(/^127\.0\.0\.1 takes no passwords: /)
    expect(told.hint).toContain('CARDFILE_IMAP_TOKEN')
  })

  test('one that hangs up', async () => {
    const fakeServer = createServer((socket) => socket.end('* BYE busy\r\n'))
    await new Promise<void>((resolve) => fakeServer.listen(0, '127.0.0.1', resolve))
    const { port } = fakeServer.address() as { port: number }
    expect((await failure(fetch({}, at(port)))).message).toMatch(
      /^the mailbox at 127\.0\.0\.1:\d+ can't be read: /,
    )
    fakeServer.close()
  })
})
