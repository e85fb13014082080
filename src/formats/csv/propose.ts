// The proposed mapping: which column becomes what, by the product's table, by the header's words, by the values, else kept.

import { shown } from '../problem.ts'
import { extraKey } from '../record.ts'
import { columnNames, plainHeader, productNamed, productOf } from './choose.ts'
import { NOUNS, QUALIFIERS } from './lexicon.ts'
import { LEFT_OUT, type MappedColumn } from './mapping.ts'
import type { Preset } from './preset.ts'
import type { Product } from './product.ts'
import { REASON_HEADER } from './set-aside.ts'
import { SYNONYMS } from './synonyms.ts'
import { parseTarget } from './target.ts'

/** The header's target by a product's table, whose `{n}` stands for a number. */
function byProduct(product: Product, header: string): string | undefined {
  for (const [pattern, target] of Object.entries(product.columns)) {
    const plain = plainHeader(pattern)
    if (plain === header) return target
    if (!plain.includes('{n}')) continue
    const [before = '', after = ''] = plain.split('{n}')
    const number =
      header.startsWith(before) && header.endsWith(after)
        ? header.slice(before.length, header.length - after.length)
        : ''
    if (/^\d+$/.test(number)) return target.replace('{n}', number)
  }
  return undefined
}

const WHOLE_NOUNS = NOUNS.map(
  ([target, words]) => [target, new RegExp(`${words.source}(?!\\p{L})`, 'u')] as const,
)

/** What a header may have beside what it is and whose. */
const SMALL_WORDS =
  /\d+|[^\p{L}]+|(?<!\p{L})(?:de|del|la|du|di|der|of|number|address|adresse|no|nr|primary|main|value|phone|telefon|телефон)(?!\p{L})/gu

/** Reads a header word by word: what it is, whose, and nothing else besides a number and small words. */
export function byWords(header: string): string | undefined {
  for (const [target, noun] of WHOLE_NOUNS) {
    const start = [...header.matchAll(/(?<![\p{L}\p{N}])\p{L}/gu)].find((match) =>
      noun.test(header.slice(match.index)),
    )
    if (!start) continue
    const word = noun.exec(header.slice(start.index))?.[0] ?? ''
    const qualifier = QUALIFIERS.find(([, test]) => test.test(header))
    const around = `${header.slice(0, start.index)} ${header.slice(start.index + word.length)}`
    const number = /\d+/.exec(around)?.[0]
    // `home fax` says both at once: whose it is, and what.
    const rest = qualifier ? header.replace(qualifier[1], ' ').replace(word, ' ') : around
    if (rest.replace(SMALL_WORDS, '') !== '') continue
    const line =
      target === 'address.street' && number !== undefined && Number(number) > 1 ? target + number : target
    return qualifier && !(line === 'email' && qualifier[0] === 'mobile') ? `${line} (${qualifier[0]})` : line
  }
  return undefined
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const URL_VALUE = /^https?:\/\/\S+$/i
/** Neither an IP address nor a date, which are figures, too. */
const PHONE =
  /^(?!\d+\.\d+\.\d+\.\d+$|\d{4}[./-]\d{1,2}[./-]\d{1,2}$|\d{1,2}[./-]\d{1,2}[./-]\d{2}(?:\d\d)?$)\+?[\d\s()./-]{7,}$/

/** What most values of a column are, for a column that its header does not explain. */
export function byValues(values: readonly string[]): string | undefined {
  const filled = values.filter((value) => value !== '')
  const most = (test: RegExp) =>
    filled.length > 0 && filled.filter((value) => test.test(value)).length > filled.length / 2
  if (most(EMAIL)) return 'email'
  if (most(URL_VALUE)) return 'url'
  return most(PHONE) && filled.some((value) => value.replace(/\D/g, '').length >= 7) ? 'phone' : undefined
}

export interface Wishes {
  /** Header, or `column 3`, -> target; stronger than everything else. */
  readonly user: Readonly<Record<string, string>>
  /** Stronger than the product's table. */
  readonly preset?: Preset | undefined
}

/**
 * The mapping of a table.
 * @param headers the header row, or undefined where the file has none
 * @param rows    the first rows below it, for what only the values tell
 */
export function propose(
  headers: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  { user, preset }: Wishes,
): { product: Product | undefined; columns: MappedColumn[] } {
  const width = headers?.length ?? Math.max(0, ...rows.map((row) => row.length))
  const product = productNamed(preset?.product) ?? (preset || !headers ? undefined : productOf(headers))
  const asked = targetsBy(Object.entries(user))
  const known = targetsBy([[REASON_HEADER, LEFT_OUT], ...(preset?.columns ?? [])])
  const called = columnNames(headers ?? Array.from({ length: width }, () => ''))
  const names = headers ? new Map<number, string>() : nameColumns(rows, width)
  const columns = Array.from({ length: width }, (_unused, column): MappedColumn => {
    const header = headers?.[column]?.trim() ?? ''
    const plain = plainHeader(header)
    const name = called[column] ?? ''
    const times = plainHeader(name) === plain || plain === '' ? 1 : Number(name.slice(header.length))
    const values = rows.map((row) => row[column]?.trim() ?? '')
    const base = { column, header, examples: examplesOf(values) }
    const lookUp = (targets: ReadonlyMap<string, string>) =>
      [`column ${column + 1}`, plainHeader(name), plain].flatMap((key) => targets.get(key) ?? [])[0]
    const told = lookUp(asked)
    if (told !== undefined && isTarget(told)) return { ...base, target: told, by: 'user' }
    const preset = lookUp(known)
    if (preset !== undefined) return { ...base, target: preset, by: 'preset' }
    // Outlook calls two columns "Titre" in French; a product's table has the second one as "Titre 2".
    const again = product && times > 1 ? byProduct(product, `${plain} ${times}`) : undefined
    const found =
      again !== undefined
        ? { target: again, by: 'product' as const }
        : plain === ''
          ? undefined
          : targetOf(plain, product, values)
    if (found && !(again === undefined && times > 1 && /^(?:name|title|birthday|uid)\b/.test(found.target)))
      return { ...base, ...found }
    const guess = names.get(column) ?? (product || found ? undefined : byValues(values))
    if (guess !== undefined) return { ...base, target: guess, by: 'values' }
    return {
      ...base,
      target: extraKey(name) ?? `x-column-${column + 1} (${header.replace(/[()]+/g, ' ').trim()})`,
      by: 'kept',
    }
  })
  return { product, columns }
}

/** Whether a target can be one at all. */
export function isTarget(target: string): boolean {
  return target === LEFT_OUT || parseTarget(target) !== undefined
}

function targetsBy(entries: Iterable<readonly [string, string]>): Map<string, string> {
  return new Map([...entries].map(([header, target]) => [plainHeader(header), target]))
}

function examplesOf(values: readonly string[]): string[] {
  const found = new Set<string>()
  for (const value of values) {
    if (value !== '') found.add(shown(value))
    if (found.size === 3) break
  }
  return [...found]
}

function targetOf(
  plain: string,
  product: Product | undefined,
  values: readonly string[],
): Pick<MappedColumn, 'target' | 'by'> | undefined {
  const own = product && byProduct(product, plain)
  if (own !== undefined) return { target: own, by: 'product' }
  if (product) return undefined
  const known =
    SYNONYMS.get(plain) ?? SYNONYMS.get(plain.replace(/[_-]+/g, ' ')) ?? byWords(plain.replace(/[_:]+/g, ' '))
  // "Title" is above jobs in some tables, above Mrs and Dr in others.
  if (known === 'title' && mostly(HONORIFIC, values)) return { target: 'name.prefix', by: 'values' }
  return known !== undefined && fits(known, values) ? { target: known, by: 'header' } : undefined
}

const HONORIFIC =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|lady|lord|rev|herr|frau|m|mm|mme|mlle|monsieur|madame|sr|sra|srta|don|doña|sig|dott|pan|pani|г-н|г-жа)\.?$/i

