// cardfile dedupe and cardfile merge, as processes, in a clone and outside of one; and the questions, with one who answers.
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { askDoubles } from '../../scripts/ask-doubles.ts'
import { doublesInBook } from '../../src/dedupe/index.ts'
import { readBook } from '../../src/disk/index.ts'
import { tempBook } from './cli.ts'

const { selectKey, STOP } = vi.hoisted(() => ({ selectKey: vi.fn(), STOP: Symbol('stop') }))
vi.mock('@clack/prompts', () => ({ selectKey, isCancel: (answer: unknown) => answer === STOP }))

const KING =
  '---\nname: Ada Lovelace\nemail: Ada@Engines.example\ntags: [maths]\nowner: sam\ncreated: 2026-02-01\n---\n'
const LINK = '---\nname: Charles Babbage\nrelated: ada-king (friend)\n---\n'
const CARDS = { 'ada-king.md': KING, 'charles.md': LINK }

/** A book in a clone, with a first commit. */
function clone(cards: Readonly<Record<string, string>> = CARDS) {
  const book = tempBook(cards)
  const git = (...words: string[]) => execFileSync('git', words, { cwd: book.dir, encoding: 'utf8' })
  git('init', '-q')
  git('config', 'user.name', 'Sam Rivers')
  git('config', 'user.email', 'sam@example.com')
  git('add', '.')
  git('commit', '-q', '-m', 'Begin')
  return { ...book, git, has: (file: string) => existsSync(join(book.dir, 'contacts', file)) }
}

describe('merge', () => {
  test('is one commit, which one undo takes back', async () => {
    const { run, read, git, has } = clone()
    const before = read('ada-lovelace.md')
    const { out, err, status } = await run('merge', 'ada-lovelace', 'ada-king')
    expect({ err, status }).toEqual({ err: '', status: 0 })
    expect(out).toContain('Ada Lovelace (ada-king) is part of ada-lovelace.\n')
    expect(has('ada-king.md')).toBe(false)
    expect(read('ada-lovelace.md')).toMatch(/^alias: ada-king$/m)
    expect(read('ada-lovelace.md')).toContain('- ada@engines.example (work)\n')
    expect(read('charles.md')).toBe(LINK.replace('ada-king', 'ada-lovelace'))
    expect(git('status', '--porcelain')).toBe('')
    expect(git('log', '--format=%s')).toBe('Merge Ada Lovelace into Ada Lovelace\nBegin\n')
    expect((await run('show', 'ada-king')).out).toContain('Ada Lovelace')
    expect((await run('undo')).status).toBe(0)
    expect([read('ada-lovelace.md'), read('ada-king.md'), read('charles.md')]).toEqual([before, KING, LINK])
  })

  test('outside of a clone the files are written', async () => {
    const { run, read, dir } = tempBook(CARDS)
    const { status } = await run('merge', 'ada-lovelace', 'ada-king')
    expect(status).toBe(0)
    expect(existsSync(join(dir, 'contacts/ada-king.md'))).toBe(false)
    expect(read('charles.md')).toContain('ada-lovelace (friend)')
  })

  test('a dry run shows all files and writes none', async () => {
    const { run, read, git } = clone()
    const { out } = await run('merge', 'ada-lovelace', 'ada-king', '--dry-run')
    expect(out).toContain('contacts/ada-king.md goes\n')
    expect(out).toContain('+ related: ada-lovelace (friend)\n')
    expect([read('ada-king.md'), git('status', '--porcelain')]).toEqual([KING, ''])
  })

  test('what is changed and not committed is not mixed into it', async () => {
    const { run, read, git } = clone()
    expect((await run('set', 'ada-king', 'tags+=vip')).status).toBe(0)
    const { err, status } = await run('merge', 'ada-lovelace', 'ada-king')
    expect(status).toBe(1)
    expect(err).toContain('Run cardfile sync first')
    expect(read('ada-king.md')).toContain('vip')
    expect(git('log', '--format=%s')).toBe('Begin\n')
  })

  test.each([
    ['a card with itself', ['ada-lovelace', 'ada-lovelace'], 'one card already'],
    ['a person with an organisation', ['ada-lovelace', 'engines'], 'can’t be one card'],
    ['nobody', ['ada-lovelace', 'zebedee'], 'no card is called'],
  ])('%s: status 2', async (_why, words, said) => {
    const { err, status } = await tempBook(CARDS).run('merge', ...words)
    expect({ status, err: err.replaceAll("'", '’') }).toMatchObject({
      status: 2,
      err: expect.stringContaining(said),
    })
  })
})

