// The page's own git against the real server: its log-in, its policy, its hooks, its site.
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { mergeCards } from '../../../src/merge/index.ts'
import { type OutgoingEdit, openThin, type Person } from '../../../src/thin/index.ts'
import { startServer } from './server.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const words = (content: Uint8Array | undefined) => new TextDecoder().decode(content)
const SAM = { name: 'Sam Rivers', email: 'sam@example.com' }
const KIM = { name: 'Kim Sato', email: 'kim@example.com' }

const CARDS = Object.fromEntries(
  Array.from({ length: 10 }, (_, at) => [
    `person-${at}.md`,
    `---\nname: Person ${at}\nstage: lead\nowner: sam\n---\n\n## Log\n\n- 2026-11-03 meeting @sam: Demo.\n`,
  ]),
)

function openBook(address: string, headers: Record<string, string>) {
  return openThin({
    url: `${address}git/book.git`,
    folder: 'contacts',
    // A browser says by itself where a request comes from.
    headers: { Origin: address.slice(0, -1), ...headers },
    fetch,
    merge: ({ base, mine, theirs }) =>
      bytes(mergeCards(base ? words(base) : '', words(mine), words(theirs)).text),
  })
}

let count = 0
function edit(path: string, base: string | undefined, mine: string | undefined): OutgoingEdit {
  const file = {
    path,
    base: base === undefined ? base : bytes(base),
    mine: mine === undefined ? mine : bytes(mine),
  }
  return {
    id: `e2e-${++count}`,
    date: 1_795_700_000_000,
    offset: 0,
    message: `Edit ${path}`,
    files: [file],
    fresh: true,
  }
}

test('edits of two people on the same cards are all there, once', async () => {
  const server = await startServer({ cards: CARDS })
  const lines: string[] = []
  const person = async (handle: string, who: Person) => {
    const thin = openBook(server.address, { Cookie: await server.logIn(handle) })
    for (let number = 0; number < 5; number++) {
      const path = `contacts/person-${number % 3}.md`
      const base = words((await thin.file(path))?.bytes)
      const line = `- 2026-11-23 call @${handle}: ${handle} ${number} says so\n`
      lines.push(line)
      const { sent, refused, stop } = await thin.send([edit(path, base, base + line)], who)
      expect([refused, stop, sent.length]).toEqual([[], undefined, 1])
    }
  }
  await Promise.all([person('sam', SAM), person('kim', KIM)])
  const git = (...args: string[]) =>
    execFileSync('git', ['--git-dir', `${server.folder}/book.git`, ...args], { encoding: 'utf8' }).trimEnd()
  const cards = Object.keys(CARDS)
    .map((name) => git('show', `main:contacts/${name}`))
    .join('\n\n')
  for (const line of lines) expect([line, `${cards}\n`.split(line).length]).toEqual([line, 2])
  expect(git('rev-list', '--count', 'main')).toBe('11')
  expect(git('fsck', '--strict', '--no-dangling')).toBe('')
})

test('what the server refuses is told in its words, a reader cannot write, and a stranger must log in', async () => {
  const server = await startServer({ cards: CARDS })
  const thin = openBook(server.address, { Cookie: await server.logIn('sam') })
  const good = edit('contacts/zoe.md', undefined, '---\nname: Zoe\n---\n')
  const { sent, refused, stop } = await thin.send(
    [
      edit('contacts/con.md', undefined, '---\nname: Con\n---\n'),
      good,
      edit('package.json', undefined, '{}'),
    ],
    SAM,
  )
  expect(stop).toBeUndefined()
  expect(sent.map(({ id }) => id)).toEqual([good.id])
  expect(refused.map(({ said }) => said)).toEqual([
    expect.stringContaining('con.md'),
    expect.stringContaining('package.json'),
  ])
  const forged = await thin.send([edit('contacts/yan.md', undefined, '---\nname: Yan\n---\n')], KIM)
  expect(forged.refused.length).toBe(1)
  const reader = openBook(server.address, { Cookie: await server.logIn('rea') })
  expect(words((await reader.file('contacts/zoe.md'))?.bytes)).toBe('---\nname: Zoe\n---\n')
  const read = await reader.send([edit('contacts/xi.md', undefined, '---\nname: Xi\n---\n')], {
    ...SAM,
    email: 'rea@example.com',
  })
  expect(read.stop?.why).toBe('refused')
  const stranger = await openBook(server.address, {}).send([edit('contacts/wu.md', undefined, 'x')], SAM)
  expect(stranger.stop?.why).toBe('signed-out')
})
