// Cards that were deleted, from the history: so that an import does not bring back who was taken out on purpose.

import { foldSlug } from '../book/index.ts'
import { decode } from './changes.ts'
import { type Clone, isStop, openClone } from './clone.ts'
import { isCard } from './plan.ts'
import { PLAINLY } from './run.ts'

export interface DeletedFile {
  /** Below the book's folder. */
  readonly path: string
  /** As it was when it was deleted. */
  readonly text: string
  /** The author's calendar date; '' for one that is gone from the folder, which is not committed yet. */
  readonly date: string
  readonly by: string
}

export interface Deleted {
  /** The newest first; of each slug the last one. */
  readonly cards: readonly DeletedFile[]
  /** The day before which nobody looked, where the history is too long to be looked through; '' where none was reached. */
  readonly since?: string
}

/** Milliseconds. In a book of 10,000 cards in one folder git looks through some 10,000 commits in that. */
const PATIENCE = 10_000
/** More cards than these nobody has taken out on purpose. */
const MOST = 20_000

const FORMAT = '%x1e%an%x1f%ad%x1f%(trailers:key=Undoes,valueonly,separator=%x20)'

interface Found extends Omit<DeletedFile, 'text'> {
  readonly id: string
}

/**
 * Looks through the history, the newest first, for at most ten seconds. A card that moved is not deleted, and neither is
 * what an undo took back: it was never meant to be there. What the book has now under the same slug is for the caller to tell.
 * @param folder of the cards
 * @returns undefined for a book that lies in no clone, or has no history
 */
export async function deletedCards(folder: string, patience = PATIENCE): Promise<Deleted | undefined> {
  const clone = await openClone(folder)
  if (isStop(clone) || (await clone.repo.head()) === undefined) return undefined
  const [open, past] = await Promise.all([goneFromFolder(clone), goneInHistory(clone, patience)])
  const bySlug = new Map<string, Found>()
  for (const one of [...open, ...past.found]) {
    const slug = foldSlug(one.path.slice(one.path.lastIndexOf('/') + 1))
    if (!bySlug.has(slug) && bySlug.size < MOST) bySlug.set(slug, one)
  }
  const found = [...bySlug.values()]
  const blobs = await clone.repo.blobs(found.map(({ id }) => id))
  const cards = found.flatMap(({ id, ...rest }) => {
    const text = decode(blobs.get(id))
    return text === undefined ? [] : [{ ...rest, text }]
  })
  return { cards, ...(past.since === undefined ? {} : { since: past.since }) }
}

async function goneFromFolder(clone: Clone): Promise<Found[]> {
  const printed = await clone.git.run([
    ...['--literal-pathspecs', '-c', 'core.quotePath=off', 'diff', '--raw', '--no-abbrev', '--no-renames'],
    ...['--diff-filter=D', 'HEAD', '--', clone.prefix || '.'],
  ])
  return printed.split('\n').flatMap((line) => deletedIn(line, clone, { date: '', by: '' }))
}

async function goneInHistory(
  clone: Clone,
  patience: number,
): Promise<{ found: Found[]; since: string | undefined }> {
  let isStopped = false
  const printed = await clone.git.run(
    [
      ...[
        '--literal-pathspecs',
        '-c',
        'core.quotePath=off',
        'log',
        ...PLAINLY,
        '--no-merges',
        '--date=short',
      ],
      ...[`--format=${FORMAT}`, '--raw', '--no-abbrev', '-M', '--diff-filter=D'],
      ...['HEAD', '--', clone.prefix || '.'],
    ],
    {
      within: {
        ms: patience,
        stopped: () => {
          isStopped = true
        },
      },
    },
  )
  const records = printed.split('\x1e').filter(Boolean)
  // The last one may be cut off.
  if (isStopped) records.pop()
  const found = records.flatMap((record) => {
    const [head = '', ...lines] = record.split('\n')
    const [by = '', date = '', undoes = ''] = head.split('\x1f')
    return undoes === '' ? lines.flatMap((line) => deletedIn(line, clone, { date, by })) : []
  })
  return { found, since: isStopped ? (records.at(-1)?.split('\x1f')[1] ?? '') : undefined }
}

/** `:100644 000000 ID 000... D<tab>path` of a card. */
function deletedIn(line: string, clone: Clone, told: { date: string; by: string }): Found[] {
  const [meta = '', path = ''] = line.split('\t')
  const [, , id = '', , letter] = meta.split(' ')
  if (letter !== 'D' || !isCard(path, clone)) return []
  return [{ path: path.slice(clone.prefix.length), id, ...told }]
}
