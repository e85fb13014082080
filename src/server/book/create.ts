// Makes a server folder: its repository from a clone, with all its history, or from a plain folder of cards. Nothing that
// lies in either is run: git only copies objects.

import { existsSync, mkdirSync } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gitEnvironment, otherEnd } from './environment.ts'
import { checkGit } from './git-version.ts'
import { installHooks } from './hooks.ts'
import { MAIN, type Places, placesIn } from './places.ts'
import { kindOf, LARGEST } from './policy/layout.ts'
import { git, run } from './run.ts'
import { applySettings } from './settings.ts'
import { BookFault, type CreateOptions } from './types.ts'
import { noteChangedPaths } from './upkeep.ts'

/** Where the commits of a clone arrive before they are the book's. */
const ARRIVED = 'refs/cardfile/arrived'
const LONG = 10 * 60_000

/**
 * Makes the server folder, or brings what is new in a clone into one that is there: by this an admin changes files that
 * no push may. Commits of the server are never lost: a clone that lacks some is refused.
 * @throws BookFault in words for the admin
 */
export async function createServerBook(options: CreateOptions): Promise<void> {
  const places = placesIn(options.folder)
  const isNew = !existsSync(places.repository)
  if (isNew && options.from === undefined && options.cards === undefined)
    throw new BookFault(
      `There is no book in "${options.folder}".`,
      'Name the clone to make it from: --from CLONE',
    )
  await checkGit()
  const source = options.from === undefined ? undefined : await sourceOf(path.resolve(options.from))
  mkdirSync(places.folder, { recursive: true, mode: 0o700 })
  if (isNew) await begin(places)
  await applySettings(places)
  await installHooks(places, options.program)
  if (source !== undefined) await take(places, source, options.say)
  else if (options.cards !== undefined && isNew) await takeCards(places, path.resolve(options.cards))
  await noteChangedPaths(places)
}

async function begin({ repository, folder }: Places): Promise<void> {
  // No template: it may have hooks and settings of whoever installed git.
  const args = ['init', '--quiet', '--bare', '--initial-branch=main', '--template=', '--', repository]
  await git(args, { cwd: folder, env: gitEnvironment(repository) })
}

interface Source {
  readonly folder: string
  readonly commit: string
}

/** The commit that a clone is at. */
async function sourceOf(folder: string): Promise<Source> {
  const options = { cwd: folder, env: gitEnvironment('*') }
  const found = await run(['git', 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], options).catch(
    () => undefined,
  )
  if (found?.code === 0) return { folder, commit: found.out.toString('utf8').trim() }
  throw new BookFault(
    `"${folder}" is no git repository with a commit in it.`,
    'Name the folder of a clone, or begin a book there: cardfile init my-contacts',
  )
}

async function take(places: Places, { folder, commit }: Source, say: (line: string) => void): Promise<void> {
  const { repository } = places
  const env = { ...gitEnvironment('*'), ...(await otherEnd(places.config)) }
  const options = { cwd: repository, env, limit: LONG }
  await git(
    ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--', folder, `+HEAD:${ARRIVED}`],
    options,
  )
  const [arrived] = (await git(['for-each-ref', '--format=%(objectname)', ARRIVED], options)).split('\n')
  const now = await git(['for-each-ref', '--format=%(objectname)', MAIN], options)
  try {
    if (arrived === undefined || arrived === '')
      throw new BookFault(`"${folder}" gave no commit.`, 'Try again.')
    if (arrived === now) return
    if (now !== '') {
      const { code } = await run(['git', 'merge-base', '--is-ancestor', now, arrived], options)
      if (code !== 0)
        throw new BookFault(
          `The server has changes that "${folder}" lacks.`,
          'Fetch and merge them there first: cardfile sync, or git pull.',
        )
    }
    await git(
      ['update-ref', '-m', 'taken from a clone', MAIN, arrived, now === '' ? '0'.repeat(40) : now],
      options,
    )
    say(`The book is now at commit ${commit.slice(0, 10)} of ${folder}.`)
  } finally {
    await git(['update-ref', '-d', ARRIVED], options)
  }
}

/** One commit of the files that a book may have, whatever else lies in the folder. */
async function takeCards({ repository }: Places, folder: string): Promise<void> {
  const parts: (string | Buffer)[] = [
    `commit ${MAIN}\n`,
    `committer cardfile <cardfile@localhost> ${Math.floor(Date.now() / 1000)} +0000\n`,
    data('Begin the book'),
  ]
  for (const name of await filesIn(folder)) {
    const bytes = await readFile(path.join(folder, name))
    parts.push(`M 100644 inline ${JSON.stringify(`contacts/${name}`)}\n`, ...[data(bytes)].flat())
  }
  const options = { cwd: repository, env: gitEnvironment(repository), limit: LONG }
  await run(['git', 'fast-import', '--quiet', '--done'], {
    ...options,
    input: Buffer.concat(
      [...parts, 'done\n'].map((part) => (typeof part === 'string' ? Buffer.from(part) : part)),
    ),
  }).then(({ code, err }) => {
    if (code !== 0)
      throw new BookFault(`The cards of "${folder}" could not be taken: ${err.trim()}`, 'Look at the disk.')
  })
}

function data(bytes: string | Buffer): Buffer {
  const buffer = Buffer.from(bytes)
  return Buffer.concat([Buffer.from(`data ${buffer.length}\n`), buffer, Buffer.from('\n')])
}

/** Paths below a folder of plain files that a book may have; links are not followed. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new BookFault(`"${folder}" can't be read.`, 'Name the folder of the cards.')
  })
  const names: string[] = []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const name = path.relative(folder, file).split(path.sep).join('/')
    // Such names have to be written in another way to fast-import, and no push may bring them either.
    if (/[\u0000-\u001f"\\]/.test(name)) continue
    const kind = kindOf(`contacts/${name}`, 'contacts')
    if (kind !== undefined && (await lstat(file)).size <= LARGEST[kind]) names.push(name)
  }
  return names.sort()
}
