// Somebody as Monica knows them, whichever way they were exported, to a neutral record. The names of the columns are Monica's,
// the same in its SQL and in its JSON. Source: monicahq/monica, branch 4.x, app/ExportResources and SqlExportAccount.

import { isDate } from '../../text/index.ts'
import { addressLine } from '../address.ts'
import { composeName } from '../name.ts'
import { extraKey, type ImportRecord, oneLine, type RecordEntry, type RecordValue } from '../record.ts'
import type { Row } from './sql.ts'

/** A person with all that belongs to them; `type` of a row is a name, never an id. */
export interface Person {
  readonly row: Row
  readonly line: number
  /** Rows by Monica's word for one of them: `note`, `call`, `activity`, `address` with its place, `contact_field`, ... */
  readonly of: (kind: string) => readonly Row[]
  readonly tags: readonly string[]
  readonly gender: string
  /** `date`, `is_year_unknown`, `is_age_based`. */
  readonly dates: Readonly<Record<'birth' | 'death' | 'met', Row | undefined>>
  readonly metThrough: string
  readonly relations: readonly { readonly name: string; readonly type: string }[]
}

/** @param today a reminder before it is none; '' where nobody knows */
export function personToRecord(person: Person, file: string, today: string): ImportRecord {
  const { row, line } = person
  const parts = {
    prefix: '',
    given: oneLine(row['first_name'] ?? ''),
    middle: oneLine(row['middle_name'] ?? ''),
    family: oneLine(row['last_name'] ?? ''),
    suffix: '',
  }
  const values: RecordValue[] = []
  const put = (key: string, text: string | undefined, label = '') => {
    if (text?.trim()) values.push({ key, text: text.trim(), ...(label === '' ? {} : { label }), line })
  }
  put('aka', row['nickname'])
  put('org', row['company'])
  put('title', row['job'])
  for (const field of person.of('contact_field')) putField(field, put)
  for (const place of person.of('address')) putAddress(place, put)
  for (const tag of person.tags) put('tags', tag)
  putDate('birthday', person.dates.birth, put)
  putDate('x-deathdate', person.dates.death, put)
  putDate('x-first-met', person.dates.met, put)
  put('x-first-met', row['first_met_where'])
  put('x-first-met', row['first_met_additional_info'])
  put('related', person.metThrough, 'introduced by')
  for (const { name, type } of person.relations) put('related', name, type.replaceAll('_', ' '))
  put('x-gender', person.gender)
  put('x-food-preferences', row['food_preferences'])
  for (const flag of ['starred', 'dead'])
    if (isYes(row[`is_${flag}`]) && !(flag === 'dead' && person.dates.death)) put(`x-${flag}`, 'yes')
  if (row['is_active'] !== undefined && !isYes(row['is_active'])) put('x-archived', 'yes')
  const days = Number(row['stay_in_touch_frequency'] ?? 0)
  if (days > 0) put('every', days === 1 ? '1 day' : `${days} days`)
  for (const pet of person.of('pet')) put('x-pet', joined(', ', pet['name'], pet['category']))
  for (const gift of person.of('gift'))
    put(
      'x-gift',
      joined(
        '; ',
        gift['name'],
        gift['status'],
        gift['amount'],
        gift['comment'],
        gift['url'],
        dayOf(gift['date']),
      ),
    )
  for (const debt of person.of('debt')) {
    const who = /^(?:yes|true|1)$/i.test(debt['in_debt'] ?? '') ? 'I owe' : 'owes me'
    put('x-debt', joined(' ', who, debt['amount'], debt['currency'], debt['status'], debt['reason']))
  }
  putFollowUps(person, today, put)
  const name =
    composeName(parts) || oneLine(row['nickname'] ?? '') || oneLine(row['company'] ?? '') || 'Unnamed'
  return {
    kind: 'person',
    name,
    parts,
    values: values.filter((value) => !(value.key === 'aka' && oneLine(value.text) === name)),
    notes: (row['description'] ?? '').trim(),
    log: entriesOf(person),
    uid: row['uuid'] ?? '',
    source: { file, line, column: 1 },
  }
}

type Put = (key: string, text: string | undefined, label?: string) => void

