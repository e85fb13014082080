// Questions about the columns of a table: what each becomes, and fields of the office's own.

import { slugFor } from '../src/book/index.ts'
import type { Config } from '../src/contact/index.ts'
import { isTarget, LEFT_OUT, type MappedColumn, type OwnField, withOwnField } from '../src/formats/index.ts'
import { printable } from '../src/reports/index.ts'
import { answered } from './import-ask-facts.ts'
import { type Input, readAgain } from './import-input.ts'
import { sayColumn } from './import-say.ts'
import { type Settings, withSettings } from './import-settings.ts'
import type { Session } from './session.ts'
import { bold, dim, yellow } from './terminal.ts'

interface Asked {
  readonly input: Input
  readonly settings: Settings
}

/** What a column can become, in the words of people; the rest is typed. */
const TARGETS: readonly (readonly [target: string, label: string])[] = [
  ['name', 'Name, whole'],
  ['name.given', 'First name'],
  ['name.family', 'Last name'],
  ['org', 'Organisation'],
  ['title', 'Title, what somebody does there'],
  ['email', 'E-mail'],
  ['phone', 'Telephone'],
  ['phone (work)', 'Telephone, at work'],
  ['phone (mobile)', 'Telephone, mobile'],
  ['address', 'Address, whole'],
  ['address.street', 'Address: street'],
  ['address.postcode', 'Address: postcode'],
  ['address.locality', 'Address: town'],
  ['address.country', 'Address: country'],
  ['url', 'Web page'],
  ['birthday', 'Birthday'],
  ['tags', 'Tags'],
  ['stage', 'Stage of your pipeline'],
  ['owner', 'Owner, somebody of your team'],
  ['source', 'Source, where the contact comes from'],
  ['notes', 'Notes'],
  ['uid', 'Number or code that tells contacts apart'],
]

const TYPES: readonly (readonly [type: string, label: string])[] = [
  ['text', 'Text'],
  ['number', 'Number'],
  ['money', 'Money, such as 12000 EUR'],
  ['date', 'Date'],
  ['choice', 'One of a few words'],
  ['yes-no', 'Yes or no'],
  ['url', 'Web address'],
  ['email', 'E-mail address'],
  ['phone', 'Telephone number'],
]

/** Shows what the columns of an unknown table become, and lets each be changed. */
export async function askColumns(given: Input, session: Session, before: Settings): Promise<Asked> {
  const { select } = await import('@clack/prompts')
  let [input, settings] = [given, before]
  for (;;) {
    const columns = input.read.mapping?.columns ?? []
    process.stdout.write(`\n${bold(printable(input.file))}: ${input.read.records.length} records\n`)
    for (const column of columns) process.stdout.write(`  ${sayWithExamples(column)}\n`)
    process.stdout.write(sayNameless(columns))
    const answer = answered(
      await select<number>({
        message: 'This is what its columns would become. Is that right?',
        maxItems: 12,
        options: [
          { value: -1, label: 'Yes' },
          ...columns.map((column) => ({
            value: column.column,
            label: `Change ${nameOf(column)}`,
            hint: column.target === LEFT_OUT ? 'left out' : column.target,
          })),
        ],
      }),
    )
    const column = columns.find((one) => one.column === answer)
    if (column === undefined) return { input, settings }
    const changed = await askTarget(column, input, withSettings(session, settings).book.config, settings)
    if (changed === undefined) continue
    settings = changed.settings
    input = await mapped(input, column, changed.target)
  }
}

/** Columns that a product calls by number (ACT!'s User 1 to 15): only the office knows what is in them. */
export async function askNumbered(given: Input, session: Session, before: Settings): Promise<Asked> {
  const { mapping } = given.read
  const open = (mapping?.columns ?? []).filter(
    ({ header, target, by, examples }) =>
      /^(?:user|custom|benutzer)[ _-]?(?:field|feld|defined)?[ _-]?\d{1,2}$/i.test(header) &&
      target.startsWith('x-') &&
      by !== 'user' &&
      by !== 'preset' &&
      examples.length > 0,
  )
  let [input, settings] = [given, before]
  if (mapping?.product === undefined || open.length === 0) return { input, settings }
  const { text } = await import('@clack/prompts')
  process.stdout.write(
    `\n${printable(mapping.product)} numbers these columns; what is in them only you know. It is asked once.\n`,
  )
  for (const column of open) {
    const called = answered(
      await text({
        message: `What is "${printable(column.header)}"? ${dim(examplesOf(column))}`,
        placeholder: `Enter: keep it as ${column.target}; - leaves it out`,
      }),
    )?.trim()
    const { config } = withSettings(session, settings).book
    const made =
      called && called !== LEFT_OUT ? await askField(called, column, input, config, settings) : undefined
    if (made) settings = made.settings
    const target = made?.target ?? (called === LEFT_OUT ? LEFT_OUT : column.target)
    input = await mapped(input, column, target)
  }
  return { input, settings }
}

