// The book as it was at the end of a day, from the history.

import { type Book, buildBook } from '../book/index.ts'
import { parseCard } from '../card/index.ts'
import { type Config, parseConfig, readContact } from '../contact/index.ts'
import { type CalendarDate, dateIn } from '../text/index.ts'
import { decode } from './changes.ts'
import { type Clone, type Stop, stop } from './clone.ts'
import { commitsOf } from './history.ts'
import { isCard } from './plan.ts'

export interface PastBook {
  /** The last commit of that day or before. */
  readonly commit: string
  /** Its files are named as those of the book are now. */
  readonly book: Book
}

/**
 * The last commit at the end of a day, in the book's time zone, with all cards and the settings that it had.
 * @param folder by which the book names its files
 * @param config of the book now, for a day when it had none
 */
export async function bookAsOf(
  clone: Clone,
  folder: string,
  date: CalendarDate,
  config: Config,
): Promise<PastBook | Stop> {
  const { git, repo, prefix } = clone
  const none = stop('before', `This book has no history before the end of ${date}.`, 'See cardfile history.')
  if ((await repo.head()) === undefined) return none
  const until = `--until=@${endOfDay(date, config.timezone)} +0000`
  const commit = (await git.run(['rev-list', '--max-count=1', until, 'HEAD'])).trim()
  if (commit === '') return none
  const settings = `${prefix}cardfile.yaml`
  const files = [...(await repo.tree(commit))].filter(
    ([place, { mode }]) => mode.startsWith('100') && (place === settings || isCard(place, clone)),
  )
  const blobs = await repo.blobs(files.map(([, { id }]) => id))
  const name = folder.replaceAll('\\', '/').replace(/\/+$/, '')
  const fileOf = (place: string) => `${name}/${place.slice(prefix.length)}`
  const texts = files.map(([place, { id }]) => ({ place, text: decode(blobs.get(id)) ?? '' }))
  const own = texts.find(({ place }) => place === settings)
  const then = own === undefined ? config : parseConfig(own.text, fileOf(settings)).config
  const contacts = texts
    .filter(({ place }) => place !== settings)
    .map(({ place, text }) => readContact(parseCard(text, fileOf(place)), then))
  return { commit, book: buildBook(contacts, then) }
}

/** The paths that a card had, from the root of the repository, the newest first. */
export async function formerPaths(clone: Clone, place: string): Promise<string[]> {
  const commits = await commitsOf(clone, place, true)
  const paths = commits.flatMap(({ files }) =>
    files.flatMap(({ before, after }) => [after?.path, before?.path]),
  )
  return [...new Set([place, ...paths.filter((one) => one !== undefined)])]
}

/** The last second of a day in a zone, since 1970. A day has 23 to 25 hours, and zones are within 14 of UTC. */
function endOfDay(date: CalendarDate, timezone: string): number {
  const noon = Date.parse(`${date}T12:00:00Z`) / 1000
  let [within, beyond] = [noon - 14 * 3600, noon + 40 * 3600]
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2)
    if (dateIn(timezone, new Date(middle * 1000)) <= date) within = middle
    else beyond = middle
  }
  return within
}
