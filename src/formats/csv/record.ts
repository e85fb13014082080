// One row of a CSV to a neutral record, by the mapping.

import type { Diagnostic } from '../../text/index.ts'
import { addressLine, formattedAddress, saysNoMore } from '../address.ts'
import { type DateOrder, readDate } from '../birthday.ts'
import { composeName } from '../name.ts'
import { problem, shown } from '../problem.ts'
import { extraKey, type ImportRecord, type NameParts, oneLine, type RecordValue } from '../record.ts'
import { readCell } from './cell.ts'
import { type Draft, emptyDraft, groupOf } from './draft.ts'
import type { MappedColumn } from './mapping.ts'
import type { Product } from './product.ts'
import { plainHeader } from './propose.ts'
import type { Row } from './rows.ts'
import { parseTarget, type Target } from './target.ts'

export interface Table {
  readonly file: string
  readonly columns: readonly MappedColumn[]
  /** Per column: the order of dates in figures. */
  readonly orders: readonly (DateOrder | undefined)[]
  readonly product: Product | undefined
}

/** A record of a row, and what is wrong with it. */
export function rowToRecord(row: Row, table: Table): { record: ImportRecord; problems: Diagnostic[] } {
  const draft = emptyDraft(table.file, row.line)
  const width = table.columns.length
  if (row.fault !== '')
    say(
      draft,
      'csv-quote',
      'A quote stands inside a cell that is not quoted as CSV wants it; the cell was read as well as it goes.',
    )
  if (row.cells.length > width && row.cells.slice(width).some((cell) => cell.trim() !== '')) {
    say(
      draft,
      'csv-ragged',
      `This row has ${row.cells.length} cells for ${width} columns; the rest is kept as x-column-${width + 1} and so on.`,
    )
  } else if (row.cells.length < width && width > 1) {
    say(
      draft,
      'csv-ragged',
      `This row has ${row.cells.length} cells for ${width} columns; the missing ones are taken as empty.`,
    )
  }
  const control = row.cells.find((cell) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(cell))
  for (const [column, raw] of row.cells.entries()) takeCell(draft, table, column, raw)
  const record = finish(draft, table.product)
  if (control === undefined) return { record, problems: draft.problems }
  const reason = 'It has control characters.'
  const text = row.cells.join(' | ').slice(0, 4000)
  const said = problem(
    table.file,
    row.line,
    'csv-control',
    'error',
    `This row has control characters: ${shown(control)}`,
    'The row is set aside.',
  )
  return { record: { ...record, name: shown(record.name), quarantine: { reason, text } }, problems: [said] }
}

function say(draft: Draft, rule: string, message: string, hint?: string): void {
  draft.problems.push(problem(draft.file, draft.line, rule, 'warning', message, hint))
}

function takeCell(draft: Draft, table: Table, column: number, raw: string): void {
  const { text, damage } = readCell(raw)
  if (text === '') return
  const mapped = table.columns[column]
  if (!mapped) {
    keep(draft, `x-column-${column + 1}`, text)
    return
  }
  const target = parseTarget(mapped.target)
  if (!target || isNoise(table.product, mapped.header, text)) return
  if (damage !== '' && !target.key.startsWith('x')) {
    const where = mapped.header === '' ? `column ${column + 1}` : mapped.header
    say(
      draft,
      'csv-damage',
      `"${shown(text)}" in ${where} is not what was typed: ${damage}.`,
      'It is kept aside; look it up in the source and export again.',
    )
    keep(draft, `x-${target.key}`, text)
    return
  }
  place(draft, target, text, table.orders[column])
}

function isNoise(product: Product | undefined, header: string, text: string): boolean {
  const noise = product?.noise
  const own = noise && Object.entries(noise).find(([name]) => plainHeader(name) === plainHeader(header))?.[1]
  return Boolean(own?.includes(text)) || Boolean(noise?.['*']?.some((value) => value.trim() === text))
}

function keep(draft: Draft, key: string, text: string, label = ''): void {
  draft.values.push({ key, text, ...(label === '' ? {} : { label }), line: draft.line })
}

function place(draft: Draft, target: Target, text: string, order: DateOrder | undefined): void {
  const { key, part, group, label } = target
  switch (key) {
    case 'name':
      if (part !== '') draft.parts[part as keyof NameParts] = oneLine(text)
      else draft.fullName = draft.fullName || oneLine(text)
      return
    case 'notes':
      draft.notes.push(text)
      return
    case 'uid':
      draft.uid = draft.uid || text
      return
    case 'kind':
      draft.org = /^(?:org|company|firma|organi[sz]ation)/i.test(text)
      return
    case 'birthday':
      if (part !== '') draft.birthday[part as 'year' | 'month' | 'day'] = text
      else placeDate(draft, text, order)
      return
    case 'tags':
      for (const tag of splitTags(text)) keep(draft, 'tags', tag)
      return
    case 'address': {
      const member = groupOf(draft, `address ${group} ${label}`, key, label)
      if (part === 'label') member.label = text.replace(/^\*\s*/, '')
      else member.parts[part === '' ? 'formatted' : part] = text
      return
    }
  }
  if (group === '' && part === '') {
    for (const one of severalOf(key, text)) keep(draft, key, one, label)
    return
  }
  const member = groupOf(draft, `${key} ${group} ${label}`, key, label)
  if (part === 'label') member.label = text.replace(/^\*\s*/, '')
  else Object.assign(member.parts, { [part === '' ? 'text' : part]: text })
}

