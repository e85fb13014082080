// Builds the site in a process of its own: its memory and its time are limited, and the server's stay free.

import { BARE } from './environment.ts'
import { run } from './run.ts'

/** Seconds of the processor: a machine that is busy with other things makes no build a bad one. */
const CPU_LIMIT = 120
/** Milliseconds after which nobody waits any more. */
const TIME_LIMIT = 10 * 60_000
const HEAP_MB = 768
const MOST_SAID = 2000

export interface Built {
  /** Paths of pages that could not be made. */
  readonly failed: readonly string[]
  readonly pages: number
}

/**
 * Runs `cardfile build`.
 * @param cache folder for the program's compiled code
 * @param work the files of the repository
 * @param folder of the cards in it, '' where they are all of it: pages name cards by it, and send edits there
 * @throws where no site was made, with what the build says
 */
export async function buildSite(
  program: readonly string[],
  cache: string,
  work: string,
  folder: string,
  out: string,
  signal: AbortSignal,
): Promise<Built> {
  const {
    code,
    out: printed,
    err,
  } = await run([...program, '--json', '--book', folder || '.', 'build', '--out', out], {
    cwd: work,
    env: {
      ...BARE,
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
      NODE_COMPILE_CACHE: cache,
      ASTRO_TELEMETRY_DISABLED: '1',
    },
    limit: TIME_LIMIT,
    signal,
  })
  try {
    // A bad page does not stop the others: the status is 1 then, and the list is printed all the same.
    const { failed, pages } = JSON.parse(printed.toString('utf8')) as Built
    return { failed, pages }
  } catch {
    throw new Error(
      err.trim().slice(0, MOST_SAID) ||
        `the build ended with status ${code}; it may take ${CPU_LIMIT} s and ${HEAP_MB} MB`,
    )
  }
}
