// Opens a server folder, and makes it safe before anybody is let in.

import { existsSync } from 'node:fs'
import { readFile, statfs } from 'node:fs/promises'
import path from 'node:path'
import { openAnswering } from './answer.ts'
import { provePolicy } from './canary.ts'
import { gitEnvironment } from './environment.ts'
import { checkGit } from './git-version.ts'
import { examine } from './health.ts'
import { installHooks } from './hooks.ts'
import { endWorkers, sweep } from './leftovers.ts'
import { takeFolder } from './owner.ts'
import { MAIN, type Places, placesIn } from './places.ts'
import { Publisher } from './publish.ts'
import { git } from './run.ts'
import { applySettings } from './settings.ts'
import { openSpool } from './spool.ts'
import { BookFault, type OpenOptions, type ServerBook } from './types.ts'
import { openUpkeep } from './upkeep.ts'

const LITTLE_ROOM = 500 * 1024 * 1024
/** Milliseconds that a process that was killed may take to be gone. */
const ENDING = 3000

/**
 * Opens the book of a server folder: settings and hooks as they must be, what a killed server left is swept and told, and
 * a push that must be refused is. The site from before is served at once; a newer one is made meanwhile.
 * @throws BookFault where the folder has no book, is served already, is damaged, or can't be made safe
 */
export async function openServerBook(options: OpenOptions): Promise<ServerBook> {
  const { folder, program, version = '', say } = options
  const places = placesIn(folder)
  const { repository } = places
  if (!existsSync(repository))
    throw new BookFault(`There is no book in "${folder}".`, 'Make one from a clone: --from CLONE')
  await checkGit()
  const owned = await takeFolder(places)
  try {
    await recover(places, owned.wasCut, say)
    const spool = await openSpool(places.spool)
    await applySettings(places)
    await installHooks(places, program)
    await provePolicy(places)
    await tellRoom(places, say)

    const tip = () => tipOf(places)
    const upkeep = openUpkeep(places, () => answering.lastAsked, say)
    const publisher = new Publisher({ places, program, version, say, tip, newDay: () => upkeep.newDay() })
    const answering = openAnswering({
      places,
      spool,
      say,
      pushed: () => {
        upkeep.pushed()
        publisher.nudge()
        void tellRoom(places, say).catch((error: Error) => say(`disk: ${error.message}`))
      },
      tidy: async () => {
        if (!upkeep.isBusy) await tidy(places, say)
      },
    })
    await publisher.start(owned.wasDark)
    return {
      handle: answering.handle,
      tip,
      site: () => publisher.site(),
      config: () => publisher.config(),
      published: () => publisher.published(),
      close: async () => {
        await answering.close()
        await Promise.all([publisher.close(), upkeep.close()])
        await owned.release()
      },
    }
  } catch (error) {
    await owned.giveUp()
    throw error
  }
}

/** What the last server left, if it did not end by itself. */
async function recover(places: Places, wasCut: boolean, say: (line: string) => void): Promise<void> {
  const { repository } = places
  const ended = wasCut ? await endWorkers(places.folder) : 0
  if (ended > 0) say(`start: ${ended} processes of the last server were still at work, and are ended.`)
  await tidy(places, say)
  if (!wasCut) return
  say('start: the last server did not end by itself; the repository is examined.')
  const { damage, dangling } = await examine(repository)
  for (const id of dangling)
    say(`start: commit ${id} is stored and in no branch: a push that was cut. To see it: git show ${id}`)
  if (damage.length === 0) return
  for (const line of damage.slice(0, 20)) say(`start: ${line}`)
  throw new BookFault(
    `The repository ${repository} is damaged: ${damage[0]}`,
    'Restore it from the backup, then push from a clone that is newer.',
  )
}

async function tidy({ repository }: Places, say: (line: string) => void): Promise<void> {
  const swept = await sweep(repository, ENDING)
  if (swept.length > 0) say(`swept what a process left that was ended: ${swept.slice(0, 10).join(', ')}`)
}

/** Mostly the branch is a file, which is read a hundred times faster than git starts. */
async function tipOf({ repository }: Places): Promise<string | undefined> {
  const text = await readFile(path.join(repository, MAIN), 'utf8').catch(() => '')
  if (/^[0-9a-f]{40}\n$/.test(text)) return text.trim()
  const options = { cwd: repository, env: gitEnvironment(repository) }
  return (await git(['for-each-ref', '--format=%(objectname)', MAIN], options)) || undefined
}

async function tellRoom({ folder }: Places, say: (line: string) => void): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const room = bavail * bsize
  if (room < LITTLE_ROOM) say(`disk: ${Math.floor(room / 1024 / 1024)} MB are free; make room.`)
}
