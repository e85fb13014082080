// The book's configuration, contacts/cardfile.yaml. Everything in it is optional.

import { parseTree, type TreeEntry, type TreeNode } from '../card/index.ts'
import {
  type Cadence,
  type Diagnostic,
  diagnose,
  isDate,
  nearest,
  parseCadence,
  type Range,
} from '../text/index.ts'
import { readCustomField } from './custom-field.ts'
import { PALETTE } from './palette.ts'
import { FIELDS } from './registry.ts'
import { entriesIn, type Report, textIn, wordsIn } from './tree-values.ts'
import type { Config, Field, Member } from './types.ts'
import { isTimeZone } from './value-types.ts'
import { isEmail } from './web.ts'

/** Kinds of log entries that exist in every book: they mean something to the program. */
const ALWAYS = ['note', 'stage', 'opt-in', 'opt-out']
const USUAL = ['call', 'email', 'meeting', 'visit', 'demo', 'message', 'letter', 'quote', 'order']

export const DEFAULT_CONFIG: Config = {
  file: '',
  title: 'Contacts',
  timezone: 'UTC',
  currency: 'EUR',
  country: 'GB',
  layout: 'flat',
  level: 3,
  team: new Map(),
  stages: { contact: [], deal: [] },
  open: new Set(),
  probability: new Map(),
  cadence: new Map(),
  colors: new Map(),
  log: [...ALWAYS, ...USUAL],
  lists: [],
  overdue: 30,
  fields: FIELDS,
}

type Draft = { -readonly [K in keyof Config]: Config[K] }

type Reader = (value: TreeNode, draft: Draft, report: Report, isKnown: boolean) => void

const KEYS: Readonly<Record<string, Reader>> = {
  title: (value, draft, report) => {
    draft.title = textIn(value, report) ?? draft.title
  },
  timezone: (value, draft, report, isKnown) => {
    const zone = textIn(value, report)
    if (zone !== undefined && (isKnown || isTimeZone(zone))) draft.timezone = zone
    else if (zone !== undefined)
      report(value.range, `"${zone}" is no time zone.`, 'Write an IANA zone, such as Europe/London.')
  },
  currency: matching('currency', /^[A-Z]{3}$/, 'Write three letters, such as EUR.'),
  country: matching('country', /^[A-Z]{2}$/, 'Write two letters, such as GB or DE.'),
  layout: matching('layout', /^(flat|letters)$/, 'Write flat or letters.'),
  level: (value, draft, report) => {
    const level = Number(textIn(value, report))
    if ([1, 2, 3, 4].includes(level)) draft.level = level as Config['level']
    else report(value.range, 'The level is none of 1, 2, 3 and 4.', 'Write 1, 2, 3 or 4.')
  },
  today: (value, draft, report) => {
    const date = textIn(value, report)
    if (date !== undefined && isDate(date)) draft.today = date
    else
      report(
        value.range,
        'This is no date.',
        'Write year-month-day, or delete the line: then today is today.',
      )
  },
  team: (value, draft, report, isKnown) => {
    draft.team = new Map(
      entriesIn(value, report).map((entry) => [entry.key, memberIn(entry, report, isKnown)]),
    )
  },
  stages: (value, draft, report) => {
    const stages = { contact: [] as string[], deal: [] as string[] }
    for (const entry of entriesIn(value, report)) {
      if (entry.key === 'contact' || entry.key === 'deal') stages[entry.key] = wordsIn(entry.value, report)
      else report(entry.keyRange, `"${entry.key}" is no pipeline.`, 'There are two: contact and deal.')
    }
    draft.stages = stages
  },
  open: (value, draft, report) => {
    draft.open = new Set(wordsIn(value, report))
  },
  probability: (value, draft, report) => {
    const map = new Map<string, number>()
    for (const entry of entriesIn(value, report)) {
      const per = Number(textIn(entry.value, report))
      if (per >= 0 && per <= 100) map.set(entry.key, per)
      else
        report(
          entry.value.range,
          `"${entry.key}" has no probability between 0 and 100.`,
          'Write per cent, such as 40.',
        )
    }
    draft.probability = map
  },
  cadence: (value, draft, report) => {
    const map = new Map<string, Cadence>()
    for (const entry of entriesIn(value, report)) {
      const cadence = parseCadence(textIn(entry.value, report) ?? '')
      if (cadence) map.set(entry.key, cadence)
      else
        report(
          entry.value.range,
          `The cadence of "${entry.key}" can't be read.`,
          'Write such as 90 days, 2 weeks or 6 months.',
        )
    }
    draft.cadence = map
  },
  colors: (value, draft, report) => {
    const map = new Map<string, string>()
    for (const entry of entriesIn(value, report)) map.set(entry.key, colorIn(entry.value, report) ?? 'gray')
    draft.colors = map
  },
  log: (value, draft, report) => {
    draft.log = [...new Set([...ALWAYS, ...wordsIn(value, report)])]
  },
  lists: (value, draft, report) => {
    draft.lists = wordsIn(value, report)
  },
  overdue: (value, draft, report) => {
    const days = /^(\d{1,4})( days?)?$/.exec(textIn(value, report) ?? '')
    if (days) draft.overdue = Number(days[1])
    else report(value.range, 'This is no number of days.', 'Write such as 30 days.')
  },
  fields: (value, draft, report) => {
    const own = entriesIn(value, report).map((entry) => readCustomField(entry, report))
    draft.fields = [
      ...withoutTail(FIELDS),
      ...own.filter((field) => field !== undefined),
      ...FIELDS.slice(-TAIL),
    ]
  },
}

