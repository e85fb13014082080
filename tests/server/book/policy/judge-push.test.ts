// What a push may bring: every new commit is judged, by what it brings and by who made it.
import { beforeAll, expect, test } from 'vitest'
import { judgePush } from '../../../../src/server/book/index.ts'
import { CARD, ENVIRONMENT, type RawCommit } from '../raw-repository.ts'
import { FILES, type ServerFolder, serverFolder } from '../server-folder.ts'
import { KIM, SAM } from '../serving.ts'

let server: ServerFolder
beforeAll(async () => {
  server = await serverFolder()
}, 60_000)

/** A commit on the book as it began. */
function commit(change: Omit<RawCommit, 'parents'> & { parents?: readonly string[] }): string {
  return server.raw.commit({ parents: [server.first], ...change })
}

async function refusal(id: string, user = SAM): Promise<string> {
  const { verdict, lines } = await server.judge(id, user)
  expect(verdict).toBe(undefined)
  return lines.join('\n')
}

async function accepted(id: string, user = SAM): Promise<readonly string[]> {
  const { verdict, lines } = await server.judge(id, user)
  expect(verdict, lines.join('\n')).toBe('accepted')
  return lines
}

const card = (front: string, body = '') => `---\n${front}\n---\n${body}`

test.each([
  // why, text of contacts/b.md, line and word of the refusal
  ['a language behind the fence', '---js\nmodule.exports = 1\n---\n', /b\.md:1: .*js/],
  ['TOML', '+++\nname = 1\n+++\n', /b\.md:1/],
  ['a byte order mark before a language', '\ufeff---js\nx\n---\n', /b\.md:1/],
  ['an anchor', card('name: &a B\naka: *a'), /b\.md:2: .*anchor/],
  ['a tag', card('name: !!js/function B'), /b\.md:2/],
  ['a directive', card('%YAML 1.1\nname: B'), /b\.md:2/],
  ['values in values', card(`name: ${'['.repeat(200)}`), /b\.md:2/],
  ['a map as a value', card('name: { a: b }'), /b\.md:2/],
  ['a key twice', card('name: B\nname: C'), /b\.md:3: .*second time/],
  ['a key of JavaScript', card('name: B\n__proto__: x'), /b\.md:3/],
  ['many keys', card(Array.from({ length: 300 }, (_, i) => `k${i}: v`).join('\n')), /keys/],
  ['large front matter', card(`name: B\nsource: ${'x'.repeat(17_000)}`), /KiB/],
  ['no end of the front matter', '---\nname: B\n', /b\.md:1: .*not closed/],
  [
    "git's markers in the front matter",
    card('<<<<<<< a\nname: B\n=======\nname: C\n>>>>>>> b'),
    /b\.md:2: .*markers/,
  ],
  ['a zero byte', card('name: B', 'x\0y\n'), /NUL/],
  ['bytes that are no text', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xe9, 0x0a]), /b\.md:2: .*UTF-8/],
  ['a large card', card('name: B', 'x'.repeat(129 * 1024)), /129 KiB|130 KiB/],
])('refused, with the line: %s', async (_why, text, said) => {
  const words = await refusal(commit({ files: [{ path: 'contacts/b.md', text }] }))
  expect(words).toMatch(said)
  expect(words).toMatch(/^contacts\/b\.md/m)
})

test('settings that can’t be read are refused, settings that are wrong are taken and told', async () => {
  const path = 'contacts/cardfile.yaml'
  expect(await refusal(commit({ files: [{ path, text: 'title: [\n' }] }))).toMatch(/cardfile\.yaml:\d/)
  expect(await refusal(commit({ files: [{ path, text: `#${'x'.repeat(70_000)}\n` }] }))).toMatch(
    /64 is the limit/,
  )
  expect(await accepted(commit({ files: [{ path, text: 'timezone: Mars\n' }] }))).toEqual([
    'Taken. Worth another look:',
    expect.stringMatching(/cardfile\.yaml:1: "Mars" is no time zone/),
  ])
})

