// How well duplicates are found, without labels: every list that says itself which of its rows are one. One finder, as
// it stands, for all of them; only the limits hang on the folder that a list lies in.

import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  type Duplicates,
  findDuplicates,
  guessRoles,
  type Role,
  recordsFrom,
} from '../../src/dedupe/index.ts'
import { type Figure, failing, type Measure, type Shortfall } from './figure.ts'
import { type LabelledFile, readLabelled } from './labelled-file.ts'

const NAME_AND_ADDRESS: ReadonlySet<Role> = new Set([
  'name',
  'given',
  'family',
  'street',
  'number',
  'extra',
  'city',
  'postcode',
  'region',
])

export const measureDedupe: Measure = (folder) => {
  const files = globSync('dedupe/**/*.csv', { cwd: folder }).sort()
  return files.flatMap((file) => {
    const part = file.split('/')[1] ?? ''
    // Two files of one list: the second half is read with the first.
    const second = file.replace(/a\.csv$/, 'b.csv')
    if (/b\.csv$/.test(file) && files.includes(file.replace(/b\.csv$/, 'a.csv')) && part === 'febrl')
      return []
    const both = part === 'febrl' && second !== file && files.includes(second) ? [file, second] : [file]
    try {
      const list = readLabelled(both.map((one) => join(folder, one)))
      return list === undefined ? [] : figuresOf(file, part, list)
    } catch (error) {
      const what = `${basename(file)}: measured`
      return [{ id: `${idOf(file)}_measured`, what, value: 0, limit: 1, short: [failing(file, error)] }]
    }
  })
}

/** `febrl3` for `dataset3.csv`; another file's name as it is. */
function idOf(file: string): string {
  return basename(file, '.csv')
    .replace(/^dataset/, 'febrl')
    .replace(/[^a-z0-9]+/gi, '_')
}

function figuresOf(file: string, part: string, list: LabelledFile): Figure[] {
  const roles = guessRoles(list.headers, list.rows)
  const id = idOf(file)
  const find = (wanted: readonly (Role | undefined)[]) => findDuplicates(recordsFrom(wanted, list.rows))
  const { user, system } = process.cpuUsage()
  const all = find(roles)
  const used = process.cpuUsage()
  const seconds = (used.user + used.system - user - system) / 1e6
  const figure = (
    name: string,
    what: string,
    value: number,
    limit: number | undefined,
    reason: string,
  ): Figure => ({
    id: `${id}_${name}`,
    what: `${basename(file)}: ${what}`,
    label: /f1$/.test(name) ? id : `${id} ${name.replace('_', ' ')}`,
    value,
    ...(limit === undefined ? {} : { limit }),
    short: limit !== undefined && value < limit ? [{ file, reason }] : [],
  })
  const f1 = (name: string, what: string, found: Duplicates, limit: number | undefined): Figure => {
    const { precision, recall } = scoreOf(found.groups, list.truth)
    const value = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
    return figure(name, what, value, limit, `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`)
  }
  const timed: Figure[] =
    list.rows.length < 4000
      ? []
      : [
          timeFigure(
            id,
            file,
            `${list.rows.length} records, seconds of the processor`,
            seconds,
            (list.rows.length / 5000) * 5,
          ),
        ]
  if (part === 'own') return [...ownFigures(all, list, figure), ...timed]
  if (part !== 'febrl')
    return [f1('f1', 'F1, all pairs', all, part === 'splink' ? 0.89 : undefined), ...timed]
  const few = roles.map((role) => (role !== undefined && NAME_AND_ADDRESS.has(role) ? role : undefined))
  // The short list is too small a measure without its numbers; what is asked of it is all fields.
  return [
    f1('f1', 'F1, all fields', all, 0.995),
    f1('name_address_f1', 'F1, name and address only', find(few), list.rows.length < 4000 ? undefined : 0.97),
    ...timed,
  ]
}

function ownFigures(
  found: Duplicates,
  { truth }: LabelledFile,
  figure: (name: string, what: string, value: number, limit: number | undefined, reason: string) => Figure,
): Figure[] {
  const sure = scoreOf(found.certain, truth)
  const suggested = new Set(found.pairs.map(({ a, b }) => `${a} ${b}`))
  for (const [a, b] of pairsOf(found.groups)) suggested.add(`${a} ${b}`)
  const right = [...suggested].filter((pair) => {
    const [a = 0, b = 0] = pair.split(' ').map(Number)
    return truth[a] === truth[b]
  }).length
  const recall = right / Math.max(1, trueCount(truth))
  return [
    figure(
      'auto_precision',
      'automatic merges, precision',
      sure.precision,
      0.995,
      `${sure.wrong} pairs are wrong`,
    ),
    figure('auto_recall', 'automatic merges, recall', sure.recall, 0.8, `${sure.missed} pairs are missed`),
    figure(
      'suggested_recall',
      'suggestions, recall',
      recall,
      0.95,
      `${trueCount(truth) - right} pairs are missed`,
    ),
    figure(
      'suggested_precision',
      'suggestions, precision',
      right / Math.max(1, suggested.size),
      undefined,
      '',
    ),
  ]
}

/** A ceiling of seconds. */
export function timeFigure(id: string, file: string, what: string, value: number, limit: number): Figure {
  const short: Shortfall[] = value > limit ? [{ file, reason: `it took ${value.toFixed(1)} s` }] : []
  const told = `${basename(file)}: ${what}`
  return { id: `${id}_seconds`, what: told, label: `${id} s`, value, limit, isCeiling: true, short }
}

function scoreOf(groups: Duplicates['groups'], truth: readonly string[]) {
  const pairs = pairsOf(groups)
  const right = pairs.filter(([a, b]) => truth[a] === truth[b]).length
  const all = trueCount(truth)
  return {
    precision: pairs.length === 0 ? 1 : right / pairs.length,
    recall: all === 0 ? 1 : right / all,
    wrong: pairs.length - right,
    missed: all - right,
  }
}

function pairsOf(groups: Duplicates['groups']): (readonly [number, number])[] {
  return groups.flatMap((group) =>
    group.flatMap((a, i) => group.slice(i + 1).map((b) => [Math.min(a, b), Math.max(a, b)] as const)),
  )
}

function trueCount(truth: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const one of truth) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
}
