// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets and tasks have placeholders of their own.

// VS Code: snippets, tasks whose output becomes problems, and settings. Sources: code.visualstudio.com/docs,
// "Snippets in Visual Studio Code", "Integrate with External Tools via Tasks".

import type { Config, Kind } from '../../contact/index.ts'
import type { EditorFile, Part } from './editor-file.ts'
import { SEAL, sealed } from './seal.ts'

/** @param cards the folder of the cards from the top, with `/` behind it; '' for the top */
export function vscodeFiles(config: Config, cards: string): EditorFile[] {
  return [
    { path: '.vscode/cardfile.code-snippets', whole: snippets(config) },
    { path: '.vscode/tasks.json', parts: tasks() },
    { path: '.vscode/settings.json', parts: settings(cards) },
    { path: '.vscode/extensions.json', parts: extensions() },
  ]
}

const TODAY = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE'

function snippets(config: Config): string {
  const snippet = (prefix: string, description: string, body: string | readonly string[]) => ({
    scope: 'markdown',
    prefix,
    body,
    description: `cardfile: ${description}`,
  })
  const happened = ['note', ...config.log.filter((kind) => !ALWAYS.has(kind))]
  const value = {
    'Log entry': snippet('log', 'what happened today', `- ${TODAY} ${choice(1, happened, 'note')}: $0`),
    'Next step': snippet('next', 'the next step and its day', [
      'next: ${1:what to do}',
      `due: \${2:${TODAY}}`,
    ]),
    Person: snippet('person', 'a new card', card(config, 'person', ['org: $2', 'email: $3', 'phone: $4'])),
    Organisation: snippet('org', 'a new organisation', card(config, 'org', ['phone: $2', 'url: $3'])),
    Deal: snippet(
      'deal',
      'a new deal',
      card(config, 'deal', ['for: ${2:card-of-the-customer}', 'value: $3']),
    ),
  }
  return sealed(`// ${SEAL}\n${JSON.stringify(value, undefined, 2)}\n`)
}

/** They mean something to the program, and are written by it. */
const ALWAYS = new Set(['note', 'stage', 'opt-in', 'opt-out'])

function card({ stages }: Config, kind: Kind, own: readonly string[]): string[] {
  const pipeline = kind === 'org' ? [] : stages[kind === 'deal' ? 'deal' : 'contact']
  const stage = pipeline.length === 0 ? [] : [`stage: ${choice(5, pipeline, '')}`]
  const head = ['name: $1', ...(kind === 'person' ? [] : [`kind: ${kind}`]), ...own, ...stage]
  const next = ['next: ${6:First call}', `due: \${7:${TODAY}}`]
  return ['---', ...head, ...next, '---', '', '$0', '', '## Log', '']
}

/** A choice of words; a comma and a bar mean something in it. */
function choice(tab: number, words: readonly string[], otherwise: string): string {
  const escaped = words.map((word) => word.replace(/[\\,|]/g, '\\$&'))
  return words.length === 0 ? `\${${tab}:${otherwise}}` : `\${${tab}|${escaped.join(',')}|}`
}

const MATCHER = {
  owner: 'cardfile',
  source: 'cardfile',
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

/** At each save: what was told before is over when the first line comes, and all is told with the last. */
const WATCHER = {
  ...MATCHER,
  owner: 'cardfile-watch',
  background: {
    activeOnStart: true,
    beginsPattern: '^Checking the cards\\.$',
    endsPattern: '^(Nothing to remark|\\d+ (error|warning|remark)s?\\b.*) in \\d+ cards?\\.$',
  },
}

function tasks(): Part[] {
  const task = (label: string, words: readonly string[], more: Record<string, unknown> = {}): Part => ({
    at: ['tasks'],
    item: { key: 'label' },
    value: {
      label,
      type: 'shell',
      command: 'npx',
      args: ['cardfile', ...words],
      problemMatcher: [],
      ...more,
    },
  })
  return [
    { at: ['version'], value: '2.0.0' },
    task('Check the cards', ['validate'], {
      problemMatcher: MATCHER,
      group: { kind: 'test', isDefault: true },
    }),
    task('Check this card', ['validate', '${file}'], { problemMatcher: MATCHER }),
    task('Check at each save', ['validate', '--watch'], { problemMatcher: WATCHER, isBackground: true }),
    task('What is due', ['due']),
    task('Share the book', ['sync']),
    task('Show the site', ['serve'], { isBackground: true }),
  ]
}

function settings(cards: string): Part[] {
  return [
    // The YAML extension reads whole YAML files only: cards are checked by the tasks.
    { at: ['yaml.schemas', './.cardfile/cardfile.schema.json'], value: `${cards}cardfile.yaml` },
    { at: ['files.eol'], value: '\n' },
    // Snippets are offered while one types, and no words that stand elsewhere.
    {
      at: ['[markdown]', 'editor.quickSuggestions'],
      value: { other: 'on', comments: 'off', strings: 'off' },
    },
    { at: ['[markdown]', 'editor.wordBasedSuggestions'], value: 'off' },
  ]
}

function extensions(): Part[] {
  return ['redhat.vscode-yaml', 'editorconfig.editorconfig'].map((value) => ({
    at: ['recommendations'],
    item: { key: '' },
    value,
  }))
}
