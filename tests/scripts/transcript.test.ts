import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempBook } from './cli.ts'

const TALK = `WEBVTT

00:01.000 --> 00:05.000
<v Ada Lovelace>Good morning Sam, thank you for the terms of the licence.

00:06.000 --> 00:08.000
<v Ana Moreira>I'll send you the 'last' version $(rm -rf x) by Friday.

02:09.000 --> 02:10.000
<v Ada Lovelace>Good. Call me next week.
`

function withTalk(name = 'call.vtt', text = TALK) {
  const book = tempBook()
  writeFileSync(join(book.dir, name), text)
  return book
}

test.concurrent('one entry, with who spoke for us, and suggestions as commands that are only printed', async () => {
  const { run, read } = withTalk()
  const before = read('ada-lovelace.md')
  const { out, status } = await run(
    'transcript',
    'call.vtt',
    '--card',
    'ada-lovelace',
    '--date',
    '2026-11-20',
    '--yes',
  )
  expect(status).toBe(0)
  expect(
    read('ada-lovelace.md'),
  ).toBe(`${before}- 2026-11-20 call @ana: Transcript of 2 minutes: Ada Lovelace, Ana Moreira
${/ {2}Transcript-Hash: [0-9a-f]{32}/.exec(read('ada-lovelace.md'))?.[0]}
  > Ada Lovelace: Good morning Sam, thank you for the terms of the licence.
  > Ana Moreira: I'll send you the 'last' version $(rm -rf x) by Friday.
  > Ada Lovelace: Good. Call me next week.
`)
  expect(out.split('\n').slice(-4)).toEqual([
    'Said of things to come (the card says now: Send the terms):',
    `  cardfile set ada-lovelace 'next=Ana Moreira: "I'\\''ll send you the '\\''last'\\'' version $(rm -rf x) by Friday."' due=2026-11-27`,
    `  cardfile set ada-lovelace 'next=Ada Lovelace: "Call me next week."' due=2026-11-23`,
    '',
  ])
  const again = await run('transcript', 'call.vtt', '--card', 'ada-lovelace', '--date', '2026-11-20', '--yes')
  expect(again.out).toContain('add 0, skip 1, reject 0: nothing to write.\n')
})

test.concurrent('what was printed can be set: the shell makes no more of it than words', async () => {
  const { run, dir } = withTalk()
  const { out } = await run(
    'transcript',
    'call.vtt',
    '--card',
    'ada-lovelace',
    '--date',
    '2026-11-20',
    '--dry-run',
    '--json',
  )
  const { suggestions, written } = JSON.parse(out)
  expect(written).toBe(false)
  const { execFileSync } = await import('node:child_process')
  const words = execFileSync(
    '/bin/sh',
    ['-c', suggestions[0].command.replace(/^cardfile/, "printf '%s\\n'")],
    { cwd: dir, encoding: 'utf8' },
  )
  expect(words.split('\n')).toEqual([
    'set',
    'ada-lovelace',
    `next=${suggestions[0].next}`,
    'due=2026-11-27',
    '',
  ])
  const set = await run(...words.trim().split('\n'))
  expect(set.status).toBe(0)
})

test.concurrent.each([
  // why, the file, its name, the words, status, what is said
  ['no day', TALK, 'call.vtt', ['--card', 'ada-lovelace', '--yes'], 1, 'Say it: --date 2026-11-20'],
  [
    'a day to come',
    TALK,
    'call.vtt',
    ['--card', 'ada-lovelace', '--date', '2026-12-24'],
    2,
    'has not come yet',
  ],
  ['no card', TALK, 'call.vtt', ['--date', '2026-11-20'], 2, "required option '-c, --card <name>'"],
  [
    'a card that is not there',
    TALK,
    'call.vtt',
    ['--card', 'nobody', '--date', '2026-11-20'],
    2,
    'no card is called "nobody"',
  ],
  [
    'a kind that is none',
    TALK,
    'call.vtt',
    ['--card', 'ada-lovelace', '--kind', 'fax'],
    2,
    '"fax" is no kind of log entry',
  ],
  [
    'no transcript',
    'Dear Ada',
    'call.txt',
    ['--card', 'ada-lovelace', '--date', '2026-11-20'],
    1,
    'No line says who spoke.',
  ],
])('transcript: %s', async (_why, text, name, words, status, said) => {
  const { run, read } = withTalk(name, text)
  const before = read('ada-lovelace.md')
  const ran = await run('transcript', name, ...words)
  expect([ran.status, ran.out + ran.err]).toEqual([status, expect.stringContaining(said)])
  expect(read('ada-lovelace.md')).toBe(before)
})

test.concurrent('import says how a transcript comes in', async () => {
  const { run } = withTalk()
  const { out, status } = await run('import', 'call.vtt', '--yes')
  expect([status, out]).toEqual([1, expect.stringContaining('cardfile transcript call.vtt --card NAME')])
})

test.concurrent.each([
  ['a dry run', ['--dry-run'], 0],
  ['nobody to be asked', [], 2],
])('what was said of things to come is shown before it is written: %s', async (_why, more, status) => {
  const { run, read } = withTalk()
  const before = read('ada-lovelace.md')
  const day = ['--date', '2026-11-20']
  const ran = await run('transcript', 'call.vtt', '--card', 'ada-lovelace', ...day, ...more)
  expect(ran.status).toBe(status)
  expect(ran.out).toContain('Said of things to come')
  expect(ran.out).toContain('\'next=Ada Lovelace: "Call me next week."\' due=2026-11-23')
  expect(read('ada-lovelace.md')).toBe(before)
})
