// The Remote port on the git binary: one branch of the repository that is shared, by whatever way git reaches it.

import { commitIn } from './refs.ts'
import type { Fetched, Pushed, Remote } from './repo.ts'
import { type Git, QUIETLY, said } from './run.ts'

const BEHIND =
  /fetch first|non-fast-forward|cannot lock ref|stale info|failed to update ref|failed to lock|incorrect old value|reference already exists|Unable to create '.*\.lock'/i
const REFUSED =
  /hook declined|protected branch|permission to .* denied|not allowed|\[remote rejected\]|pre-receive|pre-push|read.?only|\b403\b|insufficient permission/i

/** @param gitDir the git directory of the clone */
export function gitRemote(git: Git, gitDir: string, name: string, branch: string): Remote {
  const tracking = `refs/remotes/${name}/${branch}`
  return {
    async fetch(): Promise<Fetched> {
      try {
        const refspec = `+refs/heads/${branch}:${tracking}`
        await git.run([...QUIETLY, 'fetch', '--quiet', '--no-write-fetch-head', '--', name, refspec])
      } catch (error) {
        if (!/couldn't find remote ref/i.test(String(error)))
          return { state: 'unreachable', said: said(error) }
        const heads = await git.run(['ls-remote', '--heads', '--', name])
        return { state: heads.trim() === '' ? 'empty' : 'no-branch' }
      }
      const tip =
        commitIn(gitDir, tracking) ??
        (await git.run(['rev-parse', '--verify', '--quiet', `${tracking}^{commit}`])).trim()
      return tip === '' ? { state: 'empty' } : { state: 'ok', tip }
    },
    // The old id is in the history of the new commit, and a push without force is refused where it is not the tip.
    async push(commit: string): Promise<Pushed> {
      try {
        await git.run([
          ...QUIETLY,
          'push',
          '--quiet',
          '--porcelain',
          '--',
          name,
          `${commit}:refs/heads/${branch}`,
        ])
        return { state: 'ok' }
      } catch (error) {
        const message = String((error as Error).message)
        if (BEHIND.test(message)) return { state: 'behind' }
        return { state: REFUSED.test(message) ? 'refused' : 'unreachable', said: said(error) }
      }
    },
  }
}
