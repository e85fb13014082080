// What an import has to ask: on a terminal it is asked; a script is told the option that says it.

import {
  foreignNumbers,
  hasCountry,
  type ListFacts,
  nationalNumber,
  unknownFields,
  withBookCountry,
  withFacts,
} from '../src/formats/index.ts'
import { askColumns, askNumbered } from './import-ask-columns.ts'
import { askCountry, askDates, askName, askOwner, askSaveCountry, askWhence } from './import-ask-facts.ts'
import { type Input, isUnknownTable, readAgain } from './import-input.ts'
import type { ImportOptions } from './import-options.ts'
import type { Settings } from './import-settings.ts'
import type { Session } from './session.ts'

export interface Answers {
  readonly inputs: readonly Input[]
  readonly settings: Settings
  /** The preset to save, by name, for one of the inputs. */
  readonly saves: readonly { readonly name: string; readonly input: Input }[]
}

interface Unclear {
  readonly header: string
  readonly example: string
}

/** A column of dates that can be two days each; undefined where all is clear. */
export function unclearDates({ read }: Input): Unclear | undefined {
  const column = read.mapping?.columns.find(({ unclear }) => unclear !== undefined)
  return column && { header: column.header || `column ${column.column + 1}`, example: column.unclear ?? '' }
}

/** A telephone number that nobody can tell the country of; undefined where there is none, or it is said. */
export function unclearNumber({ read, facts }: Input, settings: Settings): string | undefined {
  if (facts.country !== undefined || hasCountry(settings.text)) return undefined
  return nationalNumber(read.records)
}

/** What would have to be guessed, and the option that says it; undefined where all is clear. */
export function whatIsUnclear(
  inputs: readonly Input[],
  settings: Settings,
): { readonly message: string; readonly hint: string } | undefined {
  for (const input of inputs) {
    const date = unclearDates(input)
    if (date !== undefined)
      return {
        message: `${input.file}: the dates of "${date.header}", such as ${date.example}, can be two days each.`,
        hint: 'Say --dates dmy or --dates mdy; or --dates aside, to keep those aside that are not clear.',
      }
    const number = unclearNumber(input, settings)
    if (number !== undefined)
      return {
        message: `${input.file}: telephone numbers such as ${number} name no country, and neither does the book.`,
        hint: 'Say --country DE, or whichever it is; or write it into cardfile.yaml once: country: DE',
      }
  }
  return undefined
}

/** Asks about each file in turn. Nothing is written yet. */
export async function askAbout(
  given: readonly Input[],
  session: Session,
  options: ImportOptions,
  before: Settings,
): Promise<Answers> {
  const inputs: Input[] = []
  const saves: { name: string; input: Input }[] = []
  let settings = before
  for (const one of given) {
    const asked = await askOne(one, session, options, settings)
    settings = asked.settings
    inputs.push(asked.input)
    if (asked.name !== undefined) saves.push({ name: asked.name, input: asked.input })
  }
  return { inputs, settings, saves }
}

async function askOne(
  one: Input,
  session: Session,
  options: ImportOptions,
  before: Settings,
): Promise<{ input: Input; settings: Settings; name: string | undefined }> {
  const isUnknown = isUnknownTable(one) && one.read.records.length > 0
  let { input, settings } = isUnknown
    ? await askColumns(one, session, before)
    : await askNumbered(one, session, before)
  let isNew = isUnknown || input !== one
  const date = unclearDates(input)
  if (date !== undefined) {
    input = await readAgain(input, { ...input.how, dates: await askDates(date) })
    isNew = true
  }
  const number = unclearNumber(input, settings)
  if (number !== undefined) {
    const country = await askCountry(number)
    if (country !== undefined) {
      const changed = withBookCountry(settings.text, country)
      if (changed !== undefined && (await askSaveCountry(country))) settings = { ...settings, text: changed }
      input = withAnswer(input, { country })
    }
  }
  if (isUnknown) {
    const { source, bought } = input.facts
    if (source === undefined && bought === undefined) input = withAnswer(input, await askWhence())
    const hasOwner = input.read.mapping?.columns.some(({ target }) => target === 'owner')
    if (!hasOwner && input.facts.owner === undefined)
      input = withAnswer(input, await askOwner(session.book.config))
  }
  const isNamed = options.savePreset !== undefined || input.read.mapping === undefined
  const name = isNew && !isNamed ? await askName(input, isUnknown) : undefined
  return { input, settings, name }
}

function withAnswer(input: Input, facts: ListFacts): Input {
  return { ...input, facts: { ...input.facts, ...facts } }
}

/** The records of a file, with what is known of its list. */
export function recordsOf({ read, facts }: Input, session: Session) {
  return read.records.map((record) => withFacts(record, facts, session.book.config))
}

/** What the book makes of a file: fields that it has not, and telephone numbers that are not of its country. */
export function remarksOn({ file, read, facts }: Input, session: Session) {
  const { config } = session.book
  return [
    ...(read.mapping ? unknownFields(read.mapping, file, config) : []),
    ...read.records.flatMap((record) => foreignNumbers(record, facts, config)),
  ]
}
