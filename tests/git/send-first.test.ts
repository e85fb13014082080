// The first sync with an empty shared repository.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isStop } from '../../src/git/index.ts'
import { runIn } from '../scripts/cli.ts'
import { ADA, be, git, read, SETTINGS, tempFolder, write } from './repositories.ts'
import { synced, syncIn } from './sync-in.ts'

function begun(isCommitted = true, card = ADA): { dir: string; origin: string; sam: string } {
  const dir = tempFolder()
  const [origin, sam] = [join(dir, 'origin.git'), join(dir, 'sam')]
  git(dir, 'init', '-q', '--bare', '-b', 'main', origin)
  git(dir, 'init', '-q', '-b', 'main', sam)
  be(sam, 'Sam Rivers')
  write(sam, { 'contacts/cardfile.yaml': SETTINGS, 'contacts/ada-lovelace.md': card })
  git(sam, 'remote', 'add', 'origin', origin)
  if (!isCommitted) return { dir, origin, sam }
  git(sam, 'add', '.')
  git(sam, 'commit', '-qm', 'Begin the book')
  return { dir, origin, sam }
}

test('the whole book is sent, with what is not committed yet, and git pull knows it from then on', {
  timeout: 60_000,
}, async () => {
  const { dir, origin, sam } = begun()
  write(sam, { 'contacts/bob.md': '---\nname: Bob\n---\n' })
  const env = { HOME: dir, GIT_CONFIG_NOSYSTEM: '1' }
  expect(await runIn(sam, ['sync'], env)).toMatchObject({
    status: 1,
    err: expect.stringMatching(/is empty\.\nNothing was changed\..*cardfile sync --first/),
  })
  expect([git(origin, 'for-each-ref'), git(sam, 'status', '--porcelain')]).toEqual(['', '?? contacts/bob.md'])
  const dry = await runIn(sam, ['sync', '--first', '--dry-run'], env)
  expect(dry.out).toBe(
    `Would commit: Add Bob\nWould send the whole book: the shared repository was empty, at ${origin}\nNothing was changed.\n`,
  )
  expect(git(origin, 'for-each-ref')).toBe('')
  expect(await runIn(sam, ['sync', '--first'], env)).toEqual({
    status: 0,
    err: '',
    out: `Committed: Add Bob\nSent the whole book: the shared repository was empty, at ${origin}\nSent. Everybody has it who syncs.\n`,
  })
  expect(git(origin, 'rev-parse', 'main')).toBe(git(sam, 'rev-parse', 'HEAD'))
  expect(git(sam, 'pull')).toBe('Already up to date.')
  git(dir, 'clone', '-q', origin, 'ana')
  expect(read(join(dir, 'ana'), 'contacts/bob.md')).toContain('Bob')
  expect((await synced(sam)).first).toBeUndefined()
})

test('somebody was faster with another book: nothing is sent', async () => {
  const [one, other] = [begun(), begun(true, '---\nname: Somebody Else\n---\n')]
  git(other.sam, 'commit', '-q', '--allow-empty', '-m', 'Another book')
  git(other.sam, 'remote', 'set-url', 'origin', one.origin)
  const result = syncIn(one.sam, {
    first: true,
    // Asked for between the fetch, which finds nothing, and the push.
    say: (step) => {
      if (step === 'Sending') git(other.sam, 'push', '-q', 'origin', 'main')
    },
  })
  expect(await result).toMatchObject({ kind: 'unrelated' })
  expect(git(one.origin, 'log', '-1', '--format=%s', 'main')).toBe('Another book')
})

test('nothing is committed on either side', async () => {
  const { sam } = begun(false)
  const result = await syncIn(sam)
  expect(isStop(result) && result.hint).toMatch(
    /git commit -m "Begin the book", then send it: cardfile sync --first/,
  )
})
