// An entry of a directory to a neutral record.

import type { Diagnostic } from '../../text/index.ts'
import { addressLine } from '../address.ts'
import { readDate } from '../birthday.ts'
import { composeName } from '../name.ts'
import { imageType, PHOTO_LIMIT } from '../photo.ts'
import { problem, shown } from '../problem.ts'
import {
  extraKey,
  type ImportRecord,
  NO_NAME,
  oneLine,
  type RecordPhoto,
  type RecordValue,
} from '../record.ts'
import { ADDRESS, VALUES } from './attributes.ts'
import type { Attribute, Entry } from './entries.ts'

const NAMES = new Set(['cn', 'commonname', 'displayname'])
const NOTES = new Set(['description', 'notes', 'comment', 'info'])
/** What the directory needs, and no contact is: the dn is made of values that the entry has. */
const SYNTAX = new Set(['dn', 'objectclass', 'changetype'])

/** A record of a sound entry, or of one that is set aside. */
export function entryToRecord(entry: Entry, file: string): { record: ImportRecord; problems: Diagnostic[] } {
  const problems: Diagnostic[] = []
  const values: RecordValue[] = []
  const names: string[] = []
  const notes: string[] = []
  const parts = { ...NO_NAME }
  const day: Record<string, string> = {}
  const places = new Map<string, Record<string, string>>()
  let photo: RecordPhoto | undefined
  let uid = ''
  const add = (key: string, text: string, line: number, label?: string) =>
    values.push({ key, text, line, ...(label === undefined ? {} : { label }) })
  const warn = (line: number, rule: string, message: string, hint: string) =>
    problems.push(problem(file, line, rule, 'warning', message, hint))
  const takeBytes = ({ name, bytes = new Uint8Array(), line }: Attribute) => {
    const type = imageType(bytes)
    if (type && bytes.length <= PHOTO_LIMIT && !photo) photo = { bytes, type }
    else warn(line, 'ldif-binary', `The data of ${name} is not imported.`, 'Keep it in a file of its own.')
  }
  for (const attribute of entry.attributes) {
    const { name, line } = attribute
    const text = attribute.text.trim()
    const [key, label] = VALUES[name] ?? []
    const [where, part = ''] = ADDRESS[name] ?? []
    if (attribute.bytes) takeBytes(attribute)
    else if (text === '' || SYNTAX.has(name)) continue
    else if (name === 'userpassword')
      warn(
        line,
        'ldif-password',
        'The password of this entry is not imported.',
        'Delete the file after the import.',
      )
    else if (NAMES.has(name)) names.push(oneLine(text))
    else if (name === 'givenname' && parts.given === '') parts.given = oneLine(text)
    else if ((name === 'sn' || name === 'surname') && parts.family === '') parts.family = oneLine(text)
    else if (NOTES.has(name)) notes.push(text)
    else if (name === 'entryuuid' && uid === '') uid = text
    else if (/^birth(?:year|month|day)$/.test(name)) day[name] = text
    else if (name === 'labeleduri') {
      const [, url = text, said = ''] = /^(\S+)(?:\s+(.*))?$/.exec(oneLine(text)) ?? []
      add('url', url, line, said.replace(/[()]/g, '') || undefined)
    } else if (where) {
      const place = places.get(where) ?? {}
      if (place[part] === undefined) place[part] = text
      else add(extraKey(name) ?? 'x-ldif', text, line)
      places.set(where, place)
    } else add(key ?? extraKey(name) ?? 'x-ldif', text, line, label)
  }
  for (const [label, place] of places)
    add('address', addressLine({ ...NO_PLACE, ...place }), entry.line, label)
  const birthday = birthdayOf(day)
  if (birthday !== '') add(readDate(birthday) ? 'birthday' : 'x-birthday', birthday, entry.line)
  const org = values.find((value) => value.key === 'org')
  const full = names[0] ?? composeName(parts)
  const kind = full === '' && org ? 'org' : 'person'
  const name = full || oneLine((org ?? values[0])?.text ?? notes[0] ?? '') || 'Unnamed'
  if (full === '' && kind === 'person' && entry.fault === '')
    warn(
      entry.line,
      'import-name',
      `This entry has no name; it is named "${shown(name)}".`,
      'Give the contact its name.',
    )
  for (const aka of new Set(names.slice(1))) if (aka !== name) add('aka', aka, entry.line)
  const record: ImportRecord = {
    kind,
    name,
    ...(composeName(parts) === '' ? {} : { parts }),
    values: values.filter((value) => !(kind === 'org' && value === org)),
    notes: notes.join('\n\n'),
    ...(photo === undefined ? {} : { photo }),
    uid,
    source: { file, line: entry.line, column: 1 },
  }
  if (entry.fault === '') return { record, problems }
  return { record: { ...record, quarantine: { reason: entry.fault, text: entry.text } }, problems: [] }
}

const NO_PLACE = { pobox: '', extended: '', street: '', locality: '', region: '', postcode: '', country: '' }

/** Thunderbird writes year, month and day apart; a day that lacks its month stays as it is. */
function birthdayOf({ birthyear = '', birthmonth = '', birthday = '' }: Record<string, string>): string {
  if (birthmonth === '' || birthday === '')
    return [birthyear, birthmonth, birthday].filter((part) => part !== '').join('-')
  return `${birthyear || '-'}-${birthmonth.padStart(2, '0')}-${birthday.padStart(2, '0')}`
}