test('an evil commit is refused though the next one takes it back', async () => {
  const evil = commit({ files: [{ path: 'contacts/b.md', text: '---js\n---\n' }] })
  const clean = commit({ parents: [evil], files: [], without: ['contacts/b.md'] })
  expect(await refusal(clean)).toMatch(/b\.md:1/)
  const script = commit({ files: [{ path: 'run.sh' }] })
  expect(await refusal(commit({ parents: [script], files: [], without: ['run.sh'] }))).toMatch(/^run\.sh/m)
})

test('a merge of many histories takes too much memory to look at', async () => {
  const sides = Array.from({ length: 9 }, (_, i) => commit({ files: [{ path: `contacts/side-${i}.md` }] }))
  expect(await refusal(commit({ parents: sides, files: [] }))).toMatch(/9 histories together/)
})

test('a merge is judged by what it has of none of its parents', async () => {
  const [a, b] = [
    commit({ files: [{ path: 'contacts/a.md' }] }),
    commit({ files: [{ path: 'contacts/b.md' }] }),
  ]
  await accepted(commit({ parents: [a, b], files: [{ path: 'contacts/b.md' }] }))
  const evil = commit({ parents: [a, b], files: [{ path: 'contacts/b.md' }, { path: 'hooks/post-receive' }] })
  expect(await refusal(evil)).toMatch(/^hooks\/post-receive/m)
  expect(await refusal(commit({ parents: [a, b], files: [], without: ['package.json'] }))).toMatch(
    /^package\.json/m,
  )
})

test('a parent that git does not see is no parent', async () => {
  // Its tree has all that is evil, and nobody asks for it: it is on no branch.
  const hidden = commit({ files: [{ path: 'run.sh' }, { path: 'contacts/b.md', text: '---js\n---\n' }] })
  const who = 'Sam Rivers <sam@example.com> 1790000000 +0000'
  const lines = [
    `tree ${server.raw.git('rev-parse', `${hidden}^{tree}`)}`,
    `parent ${server.first}`,
    `author ${who}`,
    `committer ${who}`,
  ]
  const evil = `${[...lines, `parent ${hidden}`].join('\n')}\n\nChange the book\n`
  const words = await refusal(server.raw.object('commit', Buffer.from(evil)))
  expect(words).toMatch(/^run\.sh/m)
  expect(words).toMatch(/^contacts\/b\.md/m)
})

test('a merge with an old state of the book takes away nothing that the admin has brought since', async () => {
  const own = await serverFolder()
  const now = own.raw.commit({ parents: [own.first], files: [{ path: 'notes.txt' }] })
  own.raw.git('update-ref', 'refs/heads/main', now)
  own.raw.git('--git-dir', own.repository, 'fetch', '-q', own.raw.folder, 'main:main')
  expect(own.tip()).toBe(now)
  const merged = (change: Omit<RawCommit, 'parents'>) =>
    own.raw.commit({ parents: [now, own.first], ...change })
  const { verdict, lines } = await own.judge(merged({ files: [], without: ['notes.txt'] }))
  expect(verdict).toBe(undefined)
  expect(lines.join('\n')).toMatch(/^notes\.txt: It is not for a push to remove this/m)
  // By way of a draft it is none the better.
  const draft = merged({ files: [{ path: 'contacts/b.md' }], without: ['notes.txt'] })
  own.raw.git('update-ref', 'refs/heads/draft', draft)
  own.raw.git('--git-dir', own.repository, 'fetch', '-q', own.raw.folder, 'draft:wip/sam-1')
  expect((await own.judge(draft)).verdict).toBe(undefined)
  expect((await own.judge(merged({ files: [{ path: 'contacts/b.md' }] }))).verdict).toBe('accepted')
})

