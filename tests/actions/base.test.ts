// Obsidian's base, without Obsidian: it is YAML of the form that the help of Obsidian describes, speaks of nothing that is
// not there, and its expressions, which are almost JavaScript, find the cards that they should.

import { join } from 'node:path'
import vm from 'node:vm'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { editorFiles } from '../../src/actions/index.ts'
import { type Contact, parseConfig, textOf } from '../../src/contact/index.ts'
import { readBook } from '../../src/disk/index.ts'

const book = readBook(join(import.meta.dirname, '../../contacts'))
const TODAY = '2026-11-23'

interface View {
  readonly type: string
  readonly name: string
  readonly filters: { readonly and: readonly string[] }
  readonly groupBy?: { readonly property: string; readonly direction: string }
  readonly order: readonly string[]
  readonly sort: readonly { readonly property: string; readonly direction: string }[]
}
interface Base {
  readonly filters: { readonly and: readonly string[] }
  readonly formulas: Readonly<Record<string, string>>
  readonly properties: Readonly<Record<string, { readonly displayName: string }>>
  readonly views: readonly View[]
}

function baseOf(config: typeof book.config): Base {
  const file = editorFiles(config, '', ['obsidian']).find(({ path }) => path.endsWith('.base'))
  return parse(file !== undefined && 'whole' in file ? file.whole : '')
}

const base = baseOf(book.config)

/** Obsidian's language as JavaScript: dates are texts here, and what is not there is the empty text. */
const world = vm.createContext({ number: Number })
vm.runInContext(
  `String.prototype.isEmpty = function () { return this.length === 0 }
   String.prototype.format = function (how) { return how === 'MMDD' ? this.slice(5, 7) + this.slice(8) : undefined }
   function today(days = 0) { return new Date(Date.UTC(2026, 10, 23 + days)).toISOString().slice(0, 10) }
   function iff(test, one, other) { return test ? one : other }`,
  world,
)

function evaluate(expression: string, contact: Contact): unknown {
  const fields = book.config.fields.map(({ key }): [string, string] => [key, textOf(contact, key) ?? ''])
  const file = { ext: 'md', inFolder: () => false, asLink: (name: string) => `[[${contact.slug}|${name}]]` }
  Object.assign(world, { note: Object.fromEntries(fields), file })
  const script = expression.replaceAll('if(', 'iff(').replace(/today\(\) \+ "(\d+)d"/g, 'today($1)')
  return vm.runInContext(script, world)
}

/** The names of the cards of a view, each with its group, in order. */
function shown(name: string): string[] {
  const view = base.views.find((one) => one.name === name) as View
  const filters = [...base.filters.and, ...view.filters.and]
  const readOf = (property: string, contact: Contact) =>
    evaluate(base.formulas[property.replace(/^formula\./, '')] ?? property, contact) as string | number
  const keys = [
    ...(view.groupBy ? [view.groupBy.property] : []),
    ...view.sort.map(({ property }) => property),
  ]
  return book.contacts
    .filter((contact) => filters.every((filter) => evaluate(filter, contact)))
    .sort((a, b) => {
      for (const key of keys) {
        const [one, other] = [readOf(key, a), readOf(key, b)]
        if (one !== other) return one < other ? -1 : 1
      }
      return 0
    })
    .map((contact) => `${view.groupBy ? `${readOf(view.groupBy.property, contact)}: ` : ''}${contact.slug}`)
}

const slugs = (test: (contact: Contact) => boolean) => book.contacts.filter(test).map(({ slug }) => slug)

test('Due: what is overdue, today, and the next seven days', () => {
  const rows = shown('Due')
  const of = (group: string) =>
    rows
      .filter((row) => row.startsWith(group))
      .map((row) => row.split(': ')[1])
      .sort()
  const due = (from: string, to: string) =>
    slugs((one) => (textOf(one, 'due') ?? '') >= from && (textOf(one, 'due') ?? '~') <= to).sort()
  expect(of('1 Overdue')).toEqual(due('1900-01-01', '2026-11-22'))
  expect(of('2 Today')).toEqual(due(TODAY, TODAY))
  expect(of('3 This week')).toEqual(due('2026-11-24', '2026-11-30'))
  expect(rows).toEqual([...rows].sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? '')))
  expect(of('1 Overdue').length * of('2 Today').length * of('3 This week').length).toBeGreaterThan(0)
})

test('Pipeline: the deals, in the order of the stages', () => {
  const groups = [...new Set(shown('Pipeline').map((row) => row.split(': ')[0]))]
  expect(groups).toEqual(['06 qualify', '07 proposal', '08 negotiation', '09 won', '10 lost'])
  expect(shown('Pipeline')).toHaveLength(slugs(({ kind }) => kind === 'deal').length)
})

test('People and Organisations: each card once', () => {
  expect(shown('People').sort()).toEqual(slugs(({ kind }) => kind === 'person').sort())
  expect(shown('Organisations').sort()).toEqual(slugs(({ kind }) => kind === 'org').sort())
})

test('Birthdays: the next one first, with and without a year', () => {
  const days = shown('Birthdays').map((slug) =>
    textOf(book.contacts.find((one) => one.slug === slug) as Contact, 'birthday')?.slice(-5),
  )
  const from = [...days].sort(
    (a, b) => Number(a && a < '11-23') - Number(b && b < '11-23') || (a ?? '').localeCompare(b ?? ''),
  )
  expect(days).toEqual(from)
  expect(days.length).toBeGreaterThan(3)
})

test.each([
  ['the sample book', book.config],
  ['a book without settings', parseConfig('', '').config],
  [
    'stages and labels with quotes',
    parseConfig(
      `stages: { deal: ["it's", 'say "x"'] }\nfields: { a-b: { type: text, label: "it's: # [x" } }\n`,
      '',
    ).config,
  ],
])('speaks of nothing that is not there: %s', (_why, config) => {
  const { filters, formulas, properties, views } = baseOf(config)
  const known = new Set([
    ...config.fields.map(({ key }) => `note.${key}`),
    ...Object.keys(formulas).map((key) => `formula.${key}`),
  ])
  const named = views.flatMap((view) => [
    ...view.order,
    ...view.sort.map(({ property }) => property),
    ...(view.groupBy ? [view.groupBy.property] : []),
  ])
  expect([...named, ...Object.keys(properties)].filter((one) => !known.has(one))).toEqual([])
  const said = [...filters.and, ...views.flatMap((view) => view.filters.and), ...Object.values(formulas)]
  for (const expression of said) {
    const bare = expression.replace(/"(?:[^"\\]|\\.)*"/g, '""')
    for (const [name] of bare.matchAll(/\b(?:note|formula)\.[a-z_-]+\b(?!\()/g))
      expect(known).toContain(name.replace(/\.(isEmpty|toString|slice)$/, ''))
    for (const [, call = ''] of bare.matchAll(/([A-Za-z]+)\(/g))
      expect([
        'if',
        'today',
        'number',
        'format',
        'slice',
        'replace',
        'toString',
        'isEmpty',
        'inFolder',
        'asLink',
      ]).toContain(call)
  }
})
