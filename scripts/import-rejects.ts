// The file of what an import sets aside: to repair, and to import again.

import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type ImportPlan, type Rejected, rejectsOf } from '../src/formats/index.ts'
import { bytesOf, type Input } from './import-input.ts'
import { failed, misused } from './refusal.ts'

/** Of one input what was set aside. */
export interface Aside {
  readonly input: Input
  readonly rejected: readonly Rejected[]
}

export interface WrittenRejects {
  readonly file: string
  /** Where the records come from. */
  readonly from: string
  readonly records: number
  /** The encoding that the file had; this one is UTF-8. */
  readonly formerly?: string
}

/** The plan's first lines are those of the inputs' records, one each. */
export function setAsideOf(inputs: readonly Input[], { lines }: ImportPlan): Aside[] {
  let at = 0
  return inputs.flatMap((input) => {
    const rejected = input.read.records.flatMap((record) => {
      const line = lines[at++]
      return line?.action === 'reject' ? [{ record, reason: line.reason }] : []
    })
    return rejected.length === 0 ? [] : [{ input, rejected }]
  })
}

/** Ends with status 2 where one file is to hold what several have set aside, or would replace another. */
export function checkRejects(
  file: string | undefined,
  asides: readonly Aside[],
  inputs: readonly Input[],
): void {
  if (file === undefined) return
  if (asides.length > 1)
    misused(
      `--rejects: ${asides.length} files have something set aside, and one file can't hold it all.`,
      'Import them one by one.',
    )
  if (inputs.some((input) => path.resolve(input.file) === path.resolve(file)))
    misused(`--rejects: ${file} is the file that is imported; it stays as it is.`, 'Name another one.')
  // It may be a card, or the last rejects, half repaired.
  if (asides.length > 0 && existsSync(file))
    misused(`--rejects: ${file} is there already; it stays as it is.`, 'Name another one, or delete it.')
}

/** A free name beside the input: `list-rejected.csv`, then `list-rejected-2.csv`. */
export function nameFor({ input }: Aside, ending: string): string {
  const { dir, name } = path.parse(input.file)
  const stem = path.join(dir, `${name.replace(/-rejected(?:-\d+)?$/, '')}-rejected`)
  for (let n = 1; ; n++) {
    const file = `${stem}${n === 1 ? '' : `-${n}`}.${ending}`
    if (!existsSync(file)) return file
  }
}

/** The ending of the file of rejects; undefined where there can be none: a note is one contact by itself. */
export function endingFor({ input }: Aside): string | undefined {
  const endings = { csv: 'csv', xlsx: 'csv', ods: 'csv', vcard: 'vcf', ldif: 'ldif', jcard: 'json' } as const
  const { format } = input.read
  return format !== undefined && format in endings ? endings[format as keyof typeof endings] : undefined
}

/** Writes one file of rejects per input. @param file undefined: beside the input, under a name that is free */
export async function writeRejects(
  asides: readonly Aside[],
  file: string | undefined,
): Promise<WrittenRejects[]> {
  const written: WrittenRejects[] = []
  for (const aside of asides) {
    const { input, rejected } = aside
    const made = rejectsOf(await bytesOf(input.file), input.read, rejected)
    if (made === undefined) continue
    const to = file ?? nameFor(aside, made.ending)
    await writeFile(to, made.bytes, { flag: 'wx' }).catch((error: Error) => failed(`${to}: ${error.message}`))
    const { formerly } = made
    const told = { file: to, from: input.file, records: rejected.length }
    written.push({ ...told, ...(formerly === undefined ? {} : { formerly }) })
  }
  return written
}

export function sayRejects(written: readonly WrittenRejects[]): string {
  return written
    .map(({ file, records, formerly }) => {
      const encoding = formerly === undefined ? '' : ` (in UTF-8; the list was ${formerly})`
      const what = records === 1 ? '1 record is' : `${records} records are`
      return `${what} in ${file}${encoding}: repair it, and import it.\n`
    })
    .join('')
}
