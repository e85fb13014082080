// npm run corpora -- DIR: measures what is read and what is found on a folder of real files, part by part; a part that the
// folder lacks is left out. Ends with 1 where a figure falls short, save those of time: the machine may be busy.

import { existsSync } from 'node:fs'
import { measureClients } from './clients.ts'
import { measureCsv } from './csv.ts'
import { measureDedupe } from './dedupe.ts'
import { type Figure, failing, isReached, type Measure } from './figure.ts'
import { measureHostile } from './hostile.ts'
import { measureIcal } from './ical.ts'
import { measureLarge } from './large.ts'
import { measureRoundTrip } from './round-trip.ts'
import { sayFigures, sayJson } from './table.ts'
import { measureVcard } from './vcard.ts'

/** One line a part: the folder that it measures, and how. */
const PARTS: readonly (readonly [string, Measure])[] = [
  ['vcard', measureVcard],
  ['csv', measureCsv],
  ['vcard, there and back', measureRoundTrip],
  ['ical', measureIcal],
  ['dedupe', measureDedupe],
  ['hostile', measureHostile],
  ['clients', measureClients],
]
/** Runs beside the others, in a process of its own: it takes as long as all of them. */
const BESIDE: readonly [string, Measure] = ['dedupe, 100,000 records', measureLarge]

const [folder = '../shared/corpora'] = process.argv.slice(2)
if (!existsSync(folder)) {
  process.stderr.write(`There is no folder "${folder}". Name one: npm run corpora -- ../shared/corpora\n`)
  process.exit(2)
}
const beside = figuresOf(...BESIDE)
const figures: Figure[] = []
for (const part of PARTS) figures.push(...(await figuresOf(...part)))
figures.push(...(await beside))
process.stdout.write(sayFigures(figures))
process.stdout.write(sayJson(figures))
process.exitCode = figures.every((figure) => figure.id.endsWith('_seconds') || isReached(figure)) ? 0 : 1

/** A part that breaks is named with its error, and the others are measured. */
async function figuresOf(name: string, measure: Measure): Promise<readonly Figure[]> {
  const began = performance.now()
  try {
    return await measure(folder)
  } catch (error) {
    const id = `${name.replace(/\W+/g, '_')}_measured`
    return [{ id, what: `${name}: measured`, value: 0, limit: 1, short: [failing(name, error)] }]
  } finally {
    process.stderr.write(`${name}: ${Math.round((performance.now() - began) / 1000)} s\n`)
  }
}
