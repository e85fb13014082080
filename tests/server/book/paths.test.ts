// Names, places, kinds and branches that a push may carry. Our own judgement of each; the shared list as real pushes.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { CARD } from './raw-repository.ts'
import { type ServerFolder, serverFolder } from './server-folder.ts'
import { KIM, SAM } from './serving.ts'

let server: ServerFolder
beforeAll(async () => {
  server = await serverFolder()
}, 60_000)

const [LINK, PROGRAM_FILE, REPOSITORY] = ['120000', '100755', '160000']

test.each([
  // why, path, mode
  ['a device of Windows', 'contacts/aux.md'],
  ['a device with a folder of its name', 'contacts/nul/a.md'],
  ['a device with a small figure', 'contacts/lpt\u00b3.md'],
  ['a dot at the end', 'contacts/b.md.'],
  ['a blank before the ending', 'contacts/b .md'],
  ['a stream of NTFS', 'contacts/b.md:x'],
  ['a backslash', 'contacts/b\\c.md'],
  ['a line break', 'contacts/b\nc.md'],
  ['a name that turns around', 'contacts/b\u202edm.exe.md'],
  ['a character that nobody sees', 'contacts/b\u2060.md'],
  ['accents apart', 'contacts/zoe\u0308.md'],
  ["git's own folder", 'contacts/.Git/a.md'],
  ["git's own folder, short", 'contacts/GIT~1/a.md'],
  ['a folder above', 'contacts/../../a.md'],
  ['a pipe', 'contacts/b|c.md'],
  ['a quote', 'contacts/b"c.md'],
  ['a shell', 'contacts/`id`.md'],
  ['an option', 'contacts/--help.md'],
  ['a hidden file', 'contacts/.hidden.md'],
  ['a long name', `contacts/${'b'.repeat(260)}.md`],
  ['a deep folder', `contacts/${'b/'.repeat(12)}c.md`],
  ['a case twin', 'contacts/Ada-Lovelace.md'],
  ['a page of the site', 'contacts/Index.md'],
  ['a property of every object', 'contacts/hasOwnProperty.md'],
  ['a page that runs', 'contacts/b.mdx'],
  ['a drawing with a script', 'contacts/_media/b.svg'],
  ['a picture in the wrong place', 'contacts/b.png'],
  ['a picture that is none', 'contacts/_media/b.png'],
  ['a folder that no book has', 'contacts/_scripts/b.md'],
  ['settings in a folder', 'contacts/b/cardfile.yaml'],
  ['settings in capitals', 'contacts/Cardfile.yaml'],
  ['a folder that is named like a card', 'contacts/b.md/c.md'],
  ['settings of git', 'contacts/.gitattributes'],
  ['modules of git', '.gitmodules'],
  ['a program', 'src/index.ts'],
  ['a list of programs', 'package.json'],
  ['a pipeline', '.github/workflows/a.yml'],
  ['a card elsewhere', 'Contacts/b.md'],
  ['a link', 'contacts/b.md', LINK],
  ['a program among the cards', 'contacts/b.md', PROGRAM_FILE],
  ['another repository', 'contacts/b', REPOSITORY],
] as const)('refused: %s', async (_why, path, mode: string = '100644') => {
  const { raw, first } = server
  const id = mode === REPOSITORY ? { id: first } : {}
  const commit = raw.commit({ parents: [first], files: [{ path, text: CARD, mode, ...id }] })
  const { verdict, lines } = await server.judge(commit)
  expect(verdict).toBe(undefined)
  // Each complaint is a line with the place, and one with what to do; nothing in them moves a cursor.
  expect(lines[0]).toBe('Nothing was taken, because of this:')
  expect(lines.length % 2).toBe(1)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join('')).toMatch(/^[^\p{Cc}\p{Cf}]*$/u)
})

test.each([
  ['a name with accents', 'contacts/zo\u00eb.md', /zo/],
  ['a name in other letters', 'contacts/\u738b\u5c0f\u660e.md', /name/],
  ['a name that some computers take for another', 'contacts/stra\u00dfe.md', /strasse/],
  ['a card without front matter', 'contacts/notes.md', /no front matter/, 'Only notes.\n'],
  ['a stage that is none', 'contacts/b.md', /stage/, '---\nname: B\nstage: nowhere\n---\n'],
  [
    "git's markers in the notes",
    'contacts/c.md',
    /markers/,
    '---\nname: C\n---\n\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n',
  ],
] as const)('taken, and told: %s', async (_why, path, said, text: string = CARD) => {
  const { raw } = server
  const commit = raw.commit({ parents: [raw.fetch(server.repository)], files: [{ path, text }] })
  const { verdict, lines } = await server.judge(commit)
  expect(verdict, lines.join()).toBe('accepted')
  expect(lines[0]).toBe('Taken. Worth another look:')
  expect(lines.join('\n')).toMatch(said)
})

test.each([
  'contacts/grace-hopper.md',
  'contacts/gr/grace-hopper.md',
  'contacts/_templates/deal.md',
  'contacts/_views/mine.yaml',
  'contacts/_sequences/new-customer.md',
  'contacts/_presets/trade-fair.yaml',
])('taken without a word: %s', async (path) => {
  const { raw } = server
  const text = path.endsWith('.yaml') ? 'where: owner=me\n' : '---\nname: Grace Hopper\n---\n'
  const commit = raw.commit({ parents: [raw.fetch(server.repository)], files: [{ path, text }] })
  expect(await server.judge(commit)).toEqual({ verdict: 'accepted', lines: [] })
})

