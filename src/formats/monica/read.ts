// Monica, the personal CRM: its export as SQL (a file of INSERT statements) or as JSON.

import type { Diagnostic } from '../../text/index.ts'
import { decodeText } from '../decode.ts'
import { problem } from '../problem.ts'
import type { ImportRecord } from '../record.ts'
import { peopleOfJson } from './from-json.ts'
import { peopleOfSql } from './from-sql.ts'
import { personToRecord } from './person.ts'
import { readDump } from './sql.ts'

const HINT = 'Export the account again in Monica: Settings > Export data.'

/** Whether the beginning of a file is one of Monica's exports, or a dump of a database. */
export function isMonica(start: string): boolean {
  if (/^\s*\{/.test(start)) return /"app_version"|"exported_by"/.test(start) && /"account"/.test(start)
  return (
    /^(?:\s|#[^\n]*\n|--[^\n]*\n|\/\*[\s\S]*?\*\/;?)*(?:SET|INSERT|REPLACE|CREATE|DROP|LOCK|USE)\s/i.test(
      start,
    ) && /INSERT|FOREIGN_KEY_CHECKS|CREATE TABLE|MySQL dump|MariaDB dump/i.test(start)
  )
}

/** @param today a reminder before it is none; without it all of them are */
export function readMonica(
  bytes: Uint8Array,
  file: string,
  today = '',
): { records: ImportRecord[]; diagnostics: Diagnostic[] } {
  const { text } = decodeText(bytes)
  const found: Diagnostic[] = []
  const say = (
    line: number,
    severity: 'error' | 'warning' | 'info',
    rule: string,
    message: string,
    hint = HINT,
  ) => found.push(problem(file, line, rule, severity, message, hint))
  const people = /^\s*[{[]/.test(text) ? readJson() : readSql()
  if (people.length === 0 && found.length === 0)
    say(1, 'error', 'monica-empty', 'This is a database or a JSON file, but no contact of Monica is in it.')
  const pictures = (text.match(/"type": ?"(?:photo|document)",|INTO `?(?:photos|documents)`? /g) ?? []).length
  if (pictures > 0 && people.length > 0)
    say(
      1,
      'info',
      'monica-files',
      'Photos and documents are named in this export, but not contained in it.',
      'Copy them from the server by hand.',
    )
  return { records: people.map((person) => personToRecord(person, file, today)), diagnostics: found }

  function readSql() {
    const dump = readDump(text)
    for (const { line, message } of dump.faults) say(line, 'error', 'monica-sql', message)
    return peopleOfSql(dump)
  }

  function readJson() {
    try {
      return peopleOfJson(JSON.parse(text)) ?? []
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown'
      say(1, 'error', 'monica-json', `This is no JSON, or it is cut off: ${why}.`)
      return []
    }
  }
}
