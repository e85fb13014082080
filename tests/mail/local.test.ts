import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openKnown, readLocal } from '../../src/mail/index.ts'

const made: string[] = []
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true })
})

function folder(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'cardfile-mail-'))
  made.push(dir)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(dir, dirname(name)), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
  return dir
}

const mail = (subject: string) =>
  `From: a@x.example\nSubject: ${subject}\nDate: Fri, 20 Nov 2026 14:30:00 +0000\n\nhi\n`
const mbox = (...subjects: string[]) =>
  subjects.map((one) => `From a@x Fri Nov 20 14:30:00 2026\n${mail(one)}\n`).join('')

async function read(path: string) {
  const found: string[] = []
  for await (const { interactions, diagnostics } of readLocal(path, 'UTC')) {
    found.push(...interactions.map(({ subject, skip }) => `${subject}${skip ? `: ${skip}` : ''}`))
    found.push(...diagnostics.map(({ rule }) => rule))
  }
  return found
}

test('a Maildir, with its subfolders and flags', async () => {
  const dir = folder({
    'cur/1.a:2,S': mail('read'),
    'cur/2.a:2,ST': mail('gone'),
    'cur/3.a;2,D': mail('draft'),
    'cur/4.a': 'no mail at all',
    'new/5.a': mail('new'),
    'tmp/6.a': mail('on its way'),
    '.Customers.Old/cur/7.a:2,': mail('in a subfolder'),
    'Work/new/8.a': mail('in another sort of subfolder'),
    'dovecot-uidlist': '3 V1 N2',
    maildirfolder: '',
  })
  expect(await read(dir)).toEqual([
    'in a subfolder',
    'in another sort of subfolder',
    'read',
    'gone: deleted in the mail program',
    'draft: a draft',
    'import-mail',
    'new',
  ])
})

test('a folder of mailboxes, as Thunderbird and Apple Mail have it', async () => {
  const dir = folder({
    Inbox: mbox('one', 'two'),
    'Inbox.msf': '// index',
    'Archive.sbd/2026': mbox('three'),
    'Sent.mbox/mbox': mbox('four'),
    'letter.eml': mail('five'),
    'notes.txt': 'hello',
    'table.csv': 'a,b\n1,2\n',
  })
  expect((await read(dir)).sort()).toEqual(['five', 'four', 'one', 'three', 'two'])
})

test('one file, and a mailbox in one file', async () => {
  const dir = folder({ 'a.eml': mail('one'), box: mbox('two', 'three') })
  expect(await read(join(dir, 'a.eml'))).toEqual(['one'])
  expect(await read(join(dir, 'box'))).toEqual(['two', 'three'])
})

test('nothing is written, and no link is followed', async () => {
  const secret = folder({ 'x.eml': mail('elsewhere') })
  const dir = folder({ 'new/1.a': mail('one') })
  symlinkSync(secret, join(dir, 'cur'))
  symlinkSync(join(secret, 'x.eml'), join(dir, 'new', '2.a'))
  expect(await read(dir)).toEqual(['one'])
  expect(readdirSync(join(dir, 'new'))).toEqual(['1.a', '2.a'])
})

test('what only Outlook reads is told, one by one; a document of Word is no mail', async () => {
  const dir = folder({})
  const compound = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1)
  for (const name of ['a.msg', 'b.doc']) writeFileSync(join(dir, name), compound)
  writeFileSync(join(dir, 'c.pst'), '!BDN')
  expect(await read(dir)).toEqual(['import-format', 'import-format'])
})

test('what is not there', async () => {
  await expect(read('/nowhere/at/all')).rejects.toThrow('ENOENT')
})

test.skipIf(process.getuid?.() === 0)('a file that may not be read is told; the others come in', async () => {
  const dir = folder({ 'cur/1.a': mail('one'), 'cur/2.a': mail('two') })
  chmodSync(join(dir, 'cur/1.a'), 0o000)
  expect(await read(dir)).toEqual(['import-mail', 'two'])
})

test('what was seen is kept in the git directory, also of a second work tree, and is nothing where it is broken', () => {
  const dir = folder({ '.git/HEAD': '', 'contacts/a.md': '', 'other/.git': 'gitdir: ../.git\n' })
  openKnown(join(dir, 'contacts')).save({ a: { validity: '1', last: 2 } })
  openKnown(join(dir, 'other')).save({ b: { validity: '3', last: 4 } })
  const both = { a: { validity: '1', last: 2 }, b: { validity: '3', last: 4 } }
  expect(openKnown(join(dir, 'contacts')).seen).toEqual(both)
  expect(readdirSync(join(dir, '.git/cardfile'))).toEqual(['mail.json'])
  writeFileSync(join(dir, '.git/cardfile/mail.json'), '{"a": {"validity": 7}, "__proto__": 1, "b')
  expect(openKnown(join(dir, 'contacts')).seen).toEqual({})
})