describe('dedupe', () => {
  test('lists pairs with their reasons', async () => {
    const { out, status } = await tempBook(CARDS).run('dedupe')
    expect(status).toBe(0)
    expect(out).toMatch(
      /^Ada Lovelace ada-lovelace and Ada Lovelace ada-king, certain\n {2}same e-mail address/,
    )
    expect(out.match(/ and /g)).toHaveLength(1)
  })

  test('as JSON', async () => {
    const { out } = await tempBook(CARDS).run('dedupe', '--json')
    expect(JSON.parse(out)).toMatchObject({
      pairs: [
        {
          cards: [{ slug: 'ada-lovelace' }, { slug: 'ada-king' }],
          certain: true,
          reasons: expect.arrayContaining([
            expect.objectContaining({ text: 'same e-mail address', for: true }),
          ]),
        },
      ],
    })
  })

  test('--auto merges what is certain as one change', async () => {
    const two = {
      ...CARDS,
      'tom.md': '---\nname: Tom Kim\nemail: tom@kim.example\n---\n',
      'tom-2.md': '---\nname: T. Kim\nemail: tom@kim.example\n---\n',
    }
    const { run, git, has } = clone(two)
    const dry = await run('dedupe', '--auto', '--dry-run')
    expect(dry.out).toContain('2 cards would be merged.')
    expect(git('log', '--format=%s')).toBe('Begin\n')
    expect((await run('dedupe', '--auto')).out).toContain('2 cards merged.')
    expect([has('ada-king.md'), has('tom-2.md')]).toEqual([false, false])
    expect(git('log', '--format=%s')).toBe('Merge 2 duplicates\nBegin\n')
    expect((await run('undo')).status).toBe(0)
    expect([has('ada-king.md'), has('tom-2.md')]).toEqual([true, true])
  })
})

describe('the questions', () => {
  let printed = ''
  beforeEach(() => {
    printed = ''
    selectKey.mockReset()
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text)
      return true
    })
  })

  async function asked(...answers: unknown[]) {
    const made = clone({
      ...CARDS,
      'tom.md': '---\nname: Tom Kim\nemail: tom@kim.example\n---\n',
      'tom-2.md': '---\nname: T. Kim\nemail: tom@kim.example\n---\n',
    })
    const folder = join(made.dir, 'contacts')
    for (const answer of answers) selectKey.mockResolvedValueOnce(answer)
    const book = readBook(folder)
    const session = { folder, book, today: '2026-11-23', json: false }
    await askDoubles(session, doublesInBook(book).pairs)
    return { ...made, folder }
  }

  test('merge the one, part the other: both are written, and not asked again', async () => {
    const { git, has, read, folder } = await asked('m', 'n')
    expect(printed).toContain('1 merged, 1 told apart.\n')
    expect(has('ada-king.md')).toBe(false)
    expect(read('tom.md')).toMatch(/^distinct: tom-2$/m)
    expect(git('status', '--porcelain')).toBe('')
    expect(doublesInBook(readBook(folder)).pairs).toEqual([])
  })

  test('the other one stays', async () => {
    const { has, read } = await asked('o', 'l')
    expect([has('ada-lovelace.md'), has('ada-king.md')]).toEqual([false, true])
    expect(read('terms-2027.md')).toContain('ada-king')
    expect(printed).toContain('1 merged, 0 told apart, 1 left.\n')
  })

  test('a private card is not named in one that others see', async () => {
    const two = {
      'a.md': '---\nname: Tom Kim\nemail: t@kim.example\n---\n',
      'b.md': '---\nname: Tom Kim\nemail: t@kim.example\nprivate: yes\n---\n',
    }
    const made = clone(two)
    const folder = join(made.dir, 'contacts')
    selectKey.mockResolvedValueOnce('n')
    const book = readBook(folder)
    await askDoubles({ folder, book, today: '2026-11-23', json: false }, doublesInBook(book).pairs)
    expect([made.read('a.md'), made.read('b.md').includes('distinct: a\n')]).toEqual([two['a.md'], true])
  })

  test('who stops has changed nothing more', async () => {
    const { git } = await asked(STOP)
    expect(printed).toContain('2 pairs of cards may be one contact')
    expect(printed).toContain('0 merged, 0 told apart, 2 left.\n')
    expect(printed).not.toContain('cardfile undo')
    expect(git('log', '--format=%s')).toBe('Begin\n')
  })
})

describe('the same finder warns', () => {
  test('at new', async () => {
    const { run } = tempBook()
    const { err } = await run('new', 'Lovelace, A.', '--phone', '020 7946 0958')
    expect(err).toMatch(/^Perhaps the same: Ada Lovelace, contacts\/ada-lovelace\.md \(same phone number/)
  })

  test('at import, and in its JSON', async () => {
    const { run, dir } = tempBook()
    const file = join(dir, 'people.csv')
    writeFileSync(file, 'Name,Phone\n"A. Lovelace",020 7946 0958\n')
    expect((await run('import', file, '--dry-run')).out).toContain(
      'Perhaps the same: Ada Lovelace ada-lovelace and A. Lovelace',
    )
    expect(JSON.parse((await run('import', file, '--dry-run', '--json')).out).doubles).toHaveLength(1)
  })

  test('at validate', async () => {
    const { out } = await tempBook(CARDS).run('validate')
    expect(out).toContain('This may be the same contact as ada-lovelace: same e-mail address')
    expect(out).not.toContain('cardfile dedupe')
    expect((await tempBook().run('validate')).out).not.toContain('same contact')
  })
})
