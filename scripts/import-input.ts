// The files of an import: read, with what is known of each list as a whole.

import { readFile as readBytes } from 'node:fs/promises'
import { type ListFacts, type ReadOptions, type ReadResult, readInput } from '../src/formats/index.ts'
import type { ImportOptions } from './import-options.ts'
import { checkUsed, type OwnPreset } from './import-presets.ts'
import type { Progress } from './import-progress.ts'
import { failed, misused } from './refusal.ts'
import type { Session } from './session.ts'

export interface Input {
  readonly file: string
  readonly read: ReadResult
  /** What it was read by. */
  readonly how: ReadOptions
  /** Of the command line, else of the preset. */
  readonly facts: ListFacts
}

export async function readInputs(
  files: readonly string[],
  options: ImportOptions,
  session: Session,
  own: readonly OwnPreset[],
  progress: Progress,
): Promise<Input[]> {
  const { map, as, dates, format } = options
  const { config } = session.book
  const how: ReadOptions = {
    mapping: map,
    presets: own.map(({ preset }) => preset),
    zone: config.timezone,
    today: session.today,
    own: [...config.team.values()].flatMap(({ email }) => (email === undefined ? [] : [email])),
    ...(as === undefined ? {} : { as }),
    ...(dates === undefined ? {} : { dates }),
    ...(format === undefined ? {} : { format }),
  }
  const inputs: Input[] = []
  for (const file of files) {
    progress.step(`Reading ${file}`)
    const read = await readOne(file, how)
    const used = checkUsed(read, own)?.preset
    const facts: ListFacts = {
      source: options.source ?? used?.source,
      bought: options.bought ?? (used?.bought ? used.source : undefined),
      owner: options.owner ?? used?.owner,
      country: options.country ?? used?.country,
    }
    inputs.push({ file, read, how, facts })
  }
  return inputs
}

async function readOne(file: string, how: ReadOptions): Promise<ReadResult> {
  return readInput(await bytesOf(file), file, how)
}

export async function bytesOf(file: string): Promise<Uint8Array> {
  return readBytes(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return misused(`there is no file "${file}".`)
    if (error.code === 'EISDIR')
      return misused(
        `"${file}" is a folder.`,
        `A folder of mails: cardfile mail ${file}. Of contacts, name the files: ${file.replace(/\/+$/, '')}/*.vcf`,
      )
    return failed(`${file}: ${error.message}`)
  })
}

/** The same file, read otherwise. */
export async function readAgain(input: Input, how: ReadOptions): Promise<Input> {
  return { ...input, how, read: await readOne(input.file, how) }
}

/** True where the file could not be read as anything, or was refused as a whole. */
export function isRefused({ read }: Input): boolean {
  const { format, records, interactions = [], diagnostics } = read
  const isEmpty = records.length + interactions.length === 0
  return format === undefined || (isEmpty && diagnostics.some(({ severity }) => severity === 'error'))
}

/** A table whose columns no product and no preset explains. */
export function isUnknownTable({ read: { format, mapping }, how }: Input): boolean {
  const isTable = format === 'csv' || format === 'xlsx' || format === 'ods'
  return isTable && mapping?.product === undefined && mapping?.preset === undefined && how.as === undefined
}