/** Bookkeeping fields come last on a page, behind the office's own. */
const TAIL = FIELDS.length - FIELDS.findIndex((field) => field.key === 'uid')

function withoutTail(fields: readonly Field[]): Field[] {
  return fields.slice(0, fields.length - TAIL)
}

/** Keys that other parts of the program read from the same file, or that are planned: never reported. */
const OTHERS = new Set(['cardfile'])

/**
 * Reads the configuration. Never throws: what is wrong is reported, and its default stands.
 * @param file its path, for the diagnostics
 */
export function parseConfig(text: string, file: string): { config: Config; diagnostics: Diagnostic[] } {
  const { tree, diagnostics } = parseTree(text, file)
  const read = readConfig(tree, text, file)
  return { config: read.config, diagnostics: [...diagnostics, ...read.diagnostics] }
}

/**
 * The configuration from its tree, as `parseTree` gives it.
 * @param text    the text that diagnostics point into
 * @param isKnown true for a tree that was read before without a complaint: what takes milliseconds to
 *                check is believed, the time zone and e-mail addresses
 */
export function readConfig(
  tree: TreeNode,
  text: string,
  file: string,
  isKnown = false,
): { config: Config; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const report: Report = (range, message, hint, rule = 'config-value') => {
    diagnostics.push(diagnose({ file, text, range }, { rule, severity: 'error', message, hint }))
  }
  const draft: Draft = { ...DEFAULT_CONFIG, file }
  for (const entry of entriesIn(tree, report)) {
    const read = Object.hasOwn(KEYS, entry.key) ? KEYS[entry.key] : undefined
    if (read) read(entry.value, draft, report, isKnown)
    else if (!OTHERS.has(entry.key)) {
      const near = nearest(entry.key, Object.keys(KEYS))
      report(
        entry.keyRange,
        `"${entry.key}" is no key of the configuration.`,
        near ? `Did you mean "${near}"?` : 'See docs/configuration.md for all of them.',
        'config-key',
      )
    }
  }
  if (draft.open.size === 0) {
    // Without a word on it: the deal stages that are neither won nor lost.
    const isOpen = (stage: string) => (draft.probability.get(stage) ?? 50) % 100 !== 0
    draft.open = new Set(draft.probability.size > 0 ? draft.stages.deal.filter(isOpen) : [])
  }
  checkStages(tree, draft, report)
  return { config: draft, diagnostics }
}

/** `open`, `probability` and `cadence` speak of stages that exist. */
function checkStages(tree: TreeNode, config: Config, report: Report) {
  const known = [...config.stages.contact, ...config.stages.deal]
  if (tree.kind !== 'map' || known.length === 0) return
  const check = (name: string, range: Range) => {
    if (known.includes(name)) return
    const near = nearest(name, known)
    report(
      range,
      `"${name}" is no stage.`,
      near ? `Did you mean "${near}"?` : 'Add it under "stages", or remove it here.',
    )
  }
  for (const { key, value } of tree.entries) {
    if (key === 'open' && value.kind === 'list')
      for (const item of value.items) check(item.kind === 'text' ? item.text : '', item.range)
    if ((key === 'probability' || key === 'cadence') && value.kind === 'map')
      for (const entry of value.entries) check(entry.key, entry.keyRange)
  }
}

function matching(key: 'currency' | 'country' | 'layout', pattern: RegExp, hint: string) {
  return (value: TreeNode, draft: Draft, report: Report) => {
    const text = textIn(value, report)
    if (text !== undefined && pattern.test(text)) Object.assign(draft, { [key]: text })
    else if (text !== undefined) report(value.range, `"${text}" is no ${key}.`, hint)
  }
}

function memberIn(entry: TreeEntry, report: Report, isKnown: boolean): Member {
  const member: { handle: string; name: string; email?: string; color?: string } = {
    handle: entry.key,
    name: entry.key,
  }
  if (!/^[a-z0-9][a-z0-9._-]*$/i.test(entry.key))
    report(entry.keyRange, `"${entry.key}" is no handle.`, 'Handles are letters and digits, such as sam.')
  if (entry.value.kind === 'text') return { ...member, name: entry.value.text || entry.key }
  for (const { key, value, keyRange } of entriesIn(entry.value, report)) {
    const text = textIn(value, report)
    if (text === undefined) continue
    if (key === 'name') member.name = text
    else if (key === 'email' && (isKnown || isEmail(text))) member.email = text
    else if (key === 'email')
      report(value.range, `"${text}" is no e-mail address.`, 'Write one such as sam@example.com.')
    else if (key === 'color') member.color = colorIn(value, report) ?? 'gray'
    else report(keyRange, `"${key}" is no key of a team member.`, 'There are three: name, email and color.')
  }
  return member
}

function colorIn(value: TreeNode, report: Report): string | undefined {
  const text = textIn(value, report)
  if (text === undefined || PALETTE.includes(text)) return text
  const near = nearest(text, PALETTE)
  report(
    value.range,
    `"${text}" is no colour of the palette.`,
    near ? `Did you mean "${near}"?` : `There are ${PALETTE.join(', ')}.`,
  )
  return undefined
}
