// The files for editors, against what the program really prints and accepts.

import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'jsonc-parser'
import { afterAll, expect, test } from 'vitest'
import { parseConfig } from '../../src/contact/index.ts'
import { mergeFile } from '../../src/git/merge-file.ts'
import { ENTRY, runIn, tempBook } from './cli.ts'

const place = mkdtempSync(join(tmpdir(), 'cardfile-editors-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

const init = (dir: string) => runIn(place, ['init', dir, '--cardfile', '0.1.0'])
const read = (...path: string[]) => readFileSync(join(place, ...path), 'utf8')

const MADE = [
  ...['.cardfile/card.schema.json', '.cardfile/cardfile.schema.json', '.vscode/cardfile.code-snippets'],
  ...['.vscode/tasks.json', '.vscode/settings.json', '.vscode/extensions.json'],
  ...['contacts/.obsidian/types.json', 'contacts/_views/cards.base'],
]

test.concurrent('a new book has them, and they are as they should be', async () => {
  await init('new')
  for (const name of MADE) expect(read('new', name).length).toBeGreaterThan(40)
  const { out, err, status } = await runIn(join(place, 'new'), ['editors'])
  expect({ out, err, status }).toEqual({ out: 'Everything is as it should be.\n', err: '', status: 0 })
})

test.concurrent('a book that is there gets them, and nothing is said of them by validate', async () => {
  const { dir, run, read: card } = tempBook()
  const before = (await run('validate')).out
  const dry = await run('editors', '--dry-run')
  expect(dry.out).toBe(MADE.map((name) => `would make  ${name}\n`).join(''))
  const { out, err, status } = await run('editors')
  expect({ out, err, status }).toEqual({
    out: MADE.map((name) => `made  ${name}\n`).join(''),
    err: '',
    status: 0,
  })
  expect((await run('validate')).out).toBe(before)
  expect(JSON.parse(card('.obsidian/types.json')).types).toMatchObject({
    ...{ name: 'text', due: 'date', tags: 'tags', email: 'multitext', birthday: 'text', private: 'text' },
  })
  // A field of the office's own, and a change by hand.
  writeFileSync(join(dir, 'contacts/cardfile.yaml'), `${card('cardfile.yaml')}fields: { renewal: date }\n`)
  writeFileSync(join(dir, 'contacts/_views/cards.base'), 'views: []\n')
  const again = await run('editors')
  expect(again.out.split('\n')).toEqual([
    'changed  .cardfile/card.schema.json',
    'changed  contacts/.obsidian/types.json',
    'kept  contacts/_views/cards.base (changed by hand)',
    'What you changed stays; ours instead: cardfile editors --force',
    '',
  ])
  expect(JSON.parse(card('.obsidian/types.json')).types.renewal).toBe('date')
  expect(card('_views/cards.base')).toBe('views: []\n')
  expect((await run('editors', 'obsidian', '--force')).out).toBe('changed  contacts/_views/cards.base\n')
  expect(card('_views/cards.base')).toContain('renewal')
  expect((await run('editors', '--json')).out).toContain('"state": "same"')
})

test.concurrent('only those that are asked for; an editor that is not known is said', async () => {
  const { run } = tempBook()
  expect((await run('editors', 'schema')).out).toBe(
    MADE.slice(0, 2)
      .map((name) => `made  ${name}\n`)
      .join(''),
  )
  const { err, status } = await run('editors', 'word')
  expect({ err, status }).toMatchObject({ err: expect.stringContaining('Allowed choices are'), status: 2 })
})

test.concurrent('in a clone of an office, nothing changes that its server would refuse', async () => {
  const { dir, run, read: card } = tempBook()
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', dir, '-c', 'user.name=S', '-c', 'user.email=s@a.example', ...words])
  await run('editors')
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'x')
  git('remote', 'add', 'origin', 'https://crm.example/git/book.git')
  writeFileSync(join(dir, 'contacts/cardfile.yaml'), `${card('cardfile.yaml')}fields: { renewal: date }\n`)
  const { out } = await run('editors')
  expect(out).toContain('kept  .cardfile/card.schema.json (your server takes no change of it by a push)\n')
  expect(out).toContain('changed  contacts/_views/cards.base\n')
  expect(
    git('status', '--porcelain')
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.slice(2).trim()),
  ).toEqual([...['contacts/.obsidian/types.json', 'contacts/_views/cards.base', 'contacts/cardfile.yaml']])
})

