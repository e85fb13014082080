// A hundred thousand records: time and memory, in a process of its own. The records are put together from the values of
// the largest list of the corpora, a fifth of them again with slips.

import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findDuplicates, guessRoles, recordsFrom } from '../../src/dedupe/index.ts'
import { timeFigure } from './dedupe.ts'
import type { Measure } from './figure.ts'
import { readLabelled } from './labelled-file.ts'

const RECORDS = 100_000
const SECONDS = 180
const MEGABYTES = 2000

export const measureLarge: Measure = async (folder) => {
  const lists = globSync('dedupe/*/*.csv', { cwd: folder })
    .map((file) => ({ file, size: sizeOf(join(folder, file)) }))
    .sort((a, b) => b.size - a.size)
  const [largest] = lists
  if (largest === undefined || largest.size < 1000) return []
  const words = [fileURLToPath(import.meta.url), join(folder, largest.file)]
  const { stdout: printed } = await promisify(execFile)(process.execPath, words, { encoding: 'utf8' })
  const { seconds, megabytes } = JSON.parse(printed) as { seconds: number; megabytes: number }
  const file = `${RECORDS} records`
  const short = megabytes > MEGABYTES ? [{ file, reason: `it took ${megabytes} MB` }] : []
  return [
    timeFigure('large', file, 'seconds of the processor', seconds, SECONDS),
    {
      id: 'large_megabytes',
      what: `${file}: MB`,
      label: 'large MB',
      value: megabytes,
      limit: MEGABYTES,
      isCeiling: true,
      short,
    },
  ]
}

/** 0 for a list that cannot be read: whoever measures its duplicates says so. */
function sizeOf(path: string): number {
  try {
    return readLabelled([path])?.rows.length ?? 0
  } catch {
    return 0
  }
}

/** The same records every time. */
function enlarge(rows: readonly (readonly string[])[]): string[][] {
  let state = 20261127
  const below = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 0x100000000) * n)
  }
  const slip = (text: string) => {
    const at = below(Math.max(1, text.length - 1))
    return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
  }
  const made: string[][] = []
  while (made.length < RECORDS) {
    // Numbers that belong to one person alone stay so.
    const row = (rows[0] ?? []).map((_, column) => {
      const text = rows[below(rows.length)]?.[column] ?? ''
      return text.length > 5 ? text.replace(/\d/g, () => String(below(10))) : text
    })
    made.push(row)
    if (below(4) === 0) {
      const at = below(row.length)
      made.push(row.map((text, column) => (column === at ? slip(text) : text)))
    }
  }
  return made.slice(0, RECORDS)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const list = readLabelled([process.argv[2] ?? ''])
  if (list !== undefined) {
    const records = recordsFrom(guessRoles(list.headers, list.rows), enlarge(list.rows))
    const before = process.cpuUsage()
    findDuplicates(records)
    const { user, system } = process.cpuUsage(before)
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
    process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6, megabytes }))
  }
}