test('a picture that is one', async () => {
  const { raw } = server
  const text = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2000)])
  const commit = raw.commit({
    parents: [raw.fetch(server.repository)],
    files: [{ path: 'contacts/_media/ada.png', text }],
  })
  expect(await server.judge(commit)).toEqual({ verdict: 'accepted', lines: [] })
})

test.each([
  ['another branch', 'refs/heads/other'],
  ['a branch of a branch', 'refs/heads/main/x'],
  ['a tag', 'refs/tags/v2'],
  ['notes', 'refs/notes/x'],
  ['a replacement', 'refs/replace/0123456789012345678901234567890123456789'],
  ['HEAD as a branch', 'refs/heads/HEAD'],
  ['capitals', 'refs/heads/Main'],
  ["somebody else's draft", 'refs/heads/wip/kim-9'],
  ['a draft of a longer handle', 'refs/heads/wip/samuel-9'],
  ['a draft that is no figure', 'refs/heads/wip/sam-x-1'],
  ['one draft too many', 'refs/heads/wip/sam-21'],
  ['a draft with a shell in it', 'refs/heads/wip/sam-$(id)'],
  ['what the server keeps for itself', 'refs/cardfile/arrived'],
])('refused: a push to %s', async (_why, ref) => {
  const { raw } = server
  const commit = raw.commit({ parents: [raw.fetch(server.repository)], files: [{ path: 'contacts/z.md' }] })
  const { verdict, lines } = await server.judge(commit, SAM, ref)
  expect(verdict).toBe(undefined)
  expect(lines.join()).toMatch(/The book is the branch main/)
})

test('a draft of one’s own is taken, looked through like any push, and can become the book', async () => {
  const { raw } = server
  const tip = raw.fetch(server.repository)
  const evil = raw.commit({ parents: [tip], files: [{ path: 'evil.sh' }], email: 'kim@example.com' })
  expect((await server.push(`${evil}:refs/heads/wip/kim-1`, KIM)).code).toBe(1)
  const draft = raw.commit({
    parents: [tip],
    files: [{ path: 'contacts/draft.md' }],
    email: 'kim@example.com',
  })
  expect((await server.push(`${draft}:refs/heads/wip/kim-1`, KIM)).code).toBe(0)
  expect((await server.push(`${draft}:refs/heads/main`, SAM)).code).toBe(0)
  expect(server.tip()).toBe(draft)
})

const CORPUS = join(import.meta.dirname, '../../../../shared/corpora/hostile/paths.txt')
const rows = existsSync(CORPUS)
  ? readFileSync(CORPUS, 'utf8')
      .split('\n')
      .filter((line) => /^P\d/.test(line))
  : []

test.skipIf(rows.length === 0)('the verdicts of the shared list of hostile paths', async () => {
  const own = await serverFolder()
  const { raw } = own
  expect(rows.length).toBeGreaterThan(40)
  for (const row of rows) {
    const [id = '', json = '""', mode = '', verdict = ''] = row.split('\t')
    const what = JSON.parse(json) as string
    const tip = raw.fetch(own.repository)
    const refs = raw.git('--git-dir', own.repository, 'for-each-ref')
    const { spec, user } =
      mode === 'ref' ? refPush(own, what, tip) : { spec: pathPush(own, what, mode, tip), user: SAM }
    const { code, err } = await own.push(spec, user)
    const taken = raw.git('--git-dir', own.repository, 'for-each-ref') !== refs
    const got = !taken && code !== 0 ? 'REJECT' : /Worth another look/.test(err) ? 'FLAG' : 'ACCEPT'
    expect(`${id} ${got}`, err).toBe(`${id} ${verdict}`)
  }
})

function pathPush({ raw, first }: ServerFolder, what: string, mode: string, tip: string): string {
  const files = what
    .split(' + ')
    .map((path) => ({ path, mode, text: CARD, ...(mode === REPOSITORY ? { id: first } : {}) }))
  return `${raw.commit({ parents: [tip], files })}:refs/heads/main`
}

function refPush({ raw }: ServerFolder, what: string, tip: string): { spec: string; user: typeof SAM } {
  const ref = what.replace(/ \(.*\)$/, '').replace('<sha of HEAD>', tip)
  const email = ref.includes('/wip/kim-') ? 'kim@example.com' : 'sam@example.com'
  const user = ref.includes('/wip/kim-') ? KIM : SAM
  const next = raw.commit({ parents: [tip], files: [{ path: 'contacts/next.md' }], email })
  if (what.endsWith('(delete)')) return { spec: `:${ref}`, user }
  if (what.endsWith('(non-fast-forward)')) {
    const [parent = tip] = raw.git('rev-list', '--parents', '-n1', tip).split(' ').slice(1)
    return {
      spec: `+${raw.commit({ parents: [parent], files: [{ path: 'contacts/past.md' }] })}:${ref}`,
      user,
    }
  }
  return { spec: `+${next}:${ref}`, user }
}
