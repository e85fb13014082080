// `cardfile user`, as an admin types it, on a server folder.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openUsers } from '../../src/server/index.ts'
import { ENTRY } from '../scripts/cli.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'cardfile-user-'))
mkdirSync(path.join(folder, 'book.git'))
mkdirSync(path.join(folder, 'work/contacts'), { recursive: true })
writeFileSync(
  path.join(folder, 'work/contacts/cardfile.yaml'),
  'team:\n  sam: { name: Sam Rivers, email: sam@example.com }\n',
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const users = openUsers(folder, () => '2026-11-27')

function user(words: readonly string[], input = ''): [status: number | null, out: string] {
  const args = [ENTRY, 'user', ...words, '--book', folder]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { input, encoding: 'utf8' })
  return [status, stdout + stderr]
}

test('from the first day to the last', async () => {
  expect(user(['list'])).toEqual([0, 'Nobody yet:  cardfile user add NAME\n'])
  expect(user(['add', 'sam'], 'correct horse battery\nand more\n')).toEqual([0, 'sam can log in (member).\n'])
  expect(await users.checkPassword('sam', 'correct horse battery')).toMatchObject({ handle: 'sam' })
  // The team's address is taken down: what anybody writes into the book later changes nothing.
  expect(users.find('sam')?.emails).toEqual(['sam@example.com'])
  expect(user(['email', 'sam', 'sam@office.example', 'sr@home.example'])).toEqual([
    0,
    'sam commits as sam@office.example or sr@home.example now.\n',
  ])
  expect(users.find('sam')?.emails).toEqual(['sam@office.example', 'sr@home.example'])
  const [status, made] = user(['add', 'rea', '--role', 'reader', '--email', 'rea@example.com', '--generate'])
  const password = /^Password: (\S+)$/m.exec(made)?.[1] ?? ''
  expect([status, made.replace(password, '')]).toEqual([0, 'rea can log in (reader).\nPassword: \n'])
  expect(await users.checkPassword('rea', password)).toMatchObject({
    role: 'reader',
    emails: ['rea@example.com'],
  })

  expect(user(['add', 'kim', '--no-password'])[1]).toBe(
    'kim can log in (member).\nNobody of the team is called "kim": add them to "team" in cardfile.yaml, with their e-mail address.\n',
  )
  expect(user(['remove', 'kim'])[0]).toBe(0)

  const [, token] = user(['token', 'sam', "Sam's laptop"])
  expect(users.byToken('sam', token.trim())?.handle).toBe('sam')
  const [, tokens] = user(['tokens', 'sam', '--json'])
  const [{ id }] = JSON.parse(tokens)
  expect(JSON.parse(tokens)).toEqual([expect.not.objectContaining({ hash: expect.anything() })])
  expect(user(['list'])[1]).toBe('sam              member  Sam Rivers, 1 token\nrea              reader\n')
  expect(user(['revoke', 'sam', id])).toEqual([0, 'Done.\n'])
  expect(users.byToken('sam', token.trim())).toBeUndefined()

  const epoch = users.find('sam')?.epoch
  expect(user(['password', 'sam'], 'another horse battery')[0]).toBe(0)
  expect(users.find('sam')?.epoch).not.toBe(epoch)
  expect(user(['role', 'sam', 'admin'])).toEqual([0, 'sam is admin now.\n'])
  expect(user(['remove', 'sam'])[0]).toBe(0)
  expect(users.find('sam')).toBeUndefined()
})

test.each([
  [
    'a short password',
    ['add', 'kim'],
    'short',
    1,
    'A password has at least 10 characters. Nothing was changed.',
  ],
  ['no password', ['add', 'kim'], '', 1, 'A password has at least 10 characters. Nothing was changed.'],
  ['a role that is none', ['add', 'kim', '--role', 'root', '--generate'], '', 2, '"root" is no role.'],
  [
    'an address that is none',
    ['add', 'kim', '--email', 'kim', '--generate'],
    '',
    2,
    '"kim" is no e-mail address.',
  ],
  [
    'a handle that is none',
    ['add', 'k m', '--generate'],
    '',
    1,
    '"k m" is no handle: handles are letters and digits, such as sam.',
  ],
  ['somebody twice', ['add', 'rea', '--generate'], '', 1, 'there is a user "rea" already.'],
  ['nobody', ['password', 'nobody', '--generate'], '', 2, 'nobody is called "nobody".'],
  ['a token that is none', ['revoke', 'rea', 'xyz'], '', 1, 'rea has no token "xyz".'],
])('%s is refused in words', (_why, words, input, status, said) => {
  const [ended, out] = user(words, input)
  expect([ended, out.split('\n')[0]]).toEqual([status, `cardfile: ${said}`])
  expect(users.list().map(({ handle }) => handle)).toEqual(['rea'])
})

test('a folder of cards is no server folder', () => {
  const { status, stderr } = spawnSync(process.execPath, [ENTRY, 'user', 'list', '--book', tmpdir()], {
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toContain('is no server folder.')
})
