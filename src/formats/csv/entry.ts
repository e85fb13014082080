// Cells that become entries of the log: orders, consents, calls and notes with a date.

import { type DateOrder, readDate } from '../birthday.ts'
import { shown } from '../problem.ts'
import { extraKey, oneLine, type RecordEntry } from '../record.ts'
import { type Draft, type Group, report } from './draft.ts'
import type { Product } from './product.ts'
import type { Target } from './target.ts'

const YES = /^(?:yes|y|true|1|x|on|ja|oui|s[ií]|sim|tak|да|はい)$/i
const NO = /^(?:no|n|false|0|off|nein|non|não|nie|нет|いいえ)$/i
/** How mailing services say that somebody gets their mail. An implied permission is none that was given. */
const GIVEN =
  /^(?:active|subscribed|confirmed|explicit|(?:confirmed|double|single)?[ -]?opt(?:ed)?[ -]?in|actively subscribed)$/i
/** And that somebody does not, or no longer: by their own wish, or because the address does not work. */
const TAKEN_BACK =
  /^(?:unsubscribed?|(?:global(?:ly)? )?opt(?:ed)?[ -]?out|(?:(?:hard|soft)[ -]?)?bounced?|cleaned|removed|block(?:ed|listed)|blacklisted|spam(?: complaint)?|complain(?:t|ed)|do not (?:mail|contact)|transactional only)$/i

/** Puts a cell where its entry is put together; what cannot be one is kept under the column's name. */
export function placeEntry(
  draft: Draft,
  { key, part, group, label }: Target,
  header: string,
  text: string,
  order: DateOrder | undefined,
): void {
  const aside = () => {
    draft.values.push({ key: extraKey(header) ?? `x-${key}`, text, line: draft.line })
  }
  const isConsent = key.startsWith('opt-')
  const id = `${key} ${group} ${label}`
  const entry: Group = draft.entries.get(id) ?? { key, label, parts: Object.create(null) }
  const put = (name: string, value: string) => {
    draft.entries.set(id, entry)
    const had = entry.parts[name]
    entry.parts[name] = had === undefined ? value : `${had}\n${value}`
  }
  if (part === 'date' || (part === '' && isConsent)) {
    const date = readDate(text.replace(/[T ]\d{1,2}:\d\d.*$/, ''), order)?.date
    if (date?.startsWith('--') === false && entry.parts.date === undefined) {
      put('date', date)
      if (isConsent && part === '') put('said', '')
      if (text !== date) put('when', text)
      return
    }
    if (isConsent && YES.test(text)) return put('said', '')
    aside()
    if (date?.startsWith('--') !== false && (!isConsent || /^[\d./-]+$/.test(text)))
      report(
        draft,
        'csv-date',
        `"${shown(text)}" cannot be read as one certain date.`,
        'It is kept aside. State the order with --dates dmy, mdy or ymd.',
      )
    return
  }
  if (key === 'consent') {
    const kind = YES.test(text) || GIVEN.test(text) ? 'opt-in' : ''
    const other = NO.test(text) || TAKEN_BACK.test(text) ? 'opt-out' : kind
    if (other === '' || entry.parts.kind !== undefined) return aside()
    put('kind', other)
    put('said', text)
    return
  }
  put(part === '' ? 'amount' : part, text)
}

/** The entries of a row whose cells have all been placed. A dated consent says what an undated one of its kind does. */
export function entriesOf(draft: Draft, product: Product | undefined): RecordEntry[] {
  const from = `imported from ${product?.name.replace(/ \(.*$/, '') ?? 'a list'}`
  const found: RecordEntry[] = []
  for (const { key, label, parts } of draft.entries.values()) {
    if (key === 'log') {
      const notes = notesOf(parts)
      found.push(...notes)
      if (notes.length === 0)
        draft.values.push({ key: 'x-log-date', text: parts.when ?? parts.date ?? '', line: draft.line })
    } else if (key === 'order') found.push(...orderOf(draft, parts, from))
    else {
      const kind = key === 'consent' ? parts.kind : parts.said === undefined ? undefined : key
      const more = [parts.said, parts.when].filter(Boolean).join(', ')
      const text = `${label || 'newsletter'}, ${from}${more === '' ? '' : ` (${oneLine(more)})`}`
      if (kind !== undefined) found.push({ date: parts.date ?? '', kind, text })
      else draft.values.push({ key: `x-${key}-date`, text: parts.when ?? parts.date ?? '', line: draft.line })
    }
  }
  const always = product?.consent
  if (always && !found.some((one) => one.kind.startsWith('opt-')))
    found.push({ date: '', kind: always.kind, text: `${always.list}, ${from}` })
  const isSaid = (one: RecordEntry) =>
    found.some((other) => other.date !== '' && other.kind === one.kind && listOf(other) === listOf(one))
  return found.filter((one) => one.date !== '' || !one.kind.startsWith('opt-') || !isSaid(one))
}

function listOf({ text }: RecordEntry): string {
  return text.split(',')[0] ?? ''
}

function notesOf({ date = '', when: _when, ...texts }: Group['parts']): RecordEntry[] {
  return Object.entries(texts).map(([kind, text]) => ({ date, kind, text }))
}

/** Payments, credit notes and quotes stand in the same lists as what was bought. */
const BOUGHT = /invoice|receipt|order|sale|purchase|rechnung|facture|factura/i

function orderOf(draft: Draft, parts: Group['parts'], from: string): RecordEntry[] {
  const money = moneyOf(parts.amount ?? '', parts.currency ?? '')
  const isBought = parts.type === undefined || BOUGHT.test(parts.type)
  if (parts.date === undefined || money === undefined || !isBought) {
    const all = Object.entries(parts).filter(([name]) => name !== 'when')
    const text = oneLine(all.map(([, value]) => value).join('; '))
    draft.values.push({ key: 'x-order', text, line: draft.line })
    return []
  }
  const said = [parts.text, parts.no && `no. ${parts.no}`].filter(Boolean).join(', ')
  return [{ date: parts.date, kind: 'order', text: said || from, money }]
}

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', US$: 'USD', zł: 'PLN', '₽': 'RUB' }

/**
 * An amount as shops and accounting programs write it, `1.234,50 €` or `USD 99.00`, as `1234.50 EUR`. A `$` is of many countries:
 * then, as without any, only the number. Undefined for what is no amount, and for one below zero.
 */
export function moneyOf(amount: string, currency: string): string | undefined {
  const match = /^([A-Z]{3}|[^\d\s.,'-]{1,3})?\s*(\d[\d.,'\s]*?)\s*([A-Z]{3}|[^\d\s.,'-]{1,3})?$/.exec(
    amount.replace(/\u00a0|\u202f/g, ' ').trim(),
  )
  if (!match) return undefined
  const [, before = '', figures = '', after = ''] = match
  const plain = figures.replace(/['\s]/g, '')
  const decimals = /[.,](\d{1,2})$/.exec(plain) ?? (/^\d+\.\d+$/.test(plain) ? /\.(\d+)$/.exec(plain) : null)
  const whole = (decimals ? plain.slice(0, decimals.index) : plain).replace(/[.,]/g, '')
  const cents = (decimals?.[1] ?? '').slice(0, 3)
  const unit = [currency.trim().toUpperCase(), SIGNS[before] ?? before, SIGNS[after] ?? after].find((text) =>
    /^[A-Z]{3}$/.test(text),
  )
  const number = /^0*$/.test(cents) ? whole : `${whole}.${cents}`
  return whole.length > 12 ? undefined : number + (unit === undefined ? '' : ` ${unit}`)
}
