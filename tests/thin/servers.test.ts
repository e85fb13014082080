// Servers that can do less, and servers that mean harm.
import { expect, test } from 'vitest'
import { join, utf8 } from '../../src/thin/bytes.ts'
import { type GitObject, idOf } from '../../src/thin/object.ts'
import { writePack } from '../../src/thin/pack-write.ts'
import { FLUSH, packet } from '../../src/thin/pkt-line.ts'
import type { GitHttpOptions } from '../setup/git-http.ts'
import { card, editOf, openBook, SAM, words } from './book.ts'
import { bareRepository, commitFiles, fileAt, git } from './repositories.ts'
import { serve } from './serve.ts'

const ADA = card('Ada Lovelace')
const NEXT = card('Ada Lovelace', '2026-11-27 call @sam: asked for terms')
const soon = { wait: async () => {} }

test.each<[string, Partial<GitHttpOptions>, boolean]>([
  ['no filter', { filter: false }, true],
  ['neither filter nor version 2', { filter: false, version: 0 }, true],
  ['filters, but not those that are needed', { settings: ['uploadpackfilter.combine.allow=false'] }, true],
  ['filters, but no wanting by name', { filter: false, settings: ['uploadpack.allowFilter=true'] }, false],
])(
  'a server with %s: reads, edits, merges, finds what was lost, and says whether it is slow',
  async (_why, more, slow) => {
    const repository = bareRepository({ 'contacts/ad/ada.md': ADA, 'contacts/be/ben.md': card('Ben') })
    let lose = false
    const server = await serve(repository, {
      ...more,
      fate({ path }) {
        if (!lose || !path.endsWith('receive-pack')) return 'serve'
        lose = false
        return 'lose'
      },
    })
    const told: string[] = []
    const thin = openBook(server.url, { ...soon, slow: () => told.push('it takes longer') })
    expect(await thin.refresh()).toEqual({ tip: git(repository, 'rev-parse', 'main'), slow })
    const read = server.count().requests
    expect(told.length).toBe(slow ? 1 : 0)
    expect(words((await thin.file('contacts/be/ben.md'))?.bytes)).toBe(card('Ben'))
    expect(server.count().requests).toBe(slow ? 0 : 2)
    expect(read).toBeLessThan(6)
    // The same tip again: no objects.
    await thin.refresh()
    expect(server.count().down).toBeLessThan(1500)
    commitFiles(repository, { 'contacts/ad/ada.md': ADA.replace('lead', 'customer') })
    lose = true
    const { sent, stop } = await thin.send([editOf('contacts/ad/ada.md', ADA, NEXT)], SAM)
    expect(stop).toBeUndefined()
    expect(sent.map(({ files }) => files[0]?.met)).toEqual(['changed'])
    expect(fileAt(repository, 'contacts/ad/ada.md')).toBe(NEXT.replace('lead', 'customer'))
    const again = editOf('contacts/be/ben.md', card('Ben'), card('Ben', '2026-11-27 call @sam: hi'))
    await thin.send([again], SAM)
    commitFiles(repository, { 'contacts/cy/cy.md': card('Cy') })
    await thin.refresh()
    expect(words((await thin.file('contacts/cy/cy.md'))?.bytes)).toBe(card('Cy'))
    expect(git(repository, 'rev-list', '--count', 'main')).toBe('5')
    expect(git(repository, 'fsck', '--strict', '--no-dangling')).toBe('')
    // A later page, which does not know whether it was sent.
    const { fresh: _, ...unsure } = again
    const later = await openBook(server.url, soon).send([unsure], SAM)
    expect(later.sent[0]?.commit).toBe(git(repository, 'rev-parse', 'main~1'))
  },
)

test.each<[Partial<GitHttpOptions>]>([[{ filter: false }], [{ filter: false, version: 0 }]])(
  'an empty repository on a server of less: %j',
  async (more) => {
    const repository = bareRepository()
    const thin = openBook((await serve(repository, more)).url)
    const { sent, stop } = await thin.send([editOf('contacts/ada.md', undefined, ADA)], SAM)
    expect([stop, sent.length]).toEqual([undefined, 1])
    expect(fileAt(repository, 'contacts/ada.md')).toBe(ADA)
  },
)

