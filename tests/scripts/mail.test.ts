import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasDovecot, PASSWORD, type Server, startDovecot } from '../mail/dovecot.ts'
import { runIn, tempBook } from './cli.ts'

const MAIL = `From: Ada Lovelace <ada@engines.example>
To: Sam <sam@example.com>
Subject: The terms
Date: Fri, 20 Nov 2026 10:00:00 +0000
Message-ID: <1@engines.example>

They will do.

On Thu, 19 Nov 2026, Sam wrote:
> Will they do?
`
const ENTRY = `- 2026-11-20 10:00 email @sam: From Ada Lovelace: The terms
  Message-ID: <1@engines.example>
  > They will do.
`

function clone() {
  const book = tempBook()
  const git = (...words: string[]) => execFileSync('git', words, { cwd: book.dir, encoding: 'utf8' })
  git('init', '-q')
  git('config', 'user.name', 'Sam Rivers')
  git('config', 'user.email', 'sam@example.com')
  git('add', '.')
  git('commit', '-q', '-m', 'Begin')
  const put = (name: string, text: string) => {
    mkdirSync(join(book.dir, name, '..'), { recursive: true })
    writeFileSync(join(book.dir, name), text)
  }
  return { ...book, git, put }
}

test('a mail becomes an entry once, as one commit that one undo takes back', async () => {
  const { run, read, git, put } = clone()
  put('a.eml', MAIL)
  const before = read('ada-lovelace.md')
  const dry = await run('mail', 'a.eml', '--dry-run')
  expect([dry.status, dry.out.split('\n').at(-2)]).toEqual([
    0,
    'add 1, skip 0, reject 0; nothing was written.',
  ])
  const asked = await run('mail', 'a.eml')
  expect([asked.status, asked.err]).toEqual([2, expect.stringContaining('this would add 1 entry on 1 card.')])
  expect(read('ada-lovelace.md')).toBe(before)
  const { out } = await run('mail', 'a.eml', '--yes')
  expect(out).toContain('Logged: add 1, skip 0, reject 0.\nTo take it back: cardfile undo\n')
  expect(read('ada-lovelace.md')).toBe(before + ENTRY)
  expect(git('log', '--format=%s')).toBe('Log mail: 1 entry on 1 card\nBegin\n')
  expect((await run('mail', 'a.eml', '--yes')).out).toContain('add 0, skip 1, reject 0: nothing to write.\n')
  await run('undo')
  expect(read('ada-lovelace.md')).toBe(before)
})

test.concurrent('a Maildir and an mbox together, as JSON', async () => {
  const { run, put } = clone()
  put('Maildir/cur/1.a:2,S', MAIL)
  put(
    'box',
    `From x Fri Nov 20 10:00:00 2026\n${MAIL.replace('<1@', '<2@').replace('ada@engines', 'x@nowhere')}`,
  )
  const { out, status } = await run('mail', 'Maildir', 'box', '--dry-run', '--json')
  const { counts, lines, mails, written } = JSON.parse(out)
  expect([status, counts, mails, written]).toEqual([
    0,
    { create: 0, update: 1, skip: 1, reject: 0 },
    2,
    false,
  ])
  expect(lines[1].reason).toBe('no card has the address x@nowhere.example')
})

test.concurrent('a mail that lies about its date is told, and is no touch', async () => {
  const { run, read, put } = clone()
  put('a.eml', MAIL.replace('Nov 2026 10', 'Nov 2099 10'))
  const { out } = await run('mail', 'a.eml', '--yes')
  expect(out).toContain('a.eml:1 warning "The terms" is dated 2099-11-20, which can\'t be true.')
  expect(read('ada-lovelace.md')).toContain(
    '- 2026-11-23 note @sam: Email dated 2099-11-20: From Ada Lovelace: The terms\n',
  )
})

test.concurrent('only mails with a tag, of files too', async () => {
  const { run, put } = clone()
  put('a.eml', MAIL)
  put('b.eml', MAIL.replace('<1@', '<2@').replace('sam@example.com', 'sam+crm@example.com'))
  const { out } = await run('mail', 'a.eml', 'b.eml', '--tag', 'crm', '--dry-run', '--json')
  expect(JSON.parse(out).mails).toBe(1)
})

