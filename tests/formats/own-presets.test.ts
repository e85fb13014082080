// Presets of the book's own, what an import writes into the settings, and what is known of a whole list.
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG, parseConfig } from '../../src/contact/index.ts'
import {
  type ImportRecord,
  type ListFacts,
  nationalNumber,
  type OwnField,
  parsePreset,
  type ReadOptions,
  readFile,
  withBookCountry,
  withFacts,
  withOwnField,
  writePreset,
} from '../../src/formats/index.ts'
import { mergeSettings } from '../../src/merge/index.ts'
import { bytesOf } from './brief.ts'

const FILE = 'contacts/_presets/fair.yaml'

test('a preset is written as it is read', () => {
  const preset = {
    name: 'Fair: "Leipzig"',
    product: 'ACT!',
    dates: 'dmy',
    country: 'NO',
    owner: 'sam',
    source: '2026',
    bought: true,
    columns: new Map([
      ['Firma', 'org'],
      ['Intern: Nr #2', '-'],
      ['Ja/Nein', 'x-ja-nein'],
      ['no', 'phone (work)'],
      ['12', 'x-12'],
    ]),
  } as const
  expect(parsePreset(writePreset(preset), FILE)).toEqual({ preset, diagnostics: [] })
})

test('a preset that two people changed is merged by its columns', () => {
  const preset = (columns: Record<string, string>, owner = 'sam') =>
    writePreset({ name: 'Fair', owner, columns: new Map(Object.entries(columns)) })
  const base = preset({ 'Intern: Nr': '-', 'Geb.': 'x-geb', Wer: 'name' })
  const ours = preset({ 'Intern: Nr': 'x-nr', 'Geb.': 'x-geb', Wer: 'name' }, 'ana')
  const theirs = preset({ 'Intern: Nr': '-', 'Geb.': 'birthday', Wer: 'name', Was: 'title' })
  expect(mergeSettings(base, ours, theirs)).toEqual({
    text: preset({ 'Intern: Nr': 'x-nr', 'Geb.': 'birthday', Wer: 'name', Was: 'title' }, 'ana'),
    lost: [],
  })
})

test.each([
  ['a key that there is not', 'colums:\n  A: name\n', '1:1 preset-key Did you mean "columns"?'],
  [
    'a target that there is not',
    'columns:\n  A: name\n  B: Phone!\n',
    '3:6 preset-value docs/moving-in.md lists the targets; - leaves the column out.',
  ],
  ['an order that there is not', 'dates: ddmm\n', '1:8 preset-value Write dmy, mdy, ymd or aside.'],
  ['a country in words', 'country: Germany\n', '1:10 preset-value Write two letters, such as GB or DE.'],
  ['a product with a slip', 'product: Outlok\n', '1:10 preset-value Did you mean "Outlook"?'],
  ['bought, from nobody', 'bought: true\n', '1:1 preset-value Add a line: source: NAME OF THE LIST'],
  ['no YAML', 'name: [\n', '2:1 config-syntax Compare with the example in docs/configuration.md.'],
])('a preset with mistakes: %s', (_why, text, wanted) => {
  const { diagnostics } = parsePreset(text, FILE)
  expect(diagnostics.map(({ line, column, rule, hint }) => `${line}:${column} ${rule} ${hint}`)).toEqual([
    wanted,
  ])
})

describe('which preset a table is read by', () => {
  const fair = parsePreset('name: Fair\ncolumns:\n  Wer: name\n  Was: title\n  Rolle: "-"\n', FILE).preset
  const act = parsePreset('name: Ours\nproduct: ACT!\ncolumns:\n  User 3: tier\n', FILE).preset
  const read = (csv: string, options: ReadOptions = {}) => {
    const { mapping, records } = readFile(bytesOf(csv), 'a.csv', { presets: [fair, act], ...options })
    const targets = mapping?.columns.map(({ target }) => target).join(' ')
    return [mapping?.preset, mapping?.product, targets, records[0]?.name]
  }
  test.each<[string, string, ReadOptions, unknown[]]>([
    ['its columns', 'Wer,Was,Rolle\nBob,Boss,x\n', {}, ['Fair', undefined, 'name title -', 'Bob']],
    [
      'in another order, with one more',
      'Rolle,E-Mail,WAS,Wer\nx,b@a.example,Boss,Bob\n',
      {},
      ['Fair', undefined, '- email title name', 'Bob'],
    ],
    ['one is missing', 'Wer,Was\nBob,Boss\n', {}, [undefined, undefined, 'x-wer x-was', 'Bob']],
    [
      'one is missing, and it is named',
      'Wer,Was\nBob,Boss\n',
      { as: 'fair' },
      ['Fair', undefined, 'name title', 'Bob'],
    ],
    [
      'below a title',
      'Our fair\n\nWer,Was,Rolle\nBob,Boss,x\n',
      {},
      ['Fair', undefined, 'name title -', 'Bob'],
    ],
    [
      'too many more',
      `Wer,Was,Rolle,a,b,c,d\nBob,Boss,x,,,,\n`,
      {},
      [undefined, undefined, 'x-wer x-was x-rolle x-a x-b x-c x-d', 'Bob'],
    ],
    [
      'a product and what was asked once',
      'Contact,ID/Status,Record Manager,User 3\nBob,x,sam,Gold\n',
      {},
      ['Ours', 'ACT!', 'name tags owner tier', 'Bob'],
    ],
    [
      'stronger than it is what is said now',
      'Wer,Was,Rolle\nBob,Boss,x\n',
      { mapping: { Rolle: 'tags' } },
      ['Fair', undefined, 'name title tags', 'Bob'],
    ],
    [
      'a built-in one, by its name',
      'First Name,Last Name\nBob,Stone\n',
      { as: 'outlook' },
      [undefined, 'Outlook', 'name.given name.family', 'Bob Stone'],
    ],
  ])('%s', (_why, csv, options, wanted) => {
    expect(read(csv, options)).toEqual(wanted)
  })
})

