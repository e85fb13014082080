// The schema of the settings refuses nothing about which `validate` is silent, and finds slips.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { configSchema, parseConfig } from '../../src/contact/index.ts'
import { compiled } from './compiled.ts'

const root = join(import.meta.dirname, '../..')
const ofSettings = compiled(configSchema())

test('the settings of the sample book, of the fixtures and of the page of docs', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(
    readFileSync(join(root, 'docs/configuration.md'), 'utf8'),
  )?.[1]
  for (const text of [
    readFileSync(join(root, 'contacts/cardfile.yaml'), 'utf8'),
    readFileSync(join(root, 'tests/fixtures/book/cardfile.yaml'), 'utf8'),
    example ?? 'x',
  ])
    expect(ofSettings(parse(text))).toEqual([])
})

test('every key of the settings is in their schema, and none that they do not have', () => {
  const known = Object.keys(configSchema().properties ?? {})
  for (const key of known)
    expect(parseConfig(`${key}: x\n`, 'f').diagnostics.filter(({ rule }) => rule === 'config-key')).toEqual(
      [],
    )
  const page =
    readFileSync(join(root, 'docs/configuration.md'), 'utf8').split('## Fields of your own')[0] ?? ''
  const said = [...page.matchAll(/^\| `([a-z]+)` \|/gm)].map((match) => match[1])
  expect(said.length).toBeGreaterThan(15)
  expect(said.filter((key) => !known.includes(key ?? ''))).toEqual([])
})

/** One a line; some are wrong. */
const bits = `
title: 2026
title:
today: 2026-11-23
level: 3
level: "3"
level: 5
overdue: 30
overdue: 30 days
currency: EUR
currency: eur
country: NO
layout: letters
layout: tree
team:
team: { sam: Sam }
team: { sam: }
team: { sam: { name: 7, email: s@a.example, color: teal } }
team: { "a b": x }
timezone: utc
stages: { contact: lead, deal: [a, 1] }
stages:
stages: { other: [a] }
open: lead
open: [lead, 2]
probability: { a: 40 }
probability: { a: "40" }
probability: { a: 140 }
probability: { a: }
cadence: { a: week }
cadence: { a: 2 }
colors: { a: gold }
colors: { a: golden }
log: call
lists: []
fields: { a: text }
fields: { a: list of date }
fields: { a: { type: choice, options: [1, b], kinds: org } }
fields: { name: text }
fields: { a: { type: text, list: yes, search: true, pattern: 12 } }
fields: { A: text }
fields: { a: colour }
fields: { a: { typ: text } }
fields: { a: }
fields:
cardfile: { any: thing }
colours: { a: gold }
`
  .split('\n')
  .filter(Boolean)

test('settings of which validate says nothing are accepted, alone and in pairs', () => {
  const documents = bits.flatMap((one) => [
    one,
    ...bits.filter((other) => other[0] !== one[0]).map((other) => `${one}\n${other}`),
  ])
  const silent = documents.filter((text) => parseConfig(`${text}\n`, 'f').diagnostics.length === 0)
  expect(silent.length).toBeGreaterThan(300)
  expect(silent.map((text) => [text, ofSettings(parse(text))]).filter(([, said]) => said?.length)).toEqual([])
})

test.each([
  'titel: x',
  'currency: euro',
  'layout: tree',
  'level: 5',
  'overdue: a while',
  'probability: { won: 140 }',
  'cadence: { customer: often }',
  'colors: { vip: golden }',
  'stages: { person: [a] }',
  'fields: { name: text }',
  'fields: { tier: { type: choise } }',
  'team: { sam: { mail: sam@example.com } }',
])('finds the slip in %s', (text) => {
  expect(ofSettings(parse(text))).not.toEqual([])
})
