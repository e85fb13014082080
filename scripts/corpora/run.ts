// npm run corpora -- DIR: measures what is read and what is found on a folder of real files, part by part; a part that the
// folder lacks is left out. Ends with 1 where a figure falls short, save those of time: the machine may be busy.

import { existsSync } from 'node:fs'
import { measureCsv } from './csv.ts'
import { measureDedupe } from './dedupe.ts'
import { type Figure, isReached, type Measure, sayFigures, sayJson } from './figure.ts'
import { measureLarge } from './large.ts'
import { measureRoundTrip } from './round-trip.ts'
import { measureVcard } from './vcard.ts'

/** One line a part. */
const PARTS: readonly Measure[] = [measureVcard, measureCsv, measureRoundTrip, measureDedupe, measureLarge]

const [folder = '../shared/corpora'] = process.argv.slice(2)
if (!existsSync(folder)) {
  process.stderr.write(`There is no folder "${folder}". Name one: npm run corpora -- ../shared/corpora\n`)
  process.exit(2)
}
const figures: Figure[] = []
for (const measure of PARTS) figures.push(...(await measure(folder)))
process.stdout.write(sayFigures(figures))
process.stdout.write(sayJson(figures))
process.exitCode = figures.every((figure) => figure.id.endsWith('_seconds') || isReached(figure)) ? 0 : 1
