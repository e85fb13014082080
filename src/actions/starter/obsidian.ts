// Obsidian: the types of properties, so that a date has a date picker there, and a base with lists of the cards.
// Sources: obsidian.md/help, "Properties", "Bases syntax", "Functions" (Obsidian 1.9 and later).

import type { Config, Field } from '../../contact/index.ts'
import type { EditorFile } from './editor-file.ts'
import { SEAL, sealed } from './seal.ts'

/** @param cards the folder of the cards, which is the vault */
export function obsidianFiles(config: Config, cards: string): EditorFile[] {
  const types = config.fields.map((field) => ({ at: ['types', field.key], value: obsidianType(field) }))
  return [
    { path: `${cards}.obsidian/types.json`, parts: types },
    { path: `${cards}_views/cards.base`, whole: base(config) },
  ]
}

/** A tick of a checkbox would be written as `true`, and a birthday may lack its year: these are texts. */
function obsidianType({ type, list }: Field): string {
  if (type.name === 'tag') return 'tags'
  if (list) return 'multitext'
  return type.name === 'date' || type.name === 'number' ? type.name : 'text'
}

interface View {
  readonly name: string
  readonly filters: readonly string[]
  readonly groupBy?: string
  readonly order: readonly string[]
  readonly sort: readonly string[]
}

const PERSON = '(note.kind.isEmpty() || note.kind == "person")'
const CARD = 'formula.card'

function base(config: Config): string {
  const own = (kind: 'person' | 'org' | 'deal') =>
    config.fields.filter(({ custom, kinds }) => custom && kinds.includes(kind)).map(({ key }) => note(key))
  const steps = [...new Set([...config.stages.contact, ...config.stages.deal])]
  const views: View[] = [
    {
      name: 'Due',
      filters: ['!note.due.isEmpty()', 'note.due <= today() + "7d"'],
      groupBy: 'formula.when',
      order: [CARD, 'note.next', 'note.due', 'note.owner', 'note.stage'],
      sort: ['note.due'],
    },
    {
      name: 'Pipeline',
      filters: ['note.kind == "deal"'],
      groupBy: 'formula.step',
      order: [CARD, 'note.value', 'note.close', 'note.owner', 'note.next', 'note.due', ...own('deal')],
      sort: ['note.close'],
    },
    {
      name: 'People',
      filters: [PERSON],
      order: [CARD, 'note.org', 'note.title', 'note.email', 'note.phone', 'note.stage', ...own('person')],
      sort: ['note.name'],
    },
    {
      name: 'Organisations',
      filters: ['note.kind == "org"'],
      order: [CARD, 'note.phone', 'note.email', 'note.url', 'note.stage', ...own('org')],
      sort: ['note.name'],
    },
    {
      name: 'Birthdays',
      filters: [PERSON, '!note.birthday.isEmpty()'],
      order: [CARD, 'formula.birthday', 'note.birthday'],
      sort: ['formula.birthday_next'],
    },
  ]
  return sealed(
    [
      `# ${SEAL}`,
      'filters:',
      '  and:',
      ...[
        'file.ext == "md"',
        '!file.inFolder("_templates")',
        '!file.inFolder("_views")',
        '!note.name.isEmpty()',
      ].map((one) => `    - ${quoted(one)}`),
      'formulas:',
      ...Object.entries(formulas(steps)).map(([key, text]) => `  ${key}: ${quoted(text)}`),
      'properties:',
      ...[...config.fields.map(({ key, label }) => [note(key), label]), ...Object.entries(TITLES)].flatMap(
        ([key = '', label = '']) => [`  ${quoted(key)}:`, `    displayName: ${quoted(label)}`],
      ),
      'views:',
      ...views.flatMap(viewLines),
      '',
    ].join('\n'),
  )
}

const TITLES = {
  'formula.card': 'Card',
  'formula.when': 'When',
  'formula.step': 'Stage',
  'formula.birthday': 'Day',
}

function formulas(steps: readonly string[]): Record<string, string> {
  const day = 'number(note.birthday.toString().slice(-5).replace("-", ""))'
  const now = 'number(today().format("MMDD"))'
  return {
    card: 'file.asLink(note.name)',
    when: 'if(note.due < today(), "1 Overdue", if(note.due == today(), "2 Today", "3 This week"))',
    // In the order of the pipeline, not of the alphabet.
    step: steps.reduceRight(
      (rest, step, i) =>
        `if(note.stage == ${literal(step)}, ${literal(`${String(i + 1).padStart(2, '0')} ${step}`)}, ${rest})`,
      'note.stage',
    ),
    birthday: 'note.birthday.toString().slice(-5)',
    // How far it is from today, in months and days: those that were this year come behind.
    birthday_next: `if(${day} >= ${now}, ${day} - ${now}, ${day} - ${now} + 1300)`,
  }
}

function viewLines({ name, filters, groupBy, order, sort }: View): string[] {
  const grouping =
    groupBy === undefined ? [] : ['    groupBy:', `      property: ${groupBy}`, '      direction: ASC']
  return [
    '  - type: table',
    `    name: ${quoted(name)}`,
    '    filters:',
    '      and:',
    ...filters.map((one) => `        - ${quoted(one)}`),
    ...grouping,
    '    order:',
    ...order.map((one) => `      - ${one}`),
    '    sort:',
    ...sort.flatMap((one) => [`      - property: ${one}`, '        direction: ASC']),
  ]
}

/** A property as a base names it in its lists. */
function note(key: string): string {
  return `note.${key}`
}

function literal(text: string): string {
  return JSON.stringify(text)
}

/** In single quotes, since expressions are full of double ones. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
