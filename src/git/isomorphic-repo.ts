// The Repo port on isomorphic-git: git in JavaScript, for where there is no git binary. It reads, and writes objects;
// it moves no branch and no work tree, since it does that without locks.  [isomorphic-git]

import {
  type FsClient,
  findMergeBase,
  readBlob,
  readTree,
  resolveRef,
  type TreeObject,
  writeBlob,
  writeCommit,
  writeTree,
} from 'isomorphic-git'
import type { Repo, Tree, TreeFile } from './repo.ts'

export interface Person {
  readonly name: string
  readonly email: string
}

/**
 * @param fs     a file system such as node:fs
 * @param gitdir the git directory
 * @param now    seconds since 1970, for new commits
 */
export function isomorphicRepo(fs: FsClient, gitdir: string, person: Person, now: () => number): Repo {
  // Object ids name what never changes, so what was read once is kept.
  const at = { fs, gitdir, cache: {} }
  const addTree = async (oid: string, prefix: string, into: Map<string, TreeFile>): Promise<void> => {
    const { tree } = await readTree({ ...at, oid })
    for (const { mode, path, oid: id, type } of tree)
      if (type === 'tree') await addTree(id, `${prefix}${path}/`, into)
      else into.set(prefix + path, { mode: mode.padStart(6, '0'), id })
  }
  const tree = async (of: string): Promise<Tree> => {
    const files = new Map<string, TreeFile>()
    await addTree(of, '', files)
    return files
  }
  return {
    tree,
    head: () => resolveRef({ ...at, ref: 'HEAD' }).catch(() => undefined),
    async blobs(ids) {
      const wanted = [...new Set(ids)]
      const read = await Promise.all(wanted.map((oid) => readBlob({ ...at, oid })))
      return new Map(wanted.map((id, i) => [id, read[i]?.blob ?? new Uint8Array()]))
    },
    async mergeBases(one, other) {
      return [...new Set<string>(await findMergeBase({ ...at, oids: [one, other] }))].sort()
    },
    write: (blobs) => Promise.all(blobs.map((blob) => writeBlob({ ...at, blob }))),
    async writeTree(from, changes) {
      const files = new Map(await tree(from))
      for (const [path, file] of changes) if (file === undefined) files.delete(path)
      for (const [path, file] of changes) if (file !== undefined) files.set(path, file)
      return writeFolder(files, (entries) => writeTree({ ...at, tree: entries }))
    },
    async commit({ tree: root, parents, message }) {
      const who = { ...person, timestamp: now(), timezoneOffset: 0 }
      const commit = { message, tree: root, parent: [...parents], author: who, committer: who }
      return writeCommit({ ...at, commit })
    },
  }
}

/** Writes the trees of a folder, the innermost first. */
async function writeFolder(
  files: ReadonlyMap<string, TreeFile>,
  write: (entries: TreeObject) => Promise<string>,
): Promise<string> {
  const here: TreeObject = []
  const folders = new Map<string, Map<string, TreeFile>>()
  for (const [path, file] of files) {
    const cut = path.indexOf('/')
    if (cut < 0) {
      here.push({ path, mode: file.mode, oid: file.id, type: file.mode === '160000' ? 'commit' : 'blob' })
      continue
    }
    const name = path.slice(0, cut)
    const folder = folders.get(name) ?? new Map()
    folders.set(name, folder.set(path.slice(cut + 1), file))
  }
  for (const [path, inside] of folders)
    here.push({ path, mode: '040000', oid: await writeFolder(inside, write), type: 'tree' })
  return write(here)
}
