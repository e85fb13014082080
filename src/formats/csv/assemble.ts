// The cells of a row, placed, to a record: names, addresses and birthdays put together from their parts.

import { addressLine, formattedAddress, saysNoMore } from '../address.ts'
import { readDate } from '../birthday.ts'
import { composeName } from '../name.ts'
import { shown } from '../problem.ts'
import { extraKey, type ImportRecord, oneLine, type RecordValue } from '../record.ts'
import { restoredPostcode } from './damage.ts'
import { type Draft, report } from './draft.ts'
import { entriesOf } from './entry.ts'
import type { Product } from './product.ts'

/** Google joins several values of one cell by ` ::: `; some programs list addresses in one cell. */
export function severalOf(key: string, text: string): string[] {
  const pieces = text.split(/\s+:::\s+/)
  return key === 'email' ? pieces.flatMap((piece) => piece.split(/\s*[,;]\s*(?=\S+@)/)) : pieces
}

/** The record of a row whose cells have all been placed. */
export function assemble(draft: Draft, product: Product | undefined): ImportRecord {
  const parts = draft.parts
  const composed = composeName(parts)
  const log = entriesOf(draft, product)
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
    report(
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
      (value) =>
        !((kind === 'org' || product?.ownNames) && value.key === 'org' && oneLine(value.text) === name),
    ),
    notes: draft.notes.join('\n\n'),
    ...(log.length > 0 ? { log } : {}),
    uid: draft.uid === '' || !product?.id ? draft.uid : `${product.id}:${draft.uid}`,
    source: { file: draft.file, line: draft.line, column: 1 },
  }
}

function distinct(values: readonly RecordValue[]): RecordValue[] {
  const seen = new Set<string>()
  return values.filter((value) => {
    const id = JSON.stringify([value.key, value.text, value.label])
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
    const postcode = [postcodeOf(draft, get('postcode'), get('country')), get('postcode2')]
      .filter((text) => text !== '')
      .join('-')
    const [pobox, extended, locality, region] = [
      get('pobox'),
      get('extended'),
      get('locality'),
      get('region'),
    ]
    const made = addressLine({ pobox, extended, street, locality, region, postcode, country: get('country') })
    const formatted = formattedAddress(get('formatted'))
    if (made === '') return formatted === '' ? [] : [{ key, text: formatted, ...named, line }]
    const more =
      formatted === '' || saysNoMore(formatted, made)
        ? []
        : [{ key: 'x-address-label', text: formatted, ...named, line }]
    return [{ key, text: made, ...named, line }, ...more]
  })
}

/** As it was before a spreadsheet took its zero, where the country leaves no doubt. */
function postcodeOf(draft: Draft, text: string, country: string): string {
  const restored = restoredPostcode(text, country) ?? text
  if (restored !== text) {
    const message = `The postcode "${shown(text)}" was ${restored}: a spreadsheet takes a zero at the beginning away.`
    report(
      draft,
      'csv-damage',
      message,
      `Postcodes of ${shown(country)} have five figures; it was put right.`,
    )
  }
  return restored
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