function mostly(test: RegExp, values: readonly string[]): boolean {
  const filled = values.filter((value) => value !== '')
  return filled.length > 0 && filled.filter((value) => test.test(value)).length > filled.length / 2
}

/** A header may say "e-mail" above what is none. */
function fits(target: string, values: readonly string[]): boolean {
  const filled = values.filter((value) => value !== '')
  if (filled.length === 0) return true
  if (target.startsWith('email')) return filled.some((value) => value.includes('@'))
  return target.startsWith('url') ? filled.some((value) => value.includes('.')) : true
}

/** In a file without a header: the column that has both others' words is the name, two columns of words are its parts. */
function nameColumns(rows: readonly (readonly string[])[], width: number): Map<number, string> {
  const wordy = Array.from({ length: width }, (_unused, column) => column).filter((column) => {
    const values = rows.map((row) => row[column]?.trim() ?? '').filter((value) => value !== '')
    return (
      values.length > rows.length / 2 && values.every((value) => /^\p{L}[\p{L}\p{M}\s.'’-]*$/u.test(value))
    )
  })
  const [a, b, c] = wordy
  const whole = wordy.slice(0, 3).find((column) =>
    rows.every((row) => {
      const others = [a, b, c]
        .filter((other) => other !== column)
        .map((other) => row[other ?? -1]?.trim() ?? '')
      return (
        others.filter((text) => text !== '').length > 1 && others.every((text) => row[column]?.includes(text))
      )
    }),
  )
  const parts = wordy.filter((column) => column !== whole)
  const targets = new Map<number, string>()
  if (whole !== undefined) targets.set(whole, 'name')
  if (parts[0] !== undefined) targets.set(parts[0], parts[1] === undefined ? 'name' : 'name.given')
  if (parts[1] !== undefined) targets.set(parts[1], 'name.family')
  return targets
}
