import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rulePages } from '../../scripts/docs.ts'

const folder = join(import.meta.dirname, '../../docs/rules')

test('docs/rules is what `npm run docs` writes', () => {
  const pages = rulePages()
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort())
  for (const [name, text] of pages) expect(readFileSync(join(folder, name), 'utf8'), name).toBe(text)
})
