// Runs the command line on one hostile file, in a folder of its own that has a small book: what it printed, what it used,
// and what is in the folder afterwards. It may write nowhere else.

import { execFile, execFileSync } from 'node:child_process'
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleCommand } from '../bundle.ts'
import type { Watched } from './hostile-watch.ts'

const SOURCE = fileURLToPath(new URL('../cardfile.ts', import.meta.url))
const WATCH = new URL('hostile-watch.ts', import.meta.url).href

/** Files by their path in the folder, with `/`; the text in one character a byte. A link is its kind. */
export type Snapshot = ReadonlyMap<string, string>

export interface Outcome {
  /** null: it was stopped, since it took too long or too much. */
  readonly status: number | null
  readonly out: string
  readonly err: string
  /** undefined: it was stopped. */
  readonly watched: Watched | undefined
  readonly before: Snapshot
  readonly after: Snapshot
}

/** The cards that are there before; `{addresses}` is where those of the file go. */
const GOOD: Readonly<Record<string, string>> = {
  'cardfile.yaml': 'timezone: Europe/London\ncountry: GB\ncurrency: EUR\ntoday: 2026-11-23\n',
  'witness-alpha.md': '---\nname: Witness Alpha\nemail: alpha@witness.example\n---\n\nStands here.\n',
  'witness-beta.md': `---
name: Witness Beta
phone: "+44 20 7946 0321"
tags: [good]
---

## Log

- 2026-01-05 call: Said that all is well.
`,
  'witness-gamma.md': '---\nname: Witness Gamma\nemail:\n{addresses}---\n\nIs in touch with many.\n',
}

export interface Place {
  readonly folder: string
  /** The program as it is now, in one file where that could be made. */
  readonly program: string
  /** A copy of the book with one more file beside it, or a card in it. */
  readonly open: (addresses: readonly string[]) => string
  readonly close: () => void
}

/** A folder for all runs. The book is made once, and copied for each. */
export async function openPlace(): Promise<Place> {
  const program = await bundleCommand().then(
    ({ entry }) => entry,
    () => SOURCE,
  )
  const folder = mkdtempSync(join(tmpdir(), 'cardfile-hostile-'))
  const model = join(folder, 'model')
  for (const name of ['book/contacts', 'home', 'tmp']) mkdirSync(join(model, name), { recursive: true })
  writeFileSync(
    join(model, 'home/.gitconfig'),
    '[user]\n\tname = Kim\n\temail = kim@office.example\n[init]\n\tdefaultBranch = main\n',
  )
  mkdirSync(join(folder, 'compiled'))
  const git = (cwd: string, ...words: string[]) =>
    execFileSync('git', words, { cwd, env: environment(model), stdio: 'pipe' })
  git(join(model, 'book'), 'init', '-q')
  let runs = 0
  return {
    folder,
    program,
    open: (addresses) => {
      const at = join(folder, `run-${++runs}`)
      cpSync(model, at, { recursive: true })
      const list = ['gamma@witness.example', ...addresses].map((one) => `  - ${one}\n`).join('')
      for (const [name, text] of Object.entries(GOOD))
        writeFileSync(join(at, 'book/contacts', name), text.replace('{addresses}', list))
      git(join(at, 'book'), 'add', '.')
      git(join(at, 'book'), 'commit', '-qm', 'Begin')
      return at
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function environment(at: string): NodeJS.ProcessEnv {
  const { PATH } = process.env
  const own = { HOME: join(at, 'home'), TMPDIR: join(at, 'tmp'), CARDFILE_WATCH: join(at, 'watched.json') }
  return { PATH, NO_COLOR: '1', NODE_NO_WARNINGS: '1', GIT_CONFIG_NOSYSTEM: '1', ...own }
}

/** So much longer than the limit a run may take before it is stopped: another process may have the processor. */
const PATIENCE = 20

/**
 * @param at      a folder that `open` made
 * @param words   the command's
 * @param seconds the limit of the processor's time
 */
export function runIn(place: Place, at: string, words: readonly string[], seconds: number): Promise<Outcome> {
  const compiled = join(place.folder, 'compiled')
  const before = snapshotOf(at)
  const guards = [
    '--permission',
    '--allow-fs-read=*',
    `--allow-fs-write=${at}`,
    `--allow-fs-write=${compiled}`,
    '--allow-child-process',
    '--allow-worker',
    `--import=${WATCH}`,
  ]
  const options = {
    cwd: join(at, 'book'),
    env: { ...environment(at), NODE_COMPILE_CACHE: compiled },
    encoding: 'utf8',
    timeout: Math.max(30, seconds * PATIENCE) * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 512 * 1024 * 1024,
  } as const
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...guards, place.program, ...words],
      options,
      (error, out, err) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : null
        const after = snapshotOf(at)
        const report = after.get('watched.json')
        const watched = report === undefined || status === null ? undefined : JSON.parse(report)
        resolve({ status, out, err, watched, before, after })
      },
    )
    child.stdin?.end()
  })
}

/** All but git's own files, and what a run is watched by. */
export function snapshotOf(folder: string): Snapshot {
  const found = new Map<string, string>()
  const walk = (below: string) => {
    for (const name of readdirSync(join(folder, below))) {
      const path = below === '' ? name : `${below}/${name}`
      const stat = lstatSync(join(folder, path))
      if (stat.isDirectory() && name !== '.git') walk(path)
      else if (stat.isFile()) found.set(path, readFileSync(join(folder, path), 'latin1'))
      else if (!stat.isDirectory()) found.set(path, 'no plain file')
      if (stat.isFile() && (stat.mode & 0o111) !== 0) found.set(path, 'a file that can be run')
    }
  }
  walk('')
  return found
}
