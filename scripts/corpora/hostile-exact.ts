// EXACT: whether every value is still there after an import, a second one, and the way out and in again.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { saidBy, writtenIn } from './hostile-judge.ts'
import { type Outcome, type Place, runIn } from './hostile-run.ts'

/** What does not survive, in words. */
export async function lostOnTheWay(
  place: Place,
  at: string,
  file: string,
  bytes: Uint8Array,
  first: Outcome,
): Promise<string[]> {
  const found: string[] = []
  const cards = writtenIn(first).filter((path) => path.endsWith('.md'))
  const text = cards
    .map((path) => Buffer.from(first.after.get(path) ?? '', 'latin1').toString('utf8'))
    .join('\n')
  const lost = cellsOf(new TextDecoder().decode(bytes)).find((cell) => !isIn(text, cell))
  if (lost !== undefined) found.push(`lost "${lost}"`)
  const again = await runIn(
    place,
    at,
    ['import', file, '--yes', '--only-valid', '--dates', 'aside', '--json'],
    1,
  )
  if (writtenIn(again).length > 0) found.push('the same file again changes the book')
  for (const [format, name] of [
    ['csv', 'out.csv'],
    ['vcard4', 'out.vcf'],
  ] as const) {
    const out = join(at, 'tmp', name)
    await runIn(place, at, ['export', '--format', format, '--out', out], 1)
    const back = await runIn(
      place,
      at,
      ['import', out, '--yes', '--only-valid', '--dates', 'aside', '--json'],
      1,
    )
    const changed = writtenIn(back).filter((path) => path.startsWith('book/'))
    if (saidBy(back) === undefined || changed.length > 0)
      found.push(`its export as ${format} changes the book that it came from`)
    const other = place.open([])
    await runIn(place, other, ['import', out, '--yes', '--only-valid', '--dates', 'aside', '--json'], 1)
    await runIn(place, other, ['export', '--format', format, '--out', join(other, 'tmp', name)], 1)
    if (timeless(out) !== timeless(join(other, 'tmp', name)))
      found.push(`it is another after an export and an import as ${format}`)
  }
  return found
}

/** What was exported, without when the cards were written. */
function timeless(file: string): string {
  return readFileSync(file, 'utf8').replace(/^REV:.*$/gm, '')
}

/** The cells below the header that are in quotes, and the words of all others. */
function cellsOf(text: string): string[] {
  const rows = text
    .replace(/^\ufeff/, '')
    .replace(/^sep=.*\r?\n/i, '')
    .replace(/^[^\r\n]*(?:\r\n?|\n)/, '')
  const cells: string[] = []
  const bare = rows.replace(/"((?:[^"]|"")*)"/g, (_all, cell: string) => {
    cells.push(cell.replaceAll('""', '"'))
    return ' '
  })
  return [...cells, ...(bare.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])]
}

/** As a card writes it: on one line, perhaps with YAML's or Markdown's escapes. */
function isIn(text: string, cell: string): boolean {
  const plain = (one: string) =>
    one
      .normalize('NFC')
      .replace(/["'\\]/g, '')
      .replace(/[\s;]+/g, ' ')
      .trim()
  return plain(text).includes(plain(cell))
}