/** Google joins several values of one cell by ` ::: `; some programs list addresses in one cell. */
function severalOf(key: string, text: string): string[] {
  const pieces = text.split(/\s+:::\s+/)
  return key === 'email' ? pieces.flatMap((piece) => piece.split(/\s*[,;]\s*(?=\S+@)/)) : pieces
}

function splitTags(text: string): string[] {
  const quoted = /^"[\s\S]*"$/.test(text) ? text.slice(1, -1).split(/"\s*,\s*"/) : undefined
  const tags = quoted ?? (text.includes(' ::: ') ? text.split(' ::: ') : text.split(/[;,\n]/))
  // Google's own groups begin with an asterisk; of all contacts they say nothing.
  return tags
    .map((tag) => tag.trim().replace(/^\* ?/, ''))
    .filter((tag) => tag !== '' && !/^(?:my ?contacts|other contacts)$/i.test(tag))
}

function placeDate(draft: Draft, text: string, order: DateOrder | undefined): void {
  const read = readDate(text, order)
  keep(draft, read ? 'birthday' : 'x-birthday', read?.date ?? text)
  if (read) return
  say(
    draft,
    'csv-date',
    `"${shown(text)}" cannot be read as one certain date.`,
    'It is kept as x-birthday. State the order with --dates dmy, mdy or ymd.',
  )
}

function finish(draft: Draft, product: Product | undefined): ImportRecord {
  const parts = draft.parts
  const composed = composeName(parts)
  const values = [...draft.values, ...groupValues(draft), ...birthdayValue(draft)]
  const all = oneLine(Object.values(parts).join(' '))
  const full = composed !== '' && saysNoMore(draft.fullName, all) ? composed : draft.fullName || composed
  const org = values.find((value) => value.key === 'org')
  const kind = draft.org || (full === '' && org) ? 'org' : 'person'
  const name =
    full ||
    oneLine(
      (org ?? values.find((value) => ['email', 'phone', 'aka', 'url'].includes(value.key)) ?? values[0])
        ?.text ??
        draft.notes[0] ??
        '',
    )
  if (full === '' && kind === 'person')
    say(
      draft,
      'import-name',
      `This row has no name; it is named "${shown(name)}".`,
      'Give the contact its name.',
    )
  const hasParts = composed !== '' || parts.prefix !== ''
  return {
    kind,
    name: name === '' ? 'Unnamed' : name,
    ...(hasParts ? { parts } : {}),
    values: distinct(values).filter(
      (value) => !(kind === 'org' && value.key === 'org' && oneLine(value.text) === name),
    ),
    notes: draft.notes.join('\n\n'),
    uid: draft.uid === '' || !product ? draft.uid : `${product.id}:${draft.uid}`,
    source: { file: draft.file, line: draft.line, column: 1 },
  }
}

function distinct(values: readonly RecordValue[]): RecordValue[] {
  const seen = new Set<string>()
  return values.filter((value) => {
    const id = `${value.key} ${value.text}`
    return !seen.has(id) && seen.add(id)
  })
}

function groupValues(draft: Draft): RecordValue[] {
  const { line } = draft
  return [...draft.groups.values()].flatMap(({ key, label, parts }): RecordValue[] => {
    const named = label === '' ? {} : { label: oneLine(label).replace(/[()]/g, '').toLowerCase() }
    if (key !== 'address') {
      const extension = parts.ext === undefined ? '' : ` ext. ${parts.ext}`
      if (parts.text === undefined)
        return extension === '' ? [] : [{ key: 'x-extension', text: parts.ext ?? '', line }]
      if (key === 'x') {
        const own = extraKey(label)
        return [{ key: own ?? 'x-custom', text: parts.text, ...(own === undefined ? named : {}), line }]
      }
      return severalOf(key, parts.text).map((text) => ({ key, text: text + extension, ...named, line }))
    }
    const get = (name: string) => parts[name] ?? ''
    const street = [get('street'), get('street2'), get('street3')].filter((text) => text !== '').join('\n')
    const postcode = [get('postcode'), get('postcode2')].filter((text) => text !== '').join('-')
    const [pobox, extended, locality, region, country] = [
      'pobox',
      'extended',
      'locality',
      'region',
      'country',
    ].map(get)
    const made = addressLine({
      pobox: pobox ?? '',
      extended: extended ?? '',
      street,
      locality: locality ?? '',
      region: region ?? '',
      postcode,
      country: country ?? '',
    })
    const formatted = formattedAddress(get('formatted'))
    if (made === '') return formatted === '' ? [] : [{ key, text: formatted, ...named, line }]
    const more =
      formatted === '' || saysNoMore(formatted, made)
        ? []
        : [{ key: 'x-address-label', text: formatted, ...named, line }]
    return [{ key, text: made, ...named, line }, ...more]
  })
}

function birthdayValue(draft: Draft): RecordValue[] {
  const { year, month, day } = draft.birthday
  if (year === undefined && month === undefined && day === undefined) return []
  const typed = [year ?? '-', month ?? '', day ?? ''].join('-')
  const read = readDate([year ?? '-', (month ?? '').padStart(2, '0'), (day ?? '').padStart(2, '0')].join('-'))
  return [
    read
      ? { key: 'birthday', text: read.date, line: draft.line }
      : { key: 'x-birthday', text: typed, line: draft.line },
  ]
}