test('where the book is, the server knows, whatever the push says', async () => {
  const mine = commit({ files: [{ path: 'cardfile.yaml', text: 'title: Mine\n' }] })
  const { verdict } = await judgePush({
    repository: server.repository,
    env: {
      ...ENVIRONMENT,
      GIT_DIR: server.repository,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: `${server.raw.folder}/objects`,
      CARDFILE_HANDLE: SAM.handle,
      CARDFILE_EMAILS: JSON.stringify(SAM.emails),
    },
    input: `${mine} ${mine} refs/heads/main\n${'0'.repeat(40)} ${mine} refs/heads/wip/sam-1\n`,
    now: new Date('2026-11-27T12:00:00Z'),
  })
  expect(verdict).toBe(undefined)
})

test('what the admin keeps beside the cards stays, and is for no push to change', async () => {
  await accepted(commit({ files: [{ path: 'contacts/b.md' }] }))
  expect(await refusal(commit({ files: [{ path: 'package.json', text: '{ "scripts": {} }' }] }))).toMatch(
    /package\.json: Only what is in contacts\//,
  )
  const nothing = { mode: '40000', id: server.raw.tree([]) }
  for (const path of ['package.json', 'contacts/cardfile.yaml'])
    expect(await refusal(commit({ files: [{ path, ...nothing }] }))).toMatch(
      /Put it back|settings would be gone/,
    )
  for (const path of ['package.json', '.gitattributes', '.vscode', 'contacts', 'contacts/cardfile.yaml'])
    expect(await refusal(commit({ files: [], without: [path] }))).toMatch(
      /Put it back|settings would be gone/,
    )
  await accepted(commit({ files: [], without: ['contacts/ada-lovelace.md'] }))
  await accepted(commit({ files: [], without: ['contacts/_templates'] }))
  expect(
    await refusal(commit({ files: [{ path: 'package.json/b.md' }], without: ['package.json'] })),
  ).toMatch(/package\.json/)
})