function putField(field: Row, put: Put): void {
  const data = field['data'] ?? ''
  const name = oneLine(field['name'] ?? '')
  const kind = field['type'] ?? ''
  const protocol = field['protocol'] ?? ''
  const label = /^(?:e-?mail|phone)$/i.test(name) ? '' : name.toLowerCase()
  if (kind === 'email' || protocol === 'mailto:') put('email', data, label)
  else if (kind === 'phone' || protocol === 'tel:') put('phone', data, label)
  else if (/^https?:\/\//i.test(data)) put('url', data, label)
  else put(extraKey(name) ?? 'x-contact', data, extraKey(name) === undefined ? label : '')
}

function putAddress(place: Row, put: Put): void {
  const text = addressLine({
    pobox: '',
    extended: '',
    street: place['street'] ?? '',
    locality: place['city'] ?? '',
    region: place['province'] ?? '',
    postcode: place['postal_code'] ?? '',
    country: place['country'] ?? '',
  })
  put('address', text, oneLine(place['name'] ?? '').toLowerCase())
  if (place['latitude'] !== undefined && place['longitude'] !== undefined)
    put('x-geo', `geo:${place['latitude']},${place['longitude']}`)
}

/** A day that is known by an age only, or without its year, is not more than that. */
function putDate(key: string, date: Row | undefined, put: Put): void {
  const day = dayOf(date?.['date'])
  if (date === undefined || day === '') return
  if (isYes(date['is_age_based'])) put(key.startsWith('x-') ? key : `x-${key}`, `about ${day.slice(0, 4)}`)
  else put(key, isYes(date['is_year_unknown']) ? `--${day.slice(5)}` : day)
}

/** The soonest thing to do is the next step; what else there is to do is kept beside it. */
function putFollowUps(person: Person, today: string, put: Put): void {
  const reminders = person
    .of('reminder')
    // Of a birthday there is the birthday itself.
    .filter((row) => row['delible'] === undefined || isYes(row['delible']))
    .map((row) => {
      const every = row['frequency_type'] ?? 'one_time'
      const often = Number(row['frequency_number'] ?? 1)
      const text = joined(': ', row['title'], row['description'])
      return {
        text,
        due: dayOf(row['initial_date']),
        every:
          every === 'one_time' ? '' : `every ${often > 1 ? `${often} ` : ''}${every}${often > 1 ? 's' : ''}`,
        isOff: isYes(row['inactive']),
      }
    })
  const tasks = person
    .of('task')
    .filter((row) => !isYes(row['completed']))
    .map((row) => ({
      text: joined(': ', row['title'], row['description']),
      due: '',
      every: '',
      isOff: false,
    }))
  const open = [...reminders, ...tasks].filter(({ text }) => text !== '')
  const coming = open
    .filter(({ due, every, isOff }) => !isOff && every === '' && due !== '' && due >= today)
    .sort((a, b) => (a.due < b.due ? -1 : 1))
  const [next] = [...coming, ...open.filter(({ due, isOff }) => due === '' && !isOff)]
  if (next) {
    put('next', oneLine(next.text))
    put('due', next.due)
  }
  for (const other of open)
    if (other !== next)
      put('x-reminder', joined(' ', other.due, oneLine(other.text), other.every && `(${other.every})`))
}

function entriesOf(person: Person): RecordEntry[] {
  const found: RecordEntry[] = []
  const add = (kind: string, when: (string | undefined)[], text: string) => {
    const date = when.map(dayOf).find((day) => day !== '') ?? ''
    if (text !== '') found.push({ date, kind, text })
  }
  for (const row of person.of('note')) add('note', [row['created_at']], (row['body'] ?? '').trim())
  for (const row of person.of('activity'))
    add(
      'meeting',
      [row['happened_at'], row['created_at']],
      joined('\n', joined(': ', sortOf(row), row['summary']), row['description']),
    )
  for (const row of person.of('call'))
    add(
      'call',
      [row['called_at'], row['created_at']],
      joined(': ', isYes(row['contact_called']) ? 'They called' : '', row['content']) || 'Call',
    )
  for (const row of person.of('message'))
    add(
      'message',
      [row['written_at'], row['created_at']],
      joined(': ', isYes(row['written_by_me']) ? 'To them' : 'From them', row['content']),
    )
  for (const row of person.of('life_event'))
    add(
      'note',
      [row['happened_at'], row['created_at']],
      joined('\n', joined(': ', sortOf(row), row['name']), row['note']),
    )
  for (const row of person.of('task').filter((task) => isYes(task['completed'])))
    add(
      'note',
      [row['completed_at'], row['updated_at']],
      `Done: ${joined(': ', row['title'], row['description'])}`,
    )
  return found.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** Monica's own sorts are keys of its translations: `just_hung_out`. */
function sortOf(row: Row): string {
  const sort = (row['type'] ?? '').replaceAll('_', ' ')
  return sort.charAt(0).toUpperCase() + sort.slice(1)
}

function joined(separator: string, ...texts: (string | undefined)[]): string {
  return texts.flatMap((text) => text?.trim() || []).join(separator)
}

function isYes(text: string | undefined): boolean {
  return /^(?:1|true|yes)$/i.test(text ?? '')
}

/** `2018-03-01 00:00:00` and `2018-03-01T00:00:00.000000Z` as a day; '' for none. */
function dayOf(text: string | undefined): string {
  const day = (text ?? '').slice(0, 10)
  return isDate(day) ? day : ''
}
