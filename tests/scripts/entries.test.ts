import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runIn, tempBook } from './cli.ts'

test.concurrent('log notes what happened and sets the next step, and changes no other byte', async () => {
  const { run, read } = tempBook()
  const before = read('ada-lovelace.md')
  const words = ['log', 'ada love', 'Called, wants the revised terms', '--next', 'Send them', '--due', 'fri']
  const { out, err, status } = await run(...words)
  expect({ err, status }).toEqual({ err: '', status: 0 })
  expect(read('ada-lovelace.md')).toBe(
    `${before
      .replace('next: Send the terms', 'next: Send them')
      .replace(
        'due: 2026-11-20',
        'due: 2026-11-27',
      )}- 2026-11-23 call @sam: Called, wants the revised terms\n`,
  )
  expect(out).toContain('Next: Send them, Fri 27 Nov')
})

test.concurrent('every entry gives something back: what else is due', async () => {
  const { run } = tempBook({
    'bob.md': '---\nname: Bob\nowner: sam\nnext: Write\ndue: 2026-11-22\n---\n',
  })
  const { out } = await run('log', 'ada-lovelace', 'Nothing new', '--due', '+2w')
  expect(out).toContain('Also due (sam):\n  Bob: Write, 1 day late\n')
})

test.concurrent.each([
  // why, words, the entry
  ['a note, when nothing says otherwise', ['Thinks about it'], '- 2026-11-23 note @sam: Thinks about it'],
  ['the first word says the kind', ['Met her by chance'], '- 2026-11-23 meeting @sam: Met her by chance'],
  ['an option says the kind', ['Called', '--kind', 'message'], '- 2026-11-23 message @sam: Called'],
  [
    'day, time and author',
    ['x', '--date', 'yesterday', '--time', '9:05', '--owner', '@ana'],
    '- 2026-11-22 09:05 note @ana: x',
  ],
  [
    'money in the currency of the book',
    ['x', '-k', 'order', '--money', '1,200'],
    '- 2026-11-23 order @sam 1200 EUR: x',
  ],
  [
    'a text that looks like an entry is one text',
    ['a\n- 2026-01-01 call: b'],
    '- 2026-11-23 note @sam: a\n  - 2026-01-01 call: b',
  ],
])('log: %s', async (_why, words, entry) => {
  const { run, read } = tempBook()
  expect(await run('log', 'ada-lovelace', ...words)).toMatchObject({ err: '', status: 0 })
  expect(read('ada-lovelace.md')).toContain(`${entry}\n`)
})

test.concurrent('log --stage moves the card and says so in the log', async () => {
  const { run, read } = tempBook()
  await run('log', 'ada-lovelace', 'Called: signs', '--stage', 'customer')
  expect(read('ada-lovelace.md')).toContain('stage: customer\n')
  expect(read('ada-lovelace.md')).toMatch(
    /call @sam: Called: signs\n- 2026-11-23 stage @sam: prospect -> customer\n$/,
  )
})

test.concurrent.each([
  // why, words, status, message
  ['an unknown card', ['log', 'nobody', 'x'], 2, 'no card is called "nobody"'],
  ['a misspelt card', ['log', 'ada-lovelave', 'x'], 2, 'Did you mean "ada-lovelace"?'],
  [
    'an ambiguous name',
    ['log', 'ada', 'x'],
    2,
    '"ada" can be any of 2 cards.\nName one of them:\n  ada-byron',
  ],
  ['an unknown kind', ['log', 'ada-lovelace', 'x', '--kind', 'cal'], 2, 'Did you mean "call"?'],
  ['a date that is none', ['log', 'ada-lovelace', 'x', '--due', 'someday'], 2, '--due: "someday" is no date'],
  ['a date to come', ['log', 'ada-lovelace', 'x', '--date', 'tomorrow'], 2, '2026-11-24 has not come yet'],
  ['an unknown owner', ['log', 'ada-lovelace', 'x', '--owner', 'amma'], 2, '"amma" is nobody of the team'],
  ['an unknown stage', ['log', 'ada-lovelace', 'x', '--stage', 'prospekt'], 1, 'Did you mean "prospect"?'],
  ['a day without a step', ['log', 'engines', 'x', '--due', 'fri'], 1, 'the change has errors'],
  ['no text', ['log', 'ada-lovelace'], 2, "missing required argument 'text'"],
  ['a text without a word', ['log', 'ada-lovelace', ' '], 2, 'what happened?'],
  ['an unknown option', ['log', 'ada-lovelace', 'x', '--nxt', 'y'], 2, 'Did you mean --next?'],
  ['nothing to postpone', ['postpone', 'engines', 'fri'], 1, 'has no next step that could be postponed'],
  ['a day that is over', ['postpone', 'ada-lovelace', 'yesterday'], 2, '2026-11-22 is over'],
])('%s changes nothing', async (_why, words, status, message) => {
  const { run, read } = tempBook()
  const before = [read('ada-lovelace.md'), read('engines.md')]
  const ran = await run(...words)
  expect({ status: ran.status, out: ran.out }).toEqual({ status, out: '' })
  expect(ran.err).toContain(message)
  expect(ran.err).not.toContain('    at ')
  expect([read('ada-lovelace.md'), read('engines.md')]).toEqual(before)
})

