import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ENTRY, runIn, tempBook } from './cli.ts'

test.concurrent('without a word it shows the commands, and is not satisfied', async () => {
  const { run } = tempBook()
  const { err, status } = await run()
  expect(status).toBe(2)
  expect(err).toContain('Commands:\n  due ')
})

test.concurrent.each([
  ['a misspelt command', ['duu'], 2, '(Did you mean due?)'],
  ['a misspelt option', ['due', '--ownr', 'sam'], 2, '(Did you mean --owner?)'],
  ['a misspelt owner', ['due', '--owner', 'anaa'], 2, 'Did you mean "ana"?'],
  ['a misspelt report', ['report', 'pipline'], 2, 'Did you mean "pipeline"?'],
  ['a misspelt column', ['list', '-c', 'nme'], 2, 'Did you mean "name"?'],
  ['a misspelt query', ['list', '-w', 'stge=lead'], 2, 'Did you mean "stage"?'],
  ['no such book', ['--book', 'nowhere', 'due'], 2, 'there is no book in "nowhere"'],
  ['a today that is none', ['--today', 'never', 'due'], 2, '--today: "never" is no date'],
  ['too few days', ['due', '--days', 'many'], 2, 'Write a whole number'],
  ['help on a command that is none', ['help', 'duu'], 2, "unknown command 'duu'"],
])('%s', async (_why, words, status, message) => {
  const { run } = tempBook()
  const ran = await run(...words)
  expect(ran.status).toBe(status)
  expect(ran.err).toContain(message)
  expect(ran.err).not.toContain('    at ')
})

test.concurrent.each([
  ['due --help', ['due', '--help'], 'Usage: cardfile due [options]'],
  ['help due', ['help', 'due'], '--owner <handle>'],
  ['--version', ['--version'], /^\d+\.\d+\.\d+\n$/],
])('%s', async (_why, words, shown) => {
  const { run } = tempBook()
  const { out, status } = await run(...words)
  expect(status).toBe(0)
  expect(out).toMatch(shown)
})

test.concurrent.each([
  [
    'due of all',
    ['due'],
    [
      'Overdue (1)',
      'Ada Lovelace · 3 days late',
      'Today (2)',
      'Secret Source',
      'This week (1)',
      'Terms 2027',
      'Going quiet (1)',
      'Analytical Engines',
    ],
  ],
  ['due of one', ['due', '--owner', 'sam'], ['Overdue (1)', 'Ada Lovelace', 'This week (1)', 'Terms 2027']],
  [
    'due on another day',
    ['--today', '2026-11-20', 'due', '--owner', 'sam', '--days', '3'],
    ['Today (1)', 'Ada Lovelace'],
  ],
  [
    'due by owner',
    ['due', '--by', 'owner', '--shared'],
    ['Sam Rivers', 'Overdue (1)', 'Ana Moreira', 'Today (1)', 'Ada Byron'],
  ],
  [
    'a phone in each row',
    ['due', '--owner', 'sam'],
    ['+44 20 7946 0958 · ada@engines.example', 'Ring the board', '+44 20 7946 0958 · ada@engines.example\n'],
  ],
])('%s', async (_why, words, shown) => {
  const { run } = tempBook()
  const { out, err, status } = await run(...words)
  expect({ err, status }).toEqual({ err: '', status: 0 })
  // In this order, each behind the one before.
  let place = 0
  for (const text of shown) {
    place = out.indexOf(text, place)
    expect(place, `${text} in\n${out}`).toBeGreaterThanOrEqual(0)
  }
})

test.concurrent('what is shared has no private card, in any format', async () => {
  const { run, dir } = tempBook()
  for (const format of ['text', 'markdown', 'html', 'json', 'csv', 'ics']) {
    expect((await run('due', '--format', format)).out).toContain('Secret')
    expect((await run('due', '--format', format, '--shared')).out).not.toContain('Secret')
  }
  const { out } = await run('due', '--shared', '--out', 'lists')
  expect(out).toBe('9 files in lists\n')
  expect(readdirSync(join(dir, 'lists'))).toEqual(
    ['due', 'due-ana', 'due-sam']
      .flatMap((name) => ['html', 'ics', 'md'].map((ending) => `${name}.${ending}`))
      .sort(),
  )
})

test.concurrent('settings that can’t be read are told, wherever they would have counted', async () => {
  const { run, dir } = tempBook()
  writeFileSync(join(dir, 'contacts/cardfile.yaml'), 'stages: {{\n')
  const { out, err, status } = await run('--today', '2026-11-23', 'due', '--json')
  expect(status).toBe(0)
  expect(JSON.parse(out)).toHaveProperty('id', 'due')
  expect(err).toBe(
    'cardfile: not, or not wholly, read: contacts/cardfile.yaml. What is wrong: cardfile validate\n',
  )
})

test.concurrent('a pipe that closes early is no failure', async () => {
  const { dir } = tempBook()
  const out = execFileSync('sh', ['-c', `"${process.execPath}" "${ENTRY}" due | head -n 1`], {
    cwd: dir,
    encoding: 'utf8',
  })
  expect(out).toBe('Overdue (1)\n')
})

test.concurrent.each([
  ['commands', ['d'], /^due\t/m],
  ['cards', ['show', 'ada'], /^ada-lovelace\tAda Lovelace$/m],
  ['owners', ['due', '--owner', ''], /^ana\tAna Moreira$/m],
  ['formats', ['due', '--format', ''], /^markdown\t?$/m],
  ['stages', ['log', 'x', 'y', '--stage', ''], /^prospect\tstage$/m],
])('completion of %s', async (_what, typed, offered) => {
  const { run } = tempBook()
  const { out, status } = await run('complete', '--', ...typed)
  expect(status).toBe(0)
  expect(out).toMatch(offered)
})

test.concurrent.each(['bash', 'zsh', 'fish', 'powershell'])('completion script for %s', async (shell) => {
  const { run } = tempBook()
  const { out, status } = await run('complete', shell)
  expect(status).toBe(0)
  expect(out).toContain('cardfile')
  expect((await run('--book', 'contacts', 'complete', shell)).out).toBe(out)
})

test.concurrent('the book may be the folder itself, or have one as contacts', async () => {
  const { dir } = tempBook()
  mkdirSync(join(dir, 'elsewhere'))
  const [outer, inner] = await Promise.all([
    runIn(join(dir, 'elsewhere'), ['--book', '..', 'due']),
    runIn(join(dir, 'elsewhere'), ['due', '--book', '../contacts']),
  ])
  expect(outer.out).toContain('Overdue (1)')
  expect(inner.out).toBe(outer.out)
  expect((await runIn(join(dir, 'contacts'), ['due'])).out).toBe(outer.out)
  const named = await runIn(join(dir, 'contacts'), ['due', '--book', 'nowhere'])
  expect(named).toMatchObject({ status: 2, err: expect.stringContaining('no book in "nowhere"') })
})
