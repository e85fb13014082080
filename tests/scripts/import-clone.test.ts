// An import into a clone: one commit, one undo, deleted contacts, rejects, presets, all by the real command.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tempBook } from './cli.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const SETTINGS = `title: Test Office
timezone: Europe/London
today: 2026-11-23
country: GB
team:
  sam: { name: Sam Rivers, email: sam@example.com }
  ana: { name: Ana Moreira, email: ana@example.com }
stages:
  contact: [lead, prospect, customer]
  deal: [proposal, won, lost]
`

/** A book in a repository of its own, and a list beside it. */
function clone(files: Readonly<Record<string, string | Buffer>>, changes: Record<string, string> = {}) {
  const book = tempBook({ 'cardfile.yaml': SETTINGS, ...changes })
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: book.dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  git('init', '-q', '-b', 'main')
  git('config', 'user.name', 'Sam Rivers')
  git('config', 'user.email', 'sam@example.com')
  git('add', '.')
  git('commit', '-qm', 'Begin')
  const put = (name: string, content: string | Buffer) => writeFileSync(join(book.dir, name), content)
  for (const [name, content] of Object.entries(files)) put(name, content)
  const there = () => readdirSync(join(book.dir, 'contacts'), { recursive: true }).map(String).sort()
  const text = (name: string) => readFileSync(join(book.dir, name), 'utf8')
  const commits = () => Number(git('rev-list', '--count', 'HEAD'))
  return { ...book, git, put, there, text, commits }
}

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')

test.concurrent('photos, organisations, new and changed cards are one commit, and one undo', async () => {
  const vcf =
    card('FN:Ada Lovelace', 'EMAIL:ada@engines.example', 'TITLE:Countess') +
    card('FN:Zoe Pine', 'ORG:Pine Ltd', `PHOTO;ENCODING=b;TYPE=PNG:${PNG}`)
  const { run, git, there, read, commits } = clone({ 'a.vcf': vcf })
  const [before, ada] = [there(), read('ada-lovelace.md')]
  const { out, status } = await run('import', 'a.vcf', '--yes')
  expect({ status, out }).toEqual({
    status: 0,
    out: expect.stringContaining('To take it back: cardfile undo'),
  })
  expect(commits()).toBe(2)
  expect(git('log', '-1', '--format=%s')).toBe('Import a.vcf: 2 new, 1 changed')
  expect(git('status', '--porcelain', 'contacts')).toBe('')
  const photo = /^photo: (.*)$/m.exec(read('zoe-pine.md'))?.[1] ?? ''
  expect(there()).toEqual([...before, 'pine-ltd.md', 'zoe-pine.md', '_media', photo].sort())
  expect(readFileSync(join(git('rev-parse', '--show-toplevel'), 'contacts', photo)).toString('base64')).toBe(
    PNG,
  )
  expect((await run('undo')).status).toBe(0)
  expect(there().filter((name) => name !== '_media')).toEqual(before)
  expect(read('ada-lovelace.md')).toBe(ada)
  expect(git('status', '--porcelain', 'contacts')).toBe('')
})

test.concurrent('an undo of many cards shows the first of them, and all where all are asked for', async () => {
  const people = Array.from({ length: 25 }, (_, i) => card(`FN:Person No ${i + 10}`))
  const { run } = clone({ 'a.vcf': people.join('') })
  await run('import', 'a.vcf', '--yes')
  const cards = (out: string) => out.match(/person-no-\d+\.md/g)?.length
  const all = await run('undo', '--dry-run', '--all')
  expect(cards(all.out)).toBe(25)
  const few = await run('undo')
  expect(cards(few.out)).toBe(20)
  expect(few.out).toMatch(/and 5 more; --all shows them\n$/)
})

test.concurrent('what is changed and not committed is not mixed into it, and nothing is written', async () => {
  const { run, there, put, read, commits } = clone({
    'a.vcf': card('FN:Ada Lovelace', 'EMAIL:ada@engines.example', 'TITLE:Countess') + card('FN:Zoe Pine'),
  })
  put('contacts/ada-lovelace.md', `${read('ada-lovelace.md')}- 2026-11-20 call @sam: Rang.\n`)
  const before = there()
  const { err, status } = await run('import', 'a.vcf', '--yes')
  expect({ status, err }).toEqual({
    status: 1,
    err: expect.stringContaining('ada-lovelace.md changed here and not committed'),
  })
  expect([there(), commits()]).toEqual([before, 1])
})

test.concurrent('where nothing is committed yet, the files are written', async () => {
  const book = tempBook({ 'cardfile.yaml': SETTINGS })
  execFileSync('git', ['init', '-q'], { cwd: book.dir })
  execFileSync('git', ['config', 'user.email', 'sam@example.com'], { cwd: book.dir })
  execFileSync('git', ['config', 'user.name', 'Sam'], { cwd: book.dir })
  writeFileSync(join(book.dir, 'a.vcf'), card('FN:Zoe Pine'))
  expect((await book.run('import', 'a.vcf', '--yes')).status).toBe(0)
  expect(book.read('zoe-pine.md')).toContain('name: Zoe Pine\n')
})

test.concurrent('contacts, a mail and a meeting of theirs come in together, as one commit', async () => {
  const { run, read, commits, git } = clone({
    'a.vcf': card('FN:Zoe Pine', 'EMAIL:zoe@pine.example'),
    'b.eml':
      'From: Zoe Pine <zoe@pine.example>\nTo: sam@example.com\nSubject: Terms\nDate: Mon, 16 Nov 2026 09:10:00 +0000\nMessage-ID: <1@pine.example>\n\nAgreed.\n',
    'c.ics':
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e1@pine.example\r\nDTSTART:20261117T100000Z\r\nDTEND:20261117T110000Z\r\nSUMMARY:Demo\r\nORGANIZER:mailto:sam@example.com\r\nATTENDEE:mailto:zoe@pine.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  })
  const { out, status } = await run('import', 'a.vcf', 'b.eml', 'c.ics', '--yes')
  expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining('To take it back') })
  expect(read('zoe-pine.md')).toMatch(/- 2026-11-16 09:10 email.*Terms/)
  expect(read('zoe-pine.md')).toMatch(/- 2026-11-17 10:00 meeting.*Demo/)
  expect(commits()).toBe(2)
  const again = await run('import', 'a.vcf', 'b.eml', 'c.ics', '--yes')
  expect(again.out).toContain('create 0, update 0, skip 3, reject 0: nothing to write.')
  expect(git('status', '--porcelain', 'contacts')).toBe('')
})

describe.concurrent('who was deleted', () => {
  const ZOE = card('FN:Zoe Pine', 'EMAIL:zoe@pine.example', 'TITLE:Boss', 'UID:zoe-1')
  const REX = card('FN:Rex Stone', 'EMAIL:rex@stone.example')

  test('does not come back, and --revive brings the card back with its log', async () => {
    const { run, git, put, read, there } = clone({ 'a.vcf': ZOE + REX })
    await run('import', 'a.vcf', '--yes')
    put('contacts/zoe-pine.md', `${read('zoe-pine.md')}\n## Log\n\n- 2026-11-20 call @sam: Wants nothing.\n`)
    git('commit', '-qam', 'Call')
    git('rm', '-q', 'contacts/zoe-pine.md')
    git('commit', '-qm', 'Zoe wants to be forgotten')
    const date = git('log', '-1', '--format=%ad', '--date=short')
    put('b.vcf', ZOE.replace('TITLE:Boss', 'TITLE:Boss\r\nTEL:+44 20 7946 0001') + REX)
    const again = await run('import', 'b.vcf', '--yes', '--json')
    expect(JSON.parse(again.out)).toMatchObject({
      counts: { create: 0, update: 0, skip: 2, reject: 0 },
      lines: [
        { action: 'skip', reason: `was deleted on ${date} by Sam Rivers; --revive brings it back` },
        { action: 'skip', reason: 'same name and e-mail: nothing new' },
      ],
      written: false,
    })
    expect(there()).not.toContain('zoe-pine.md')
    const back = await run('import', 'b.vcf', '--yes', '--revive')
    expect(back.out).toMatch(/create +Zoe Pine +zoe-pine +was deleted on/)
    expect(read('zoe-pine.md')).toContain('call @sam: Wants nothing.\n')
    expect(read('zoe-pine.md')).toContain('+44 20 7946 0001')
    expect((await run('import', 'b.vcf', '--yes')).out).toContain('skip 2, reject 0: nothing to write.')
  })

  test('by an undo was never meant to be there: the next import brings it', async () => {
    const { run, there } = clone({ 'a.vcf': ZOE })
    await run('import', 'a.vcf', '--yes')
    await run('undo')
    expect(there()).not.toContain('zoe-pine.md')
    expect((await run('import', 'a.vcf', '--yes')).out).toContain('Imported: create 1')
  })

  test('an organisation is not made anew because a record names it', async () => {
    const { run, git, put, there, read } = clone({})
    put('contacts/pine-ltd.md', '---\nname: Pine Ltd\nkind: org\n---\n')
    git('add', '.')
    git('commit', '-qm', 'Pine')
    git('rm', '-q', 'contacts/pine-ltd.md')
    git('commit', '-qm', 'No Pine')
    put('a.vcf', card('FN:Zoe Pine', 'ORG:Pine Ltd'))
    await run('import', 'a.vcf', '--yes')
    expect(read('zoe-pine.md')).toContain('org: Pine Ltd\n')
    expect(there()).not.toContain('pine-ltd.md')
  })

  test('who was merged into another, or moved to another folder, was not deleted', async () => {
    const { run, git, put, read } = clone({ 'a.vcf': ZOE + REX })
    await run('import', 'a.vcf', '--yes')
    put('contacts/zoe-king.md', '---\nname: Zoe King\nemail: zoe@king.example\n---\n')
    git('add', '.')
    git('commit', '-qm', 'King')
    expect((await run('merge', 'zoe-king', 'zoe-pine')).status).toBe(0)
    expect((await run('relayout', 'letters')).status).toBe(0)
    const { out } = await run('import', 'a.vcf', '--yes')
    expect(out).not.toContain('deleted')
    expect(out).toContain('skip 2, reject 0: nothing to write.')
    expect(read('zo/zoe-king.md')).toContain('zoe-1')
  })
})

