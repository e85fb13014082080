// The sample's site on a static host, with git beside it, and nothing of ours that runs.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type GitHttp, type GitHttpOptions, startGitHttp } from '../../setup/git-http.ts'
import { build, ROOT, temporaryFolder } from '../book.ts'

export interface StaticHost {
  readonly server: GitHttp
  /** Folder of the built site. */
  readonly site: string
  /** `git log -1` in the bare repository. */
  log(...args: string[]): string
}

/** Everything is gone after the test. */
export async function staticHost(options: Partial<GitHttpOptions> = {}): Promise<StaticHost> {
  const home = temporaryFolder()
  const clone = path.join(home, 'clone')
  const repository = path.join(home, 'book.git')
  const site = path.join(home, 'site')
  mkdirSync(clone)
  cpSync(path.join(ROOT, 'contacts'), path.join(clone, 'contacts'), { recursive: true })
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Sam', '-c', 'user.email=sam@example.com', ...args], { cwd: clone })
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-qm', 'Begin')
  execFileSync('git', ['clone', '-q', '--bare', clone, repository])
  await build(path.join(clone, 'contacts'), site)
  const server = await startGitHttp({ repository, site, ...options })
  onTestFinished(() => server.close())
  return {
    server,
    site,
    log: (...args) =>
      execFileSync('git', ['--git-dir', repository, 'log', '-1', ...args], { encoding: 'utf8' }),
  }
}
