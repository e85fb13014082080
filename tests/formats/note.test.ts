import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, told } from './brief.ts'

const read = (text: string) => readFile(bytesOf(text), 'people/Ada Lovelace.md')

test.each([
  // why, the note, the record
  [
    'Obsidian',
    '---\naliases: [Addie]\ntags:\n  - "#vip"\nemail: a@b.example\norg: "[[Acme Ltd|Acme]]"\nmet: 2020-01-01\n---\nNotes **here**\n',
    [
      'person Ada Lovelace',
      'aka: Addie',
      'tags: vip',
      'email: a@b.example',
      'org: Acme Ltd',
      'x-met: 2020-01-01',
      'notes "Notes **here**"',
    ],
  ],
  ['a title is the name of a page', '---\ntitle: Countess Ada\n---\n', ['person Countess Ada']],
  ['beside a name it is the job', '---\nname: Ada\ntitle: Head\n---\n', ['person Ada', 'title: Head']],
  [
    'nested maps are kept by their path',
    '---\nname: Ada\nsocial:\n  mastodon: "@ada"\n---\n',
    ['person Ada', 'x-social-mastodon: @ada'],
  ],
  [
    'no types',
    '---\nname: no\nphone: 0123\nbirthday: 1984-02-29\n---\n',
    ['person no', 'phone: 0123', 'birthday: 1984-02-29'],
  ],
  ['no front matter', 'Just text\n', ['person Ada Lovelace', 'notes "Just text"']],
  ['an organisation', '---\nname: Acme\ntype: company\n---\n', ['org Acme']],
] as [string, string, string[]][])('%s', (_why, note, record) => {
  const { format, records, diagnostics } = read(note)
  expect([format, records.map(brief), diagnostics]).toEqual(['note', [record], []])
})

test.each([
  ['JavaScript', '---js\nglobalThis.PWN = 1\n---\n', '1 error note-fence'],
  ['JavaScript behind a mark', '\ufeff--- js\nglobalThis.PWN = 1\n---\n', '1 error note-fence'],
  ['TOML', '+++\nname = "Ada"\n+++\n', '1 error note-fence'],
  ['a fence that does not close', '---\nname: Ada\n', '1 error note-fence'],
  ['YAML that is none', '---\nname: [\n---\n', '3 error note-yaml'],
])('refused: %s', (_why, note, diagnostic) => {
  const result = read(note)
  expect(result.records).toEqual([])
  expect(told(result.diagnostics)).toEqual([diagnostic])
  expect('PWN' in globalThis).toBe(false)
})
