// A rule's fixture: cards that are wrong, which mark the offending lines themselves.
//
// tests/fixtures/invalid/<rule>.md is one card, put into the book tests/fixtures/book as ada-lovelace.md. A folder
// <rule>/ has files that are laid over that book. A line of its own below the offending one says what is expected:
//
//   # expect: link-unknown 10-24          rule, columns from and to; in a log <!-- expect: log-date 3-13 -->
//   # expect: slug-form                   without columns, or above the first line: the whole file
//
// These lines are taken out before the card is read. Where there can be none, expect.txt says `file:line:from-to rule`;
// symlinks.txt makes links, repeat.txt repeats a file's last line, and edit.json is a change that is tried on the card.

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Change, editCard } from '../src/card/index.ts'
import { likelyPairs } from '../src/dedupe/index.ts'
import { readBook } from '../src/disk/index.ts'
import { checkBook } from '../src/rules/index.ts'
import type { Diagnostic } from '../src/text/index.ts'

const FIXTURES = path.join(import.meta.dirname, '../tests/fixtures')

/** The name of a fixture that is one card. */
const CARD = 'ada-lovelace.md'
/** Of the fixtures' book, and where a fixture brings a configuration that can't be read. */
const TODAY = '2026-11-23'

/** A place with what is expected there, `file:line:from-to rule`. */
export type Expected = string

export interface Fixture {
  readonly rule: string
  /** What the rules find in the book, files named contacts/... */
  readonly diagnostics: readonly Diagnostic[]
  readonly expected: readonly Expected[]
  /** The files that the fixture adds to the book, without the lines that say what is expected. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The names of all fixtures. */
export function fixtureNames(): string[] {
  return readdirSync(path.join(FIXTURES, 'invalid'))
    .map((name) => name.replace(/\.md$/, ''))
    .sort()
}

/** Reads a rule's fixture, as a book that is on disk for a moment. */
export function readFixture(rule: string): Fixture {
  const source = path.join(FIXTURES, 'invalid', rule)
  const files = new Map<string, Uint8Array>()
  const expected: Expected[] = []
  let change: Change | undefined
  const temporary = mkdtempSync(path.join(tmpdir(), 'cardfile-fixture-'))
  const folder = path.join(temporary, 'contacts')
  try {
    cpSync(path.join(FIXTURES, 'book'), folder, { recursive: true })
    for (const [name, bytes] of filesOf(source)) {
      if (name === 'expect.txt') expected.push(...linesOf(bytes))
      else if (name === 'symlinks.txt') for (const line of linesOf(bytes)) makeLink(folder, line)
      else if (name === 'edit.json') change = JSON.parse(new TextDecoder().decode(bytes)) as Change
      else if (name === 'repeat.txt') for (const line of linesOf(bytes)) repeatLine(folder, line)
      else {
        const clean = takeMarks(name, bytes, expected)
        files.set(name, clean)
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
        writeFileSync(path.join(folder, name), clean)
      }
    }
    return {
      rule,
      diagnostics: [...checked(folder), ...(change === undefined ? [] : refused(files, change))],
      expected: expected.sort(),
      files,
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

function filesOf(source: string): [name: string, bytes: Uint8Array][] {
  if (existsSync(`${source}.md`)) return [[CARD, readFileSync(`${source}.md`)]]
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [path.relative(source, file).replaceAll('\\', '/'), readFileSync(file)])
}

function linesOf(bytes: Uint8Array): string[] {
  return new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line !== '')
}

const MARK = /^[ \t]*(?:#|<!--) expect: ([a-z-]+)(?: (\d+-\d+))?(?: -->)?$/

/** Latin-1 keeps every byte as it is, whatever the encoding of the file. */
function takeMarks(name: string, bytes: Uint8Array, expected: Expected[]): Uint8Array {
  const kept: string[] = []
  for (const line of Buffer.from(bytes).toString('latin1').split('\n')) {
    const [, rule, columns] = MARK.exec(line) ?? []
    if (rule === undefined) kept.push(line)
    else expected.push(`${name}:${columns === undefined ? 1 : kept.length}:${columns ?? '1-1'} ${rule}`)
  }
  return Buffer.from(kept.join('\n'), 'latin1')
}

function makeLink(folder: string, line: string) {
  const [name = '', target = ''] = line.split(' -> ')
  symlinkSync(target, path.join(folder, name))
}

function repeatLine(folder: string, line: string) {
  const [name = '', times] = line.split(' ')
  const file = path.join(folder, name)
  const text = readFileSync(file, 'utf8')
  const last = text.slice(text.lastIndexOf('\n', text.length - 2) + 1)
  writeFileSync(file, text + last.repeat(Number(times)))
}

/** Why a card can't be changed so. */
function refused(files: ReadonlyMap<string, Uint8Array>, change: Change): readonly Diagnostic[] {
  const result = editCard(new TextDecoder().decode(files.get(CARD)), [change], [], `contacts/${CARD}`)
  return 'diagnostics' in result ? result.diagnostics : []
}

/** Everything that is wrong with the fixture's book, with its files named as in a clone: contacts/... */
function checked(folder: string): Diagnostic[] {
  const book = readBook(folder)
  const diagnostics = [
    ...checkBook(book, { today: book.config.today ?? TODAY }),
    ...likelyPairs(book).diagnostics,
  ]
  const prefix = JSON.stringify(folder.replaceAll('\\', '/')).slice(1, -1)
  return JSON.parse(JSON.stringify(diagnostics).replaceAll(prefix, 'contacts')) as Diagnostic[]
}

/** Where a diagnostic is, as fixtures say it. */
export function placeOf({ file, line, column, endLine, endColumn, rule }: Diagnostic): Expected {
  const columns = endLine === line ? `${column}-${endColumn}` : `${column}-${endLine}:${endColumn}`
  return `${file.replace(/^contacts\//, '')}:${line}:${columns} ${rule}`
}
