// The server of the tests, with git's own client.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startGitHttp } from '../setup/git-http.ts'
import { bareRepository, git, tempFolder } from './repositories.ts'

test('git clones from it and pushes to it, and what goes over the wire is counted', async () => {
  const repository = bareRepository({ 'contacts/ada.md': 'Ada\n' })
  const server = await startGitHttp({ repository })
  const { execFile } = await import('node:child_process')
  const run = (...args: string[]) =>
    new Promise<string>((resolve, reject) =>
      execFile('git', args, (error, out) => (error ? reject(error) : resolve(out.trim()))),
    )
  const clone = join(tempFolder(), 'clone')
  try {
    await run('clone', '-q', server.url, clone)
    const author = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com']
    await run('-C', clone, ...author, 'commit', '-q', '--allow-empty', '-m', 'Nothing')
    await run('-C', clone, 'push', '-q', 'origin', 'main')
    expect(git(repository, 'log', '--format=%s')).toBe('Nothing\nChange by git')
    const { requests, up, down } = server.count()
    expect([requests > 3, up > 500, down > 500]).toEqual([true, true, true])
    expect(server.count()).toEqual({ requests: 0, up: 0, down: 0 })
  } finally {
    await server.close()
  }
})
