// A repository that is written byte by byte, so that it can hold what no git would make: names that lead elsewhere, links,
// trees within trees. Source of the formats: gitformat-pack(5), git-hash-object(1).
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'

export interface RawFile {
  readonly path: string
  readonly text?: string | Buffer
  /** 100644 where left out. */
  readonly mode?: string
  /** Instead of a text: any object. */
  readonly id?: string
}

export interface RawCommit {
  readonly files: readonly RawFile[]
  /** Names at the top, or paths, that go. */
  readonly without?: readonly string[]
  readonly parents: readonly string[]
  readonly name?: string
  readonly email?: string
  readonly message?: string
  readonly seconds?: number
}

interface Entry {
  mode: string
  id: string
}

type Folder = Map<string, Entry | Folder>

export const ENVIRONMENT = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C.UTF-8',
} as unknown as NodeJS.ProcessEnv

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

export class RawRepository {
  readonly folder: string
  /** Trees that were made here, as they were meant: nothing is read back. */
  readonly #trees = new Map<string, Folder>()

  constructor(folder: string) {
    this.folder = folder
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder], { env: ENVIRONMENT })
  }

  git(...args: string[]): string {
    return execFileSync('git', args, {
      cwd: this.folder,
      env: ENVIRONMENT,
      encoding: 'utf8',
      maxBuffer: 1e9,
    }).trim()
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return new Promise((resolve, reject) => {
      const child = spawn('git', args, { cwd: this.folder, env: { ...ENVIRONMENT, ...env } })
      let [out, err] = ['', '']
      child.stdout.on('data', (chunk) => {
        out += chunk
      })
      child.stderr.on('data', (chunk) => {
        err += chunk
      })
      child.on('error', reject)
      child.on('close', (code) => resolve({ code: code ?? -1, out, err }))
    })
  }

  /** Takes what another repository has. @returns the tip of main */
  fetch(from: string): string {
    this.git('fetch', '-q', from, '+refs/heads/main:refs/remotes/main')
    return this.git('rev-parse', 'refs/remotes/main')
  }

  object(type: string, content: Buffer): string {
    const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content])
    const id = createHash('sha1').update(whole).digest('hex')
    const file = join(this.folder, 'objects', id.slice(0, 2), id.slice(2))
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, deflateSync(whole, { level: 1 }))
    }
    return id
  }

  blob(text: string | Buffer): string {
    return this.object('blob', Buffer.from(text))
  }

  /** A tree of these entries as they stand, sorted as git wants it. */
  tree(entries: readonly { mode: string; name: string; id: string }[]): string {
    const key = ({ mode, name }: { mode: string; name: string }) =>
      Buffer.from(mode === '40000' ? `${name}/` : name)
    const sorted = [...entries].sort((a, b) => key(a).compare(key(b)))
    const parts = sorted.flatMap(({ mode, name, id }) => [
      Buffer.from(`${mode} ${name}\0`),
      Buffer.from(id, 'hex'),
    ])
    return this.object('tree', Buffer.concat(parts))
  }

  commitTree(
    tree: string,
    { parents, name, email, message, seconds = 1_790_000_000 }: Omit<RawCommit, 'files'>,
  ): string {
    const who = `${name ?? 'Sam Rivers'} <${email ?? 'sam@example.com'}> ${seconds} +0000`
    const lines = [
      `tree ${tree}`,
      ...parents.map((id) => `parent ${id}`),
      `author ${who}`,
      `committer ${who}`,
    ]
    return this.object('commit', Buffer.from(`${lines.join('\n')}\n\n${message ?? 'Change the book'}\n`))
  }

  /** A commit: the first parent's files, and these. */
  commit(commit: RawCommit): string {
    const [parent] = commit.parents
    const top = parent === undefined ? new Map() : copyOf(this.#foldersOf(parent))
    for (const path of commit.without ?? []) remove(top, path.split('/'))
    for (const { path, text, mode = '100644', id } of commit.files)
      put(top, path.split('/'), { mode, id: id ?? this.blob(text ?? CARD) })
    const tree = this.#write(top)
    const made = this.commitTree(tree, commit)
    this.#trees.set(made, top)
    return made
  }

  #write(folder: Folder): string {
    return this.tree(
      [...folder].map(([name, entry]) =>
        entry instanceof Map ? { mode: '40000', name, id: this.#write(entry) } : { ...entry, name },
      ),
    )
  }

  #foldersOf(commit: string): Folder {
    const known = this.#trees.get(commit)
    if (known !== undefined) return known
    const top: Folder = new Map()
    for (const line of this.git('ls-tree', '-r', '-z', commit).split('\0')) {
      const [, mode = '', id = '', path = ''] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(line) ?? []
      if (path !== '') put(top, path.split('/'), { mode, id })
    }
    this.#trees.set(commit, top)
    return top
  }
}

export const CARD = '---\nname: Ada Lovelace\n---\n\nMet at the fair.\n'

function put(folder: Folder, [name = '', ...rest]: readonly string[], entry: Entry): void {
  if (rest.length === 0) {
    folder.set(name, entry)
    return
  }
  const known = folder.get(name)
  const inner: Folder = known instanceof Map ? known : new Map()
  folder.set(name, inner)
  put(inner, rest, entry)
}

function remove(folder: Folder, [name = '', ...rest]: readonly string[]): void {
  const inner = folder.get(name)
  if (rest.length > 0 && inner instanceof Map) remove(inner, rest)
  else folder.delete(name)
}

function copyOf(folder: Folder): Folder {
  return new Map([...folder].map(([name, entry]) => [name, entry instanceof Map ? copyOf(entry) : entry]))
}