test.concurrent.each([
  // why, the words, the status, what is said
  ['nowhere', ['mail'], 2, 'say where the mail is.'],
  ['a file that is not there', ['mail', 'x.eml'], 2, 'there is no file or folder "x.eml".'],
  [
    'a password in the address',
    ['mail', '--imap', 'imaps://sam:top-secret@h.example', '--tag', 'crm'],
    2,
    'a password does not belong',
  ],
  ['no folder and no tag', ['mail', '--imap', 'imaps://sam@h.example'], 2, 'say which mails of the mailbox.'],
  ['a folder of no mailbox', ['mail', 'a.eml', '--folder', 'CRM'], 2, '--folder goes with --imap.'],
  ['a tag that is none', ['mail', '--imap', 'imaps://sam@h.example', '--tag', 'a b'], 2, '"a b" is no tag'],
  [
    'no password, and nobody to ask',
    ['mail', '--imap', 'imaps://sam@h.example', '--folder', 'CRM'],
    2,
    'Put it into the environment',
  ],
])('mail: %s', async (_why, words, status, said) => {
  const ran = await tempBook().run(...words)
  expect([ran.status, ran.err]).toEqual([status, expect.stringContaining(said)])
  expect(ran.out + ran.err).not.toContain('top-secret')
})

test.concurrent('a folder without mail is told', async () => {
  const { run, put } = clone()
  put('empty/notes.txt', 'hello')
  const { out, err, status } = await run('mail', 'empty')
  expect([status, err]).toEqual([0, 'cardfile: there is no mail in empty.\n'])
  expect(out).toContain('nothing to write')
})

describe.skipIf(!hasDovecot)('IMAP, with TLS and a certificate that is checked', () => {
  let server: Server
  beforeAll(async () => {
    server = await startDovecot()
  }, 60_000)
  afterAll(() => server?.stop())

  const imap = (dir: string, words: string[], env: Record<string, string> = {}) =>
    runIn(dir, ['mail', '--imap', `imaps://sam%40example.com@localhost:${server.tls}`, ...words], {
      CARDFILE_IMAP_PASSWORD: PASSWORD,
      NODE_EXTRA_CA_CERTS: server.ca,
      ...env,
    })

  test('a folder: planned, written, and only what is new the next time', async () => {
    const { dir, read, git } = clone()
    server.deliver('CRM', MAIL)
    server.deliver('CRM', MAIL.replace('<1@', '<2@').replace('ada@engines', 'x@nowhere'))
    const kept = join(dir, '.git/cardfile/mail.json')
    const dry = await imap(dir, ['--folder', 'CRM', '--dry-run', '--json'])
    expect([dry.status, JSON.parse(dry.out).mails, existsSync(kept)]).toEqual([0, 2, false])
    const first = await imap(dir, ['--folder', 'CRM', '--yes'])
    expect([first.status, first.err]).toEqual([0, ''])
    expect(read('ada-lovelace.md')).toContain(ENTRY)
    const second = await imap(dir, ['--folder', 'CRM', '--yes', '--json'])
    expect(JSON.parse(second.out).mails).toBe(0)
    const again = await imap(dir, ['--folder', 'CRM', '--yes', '--json', '--again'])
    expect(JSON.parse(again.out)).toMatchObject({ mails: 2, counts: { update: 0, skip: 2 } })
    expect(git('status', '--porcelain')).toBe('')
    expect(git('log', '--format=%s').split('\n')[0]).toBe('Log mail: 1 entry on 1 card')
    expect(readFileSync(kept, 'utf8')).not.toContain(PASSWORD)
  })

  test('a tag in the inbox', async () => {
    const { dir, read } = clone()
    server.deliver('INBOX', MAIL.replace('<1@', '<3@'))
    server.deliver('INBOX', MAIL.replace('<1@', '<4@').replace('Sam <sam@', 'Sam <sam+crm@'))
    const { status } = await imap(dir, ['--tag', 'crm', '--yes'])
    expect(status).toBe(0)
    expect(read('ada-lovelace.md')).toContain('Message-ID: <4@engines.example>')
    expect(read('ada-lovelace.md')).not.toContain('Message-ID: <3@engines.example>')
  })

  test.each([
    ['a certificate of nobody', { NODE_EXTRA_CA_CERTS: '' }, "shows a certificate that can't be trusted"],
    ['a wrong password', { CARDFILE_IMAP_PASSWORD: 'top-secret' }, 'does not let "sam@example.com" in'],
  ])('%s ends with 1, and nothing is written', async (_why, env, said) => {
    const { dir, git } = clone()
    const { status, err, out } = await imap(dir, ['--folder', 'CRM', '--yes'], env)
    expect([status, err]).toEqual([1, expect.stringContaining(said)])
    expect(out + err).not.toMatch(/top-secret|Geheim|\n {4}at /)
    expect(git('status', '--porcelain')).toBe('')
  })
})