test.each([
  ['two that can be two days', 'Name,Birthday\nBob,3/4/1984\nEva,5/6/1990\n', {}, '3/4/1984'],
  ['one that shows the order', 'Name,Birthday\nBob,3/4/1984\nEva,25/6/1990\n', {}, undefined],
  ['said', 'Name,Birthday\nBob,3/4/1984\n', { dates: 'dmy' }, undefined],
  ['kept aside knowingly', 'Name,Birthday\nBob,3/4/1984\n', { dates: 'aside' }, undefined],
  ['with points', 'Name,Birthday\nBob,3.4.1984\n', {}, undefined],
] as const)('dates: %s', (_why, csv, options, unclear) => {
  const { mapping } = readFile(bytesOf(csv), 'a.csv', options)
  expect(mapping?.columns[1]?.unclear).toBe(unclear)
})

const SEGMENT: OwnField = {
  key: 'segment',
  type: 'choice',
  label: 'Kind of customer',
  options: ['A', 'no', '1'],
}
const LINE = 'segment: { type: choice, options: [A, "no", "1"], label: Kind of customer }'
test.each([
  ['none yet', 'title: T', `title: T\nfields:\n  ${LINE}\n`],
  ['an empty file', '', `fields:\n  ${LINE}\n`],
  [
    'behind the last',
    'fields:\n    a: text  # first\nlevel: 2\n',
    `fields:\n    a: text  # first\n    ${LINE}\nlevel: 2\n`,
  ],
  [
    'behind one of several lines',
    'fields:\n  a:\n    type: text\n    label: A\n\nlevel: 2\n',
    `fields:\n  a:\n    type: text\n    label: A\n  ${LINE}\n\nlevel: 2\n`,
  ],
  ['in braces', 'fields: { a: text }\n', `fields: { a: text, ${LINE} }\n`],
  ['the key alone', 'fields:\nlevel: 2\n', `fields:\n  ${LINE}\nlevel: 2\n`],
  [
    'lines end as on Windows',
    'title: T\r\nfields:\r\n  a: text\r\n',
    `title: T\r\nfields:\r\n  a: text\r\n  ${LINE}\r\n`,
  ],
  ['the key is taken', 'fields:\n  segment: text\n', undefined],
])('a field of the office in the settings: %s', (_why, before, after) => {
  expect(withOwnField(before, SEGMENT)).toBe(after)
  if (after !== undefined) {
    const { config, diagnostics } = parseConfig(after, 'cardfile.yaml')
    expect(diagnostics).toEqual([])
    expect(config.fields.find(({ key }) => key === 'segment')?.custom?.options).toEqual(['A', 'no', '1'])
  }
})

test('the country in the settings; not where they can not be read', () => {
  expect(withBookCountry('title: T', 'DE')).toBe('title: T\ncountry: DE\n')
  expect(withBookCountry('title: [', 'DE')).toBeUndefined()
})

describe('what is known of a whole list', () => {
  const config = { ...DEFAULT_CONFIG, country: 'GB' }
  const record = (csv: string) =>
    readFile(bytesOf(csv), 'a.csv', { mapping: { Owner: 'owner' } }).records[0] as ImportRecord
  const BOB = record('Name,Phone,Source,Owner\nBob,0561 123456,fair,ana\n')
  const EVA = record('Name,Phone\nEva,+49 561 123456\n')
  test.each<[string, ImportRecord, ListFacts, string]>([
    ['nothing', BOB, {}, 'phone 0561 123456, source fair, owner ana'],
    [
      'what the contact says itself stays',
      BOB,
      { source: 'web', owner: 'sam' },
      'phone 0561 123456, source fair, owner ana',
    ],
    [
      'what it does not say is added',
      EVA,
      { source: 'web', owner: 'sam' },
      'phone +49 561 123456, source web, owner sam',
    ],
    ['another country than the book', BOB, { country: 'DE' }, 'phone +49561123456, source fair, owner ana'],
    ['the country of the book', BOB, { country: 'GB' }, 'phone 0561 123456, source fair, owner ana'],
    [
      'a bought list, before all other sources',
      BOB,
      { bought: 'Kontor' },
      'source Kontor, phone 0561 123456, source fair, owner ana',
    ],
  ])('%s', (_why, one, facts, wanted) => {
    const { values } = withFacts(one, facts, config)
    expect(values.map(({ key, text }) => `${key} ${text}`).join(', ')).toBe(wanted)
  })
  test('the first number without a country', () => {
    expect(nationalNumber([EVA, BOB])).toBe('0561 123456')
    expect(
      nationalNumber([EVA, record('Name,Phone\nX,12345\n'), record('Name,Phone\nX,0044 20 7946 0958\n')]),
    ).toBeUndefined()
  })
})