test('a book may lie at the top of its repository', async () => {
  const inner = Object.entries(FILES).map(([path, text]) => [path.replace(/^contacts\//, ''), text] as const)
  const own = await serverFolder(Object.fromEntries(inner))
  const change = (change: Omit<RawCommit, 'parents'>) => own.raw.commit({ parents: [own.first], ...change })
  const verdict = async (id: string) => (await own.judge(id)).verdict
  expect(await verdict(change({ files: [{ path: 'b.md' }, { path: 'be/b2.md' }] }))).toBe('accepted')
  expect(await verdict(change({ files: [{ path: 'package.json', text: '[]' }] }))).toBe(undefined)
  expect(await verdict(change({ files: [], without: ['package.json'] }))).toBe(undefined)
  expect(await verdict(change({ files: [], without: ['.vscode'] }))).toBe(undefined)
  expect(await verdict(change({ files: [], without: ['cardfile.yaml'] }))).toBe(undefined)
  expect(await verdict(change({ files: [], without: ['ada-lovelace.md'] }))).toBe('accepted')
  // The settings decide where the cards are: in a book below contacts/, nobody moves them by a push.
  expect(await refusal(commit({ files: [{ path: 'cardfile.yaml', text: 'title: Mine\n' }] }))).toMatch(
    /cardfile\.yaml/,
  )
})

test('a card with a name that no push may bring can be edited where the admin has brought it', async () => {
  const path = 'contacts/Smith & Sons.md'
  const own = await serverFolder({ ...FILES, [path]: CARD })
  const change = (change: Omit<RawCommit, 'parents'>) => own.raw.commit({ parents: [own.first], ...change })
  const edited = await own.judge(change({ files: [{ path, text: CARD.replace('Ada', 'Eda') }] }))
  expect(edited.verdict).toBe('accepted')
  const evil = await own.judge(change({ files: [{ path, text: '---js\n---\n' }] }))
  expect(evil.verdict).toBe(undefined)
  const renamed = await own.judge(change({ files: [{ path: 'contacts/Smith & Co.md' }], without: [path] }))
  expect(renamed.lines.join()).toMatch(/The name has "&" in it/)
})

test('who committed is who logged in', async () => {
  const files = [{ path: 'contacts/b.md' }]
  await accepted(commit({ files, email: 'Sam@Example.com' }))
  expect(await refusal(commit({ files, email: 'kim@example.com' }))).toMatch(
    /committed by Sam Rivers <kim@example\.com>, and you are logged in as sam/,
  )
  expect(await refusal(commit({ files }), KIM)).toMatch(/logged in as kim/)
  const nameless = { ...SAM, emails: [] }
  await accepted(commit({ files, name: 'sam', email: 'any@where.example' }), nameless)
  await refusal(commit({ files, name: 'Sam', email: 'any@where.example' }), nameless)
})

test('another history, and words that move a cursor, are refused', async () => {
  expect(await refusal(commit({ parents: [], files: [{ path: 'contacts/b.md' }] }))).toMatch(
    /history of its own/,
  )
  const words = await refusal(commit({ files: [{ path: 'contacts/b.md' }], message: 'Hi \u001b[2J' }))
  expect(words).toMatch(/control character/)
  expect(words).not.toContain('\u001b')
})

test('a date in the future is told', async () => {
  const later = Date.parse('2027-03-01') / 1000
  expect((await accepted(commit({ files: [{ path: 'contacts/b.md' }], seconds: later })))[1]).toMatch(
    /in the future/,
  )
})

test('too many commits are refused; 2,000 cards take seconds', { timeout: 60_000 }, async () => {
  let tip = server.first
  const tree = server.raw.git('rev-parse', `${tip}^{tree}`)
  for (let i = 0; i < 2001; i++)
    tip = server.raw.commitTree(tree, { parents: [tip], message: `Nothing ${i}` })
  expect(await refusal(tip)).toMatch(/more than 2,000 new commits/)

  const files = Array.from({ length: 2000 }, (_, i) => ({
    path: `contacts/c${i % 100}/card-${i}.md`,
    text: card(
      `name: Card ${i}\nstage: lead\ntags: [a, b]`,
      `\nNotes ${i}.\n\n## Log\n\n- 2026-11-03 call @sam: x\n`,
    ),
  }))
  const many = commit({ files })
  const began = performance.now()
  await accepted(many)
  expect(performance.now() - began).toBeLessThan(8000)
})

test('a tree of 10^10 paths is refused at once', async () => {
  const { raw } = server
  let id = raw.tree([{ mode: '100644', name: 'a.md', id: raw.blob(CARD) }])
  for (let level = 0; level < 10; level++)
    id = raw.tree(Array.from({ length: 10 }, (_, i) => ({ mode: '40000', name: `d${i}`, id })))
  const bomb = raw.commitTree(raw.tree([{ mode: '40000', name: 'contacts', id }]), {
    parents: [server.first],
  })
  const began = performance.now()
  expect(await refusal(bomb)).toMatch(/Nothing was taken/)
  expect(performance.now() - began).toBeLessThan(4000)
})

test('a tree that is wide and not deep is counted while it is walked', async () => {
  const { raw } = server
  let id = raw.blob(CARD)
  let mode = '100644'
  for (let level = 0; level < 4; level++) {
    const [of, under] = [id, mode]
    id = raw.tree(
      Array.from({ length: 100 }, (_, i) => ({
        mode: under,
        name: `d${i}${under === '40000' ? '' : '.md'}`,
        id: of,
      })),
    )
    mode = '40000'
  }
  const wide = raw.commitTree(raw.tree([{ mode, name: 'contacts', id }]), { parents: [server.first] })
  const began = performance.now()
  expect(await refusal(wide)).toMatch(/more than 200,000 paths/)
  expect(performance.now() - began).toBeLessThan(20_000)
})

test('nobody is nobody', async () => {
  const { raw, repository } = server
  const id = commit({ files: [{ path: 'contacts/b.md' }] })
  const { code, err } = await raw.run(['push', '-q', '--', repository, `${id}:refs/heads/main`])
  expect(code).toBe(1)
  expect(err).toMatch(/Nobody is logged in/)
})
