import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../scripts/commands.ts'
import { COMMANDS_PAGE, runPage } from '../../scripts/commands-page.ts'

const page = readFileSync(COMMANDS_PAGE, 'utf8')

test('docs/commands.md shows what the commands print (else: node scripts/commands-page.ts)', {
  timeout: 120_000,
}, () => {
  expect(runPage(page)).toBe(page)
})

test('docs/commands.md has a section for every command', () => {
  const sections = [...page.matchAll(/^## `([a-z-]+)/gm)].map((match) => match[1])
  expect(sections).toEqual([...COMMANDS.map((command) => command.name), 'complete'])
})
