// Many clones of one book, all at work on the same card, synced in any order, two at a time.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { be, git, read, twoClones, write } from './repositories.ts'
import { synced, syncIn } from './sync-in.ts'

const CARD = 'contacts/ada-lovelace.md'
/** CARDFILE_REPLICAS=10 for a long run. */
const REPLICAS = Number(process.env.CARDFILE_REPLICAS ?? 4)
const ROUNDS = 3

/** Numbers below 1 that are the same in every run. Source: the minimal standard generator of Park and Miller. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

test('nobody is stuck, nothing is lost, and all hold the same in the end', { timeout: 600_000 }, async () => {
  const { dir, origin } = twoClones()
  const random = chance(20261123)
  const names = Array.from({ length: REPLICAS }, (_, n) => `r${n}`)
  const clones = names.map((name) => {
    git(dir, 'clone', '-q', origin, name)
    be(join(dir, name), `${name} Person`)
    return join(dir, name)
  })
  const meant: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const [n, clone] of clones.entries()) {
      const entry = `- 2026-11-2${round} call @sam: ${names[n]} ${round}`
      const tag = `t${n}-${round}`
      meant.push(entry, tag)
      const text = read(clone, CARD).replace(/^tags: \[(.*)\]$/m, `tags: [$1, ${tag}]`)
      write(clone, { [CARD]: `${text}${entry}\n` })
    }
    const order = clones.map((clone) => ({ clone, at: random() })).sort((a, b) => a.at - b.at)
    for (let i = 0; i < order.length; i += 2) {
      const pair = order.slice(i, i + 2).map(({ clone }) => syncIn(clone, { random }))
      for (const result of await Promise.all(pair)) expect(result).not.toHaveProperty('kind')
    }
  }
  for (const clone of clones) await synced(clone)
  const texts = new Set(clones.map((clone) => read(clone, CARD)))
  expect(texts.size).toBe(1)
  const [text = ''] = texts
  for (const fact of meant) expect(text.split(fact)).toHaveLength(2)
  const heads = new Set([origin, ...clones].map((clone) => git(clone, 'rev-parse', 'main')))
  expect(heads.size).toBe(1)
})