describe.concurrent('what is set aside goes into a file like its own, which is repaired and imported', () => {
  test.each([
    [
      'a CSV with a quote that never closes, and a row with a NUL',
      'list.csv',
      'Name;E-Mail;Nr\r\nBob;bob@a.example;1\r\n"Eva;eva@a.example;2\r\nZoe\u0000;zoe@a.example\r\n',
      'list-rejected.csv',
      'Name;E-Mail;Nr;Set aside because\r\n"Eva;eva@a.example;2;Set aside by cardfile: Its quote is never closed.\r\nZoe\u0000;zoe@a.example;;Set aside by cardfile: It has control characters.\r\n',
      (text: string) => text.replace('"Eva', 'Eva').replace('\u0000', ''),
      ['Eva', 'Zoe'],
    ],
    [
      'vCards that are cut off',
      'list.vcf',
      'BEGIN:VCARD\nVERSION:3.0\nFN:Eva Cut\nBEGIN:VCARD\nVERSION:3.0\nFN:Bob\nEND:VCARD\nBEGIN:VCARD\nFN:Zoe Short\n',
      'list-rejected.vcf',
      '# Set aside by cardfile: Another BEGIN:VCARD at line 4 comes before its END:VCARD.\nBEGIN:VCARD\nVERSION:3.0\nFN:Eva Cut\n# Set aside by cardfile: It has no END:VCARD.\nBEGIN:VCARD\nFN:Zoe Short\n',
      (text: string) =>
        text.replace('Eva Cut\n', 'Eva Cut\nEND:VCARD\n').replace('Short\n', 'Short\nEND:VCARD\n'),
      ['Eva Cut', 'Zoe Short'],
    ],
    [
      'an entry of a directory that is damaged',
      'list.ldif',
      'version: 1\n\ndn: cn=Bob\ncn: Bob\nmail: bob@a.example\n\ndn: cn=Eva\ncn: Eva\nthis is nothing\n\n',
      'list-rejected.ldif',
      'version: 1\n\n# Set aside by cardfile: Line 9 is no name: value .\ndn: cn=Eva\ncn: Eva\nthis is nothing\n',
      (text: string) => text.replace('this is nothing', 'mail: eva@a.example'),
      ['Eva'],
    ],
  ])('%s', async (_why, name, content, to, wanted, repair, names) => {
    const { run, text, put, git, there, read } = clone({ [name]: content })
    const { status, out } = await run('import', name, '--yes', '--only-valid', '--rejects', to)
    expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining(`in ${to}: repair it`) })
    expect(text(to)).toBe(wanted)
    // As it is, it brings in nothing, and nothing of the reasons.
    const same = await run('import', to, '--yes')
    expect([same.status, git('status', '--porcelain', 'contacts')]).toEqual([1, ''])
    put(to, repair(wanted))
    const { lines, diagnostics } = JSON.parse((await run('import', to, '--yes', '--json')).out)
    expect(lines.map(({ action, name }: { action: string; name: string }) => [action, name])).toEqual(
      names.map((one) => ['create', one]),
    )
    expect(JSON.stringify(diagnostics)).not.toContain('set aside')
    for (const card of there().filter((one) => one.endsWith('.md')))
      expect(read(card)).not.toMatch(/set aside/i)
  })

  test('never into a file that is there: it may be a card', async () => {
    const { run, read, commits } = clone({ 'a.csv': 'Name,Email\nZoe,zoe@a.example\n"Bob,bob@a.example\n' })
    const before = read('ada-lovelace.md')
    const card = 'contacts/ada-lovelace.md'
    const { status, err } = await run('import', 'a.csv', '--yes', '--only-valid', '--rejects', card)
    expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining('is there already') })
    expect([read('ada-lovelace.md'), commits()]).toEqual([before, 1])
  })
})
