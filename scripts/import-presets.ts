// The book's own presets for lists, in _presets/ beside the cards: one file each, read at each import.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { slugFor } from '../src/book/index.ts'
import { decodeCard } from '../src/card/index.ts'
import {
  columnNames,
  type MappedColumn,
  type Preset,
  parsePreset,
  presetNamed,
  presetsInstead,
  type ReadResult,
  writePreset,
} from '../src/formats/index.ts'
import type { Diagnostic } from '../src/text/index.ts'
import { sayDiagnostics } from './import-diagnostics.ts'
import { failed, misused } from './refusal.ts'

export interface OwnPreset {
  readonly preset: Preset
  readonly file: string
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/** All of them; one that can't be read, or has mistakes, says so when it is to be used. */
export function readPresets(folder: string): OwnPreset[] {
  const place = path.join(folder, '_presets')
  const names = existsSync(place) ? readdirSync(place).filter((name) => /^[^.].*\.yaml$/.test(name)) : []
  return names.sort().map((name) => {
    const file = `${folder}/_presets/${name}`
    const decoded = decodeCard(readFileSync(path.join(place, name)), file)
    if ('diagnostic' in decoded)
      return { file, text: '', preset: parsePreset('', file).preset, diagnostics: [decoded.diagnostic] }
    return { file, text: decoded.text, ...parsePreset(decoded.text, file) }
  })
}

/** Ends with status 2 where no preset is called so. */
export function checkName(name: string | undefined, own: readonly OwnPreset[]): void {
  const presets = own.map(({ preset }) => preset)
  if (name !== undefined && presetNamed(name, presets) === undefined)
    misused(`--as: no preset is called "${name}".`, presetsInstead(name, presets))
}

/** Ends with status 1 where a preset that was used has mistakes: what it means is not guessed. */
export function checkUsed(read: ReadResult, own: readonly OwnPreset[]): OwnPreset | undefined {
  const used = own.find(({ preset }) => preset.name === read.mapping?.preset)
  if (used === undefined || used.diagnostics.length === 0) return used
  return failed(
    `the preset "${used.preset.name}" has mistakes; nothing was imported.`,
    sayDiagnostics(used.diagnostics).trimEnd(),
  )
}

/** The preset of a list as it was read, and its file: that of the preset of this name, or a new one. */
export function presetToSave(
  name: string,
  read: ReadResult,
  facts: Omit<Preset, 'name' | 'columns' | 'product'>,
  own: readonly OwnPreset[],
  folder: string,
): { readonly file: string; readonly text: string; readonly before: string | undefined } {
  const { product, columns = [] } = read.mapping ?? {}
  const names = columnNames(columns.map(({ header }) => header))
  // A product's own columns are its table's; a list's columns are what it is known by.
  const isSaid = ({ by }: MappedColumn) => product === undefined || by === 'user' || by === 'preset'
  const said = columns.flatMap((column, at): [string, string][] =>
    isSaid(column) && !isReasonColumn(column) ? [[names[at] ?? '', column.target]] : [],
  )
  const known = own.find(({ preset }) => preset.name.toLowerCase() === name.toLowerCase())
  const taken = new Set(own.map(({ file }) => path.basename(file, '.yaml')))
  const text = writePreset({ name, ...(product ? { product } : {}), ...facts, columns: new Map(said) })
  const file = known?.file ?? `${folder}/_presets/${slugFor(name, taken)}.yaml`
  return { file, text, before: known?.text }
}

function isReasonColumn({ header, by, target }: MappedColumn): boolean {
  return by === 'preset' && target === '-' && header.toLowerCase() === 'set aside because'
}
