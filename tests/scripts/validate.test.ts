// cardfile validate, as a person, an editor and a pipeline call it.

import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
let home = ''

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'cardfile-validate-'))
  cpSync(join(root, 'tests/fixtures/book'), join(home, 'contacts'), { recursive: true })
  mkdirSync(join(home, 'contacts/people'))
  writeFileSync(join(home, 'contacts/people/ada-lovelace.md'), ADA)
})

afterAll(() => rmSync(home, { recursive: true, force: true }))

const ADA = '---\nname: Ada Lovelace\nowner: Sam\nrelated: charles-babage\n---\n'

function validate(args: string[], input = ''): SpawnSyncReturns<string> {
  const env = { ...process.env, NO_COLOR: '1' }
  return spawnSync(process.execPath, [join(root, 'scripts/cardfile.ts'), 'validate', ...args], {
    cwd: home,
    input,
    encoding: 'utf8',
    env,
  })
}

test('prints what is wrong, each at its place, and ends with 1', () => {
  const { stdout, status } = validate([])
  expect(stdout.split('\n')).toEqual([
    'contacts/people/ada-lovelace.md:3:8 error value-owner  Owner: "Sam" is no member of the team.',
    '  3 | owner: Sam',
    '    |        ^^^',
    '  Write "sam".',
    '',
    'contacts/people/ada-lovelace.md:4:10 error link-unknown  No card is named "charles-babage".',
    '  4 | related: charles-babage',
    '    |          ^^^^^^^^^^^^^^',
    '  Did you mean "charles-babbage"?',
    '',
    '2 errors in 3 cards.',
    '',
  ])
  expect(status).toBe(1)
})

test('a path limits what is shown, not where links lead', () => {
  const { stdout, status } = validate(['contacts/charles-babbage.md', 'contacts/analytical-engines.md'])
  expect(stdout).toBe('Nothing to remark in 2 cards.\n')
  expect(status).toBe(0)
  expect(validate(['contacts/people']).stdout).toContain('2 errors in 1 card.')
})

test('paths of a book elsewhere, and --json', () => {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'scripts/cardfile.ts'), 'validate', join(home, 'contacts'), '--json'],
    { cwd: root, encoding: 'utf8' },
  )
  expect(JSON.parse(stdout)).toMatchObject({ cards: 3, errors: 2 })
})

test.each([
  [['nowhere'], 'there is no "nowhere"'],
  [['--book', 'contacts', '..'], 'is not in the book'],
  [['--format', 'xml'], 'Allowed choices are text, json, gnu, github, gitlab, sarif'],
  [['--fxi'], 'Did you mean --fix?'],
])('%j is not understood: 2, and nothing is printed as if it were checked', (args, said) => {
  const { stdout, stderr, status } = validate(args)
  expect(stderr).toContain(said)
  expect(stdout).toBe('')
  expect(status).toBe(2)
})

test('one card from an editor, under its name, in the book', () => {
  const card = '---\nname: Ada Lovelace\nrelated: charles-babbage\nowner: Ana\n---\n'
  const { stdout, status } = validate(['--stdin', '--stdin-path', 'contacts/people/ada-lovelace.md'], card)
  expect(stdout).toContain('contacts/people/ada-lovelace.md:4:8 error value-owner')
  expect(stdout).toContain('1 error in 1 card.')
  expect(status).toBe(1)
  const fixed = validate(['--stdin', '--fix', '--stdin-path', 'contacts/people/ada-lovelace.md'], card)
  expect(fixed.stdout).toBe(card.replace('Ana', 'ana'))
  expect(fixed.stderr).toBe('Nothing to remark in 1 card.\n')
  expect(fixed.status).toBe(0)
})

test('--fix with --dry-run says what it would mend; --fix mends it, and no more', () => {
  const file = join(home, 'contacts/people/ada-lovelace.md')
  const line = 'contacts/people/ada-lovelace.md:3 value-owner: Write "sam"'
  expect(validate(['--fix', '--dry-run']).stdout).toContain(`would mend ${line}\n`)
  expect(readFileSync(file, 'utf8')).toBe(ADA)
  const { stdout, status } = validate(['--fix'])
  expect(stdout).toContain(`mended ${line}\n`)
  expect(stdout).toContain('1 error in 3 cards.')
  expect(status).toBe(1)
  expect(readFileSync(file, 'utf8')).toBe(ADA.replace('Sam', 'sam'))
})

test('likely duplicates are remarks where the whole book is checked, and fail nothing', () => {
  const folder = join(home, 'twins')
  mkdirSync(join(folder, 'contacts'), { recursive: true })
  const twin = '---\nname: Eva Mueller\nemail: eva@acme.example\n---\n'
  for (const name of ['eva', 'eva-2', 'eva-3']) writeFileSync(join(folder, 'contacts', `${name}.md`), twin)
  const book = join(folder, 'contacts')
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'scripts/cardfile.ts'), 'validate', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    })
  const text = run()
  expect(text.status).toBe(0)
  expect(text.stdout).toContain(
    'contacts/eva-2.md:2:7 info possible-duplicate  This may be the same contact as eva:',
  )
  expect(text.stdout).toContain(
    'One contact: cardfile merge eva eva-2; two: cardfile set eva distinct+=eva-2.',
  )
  const json = JSON.parse(run('--format', 'json').stdout) as { diagnostics: { rule: string }[] }
  expect(json.diagnostics.map(({ rule }) => rule)).toEqual(Array(3).fill('possible-duplicate'))
  expect(run(join(book, 'eva.md')).stdout).toBe('Nothing to remark in 1 card.\n')
  expect(run('--stdin-path', 'contacts/eva.md').stdout).not.toContain('possible-duplicate')
})
