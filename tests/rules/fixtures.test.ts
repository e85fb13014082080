// Every rule has a fixture, which shows what it finds, where, and that nothing else is found.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fixtureNames, placeOf, readFixture } from '../../scripts/rule-fixture.ts'
import { RULES, ruleOf } from '../../src/rules/index.ts'

const ids = RULES.map((rule) => rule.id)

test('every rule has a fixture, and every fixture a rule', () => {
  expect(fixtureNames()).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(ids.length)
})

describe.each(ids)('%s', (id) => {
  const { diagnostics, expected } = readFixture(id)

  test('is found where the fixture says, and nothing else is', () => {
    expect(diagnostics.map(placeOf).sort()).toEqual(expected)
    expect(diagnostics.map((found) => found.rule)).toContain(id)
  })

  test('says what is wrong in a sentence, and what to do next', () => {
    for (const found of diagnostics) {
      expect(found.severity).toBe(ruleOf(found.rule)?.severity)
      expect(found.message).toMatch(/^\S.*[.?]$/)
      expect(found.hint).toMatch(/^\S.*[.?]$/)
    }
  })
})

/** Words that only ids of rules begin with, in the folders that report while they read. */
const ID =
  /'((?:yaml|front-matter|fence|config|control|invisible|value|log|card|file|line|conflict|edit)-[a-z0-9-]+)'/g

test('whoever reads a book reports only rules that are in the registry', () => {
  const said = new Set<string>()
  for (const folder of ['card', 'contact', 'book', 'disk']) {
    const root = join(import.meta.dirname, '../../src', folder)
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const text = name.endsWith('.ts') ? readFileSync(join(root, name), 'utf8') : ''
      for (const [, id = ''] of text.matchAll(ID)) said.add(id)
      for (const [, id = ''] of text.matchAll(/rule: '([^']*)'/g)) said.add(id)
    }
  }
  expect(said.size).toBeGreaterThan(25)
  expect([...said].filter((id) => ruleOf(id) === undefined)).toEqual([])
})
