// Is the repository whole? Asked after a stop that was none.

import { gitEnvironment } from './environment.ts'
import { run } from './run.ts'

const LONG = 10 * 60_000

export interface Health {
  /** Lines on what is missing or damaged. */
  readonly damage: readonly string[]
  /** Commits that no branch has: of pushes that nobody was told of as stored. */
  readonly dangling: readonly string[]
}

/** Runs `git fsck` over all objects. */
export async function examine(repository: string): Promise<Health> {
  const args = ['fsck', '--full', '--no-progress', '--no-reflogs']
  const { out, err, code } = await run(['git', ...args], {
    cwd: repository,
    env: gitEnvironment(repository),
    limit: LONG,
  })
  const lines = `${out.toString('utf8')}\n${err}`.split('\n').filter((line) => line !== '')
  const dangling = lines.flatMap((line) => /^dangling commit ([0-9a-f]+)$/.exec(line)?.[1] ?? [])
  // An old history may have objects that a strict reader complains of, "error in commit ...": they are there, and whole.
  const damage = lines.filter(
    (line) => !/^(dangling|unreachable|notice:|warning in|error in \w+ [0-9a-f]+:|Checking)/.test(line),
  )
  return { damage: code === 0 ? [] : damage, dangling }
}
