import { expect, test } from 'vitest'
import { parseAccount } from '../../src/mail/index.ts'

test.each([
  // why, the address, user, host, port, how it is kept private, the name that is shown
  [
    'TLS',
    'imaps://sam@mail.example.com',
    'sam',
    'mail.example.com',
    993,
    'tls',
    'imaps://sam@mail.example.com:993',
  ],
  [
    'a user with an @',
    'imaps://sam%40example.com@h.example:1993/',
    'sam@example.com',
    'h.example',
    1993,
    'tls',
    'imaps://sam%40example.com@h.example:1993',
  ],
  [
    'a user with an @, as typed',
    'imaps://sam@example.com@h.example',
    'sam@example.com',
    'h.example',
    993,
    'tls',
    'imaps://sam%40example.com@h.example:993',
  ],
  [
    'plain to this machine',
    'imap://sam@localhost',
    'sam',
    'localhost',
    143,
    'local',
    'imap://sam@localhost:143',
  ],
  ['plain to this machine, IPv6', 'imap://sam@[::1]:99', 'sam', '::1', 99, 'local', 'imap://sam@[::1]:99'],
  [
    'plain to any other: STARTTLS',
    'IMAP://sam@127.example.com',
    'sam',
    '127.example.com',
    143,
    'starttls',
    'imap://sam@127.example.com:143',
  ],
])('%s', (_why, typed, user, host, port, security, name) => {
  expect(parseAccount(typed)).toEqual({ user, host, port, security, name })
})

test.each([
  ['a password', 'imaps://sam:top-secret@h.example', 'a password does not belong into the command'],
  [
    'a password with an @',
    'imaps://sam:top-secret@x@h.example',
    'a password does not belong into the command',
  ],
  ['no user', 'imaps://h.example', 'the address does not say who'],
  ['no host', 'imaps://sam@', 'this is no address of a mailbox'],
  ['another scheme', 'https://sam@h.example', 'this is no address of a mailbox'],
  ['a port that is none', 'imaps://sam@h.example:99999', 'there is no port 99999'],
  ['a break', 'imaps://sam%0a@h.example', 'the address does not say who'],
  ['an escape that is none', 'imaps://sam%zz@h.example', 'the address does not say who'],
  ['nothing', '', 'this is no address of a mailbox'],
])('refused: %s', (_why, typed, problem) => {
  const parsed = parseAccount(typed)
  expect('problem' in parsed && parsed.problem).toContain(problem)
  expect(JSON.stringify(parsed)).not.toContain('top-secret')
})
