// LDIF to neutral records: address books of Thunderbird and exports of directories.

import type { Diagnostic } from '../../text/index.ts'
import { decodeText } from '../decode.ts'
import { problem } from '../problem.ts'
import type { ImportRecord } from '../record.ts'
import { type Entry, splitEntries } from './entries.ts'
import { entryToRecord } from './record.ts'

/** Entries that hold other entries, or list them. */
const CONTAINERS = new Set(['organizationalunit', 'dcobject', 'domain', 'container'])
const LISTS = new Set(['groupofnames', 'groupofuniquenames', 'mozillaablist'])

/**
 * Reads an LDIF file. A list of addresses becomes a tag of its members; what is no contact is named in a diagnostic, and an
 * entry that is damaged or an order to change one is set aside.
 */
export function readLdif(
  bytes: Uint8Array,
  file: string,
): { records: ImportRecord[]; diagnostics: Diagnostic[] } {
  const { text, encoding, guessed } = decodeText(bytes)
  const diagnostics: Diagnostic[] = []
  const say = (line: number, rule: string, severity: 'warning' | 'error', message: string, hint: string) =>
    diagnostics.push(problem(file, line, rule, severity, message, hint))
  if (guessed)
    say(
      1,
      'import-encoding',
      'warning',
      `The file is not UTF-8; it was read as ${encoding}.`,
      'Check the accented letters.',
    )
  const records: ImportRecord[] = []
  const places = new Map<string, number>()
  const lists: Entry[] = []
  for (const entry of splitEntries(text)) {
    const classes = textsOf(entry, 'objectclass').map((one) => one.toLowerCase())
    const isSound = entry.fault === ''
    if (isSound && classes.some((one) => LISTS.has(one))) lists.push(entry)
    else if (isSound && classes.some((one) => CONTAINERS.has(one)) && !classes.includes('person'))
      say(
        entry.line,
        'ldif-container',
        'warning',
        'This entry is a folder of the directory, not a contact.',
        'It is not imported; what is in it is.',
      )
    else {
      const { record, problems } = entryToRecord(entry, file)
      diagnostics.push(...problems)
      places.set(dnOf(entry), records.length)
      records.push(record)
      const hint = 'The entry is set aside and the rest is imported.'
      if (!isSound)
        say(entry.line, 'ldif-structure', 'error', `This entry is not whole. ${entry.fault}`, hint)
    }
  }
  for (const list of lists) {
    const [tag = ''] = textsOf(list, 'cn')
    for (const member of [...textsOf(list, 'member'), ...textsOf(list, 'uniquemember')]) {
      const at = places.get(plainDn(member))
      const record = at === undefined ? undefined : records[at]
      if (at !== undefined && record && tag !== '')
        records[at] = { ...record, values: [...record.values, { key: 'tags', text: tag, line: list.line }] }
      else
        say(
          list.line,
          'ldif-member',
          'warning',
          `The list "${tag}" has a member that is not in this file: ${member}.`,
          'Export both together.',
        )
    }
  }
  if (records.length === 0)
    say(1, 'ldif-empty', 'warning', 'This file has no contact.', 'Export the address book again.')
  return { records, diagnostics: diagnostics.sort((a, b) => a.line - b.line) }
}

function textsOf({ attributes }: Entry, wanted: string): string[] {
  return attributes.filter(({ name }) => name === wanted).map(({ text }) => text.trim())
}

function dnOf(entry: Entry): string {
  return plainDn(textsOf(entry, 'dn')[0] ?? '')
}

function plainDn(dn: string): string {
  return dn.toLowerCase().replace(/\s*([,=])\s*/g, '$1')
}
