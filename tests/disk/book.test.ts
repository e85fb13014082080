import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../src/contact/index.ts'
import { findBook, readBook } from '../../src/disk/index.ts'

let root = ''
const put = (name: string, text: string | Uint8Array) => {
  const place = path.join(root, name)
  mkdirSync(path.dirname(place), { recursive: true })
  writeFileSync(place, text)
  return place
}
const card = (name: string, more = '') => `---\nname: ${name}\n${more}---\n`
/** Older than any file system's step of time, so that the cache may keep it. */
const age = (place: string) => utimesSync(place, new Date(1_700_000_000_000), new Date(1_700_000_000_000))
const names = () => readBook(path.join(root, 'contacts')).contacts.map((contact) => contact.name)

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'cardfile-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('reads cards in folders, and leaves out what begins with _ or . and what is no card', () => {
  put('contacts/ada.md', card('Ada'))
  put('contacts/b/ben.md', card('Ben'))
  put('contacts/_templates/person.md', card('{{name}}'))
  put('contacts/.obsidian/note.md', card('No'))
  put('contacts/notes.txt', 'no card')
  expect(names()).toEqual(['Ada', 'Ben'])
})

test('a broken card does not keep the others from being read', () => {
  put('contacts/ada.md', card('Ada'))
  put(
    'contacts/bad.md',
    new Uint8Array([45, 45, 45, 10, 110, 97, 109, 101, 58, 32, 0xe9, 10, 45, 45, 45, 10]),
  )
  const book = readBook(path.join(root, 'contacts'))
  expect(book.contacts.map((contact) => contact.slug)).toEqual(['ada'])
  expect(book.found.map((found) => [found.rule, found.line])).toEqual([['not-utf8', 2]])
})

test('a symbolic link is reported and not followed', () => {
  const outside = put('secret.md', card('Secret'))
  put('contacts/ada.md', card('Ada'))
  symlinkSync(outside, path.join(root, 'contacts', 'link.md'))
  const book = readBook(path.join(root, 'contacts'))
  expect(book.contacts.map((contact) => contact.name)).toEqual(['Ada'])
  expect(book.found.map((found) => found.rule)).toEqual(['file-kind'])
})

test('a book is the folder itself, or its folder contacts', () => {
  put('contacts/ada.md', card('Ada'))
  expect(findBook(root)).toBe(path.join(root, 'contacts'))
  expect(findBook(path.join(root, 'contacts'))).toBe(path.join(root, 'contacts'))
  put('cardfile.yaml', 'title: Here\n')
  expect(findBook(root)).toBe(root)
  expect(findBook(path.join(root, 'nothing'))).toBeUndefined()
})

test('the configuration is read from the folder, and its mistakes are found', () => {
  put('contacts/cardfile.yaml', 'title: Office\ntimezone: Europe/Londno\n')
  const book = readBook(path.join(root, 'contacts'))
  expect(book.config.title).toBe('Office')
  expect(book.found.map((found) => [found.rule, found.line])).toEqual([['config-value', 2]])
})

const cacheDir = () => path.join(root, '.git', 'cardfile')

test('the cache is used, and an edit of the same length with the same time is still seen', () => {
  mkdirSync(path.join(root, '.git'))
  const place = put('contacts/ada.md', card('Ada'))
  age(place)
  // The change time can't be set: it must be older than the step too.
  const old = Date.now
  Date.now = () => old() + 10_000
  try {
    expect(names()).toEqual(['Ada'])
    const [kept] = readdirSync(cacheDir())
    const cache = path.join(cacheDir(), kept ?? '')
    expect(names()).toEqual(['Ada'])
    // Proof that it is read: a cache that says otherwise is believed while the file is as it was.
    const text = readTextOf(cache)
    writeFileSync(cache, text.replace('["Ada"]', '["Eve"]'))
    expect(names()).toEqual(['Eve'])
    writeFileSync(place, card('Bob'))
    age(place)
    expect(names()).toEqual(['Bob'])
  } finally {
    Date.now = old
  }
})

test('a file that was only just written is not kept', () => {
  mkdirSync(path.join(root, '.git'))
  put('contacts/ada.md', card('Ada'))
  names()
  const [kept] = readdirSync(cacheDir())
  expect(JSON.parse(readTextOf(path.join(cacheDir(), kept ?? ''))).cards).toEqual({})
})

test.each([
  ['no JSON', '{'],
  ['of other code', '{"made":"x","cards":{}}'],
  ['empty', ''],
])('a cache that is %s is left aside', (_why, text) => {
  mkdirSync(path.join(root, '.git'))
  put('contacts/ada.md', card('Ada', 'owner: sam\n'))
  names()
  const [kept] = readdirSync(cacheDir())
  writeFileSync(path.join(cacheDir(), kept ?? ''), text)
  const [ada] = readBook(path.join(root, 'contacts')).contacts
  expect(ada && textOf(ada, 'owner')).toBe('sam')
})

function readTextOf(place: string): string {
  return readFileSync(place, 'utf8')
}
