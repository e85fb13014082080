// What can be said of an import on the command line.

import { type Command, InvalidArgumentError, Option } from 'commander'
import { countryFrom, type FormatName } from '../src/formats/index.ts'
import { dryRun } from './session.ts'

export interface ImportOptions {
  readonly map: Readonly<Record<string, string>>
  readonly as?: string
  readonly dates?: 'dmy' | 'mdy' | 'ymd' | 'aside'
  readonly country?: string
  readonly source?: string
  readonly bought?: string
  readonly owner?: string
  readonly savePreset?: string
  readonly format?: FormatName
  readonly onlyValid?: boolean
  readonly rejects?: string
  readonly revive?: boolean
  readonly all?: boolean
  readonly yes?: boolean
  readonly dryRun?: boolean
}

const FORMATS: readonly FormatName[] = [
  'vcard',
  'jcard',
  'ldif',
  'monica',
  'csv',
  'xlsx',
  'ods',
  'note',
  'mail',
  'ical',
]

export function defineOptions(command: Command): void {
  command
    .argument(
      '<files...>',
      'vCard (.vcf), jCard, LDIF, CSV, workbooks (.xlsx, .ods), Markdown notes, mails, calendars',
    )
    .option('-m, --map <column=key>', 'what a column becomes, once or more; - leaves it out', mapping, {})
    .option('--as <preset>', "read it by this preset: a product's, such as Outlook, or one of your own")
    .addOption(
      new Option('--dates <order>', 'how dates in figures are meant; aside: keep unclear ones aside').choices(
        ['dmy', 'mdy', 'ymd', 'aside'],
      ),
    )
    .option('--country <code>', 'of telephone numbers without a country code, such as DE', country)
    .option('--source <text>', 'where the list comes from, for contacts that do not say')
    .option('--bought <name>', 'it is a bought list of this name: everybody gets it as source, and no opt-in')
    .option('--owner <handle>', 'who looks after contacts that have no owner')
    .option('--save-preset <name>', 'keep these answers for the next list of this kind')
    .addOption(new Option('-f, --format <format>', 'what the files are').choices(FORMATS))
    .option('--only-valid', 'bring in what is sound, also where something is set aside')
    .option('--rejects <file>', 'write what is set aside into this file, to repair and import it again')
    .option('--revive', 'bring deleted contacts back')
    .option('--all', 'show every line of the plan')
    .option('-y, --yes', 'do not ask before writing')
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
Importing a file again changes nothing. Values that a card has are never replaced. It is one commit: cardfile undo takes it back.
  cardfile import contacts.vcf --dry-run
  cardfile import list.csv --map 'Firma=org' --map 'Mobil=phone (mobile)' --save-preset 'Trade fair'
  cardfile import list.csv --only-valid --rejects repair.csv`,
    )
}

function mapping(typed: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const at = typed.lastIndexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it as Column=key.')
  return { ...before, [typed.slice(0, at).trim()]: typed.slice(at + 1).trim() }
}

function country(typed: string): string {
  const code = countryFrom(typed)
  if (code === undefined) throw new InvalidArgumentError('Write two letters, such as GB or DE.')
  return code
}