test.concurrent("VS Code's snippets make cards without an error, in the words of the book", async () => {
  await init('snippets')
  const { config } = parseConfig(read('snippets/contacts/cardfile.yaml'), 'f')
  const snippets: { prefix: string; body: string | string[] }[] = Object.values(
    parse(read('snippets/.vscode/cardfile.code-snippets')),
  )
  expect(snippets.map((snippet) => snippet.prefix)).toEqual(['log', 'next', 'person', 'org', 'deal'])
  const stages = { person: config.stages.contact, deal: config.stages.deal, org: undefined }
  for (const { prefix, body } of snippets.slice(2)) {
    const text = [body].flat().join('\n')
    const choices = stages[prefix as keyof typeof stages]
    if (choices) expect(text).toContain(`stage: \${5|${choices.join(',')}|}`)
    const filled = text
      .replace('$1', `A ${prefix}`)
      .replace('card-of-the-customer', 'ada-lovelace')
      .replaceAll(/\$CURRENT_YEAR-\$CURRENT_MONTH-\$CURRENT_DATE/g, '2026-11-25')
      .replaceAll(/\$\{\d:([^}]*)\}/g, '$1')
      .replaceAll(/\$\{\d\|([^,|}]*)[^}]*\}/g, '$1')
      .replaceAll(/\$\d/g, '')
    writeFileSync(join(place, `snippets/contacts/a-${prefix}.md`), `${filled}\n`)
  }
  const [log] = snippets
  const line = String(log?.body).replaceAll(/\$CURRENT_YEAR-\$CURRENT_MONTH-\$CURRENT_DATE/g, '2026-11-25')
  for (const kind of config.log.filter((one) => !/^(stage|opt-)/.test(one)))
    expect(line).toMatch(new RegExp(`[|,]${kind}[|,]`))
  const { out, status } = await runIn(join(place, 'snippets'), ['validate', '--today', '2026-11-25'])
  expect({ out, status }).toMatchObject({ out: expect.not.stringContaining(' error '), status: 0 })
})

interface Matcher {
  readonly pattern: Readonly<Record<'file' | 'line' | 'column' | 'severity' | 'code' | 'message', number>> & {
    regexp: string
  }
}

test.concurrent("VS Code's tasks are commands, and their matcher reads all that validate prints", async () => {
  await init('tasks')
  const dir = join(place, 'tasks')
  const { tasks }: { tasks: { label: string; command: string; args: string[]; problemMatcher: Matcher }[] } =
    JSON.parse(read('tasks/.vscode/tasks.json'))
  expect(tasks.map(({ label }) => label)).toEqual([
    ...['Check the cards', 'Check this card', 'Check at each save'],
    ...['What is due', 'Share the book', 'Show the site'],
  ])
  for (const { command, args } of tasks) {
    expect([command, args[0]]).toEqual(['npx', 'cardfile'])
    expect((await runIn(dir, ['help', args[1] ?? ''])).status).toBe(0)
  }
  const wrong = ['name: Slip', 'email: nonsense', 'pone: 1', 'due: 2026-01-01', 'next: x', 'private: true']
  writeFileSync(
    join(dir, 'contacts/slip one.md'),
    `---\n${wrong.join('\n')}\n---\n\n## Log\n\n- 2099-01-01 cal: x\n`,
  )
  const { regexp, ...at } = (tasks[0] as { problemMatcher: Matcher }).problemMatcher.pattern
  const matched = (out: string) =>
    out.split('\n').flatMap((line) => {
      const parts = new RegExp(regexp).exec(line)
      return parts === null
        ? []
        : [[at.file, at.line, at.column, at.severity, at.code].map((part) => parts[part] ?? '')]
    })
  const listed = JSON.parse((await runIn(dir, ['validate', '--json', '--today', '2026-11-25'])).out)
  const told = listed.diagnostics.map(
    (one: Record<'file' | 'line' | 'column' | 'severity' | 'rule', unknown>) =>
      [one.file, one.line, one.column, one.severity, one.rule].map(String),
  )
  expect(told.length).toBeGreaterThan(5)
  expect(new Set(told.map((one: string[]) => one[3]))).toContain('warning')
  expect(matched((await runIn(dir, ['validate', '--today', '2026-11-25'])).out)).toEqual(told)
  const one = ['validate', join(dir, 'contacts/slip one.md'), '--today', '2026-11-25']
  expect(matched((await runIn(dir, one)).out)).toEqual(
    told.filter(([file]: string[]) => file === 'contacts/slip one.md'),
  )
})

