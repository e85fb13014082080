// What lies where in a server folder.

import path from 'node:path'

/** The branch that the book is; the only one that people push to. */
export const MAIN = 'refs/heads/main'

export interface Places {
  readonly folder: string
  /** The bare repository. */
  readonly repository: string
  readonly hooks: string
  /** The files of the tip that the site is built from. */
  readonly work: string
  /** Built sites: one is served while the other is made. */
  readonly sites: readonly [string, string]
  /** Settings for a git that git starts in another repository. */
  readonly config: string
  /** Compiled code of the program, which nobody else on this machine may write. */
  readonly cache: string
  /** Requests and answers on their way. Nothing in it outlives the process. */
  readonly spool: string
  /** Says which process serves the folder; still there after a stop that was none. */
  readonly owner: string
  /** Which commit `work` and the sites are of. */
  readonly state: string
}

export function placesIn(folder: string): Places {
  const root = path.resolve(folder)
  const at = (...names: string[]) => path.join(root, ...names)
  return {
    folder: root,
    repository: at('book.git'),
    hooks: at('book.git', 'hooks'),
    work: at('work'),
    sites: [at('site-a'), at('site-b')],
    config: at('git.config'),
    cache: at('cache'),
    spool: at('spool'),
    owner: at('server.json'),
    state: at('published.json'),
  }
}
