// Files that mean harm, or only chaos: each is given to the command line, and what comes of it is held against the verdict
// that the list beside them has for it.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readBook } from '../../src/disk/index.ts'
import { checkBook } from '../../src/rules/index.ts'
import type { Figure, Measure, Shortfall } from './figure.ts'
import { faultsOfSite, judgeCard } from './hostile-cards.ts'
import { lostOnTheWay } from './hostile-exact.ts'
import {
  brokenVerdict,
  type Case,
  isPrinted,
  limitsOf,
  misdeeds,
  spoilt,
  writtenIn,
} from './hostile-judge.ts'
import { openPlace, type Place, runIn } from './hostile-run.ts'

const KINDS = ['vcf', 'csv', 'ics', 'mail', 'cards'] as const
/** So many at a time: the machine of a gate has two processors. */
const TOGETHER = 2

export const measureHostile: Measure = async (folder) => {
  const cases = casesOf(join(folder, 'hostile'))
  if (cases.length === 0) return []
  const place = await openPlace()
  try {
    await warmUp(place)
    const faults = new Map<string, readonly string[]>()
    const waiting = [...cases]
    const work = async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift())
        faults.set(one.file, await judge(place, join(folder, 'hostile', one.file), one))
    }
    await Promise.all(Array.from({ length: TOGETHER }, work))
    const cards = cases.filter(({ file }) => file.startsWith('cards/'))
    const paths = cards.map(({ file }) => join(folder, 'hostile', file))
    const faultsOf = cards.length === 0 ? new Map<string, string>() : await faultsOfSite(place, paths)
    for (const { file } of cards) {
      const fault = faultsOf.get(basename(file)) ?? faultsOf.get('')
      if (fault !== undefined) faults.set(file, [...(faults.get(file) ?? []), fault])
    }
    return KINDS.flatMap((kind) => figureOf(kind, cases, faults))
  } finally {
    place.close()
  }
}

function figureOf(
  kind: string,
  cases: readonly Case[],
  faults: ReadonlyMap<string, readonly string[]>,
): Figure[] {
  const own = cases.filter(({ file }) => file.startsWith(`${kind}/`))
  if (own.length === 0) return []
  const short: Shortfall[] = own.flatMap(({ file, verdict }) => {
    const found = faults.get(file) ?? []
    return found.length === 0 ? [] : [{ file: `hostile/${file}`, reason: `${verdict}: ${found.join('; ')}` }]
  })
  const value = (own.length - short.length) / own.length
  return [
    {
      id: `hostile_${kind}`,
      what: `hostile ${kind}: of ${own.length} verdicts, kept`,
      label: kind,
      value,
      limit: 1,
      short,
    },
  ]
}

/** Those of the list that are files of a kind judged here; the server's tests have the others. */
function casesOf(folder: string): Case[] {
  const list = join(folder, 'expectations.tsv')
  if (!existsSync(list)) return []
  return readFileSync(list, 'utf8')
    .split(/\r?\n/)
    .map((row) => row.split('\t'))
    .map(([file = '', verdict = '', wanted = '']) => ({ file, verdict: verdict.trim(), wanted }))
    .filter(({ file }) => KINDS.some((kind) => file.startsWith(`${kind}/`)) && existsSync(join(folder, file)))
}

/** The program is made ready to run: what that takes is no file's doing. */
async function warmUp(place: Place): Promise<void> {
  const at = place.open([])
  writeFileSync(join(at, 'good.vcf'), 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Good\r\nEND:VCARD\r\n')
  await runIn(place, at, ['import', '../good.vcf', '--yes', '--json'], 60)
}

/** What is wrong, in words; [] where the verdict was kept. */
async function judge(place: Place, path: string, one: Case): Promise<readonly string[]> {
  try {
    const bytes = readFileSync(path)
    return one.file.startsWith('cards/')
      ? await judgeCard(place, one, bytes)
      : await judgeImport(place, one, bytes)
  } catch (error) {
    return [`it could not be judged: ${(error as Error).message}`]
  }
}

/** Interactions are found by their addresses: somebody in the book has all those of the file. */
function addressesIn(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.subarray(0, 1_000_000)).toString('latin1')
  const found = text.match(/[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63})+/gi) ?? []
  return [...new Set(found.map((one) => one.toLowerCase()))].slice(0, 20)
}

async function judgeImport(place: Place, one: Case, bytes: Uint8Array): Promise<readonly string[]> {
  const limits = limitsOf(one.wanted)
  const isInteraction = /^(?:ics|mail)\//.test(one.file)
  const at = place.open(isInteraction ? addressesIn(bytes) : [])
  const file = `../${basename(one.file)}`
  writeFileSync(join(at, basename(one.file)), bytes)
  const looked = await runIn(place, at, ['import', file, '--dry-run'], limits.seconds)
  const outcome = await runIn(
    place,
    at,
    ['import', file, '--yes', '--only-valid', '--dates', 'aside', '--json'],
    limits.seconds,
  )
  const found = new Set([
    ...misdeeds(looked, limits),
    ...(isPrinted(looked) ? [] : ['it was printed with its control characters']),
    ...writtenIn(looked).map((path) => `a dry run wrote ${path}`),
    ...misdeeds(outcome, limits),
    ...spoilt(outcome, isInteraction ? 'book/contacts/witness-gamma.md' : undefined),
    ...brokenVerdict(one, bytes, outcome),
    ...invalidIn(join(at, 'book/contacts')),
  ])
  if (one.verdict === 'EXACT' && found.size === 0)
    for (const lost of await lostOnTheWay(place, at, file, bytes, outcome)) found.add(lost)
  return [...found]
}

/** Errors in the book as it is now. */
function invalidIn(contacts: string): string[] {
  const book = readBook(contacts)
  const errors = checkBook(book, { today: '2026-11-23' }).filter(({ severity }) => severity === 'error')
  return errors.slice(0, 2).map(({ file, message }) => `${basename(file)} is not valid: ${message}`)
}