test.concurrent('the task in the background checks at each save, and its patterns tell one check from the next', {
  timeout: 60_000,
}, async () => {
  const { dir, read: card } = tempBook()
  await runIn(dir, ['editors', 'vscode'])
  const { tasks } = JSON.parse(readFileSync(join(dir, '.vscode/tasks.json'), 'utf8'))
  const { args, problemMatcher } = tasks.find(({ isBackground }: { isBackground?: boolean }) => isBackground)
  const [begins, ends] = ['beginsPattern', 'endsPattern'].map(
    (key) => new RegExp(problemMatcher.background[key]),
  )
  const child = spawn(process.execPath, [ENTRY, ...args.slice(1)], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const checks: string[][] = []
  const seen = (count: number) =>
    new Promise<string[]>((resolve) => {
      const look = () =>
        checks.filter((lines) => ends?.test(lines.at(-1) ?? '')).length >= count &&
        resolve(checks[count - 1] ?? [])
      child.stdout.on('data', look)
      look()
    })
  let rest = ''
  child.stdout.on('data', (data) => {
    const lines = (rest + data).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines)
      if (begins?.test(line)) checks.push([])
      else if (line !== '') checks.at(-1)?.push(line)
  })
  try {
    const first = await seen(1)
    expect(first.join('\n')).not.toContain('value-stage')
    writeFileSync(join(dir, 'contacts/ada-byron.md'), card('ada-byron.md').replace('lead', 'leed'))
    const second = await seen(2)
    expect(
      second.filter((line) => new RegExp(problemMatcher.pattern.regexp).test(line)).join('\n'),
    ).toContain('contacts/ada-byron.md:4:8 error value-stage')
    const over = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGINT')
    expect(await over).toBe(0)
  } finally {
    child.kill('SIGKILL')
  }
})

test.concurrent('the settings name a schema that is there, and so does the first line of cardfile.yaml', async () => {
  await init('schema')
  const [[schema = '', file = ''] = []] = Object.entries<string>(
    JSON.parse(read('schema/.vscode/settings.json'))['yaml.schemas'],
  )
  expect(JSON.parse(read('schema', schema)).title).toBe('The settings of a book of cards')
  const [first] = read('schema', file).split('\n')
  const named = /^# yaml-language-server: \$schema=(\S+)$/.exec(first ?? '')?.[1] ?? ''
  expect(read('schema', dirname(file), named)).toBe(read('schema', schema))
})

test.concurrent('a base that two people changed is put together by lines, or given to a person', () => {
  const { config } = parseConfig('', '')
  const base = 'a: 1\n\nb: 2\n\nc: 3\n'
  const merge = (ours: string, theirs: string) =>
    mergeFile('contacts/_views/cards.base', base, ours, theirs, config, { prefix: 'contacts/' })?.text
  expect(merge(base.replace('1', '4'), base.replace('3', '5'))).toBe('a: 4\n\nb: 2\n\nc: 5\n')
  expect(merge(base.replace('2', '4'), base.replace('2', '5'))).toBe(undefined)
})

test.concurrent("a book whose folder is the repository's top has them beside its cards", async () => {
  const dir = join(place, 'flat')
  mkdirSync(dir)
  writeFileSync(join(dir, 'cardfile.yaml'), 'title: Flat\n')
  const { out } = await runIn(dir, ['--book', '.', 'editors'])
  expect(out).toBe(MADE.map((name) => `made  ${name.replace(/^contacts\//, '')}\n`).join(''))
  expect((await runIn(dir, ['--book', '.', 'validate'])).out).toContain('in 0 cards')
})