/** A column's new target; undefined where all stays as it was. */
async function askTarget(
  column: MappedColumn,
  input: Input,
  config: Config,
  settings: Settings,
): Promise<{ target: string; settings: Settings } | undefined> {
  const { select, text } = await import('@clack/prompts')
  const own = config.fields
    .filter(({ custom }) => custom)
    .map(({ key, label }) => [key, `${printable(label)}, a field of your own`] as const)
  const target = answered(
    await select<string>({
      message: `What is ${nameOf(column)}? ${dim(examplesOf(column))}`,
      maxItems: 12,
      initialValue: column.by === 'kept' ? 'kept' : column.target,
      options: [
        ...[...own, ...TARGETS].map(([value, label]) => ({ value, label, hint: value })),
        { value: 'new', label: 'A new field of your own' },
        { value: 'kept', label: `Keep it as it is, as ${keptKey(column)}` },
        { value: LEFT_OUT, label: 'Leave it out' },
        { value: 'typed', label: 'Something else, which I type' },
      ],
    }),
  )
  if (target === 'kept') return { target: keptKey(column), settings }
  if (target === 'typed') {
    const typed = answered(
      await text({
        message: 'What does it become?',
        placeholder: 'phone (fax), address.region, consent (newsletter)',
        validate: (typed) =>
          isTarget(typed?.trim() ?? '')
            ? undefined
            : 'There is no such target: docs/moving-in.md lists them.',
      }),
    )
    return { target: typed.trim(), settings }
  }
  if (target !== 'new') return { target, settings }
  const name = answered(
    await text({
      message: 'What is the field called?',
      initialValue: column.header,
      validate: (typed) => (typed?.trim() ? undefined : 'It needs a name.'),
    }),
  )
  return askField(name.trim(), column, input, config, settings)
}

/** Makes a field of the office's own, or takes the one that has the name already. */
async function askField(
  name: string,
  column: MappedColumn,
  input: Input,
  config: Config,
  settings: Settings,
): Promise<{ target: string; settings: Settings } | undefined> {
  const { select, text } = await import('@clack/prompts')
  const key = slugFor(name).replace(/^(?![a-z])/, 'f-')
  const known = config.fields.find((field) => field.key === key || field.label === name)
  if (known) return { target: known.key, settings }
  const type = answered(
    await select<string>({
      message: `What is in "${printable(name)}"?`,
      options: TYPES.map(([value, label]) => ({ value, label })),
    }),
  )
  let field: OwnField = { key, type, ...(labelOf(key) === name ? {} : { label: name }) }
  if (type === 'choice') {
    const typed = answered(
      await text({
        message: 'Which words?',
        initialValue: valuesOf(column, input).join(', '),
        validate: (typed) => (typed?.trim() ? undefined : 'Write them with commas between them.'),
      }),
    )
    const options = typed.split(',').map((one) => one.trim())
    field = { ...field, options: options.filter((one) => one !== '') }
  }
  const after = withOwnField(settings.text, field)
  if (after === undefined) {
    process.stdout.write(
      `"${printable(key)}" can't be added to ${settings.file} by a program; write it there under "fields", then import again.\n`,
    )
    return undefined
  }
  return { target: key, settings: { ...settings, text: after } }
}

/** All different values of a column that is kept aside so far, a dozen at most. */
function valuesOf(column: MappedColumn, { read }: Input): string[] {
  const found = new Set<string>()
  for (const { values } of read.records)
    for (const { key, text } of values) if (key === column.target && found.size < 12) found.add(text)
  return found.size > 0 ? [...found] : [...column.examples]
}

async function mapped(input: Input, column: MappedColumn, target: string): Promise<Input> {
  const name = `column ${column.column + 1}`
  return readAgain(input, { ...input.how, mapping: { ...input.how.mapping, [name]: target } })
}

/** The label that a field has by its key alone. */
function labelOf(key: string): string {
  return key.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase())
}

function keptKey(column: MappedColumn): string {
  if (column.by === 'kept') return column.target
  const slug = slugFor(column.header)
  return column.header === '' ? `x-column-${column.column + 1}` : `x-${slug}`
}

function nameOf({ header, column }: MappedColumn): string {
  return header === '' ? `column ${column + 1}` : `"${printable(header)}"`
}

/** Without a column for it contacts are named after something else, which few want: it is said before anybody agrees. */
export function sayNameless(columns: readonly MappedColumn[]): string {
  if (columns.some(({ target }) => /^name\b/.test(target))) return ''
  const words = { org: 'organisation', email: 'e-mail address', phone: 'telephone number', url: 'web page' }
  const after = Object.entries(words).find(([key]) =>
    columns.some(({ target }) => new RegExp(`^${key}\\b`).test(target)),
  )
  const instead = after === undefined ? 'the first value of their row' : `their ${after[1]}`
  return `  ${yellow('No column is the name')}: contacts would be named after ${instead}. Change the column that has it to "name".\n`
}

function sayWithExamples(column: MappedColumn): string {
  const said = column.header === '' ? sayColumn({ ...column, header: nameOf(column) }) : sayColumn(column)
  return `${said}  ${dim(examplesOf(column))}`
}

function examplesOf({ examples }: MappedColumn): string {
  return examples.length === 0 ? '(empty)' : `(${printable(examples.join(' · '))})`
}
