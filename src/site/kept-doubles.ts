// What a build has found of duplicates, kept beside the pages for the next one: a push must not wait for a look at all cards.

import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { CalendarDate } from '../text/index.ts'
import { findDoubles } from './duplicates-view.ts'
import type { Site } from './types.ts'

/** A web server does not serve names with a dot. */
const FILE = '.cardfile-doubles.json'

type Kept = Parameters<typeof findDoubles>[1]

interface State {
  /** What found it. */
  readonly version: string
  /** The day of the build. Once a day all cards are looked at: only that tells groups, and learns the book's own weights. */
  readonly day: CalendarDate
  readonly kept: NonNullable<Kept>
}

/** A site with the duplicates in it, looked for as far as is needed. @param version of the program */
export async function withDoubles(site: Site, out: string, version: string): Promise<Site> {
  const file = path.join(out, FILE)
  const { today: day } = site
  const state = await readState(file)
  const found = findDoubles(site, state?.version === version && state.day === day ? state.kept : undefined)
  if (found === undefined) return site
  const { pairs, kept } = found
  const text = JSON.stringify({ version, day, kept } satisfies State)
  const temporary = `${file}.${process.pid}.tmp`
  await writeFile(temporary, text)
  await rename(temporary, file)
  return { ...site, doubles: pairs }
}

async function readState(file: string): Promise<State | undefined> {
  try {
    const state = JSON.parse(await readFile(file, 'utf8')) as State
    const { cards, pairs } = state.kept
    const isWhole =
      typeof cards === 'object' &&
      pairs.every(({ files, reasons }) => files.length === 2 && Array.isArray(reasons))
    return isWhole ? state : undefined
  } catch {
    return undefined
  }
}
