// The Repo port in memory: ids are numbers of what was stored, equal content has one id. And a shared branch of it.
import type { Fetched, NewCommit, Pushed, Remote, Repo, Tree, TreeFile } from '../../src/git/index.ts'

export interface MemoryRepo extends Repo {
  checkOut(commit: string): void
}

export function memoryRepo(): MemoryRepo {
  const stored = new Map<string, string>()
  const blobs = new Map<string, Uint8Array>()
  const trees = new Map<string, Tree>()
  const commits = new Map<string, NewCommit>()
  let head: string | undefined
  /** One id for one content, of 40 digits as git has them. */
  const idOf = (content: string) => {
    const id = stored.get(content) ?? String(stored.size + 1).padStart(40, '0')
    stored.set(content, id)
    return id
  }
  const tree = (of: string): Tree => {
    const found = trees.get(commits.get(of)?.tree ?? of)
    if (found === undefined) throw new Error(`No tree ${of}.`)
    return found
  }
  const ancestors = (of: string): Set<string> => {
    const seen = new Set<string>()
    const look = (id: string) => {
      if (seen.has(id)) return
      seen.add(id)
      for (const parent of commits.get(id)?.parents ?? []) look(parent)
    }
    look(of)
    return seen
  }
  const keep = (files: Tree): string => {
    const id = idOf(`tree ${JSON.stringify([...files].sort())}`)
    trees.set(id, files)
    return id
  }
  keep(new Map())
  return {
    checkOut: (commit) => {
      head = commit
    },
    head: async () => head,
    tree: async (of) => tree(of),
    async blobs(ids) {
      return new Map(
        [...ids].map((id) => {
          const bytes = blobs.get(id)
          if (bytes === undefined) throw new Error(`No blob ${id}.`)
          return [id, bytes]
        }),
      )
    },
    async mergeBases(one, other) {
      const others = ancestors(other)
      const common = [...ancestors(one)].filter((id) => others.has(id))
      return common.filter((id) => !common.some((more) => more !== id && ancestors(more).has(id))).sort()
    },
    async write(contents) {
      return contents.map((bytes) => {
        const id = idOf(`blob ${[...bytes].join()}`)
        blobs.set(id, bytes)
        return id
      })
    },
    async writeTree(from, changes) {
      const files = new Map<string, TreeFile>(tree(from))
      for (const [path, file] of changes) {
        if (file === undefined) files.delete(path)
        else files.set(path, file)
      }
      return keep(files)
    },
    async commit(commit) {
      const id = idOf(`commit ${JSON.stringify(commit)} ${commits.size}`)
      commits.set(id, commit)
      return id
    },
  }
}

/** @param tip where the branch is; undefined for a repository with nothing in it */
export function memoryRemote(repo: Pick<Repo, 'mergeBases'>, tip?: string): Remote {
  let now = tip
  return {
    fetch: async (): Promise<Fetched> => (now === undefined ? { state: 'empty' } : { state: 'ok', tip: now }),
    async push(commit, old): Promise<Pushed> {
      if (now !== old) return { state: 'behind' }
      if (!(await repo.mergeBases(commit, old)).includes(old)) return { state: 'behind' }
      now = commit
      return { state: 'ok' }
    },
  }
}
