// The docs say what the code does: the field table of docs/format.md and the key table of docs/configuration.md.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FIELDS, KINDS, PALETTE, parseConfig } from '../src/contact/index.ts'

const page = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8')

test('the field table has every field, in order, with its kinds and its vCard property', () => {
  const rows = [...page('format.md').matchAll(/^\| `([a-z]+)` \| ([^|]+) \| [^|]+ \| ([A-Z]*) ?\|$/gm)]
  const said = rows.map(([, key, kinds, vcard]) => [key, kinds?.trim(), vcard])
  const meant = FIELDS.map((field) => {
    const kinds = field.kinds.length === KINDS.length ? 'all' : field.kinds.join(', ')
    return [field.key, `${kinds}${field.required ? ', required' : ''}`, field.vcard ?? '']
  })
  expect(said).toEqual(meant)
})

test('the configuration on the page is read without a complaint, and every key of it is explained', () => {
  const text = page('configuration.md')
  const example = /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
  expect(parseConfig(example, 'cardfile.yaml').diagnostics).toEqual([])
  const keys = [...example.matchAll(/^([a-z]+):/gm)].map((match) => match[1])
  for (const key of keys) expect(text).toContain(`| \`${key}\` |`)
  for (const color of PALETTE) expect(text).toContain(color)
})
