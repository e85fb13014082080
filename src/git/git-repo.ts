// The Repo port on the git binary. The index of the work tree is never touched: trees are made in one of their own.

import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { commitIn } from './refs.ts'
import type { NewCommit, Repo, Tree, TreeFile } from './repo.ts'
import type { Git } from './run.ts'

/** More blobs than this go into one pack: each by itself is a file that the disk has to have before the next. */
const LOOSE = 100

/** @param store a folder for files that live for one call, inside the git directory */
export function gitRepo(git: Git, store: string): Repo {
  const apart = async <T>(use: (folder: string) => Promise<T>): Promise<T> => {
    const folder = path.join(store, `tmp-${process.pid}-${randomBytes(4).toString('hex')}`)
    await mkdir(folder, { recursive: true })
    try {
      return await use(folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return {
    head: async () =>
      commitIn(path.dirname(store), 'HEAD') ??
      ((await git.run(['rev-parse', '--verify', '--quiet', 'HEAD'])).trim() || undefined),
    tree: async (of) => readTree(await git.run(['ls-tree', '-r', '-z', '--full-tree', of])),
    async blobs(ids) {
      const wanted = [...new Set(ids)]
      if (wanted.length === 0) return new Map()
      return readBatch(await git.cat(wanted.map((id) => `${id}\n`).join('')))
    },
    async mergeBases(one, other) {
      return (await git.run(['merge-base', '--all', one, other])).split('\n').filter(Boolean).sort()
    },
    async write(blobs) {
      if (blobs.length === 0) return []
      if (blobs.length > LOOSE) return apart((folder) => writePack(git, blobs, path.join(folder, 'marks')))
      return apart(async (folder) => {
        const files = blobs.map((_, i) => path.join(folder, String(i)))
        await Promise.all(blobs.map((bytes, i) => writeFile(files[i] ?? '', bytes)))
        const input = files.map((file) => `${file}\n`).join('')
        const ids = await git.run(['hash-object', '-w', '--no-filters', '--stdin-paths'], { input })
        return ids.trim().split('\n')
      })
    },
    async writeTree(from, changes) {
      return apart(async (folder) => {
        const env = { GIT_INDEX_FILE: path.join(folder, 'index') }
        await git.run(['read-tree', from], { env })
        const input = indexInfo(changes, '0'.repeat(from.length))
        if (input !== '') await git.run(['update-index', '-z', '--index-info'], { env, input })
        return (await git.run(['write-tree'], { env })).trim()
      })
    },
    async commit({ tree, parents, message }: NewCommit) {
      const signs = (await git.run(['config', '--type=bool', '--get', 'commit.gpgsign'])).trim() === 'true'
      const from = parents.flatMap((parent) => ['-p', parent])
      const args = ['commit-tree', ...(signs ? ['-S'] : []), ...from, '-F', '-', tree]
      return (await git.run(args, { input: message })).trim()
    },
  }
}

/**
 * Stores blobs by git-fast-import(1), as it reads them; their ids in the same order.
 * @param marks a file for the list of ids that it writes
 */
async function writePack(git: Git, blobs: readonly Uint8Array[], marks: string): Promise<string[]> {
  const args = ['fast-import', '--quiet', `--export-marks=${marks}`]
  await git.run(args, { input: gathered(orders(blobs)) })
  const ids: string[] = []
  for (const line of (await readFile(marks, 'utf8')).split('\n')) {
    const [mark = '', id] = line.split(' ')
    if (id !== undefined) ids[Number(mark.slice(1)) - 1] = id
  }
  if (ids.length !== blobs.length) throw new Error(`git stored ${ids.length} files of ${blobs.length}.`)
  return ids
}

function* orders(blobs: readonly Uint8Array[]): Iterable<Uint8Array> {
  for (const [i, bytes] of blobs.entries()) {
    yield Buffer.from(`blob\nmark :${i + 1}\ndata ${bytes.length}\n`)
    yield bytes
    yield Buffer.from('\n')
  }
}

/** Pieces put together to parts of some size: a pipe takes one large part as fast as one small one. */
function* gathered(pieces: Iterable<Uint8Array>): Iterable<Uint8Array> {
  let part: Uint8Array[] = []
  let size = 0
  for (const piece of pieces) {
    part.push(piece)
    size += piece.length
    if (size < 65_536) continue
    yield Buffer.concat(part)
    part = []
    size = 0
  }
  if (part.length > 0) yield Buffer.concat(part)
}

/** `ls-tree -r -z`: mode, type, id, tab, path. */
function readTree(printed: string): Tree {
  const tree = new Map<string, TreeFile>()
  for (const line of printed.split('\0')) {
    const tab = line.indexOf('\t')
    if (tab < 0) continue
    const [mode = '', , id = ''] = line.slice(0, tab).split(' ')
    tree.set(line.slice(tab + 1), { mode, id })
  }
  return tree
}

/** `cat-file --batch`: id, type, size, line break, bytes, line break. */
function readBatch(printed: Buffer): Map<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>()
  for (let at = 0; at < printed.length; ) {
    const end = printed.indexOf(10, at)
    const [id = '', type, size] = printed.toString('utf8', at, end).split(' ')
    if (type !== 'blob') throw new Error(`git has no blob ${id}.`)
    const from = end + 1
    at = from + Number(size)
    blobs.set(id, printed.subarray(from, at))
    at++
  }
  return blobs
}

function indexInfo(changes: ReadonlyMap<string, TreeFile | undefined>, none: string): string {
  const lines = [...changes].map(([file, entry]) =>
    entry === undefined ? `0 ${none}\t${file}\0` : `${entry.mode} ${entry.id}\t${file}\0`,
  )
  // What goes comes first: a folder can't be made while a file has its name.
  return [...lines].sort((a, b) => Number(b.startsWith('0 ')) - Number(a.startsWith('0 '))).join('')
}