test.concurrent('done logs the step itself, clears it and asks for the following', async () => {
  const { run, read } = tempBook()
  const { out, status } = await run('done', 'ada-byron')
  expect(status).toBe(0)
  expect(read('ada-byron.md')).toBe(
    '---\nname: Ada Byron\nowner: ana\nstage: lead\n---\n\n## Log\n\n- 2026-11-23 note @sam: Call\n',
  )
  expect(out).toContain('No next step. Set one: cardfile set ada-byron next="..." due=fri')
})

test.concurrent('done takes the following step along', async () => {
  const { run, read } = tempBook()
  await run('done', 'ada-byron', 'Called her', '--next', 'Write', '--due', '1 dec')
  expect(read('ada-byron.md')).toContain('next: Write\ndue: 2026-12-01\n')
  expect(read('ada-byron.md')).toContain('- 2026-11-23 call @sam: Called her\n')
})

test.concurrent('postpone counts from today and keeps the reason as a note', async () => {
  const { run, read } = tempBook()
  const { out } = await run('postpone', 'ada-lovelace', '+1w', 'On holiday')
  expect(out).toContain('Next: Send the terms, Mon 30 Nov')
  expect(read('ada-lovelace.md')).toContain('due: 2026-11-30\n')
  expect(read('ada-lovelace.md')).toContain(
    '- 2026-11-23 note @sam: Postponed from 2026-11-20 to 2026-11-30: On holiday\n',
  )
})

test.concurrent('a day before the present one is not called a postponement', async () => {
  const { run, read } = tempBook()
  await run('postpone', 'ada-lovelace', '2026-12-10')
  const { out } = await run('postpone', 'ada-lovelace', '+1w', 'She is in town')
  expect(out).toContain('Brought forward: Ada Lovelace\n')
  expect(read('ada-lovelace.md')).toContain(
    ': Brought forward from 2026-12-10 to 2026-11-30: She is in town\n',
  )
})

test.concurrent.each([
  ['log', ['log', 'ada-lovelace', 'x']],
  ['done', ['done', 'ada-lovelace']],
  ['postpone', ['postpone', 'ada-lovelace', 'fri']],
  ['set', ['set', 'ada-lovelace', 'title=Head']],
])('%s --dry-run shows and writes nothing', async (_name, words) => {
  const { run, read } = tempBook()
  const before = read('ada-lovelace.md')
  const { out, status } = await run(...words, '--dry-run')
  expect(status).toBe(0)
  expect(out).toContain('contacts/ada-lovelace.md\n')
  expect(read('ada-lovelace.md')).toBe(before)
})

test.concurrent('--json says what was told and done', async () => {
  const { run } = tempBook()
  const { out } = await run('--json', 'log', 'ada-lovelace', 'x', '--next', 'y', '--due', 'fri')
  expect(JSON.parse(out)).toEqual({
    slug: 'ada-lovelace',
    file: 'contacts/ada-lovelace.md',
    written: true,
    text: 'x',
    date: '2026-11-23',
    kind: 'note',
    owner: 'sam',
    next: 'y',
    due: '2026-11-27',
  })
})

test.concurrent('the author is whom git knows, else the owner of the card', async () => {
  const { dir, read } = tempBook()
  const config = join(dir, 'gitconfig')
  writeFileSync(config, '[user]\n\tname = somebody\n\temail = ANA@example.com\n')
  await runIn(dir, ['log', 'ada-lovelace', 'by git'], { CARDFILE_USER: '', GIT_CONFIG_GLOBAL: config })
  rmSync(config)
  await runIn(dir, ['log', 'ada-lovelace', 'by owner'], {
    CARDFILE_USER: '',
    GIT_CONFIG_GLOBAL: config,
    HOME: dir,
  })
  expect(read('ada-lovelace.md')).toContain('@ana: by git\n')
  expect(read('ada-lovelace.md')).toContain('@sam: by owner\n')
})
