// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets and tasks have placeholders of their own.

// What editors and git are told of a new book.

import { FIELDS, type Field } from '../../contact/index.ts'
import type { StarterFile } from './types.ts'

export function editorFiles(): StarterFile[] {
  return [
    { path: '.gitattributes', text: ATTRIBUTES },
    { path: '.gitignore', text: 'node_modules/\n/site/\n/due/\n' },
    { path: '.editorconfig', text: EDITORCONFIG },
    { path: '.vscode/cardfile.code-snippets', text: json(SNIPPETS) },
    { path: '.vscode/tasks.json', text: json(TASKS) },
    { path: 'contacts/.obsidian/types.json', text: json({ types: obsidianTypes(FIELDS) }) },
  ]
}

const ATTRIBUTES = `# One kind of line end everywhere, so that a card edited on Windows differs only where it was edited.
* text=auto eol=lf
*.md diff=markdown
# What two people changed is put together field by field: npx cardfile doctor --fix, once in each clone.
contacts/**/*.md merge=cardfile
contacts/**/*.yaml merge=cardfile
*.tgz binary
*.png binary
*.jpg binary
*.jpeg binary
*.webp binary
`

const EDITORCONFIG = `root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true

[*.{md,yaml,yml,json}]
indent_style = space
indent_size = 2
`

const SNIPPETS = {
  'Log entry': {
    scope: 'markdown',
    prefix: 'log',
    body: '- $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE ${1|call,email,meeting,visit,note|}: $0',
    description: 'cardfile: what happened today',
  },
  'Next step': {
    scope: 'markdown',
    prefix: 'next',
    body: ['next: ${1:what to do}', 'due: ${2:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}'],
    description: 'cardfile: the next step and its day',
  },
  Person: {
    scope: 'markdown',
    prefix: 'person',
    body: [
      ...['---', 'name: $1', 'org: $2', 'email: $3', 'phone: $4', 'next: ${5:First call}'],
      ...['due: ${6:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}', '---', '', '$0', '', '## Log', ''],
    ],
    description: 'cardfile: a new card',
  },
  Organisation: {
    scope: 'markdown',
    prefix: 'org',
    body: [
      ...['---', 'name: $1', 'kind: org', 'phone: $2', 'url: $3', 'next: ${4:First call}'],
      ...['due: ${5:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}', '---', '', '$0', '', '## Log', ''],
    ],
    description: 'cardfile: a new organisation',
  },
  Deal: {
    scope: 'markdown',
    prefix: 'deal',
    body: [
      ...['---', 'name: $1', 'kind: deal', 'for: ${2:card-of-the-customer}', 'value: $3', 'stage: $4'],
      ...['next: ${5:First call}', 'due: ${6:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}'],
      ...['---', '', '$0', '', '## Log', ''],
    ],
    description: 'cardfile: a new deal',
  },
}

const MATCHER = {
  owner: 'cardfile',
  fileLocation: ['relative', '${workspaceFolder}'],
  pattern: {
    regexp: '^(.+?):(\\d+):(\\d+) (error|warning|info) (\\S+)\\s+(.*)$',
    file: 1,
    line: 2,
    column: 3,
    severity: 4,
    code: 5,
    message: 6,
  },
}

const task = (label: string, script: string, more: Record<string, unknown> = {}) => ({
  label,
  type: 'npm',
  script,
  problemMatcher: [],
  ...more,
})

const TASKS = {
  version: '2.0.0',
  tasks: [
    task('Check the cards', 'validate', {
      problemMatcher: MATCHER,
      group: { kind: 'test', isDefault: true },
    }),
    task('What is due', 'due'),
    task('Show the site', 'start', { isBackground: true }),
  ],
}

/** Obsidian's property types, so that a date has a date picker there and a tag is a tag. */
export function obsidianTypes(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.key, obsidianType(field)]))
}

function obsidianType(field: Field): string {
  if (field.type.name === 'tag') return 'tags'
  if (field.list) return 'multitext'
  return field.type.name === 'date' ? 'date' : 'text'
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
