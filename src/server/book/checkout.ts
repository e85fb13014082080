// Brings the files of a commit into a folder: only what a book has, only plain files, each whole. What is there of an
// earlier commit is brought up to date by what changed.

import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gitEnvironment } from './environment.ts'
import { openObjects } from './objects.ts'
import type { Places } from './places.ts'
import { kindOf, LARGEST } from './policy/layout.ts'
import { run } from './run.ts'

/** Objects that are asked for at once. */
const AT_ONCE = 64
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

/** What becomes of one path. */
interface Step {
  readonly path: string
  /** The object that is to be there; undefined for a file that goes. */
  readonly id: string | undefined
}

/**
 * @param commit what the folder is to hold
 * @param before the commit that it holds; undefined where that is not known: then it is made anew
 * @param folder the folder of the cards in the repository, '' for its top
 */
export async function checkOut(
  { repository, work }: Places,
  commit: string,
  before: string | undefined,
  folder: string,
): Promise<void> {
  const env = gitEnvironment(repository)
  const args = [
    'diff-tree',
    '-r',
    '-z',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    before ?? EMPTY_TREE,
    commit,
    '--',
  ]
  const { code, out, err } = await run(['git', ...args], { cwd: repository, env })
  if (code !== 0) throw new Error(`The files of ${commit} could not be listed: ${err.trim()}`)
  const steps = stepsIn(out.toString('utf8'), folder)
  if (before === undefined) await rm(work, { recursive: true, force: true })
  await mkdir(path.join(work, folder), { recursive: true })
  // What goes makes room first: a file may become a folder, and the other way round.
  for (const { path: name, id } of steps) if (id === undefined) await remove(work, name)
  const objects = openObjects(repository, env)
  try {
    const wanted = steps.filter((step) => step.id !== undefined)
    const made = new Set<string>()
    for (let at = 0; at < wanted.length; at += AT_ONCE)
      await Promise.all(
        wanted.slice(at, at + AT_ONCE).map(async ({ path: name, id = '' }) => {
          const info = await objects.info(id)
          const kind = kindOf(name, folder)
          if (info?.type !== 'blob' || kind === undefined || info.size > LARGEST[kind])
            return remove(work, name)
          await write(path.join(work, name), await objects.read(id), made)
        }),
      )
  } finally {
    objects.close()
  }
}

/** Reads `git diff-tree --raw -z`: a line of two modes, two objects and a letter, then the path. */
function stepsIn(raw: string, folder: string): Step[] {
  const words = raw.split('\0')
  const steps: Step[] = []
  for (let i = 0; i + 1 < words.length; i += 2) {
    const [, mode = '', , id = ''] = words[i]?.split(' ') ?? []
    const name = words[i + 1] ?? ''
    if (!isSafe(name) || kindOf(name, folder) === undefined) continue
    // An executable is a plain file too: an admin's clone may have one. A link is none.
    steps.push({ path: name, id: /^100(644|755)$/.test(mode) ? id : undefined })
  }
  return steps
}

/** The admin's own history was not judged: whatever it holds, nothing is written outside the folder. */
function isSafe(name: string): boolean {
  return !/[\0\\]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

let count = 0

async function write(file: string, bytes: Uint8Array, made: Set<string>): Promise<void> {
  const folder = path.dirname(file)
  if (!made.has(folder)) {
    await mkdir(folder, { recursive: true })
    made.add(folder)
  }
  // Names that begin with a dot are no cards: a build that reads the folder does not see the half of one.
  const temporary = path.join(folder, `.${process.pid}-${count++}.tmp`)
  await writeFile(temporary, bytes)
  await rename(temporary, file)
}

/** Removes a file, and the folders that are empty without it. */
async function remove(work: string, name: string): Promise<void> {
  await rm(path.join(work, name), { recursive: true, force: true })
  for (let folder = path.dirname(name); folder !== '.'; folder = path.dirname(folder)) {
    const names = await readdir(path.join(work, folder)).catch(() => ['gone'])
    if (names.length > 0) return
    await rm(path.join(work, folder), { recursive: true })
  }
}
