// A preset of the book's own: how lists of one kind are read, saved after the first import of one, in contacts/_presets/.
//
//   name: Trade fair Leipzig       what --as calls it
//   product: ACT!                  the built-in preset that it adds to
//   dates: dmy                     dmy, mdy, ymd, or aside: dates that can be two days are kept aside
//   country: DE                    of telephone numbers without a country code
//   owner: sam
//   source: trade fair 2026        of contacts that have none
//   bought: true                   the list was bought: its source goes on every contact, and no consent is taken
//   columns:
//     Firma: org                   the grammar of targets: mapping.ts
//     Intern: "-"

import { parseTree, type TreeEntry } from '../../card/index.ts'
import { entriesIn, type Report, textIn } from '../../contact/index.ts'
import { type Diagnostic, diagnose, nearest } from '../../text/index.ts'
import type { DateOrder } from '../birthday.ts'
import { LEFT_OUT } from './mapping.ts'
import { PRODUCTS } from './products/index.ts'
import { parseTarget } from './target.ts'

export interface Preset {
  readonly name: string
  /** A built-in preset's name. */
  readonly product?: string
  readonly dates?: DateOrder | 'aside'
  readonly country?: string
  readonly owner?: string
  readonly source?: string
  readonly bought?: true
  /** Header, as in the file, or `column 3` -> target. The second column of one name has ` 2` behind it. */
  readonly columns: ReadonlyMap<string, string>
}

type Draft = { -readonly [K in keyof Preset]: Preset[K] }
type Reader = (entry: TreeEntry, draft: Draft, report: Report) => void

const KEYS: Readonly<Record<keyof Preset, Reader>> = {
  name: (entry, draft, report) => {
    draft.name = textIn(entry.value, report)?.trim() || draft.name
  },
  product: (entry, draft, report) => {
    const text = textIn(entry.value, report) ?? ''
    const known = PRODUCTS.map(({ name }) => name)
    const near = nearest(text, known)
    if (known.includes(text)) draft.product = text
    else report(entry.value.range, `"${text}" is no built-in preset.`, meant(near, known))
  },
  dates: matching('dates', /^(?:dmy|mdy|ymd|aside)$/, 'Write dmy, mdy, ymd or aside.'),
  country: matching('country', /^[A-Z]{2}$/, 'Write two letters, such as GB or DE.'),
  owner: matching('owner', /^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'Write the handle of somebody of the team.'),
  source: matching('source', /\S/, 'Write where the list comes from.'),
  bought: (entry, draft, report) => {
    const text = textIn(entry.value, report) ?? ''
    if (/^(?:yes|true)$/.test(text)) draft.bought = true
    else if (!/^(?:no|false)$/.test(text))
      report(entry.value.range, `"${text}" is neither true nor false.`, 'Write true or false.')
  },
  columns: (entry, draft, report) => {
    const columns = new Map<string, string>()
    for (const { key, value } of entriesIn(entry.value, report)) {
      const target = textIn(value, report)?.trim() ?? ''
      if (target === LEFT_OUT || parseTarget(target)) columns.set(key, target)
      else
        report(
          value.range,
          `"${target}" is no target of a column.`,
          'docs/moving-in.md lists the targets; - leaves the column out.',
        )
    }
    draft.columns = columns
  },
}

/**
 * Reads a preset's file. Never throws.
 * @param file its path, for the diagnostics; without a `name` in it, the file's own
 */
export function parsePreset(text: string, file: string): { preset: Preset; diagnostics: Diagnostic[] } {
  const { tree, diagnostics } = parseTree(text, file)
  const found: Diagnostic[] = [...diagnostics]
  const report: Report = (range, message, hint, rule = 'preset-value') => {
    found.push(diagnose({ file, text, range }, { rule, severity: 'error', message, hint }))
  }
  const draft: Draft = { name: file.replace(/^.*\/|\.ya?ml$/gi, ''), columns: new Map() }
  for (const entry of entriesIn(tree, report)) {
    const read = Object.hasOwn(KEYS, entry.key) ? KEYS[entry.key as keyof Preset] : undefined
    if (read) read(entry, draft, report)
    else
      report(
        entry.keyRange,
        `"${entry.key}" is no key of a preset.`,
        meant(nearest(entry.key, Object.keys(KEYS)), Object.keys(KEYS)),
        'preset-key',
      )
  }
  if (draft.bought && draft.source === undefined && found.length === 0)
    report([0, 0], 'A list that was bought has to name its source.', 'Add a line: source: NAME OF THE LIST')
  return { preset: draft, diagnostics: found }
}

/** The text of a preset's file, as a person would write it. */
export function writePreset({ columns, ...rest }: Preset): string {
  const keys = ['name', 'product', 'dates', 'country', 'owner', 'source', 'bought'] as const
  const lines = keys.flatMap((key) => (rest[key] === undefined ? [] : [`${key}: ${quoted(`${rest[key]}`)}`]))
  return [
    '# How `cardfile import` reads lists of this kind. Change it as you see fit: docs/moving-in.md, "Presets".',
    ...lines,
    'columns:',
    ...[...columns].map(([header, target]) => `  ${quoted(header)}: ${quoted(target)}`),
    '',
  ].join('\n')
}

/** A text as YAML reads it back, quoted where it could be read as anything else. */
function quoted(text: string): string {
  const isPlain = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._/()#&+'!-]*[\p{L}\p{M}\p{N}.)!'-])?$/u.test(text)
  return isPlain && !/ #|^[\d.+-]+$|^(?:null|no|yes|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text)
}

function matching(key: 'dates' | 'country' | 'owner' | 'source', pattern: RegExp, hint: string): Reader {
  return (entry, draft, report) => {
    const text = textIn(entry.value, report)?.trim()
    if (text !== undefined && pattern.test(text)) Object.assign(draft, { [key]: text })
    else if (text !== undefined) report(entry.value.range, `"${text}" is no ${key}.`, hint)
  }
}

function meant(near: string | undefined, known: readonly string[]): string {
  return near === undefined ? `There are ${known.join(', ')}.` : `Did you mean "${near}"?`
}
