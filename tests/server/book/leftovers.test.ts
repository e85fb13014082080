// What a killed git leaves is swept, and what a living one has is not; a damaged repository is not served.
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openServerBook } from '../../../src/server/book/index.ts'
import { leftoversIn, sweep } from '../../../src/server/book/leftovers.ts'
import { placesIn } from '../../../src/server/book/places.ts'
import { tidyUp } from '../../../src/server/book/upkeep.ts'
import { ENVIRONMENT } from './raw-repository.ts'
import { serverFolder } from './server-folder.ts'
import { PROGRAM } from './serving.ts'

/** As kills at several moments leave it. */
function litter(repository: string): string[] {
  const files = [
    'refs/heads/main.lock',
    'packed-refs.lock',
    'config.lock',
    'objects/info/commit-graphs/commit-graph-chain.lock',
    'objects/pack/tmp_pack_abc',
    'objects/pack/pack-0123.keep',
    'objects/ab/tmp_obj_xyz',
    'objects/tmp_objdir-incoming-QQ/pack/tmp_idx_1',
  ]
  for (const name of files) {
    mkdirSync(join(repository, name, '..'), { recursive: true })
    writeFileSync(join(repository, name), name.endsWith('.keep') ? 'receive-pack 123 on host\n' : '')
  }
  return files.map((name) => name.replace(/(-QQ)\/.*/, '$1')).sort()
}

test('leftovers are found and swept; what an admin keeps is kept', async () => {
  const { repository } = await serverFolder()
  writeFileSync(join(repository, 'objects/pack/pack-4567.keep'), 'because I say so\n')
  const left = litter(repository)
  expect(leftoversIn(repository)).toEqual(left)
  expect(await sweep(repository)).toEqual(left)
  expect(leftoversIn(repository)).toEqual([])
  expect(readdirSync(join(repository, 'objects/pack'))).toContain('pack-4567.keep')
})

test.skipIf(process.platform !== 'linux')('while a git is at work there, nothing is swept', async () => {
  const { repository } = await serverFolder()
  litter(repository)
  const git = spawn('git', ['update-ref', '--stdin'], { cwd: repository, env: ENVIRONMENT, stdio: 'pipe' })
  await new Promise((resolve) => git.on('spawn', resolve))
  await vi.waitFor(async () => expect(await sweep(repository)).toEqual([]))
  expect(leftoversIn(repository)).not.toEqual([])
  git.stdin.end()
  await new Promise((resolve) => git.on('close', resolve))
  expect(await sweep(repository)).not.toEqual([])
})

test('after a stop that was none: swept, examined, a cut push told', { timeout: 60_000 }, async () => {
  const own = await serverFolder()
  const { raw, folder, repository } = own
  writeFileSync(join(folder, 'server.json'), JSON.stringify({ pid: 999_999_999, born: '1' }))
  const stray = raw.commit({ parents: [own.first], files: [{ path: 'contacts/stray.md' }] })
  raw.git(
    'push',
    '-q',
    repository,
    `${stray}:refs/heads/stray`,
    '--receive-pack=git -c core.hooksPath=/dev/null receive-pack',
  )
  raw.git('--git-dir', repository, 'update-ref', '-d', 'refs/heads/stray')
  litter(repository)
  const said: string[] = []
  const book = await openServerBook({ folder, program: PROGRAM, say: (line) => said.push(line) })
  await book.close()
  expect(leftoversIn(repository)).toEqual([])
  expect(said.join('\n')).toMatch(/swept .*packed-refs\.lock/)
  expect(said.join('\n')).toContain(`commit ${stray} is stored and in no branch`)
  expect(readdirSync(folder)).not.toContain('server.json')
})

test('a repository that lost an object is not served after a power cut', { timeout: 60_000 }, async () => {
  const { raw, folder, repository } = await serverFolder()
  const blob = raw.git('--git-dir', repository, 'rev-parse', 'main:contacts/ada-lovelace.md')
  raw.git('--git-dir', repository, 'repack', '-q', '-d')
  const file = join(repository, 'objects', blob.slice(0, 2), blob.slice(2))
  mkdirSync(join(file, '..'), { recursive: true })
  const packs = join(repository, 'objects/pack')
  for (const name of readdirSync(packs)) {
    chmodSync(join(packs, name), 0o644)
    if (name.endsWith('.pack')) writeFileSync(join(packs, name), 'no pack')
  }
  writeFileSync(join(folder, 'server.json'), 'half a fi')
  // And not at the next try either.
  for (let tries = 0; tries < 2; tries++) {
    const opening = openServerBook({ folder, program: PROGRAM, say: () => undefined })
    await expect(opening).rejects.toThrow(/is damaged/)
  }
})

test('upkeep packs what is loose, and knows which commit changed which path', async () => {
  const own = await serverFolder()
  const { raw, repository } = own
  let tip = own.first
  for (let n = 0; n < 3; n++) {
    tip = raw.commit({
      parents: [tip],
      files: [{ path: `contacts/n-${n}.md`, text: `---\nname: N ${n}\n---\n` }],
    })
    expect((await own.push(`${tip}:refs/heads/main`)).code).toBe(0)
  }
  const loose = () =>
    Number(/^count: (\d+)/m.exec(raw.git('--git-dir', repository, 'count-objects', '-v'))?.[1])
  expect(loose()).toBeGreaterThan(0)
  await tidyUp(placesIn(own.folder), new AbortController().signal)
  expect(loose()).toBe(0)
  expect(raw.git('--git-dir', repository, 'commit-graph', 'verify')).toBe('')
  expect(
    raw.git('--git-dir', repository, 'log', '--format=%H', 'main', '--', 'contacts/n-1.md').split('\n'),
  ).toHaveLength(1)
  expect(own.tip()).toBe(tip)
})
