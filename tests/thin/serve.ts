// Servers of a test file, closed when it ends.
import { afterAll } from 'vitest'
import { type GitHttp, type GitHttpOptions, startGitHttp } from '../setup/git-http.ts'

const servers: GitHttp[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

export async function serve(repository: string, more: Partial<GitHttpOptions> = {}): Promise<GitHttp> {
  const server = await startGitHttp({ repository, settings: ['receive.fsckObjects=true'], ...more })
  servers.push(server)
  return server
}