/** A server that answers what it likes. */
function liar(answers: Record<string, Uint8Array | string | Response>): { fetch: typeof fetch } {
  return {
    fetch: (async (url: string, init: RequestInit) => {
      const service = String(url).replace(/.*\/(?:info\/refs\?service=)?/, '')
      const kind = init.method === 'POST' ? `${service}-result` : `${service}-advertisement`
      const answer = answers[kind] ?? answers['*'] ?? ''
      if (answer instanceof Response) return answer.clone()
      return new Response(answer as BodyInit, { headers: { 'Content-Type': `application/x-${kind}` } })
    }) as typeof fetch,
  }
}

const tip = 'a'.repeat(40)
const withPack = (pack: Uint8Array) =>
  join([
    packet('wanted-refs\n'),
    packet(`${tip} refs/heads/main\n`),
    utf8('0001'),
    packet('packfile\n'),
    ...Array.from({ length: Math.ceil(pack.length / 60_000) }, (_, at) =>
      packet(join([Uint8Array.of(1), pack.subarray(at * 60_000, (at + 1) * 60_000)])),
    ),
    FLUSH,
  ])
const advertised = join([packet('version 2\n'), packet('fetch=shallow filter ref-in-want\n'), FLUSH])
const endless = () => {
  let sent = 0
  return new Response(
    new ReadableStream({
      pull(controller) {
        sent += 1 << 20
        if (sent > 1 << 30) throw new Error('read for ever')
        controller.enqueue(new Uint8Array(1 << 20).fill(48))
      },
    }),
    { headers: { 'Content-Type': 'application/x-git-upload-pack-result' } },
  )
}
const packOf = async (...objects: GitObject[]) =>
  writePack(objects.map((object) => ({ ...object, id: idOf(object) })))

test.each<[string, () => Promise<Record<string, Uint8Array | string | Response>>, string]>([
  ['says nothing', async () => ({}), 'broken'],
  [
    'is a log-in page',
    async () => ({ '*': new Response('<html>', { headers: { 'Content-Type': 'text/html' } }) }),
    'signed-out',
  ],
  ['sends people elsewhere', async () => ({ '*': new Response('', { status: 303 }) }), 'signed-out'],
  ['speaks no git', async () => ({ '*': 'hello, world' }), 'broken'],
  ['stops in the middle', async () => ({ '*': withPack(utf8('PACK')).subarray(0, 80) }), 'broken'],
  ['sends no end', async () => ({ 'git-upload-pack-result': endless() }), 'broken'],
  [
    'sends a bomb',
    async () => ({
      'git-upload-pack-result': withPack(await packOf({ type: 'blob', bytes: new Uint8Array(20 << 20) })),
      'git-upload-pack-advertisement': advertised,
    }),
    'broken',
  ],
  [
    'sends other objects than it says',
    async () => ({
      'git-upload-pack-result': withPack(await packOf({ type: 'blob', bytes: utf8('x') })),
      'git-upload-pack-advertisement': advertised,
    }),
    'broken',
  ],
  ['sends an error', async () => ({ '*': join([packet('ERR \u001b[31mgo away'), FLUSH]) }), 'broken'],
])('a server that %s is not believed', async (_why, answers, why) => {
  const thin = openBook('https://crm.example/git/book.git', { ...soon, ...liar(await answers()) })
  await expect(thin.refresh().then(() => thin.file('contacts/ada.md'))).rejects.toMatchObject({ why })
  const { stop, sent } = await thin.send([editOf('contacts/ada.md', ADA, NEXT)], SAM)
  expect([stop?.why, sent]).toEqual([why, []])
  expect(stop?.said).not.toMatch(/\u001b|ERR|pack|git/)
})

test('a tree that holds itself, or a commit that is none, ends in words', async () => {
  const blob: GitObject = { type: 'blob', bytes: utf8('tree 1234') }
  const commit: GitObject = { type: 'commit', bytes: utf8(`tree ${idOf(blob)}\n\n`) }
  const answer = withPack(await packOf(blob, commit))
  const text = new TextDecoder('latin1').decode(answer).replace(tip, idOf(commit))
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0))
  const thin = openBook('https://crm.example/git/book.git', { ...soon, ...liar({ '*': bytes }) })
  await expect(thin.folder('contacts')).rejects.toMatchObject({ why: 'broken' })
})
