// A card as text, in all the layouts that people and their editors give to one. Every word that matters has a number,
// so that it can be found again.

import type { Chance } from '../chance.ts'
import { DEAL_STAGES, date, PEOPLE, STAGES, TAGS, WORDS } from '../generate.ts'

/** A word that stands nowhere else in the case. */
export const word = (chance: Chance) => `w${chance.fresh()}q`
/** A comment that stands nowhere else. */
export const remark = (chance: Chance) => `# c${chance.fresh()}q ${chance.of(WORDS)}`

const some = <T>(chance: Chance, most: number, make: () => T): T[] =>
  Array.from({ length: 1 + chance.below(most) }, make)

export function quoted(chance: Chance, text: string): string {
  const isOdd = /^[\d+\-[{#&*!|>'"%@`~]|: |:$| #|[,[\]{}]/.test(text)
  const style = chance.is(0.75) ? '' : chance.of(['"', "'"])
  if (style === "'") return `'${text.replaceAll("'", "''")}'`
  return style === '"' || (isOdd && !/^\d{4}-\d{2}-\d{2}$/.test(text)) ? JSON.stringify(text) : text
}

const tail = (chance: Chance) =>
  chance.is(0.08) ? `${chance.of([' ', '  ', '      '])}${remark(chance)}` : ''

/** The lines of a list in one of its layouts. */
export function listLines(chance: Chance, key: string, texts: readonly string[]): string[] {
  const sources = texts.map((text) => quoted(chance, text))
  const style = chance.of(['flow', 'flow', 'block', 'block', 'block', 'open'] as const)
  if (sources.length === 1 && chance.is(0.5)) return [`${key}: ${sources[0]}${tail(chance)}`]
  if (style === 'flow') return [`${key}: [${sources.join(', ')}]${tail(chance)}`]
  if (style === 'open')
    return [
      `${key}: [`,
      ...sources.map((source, i) => `  ${source}${i < sources.length - 1 ? ',' : ''}`),
      `  ]${tail(chance)}`,
    ]
  const dash = chance.of(['  - ', '  - ', '- ', '    - '])
  const items = sources.flatMap((source) => [
    ...(chance.is(0.05) ? [`${dash.slice(0, -2)}${remark(chance)}`] : []),
    `${dash}${source}${tail(chance)}`,
  ])
  return [`${key}:${tail(chance)}`, ...items]
}

export function scalarLines(chance: Chance, key: string, text: string): string[] {
  return [`${key}:${chance.is(0.9) ? ' ' : '    '}${quoted(chance, text)}${tail(chance)}`]
}

export const email = (chance: Chance) =>
  `${word(chance)}@${chance.of(['x.example', 'Post.example'])}${chance.of(['', ' (work)', ' (home)'])}`
const phone = (chance: Chance) => `+44 20 7946 0${100 + chance.fresh()}${chance.of(['', ' (work)'])}`

/** New values for the keys that are lists. */
export const NEW: Readonly<Record<string, (chance: Chance) => string>> = {
  email,
  phone,
  tags: (chance) => (chance.is(0.6) ? chance.of(TAGS) : word(chance)),
  aka: (chance) => `The ${word(chance)}, esq.`,
  org: (chance) => `org-${word(chance)}`,
  related: (chance) => `friend-${word(chance)} (assistant)`,
  for: (chance) => `org-${word(chance)}`,
  shelf: (chance) => word(chance),
}

/** Forms that a card should not have and that have to survive. */
export function oddLines(chance: Chance, key: string): string[] {
  return chance.of([
    [`${key}: {w: ${word(chance)}, h: 2}`],
    [`${key}: |`, `  one ${word(chance)}`, `  two ${word(chance)}`],
    [`${key}: >-`, `  one ${word(chance)}`, '  two'],
    [`${key}:`, `  a: ${word(chance)}`, `  b: ${word(chance)}`],
    [`${key}: one ${word(chance)}`, `  two ${word(chance)}`],
    [`${key}:`],
    [`${key}: [[${word(chance)}], b]`],
  ])
}

function frontLines(chance: Chance): string[] {
  const lines: string[] = []
  const isDeal = chance.is(0.2)
  const put = (share: number, make: () => string[]) => {
    if (!chance.is(share)) return
    if (chance.is(0.08)) lines.push(chance.is(0.3) ? '' : remark(chance))
    if (chance.is(0.03)) lines.push(remark(chance))
    lines.push(...make())
  }
  const scalar = (share: number, key: string, text: string) =>
    put(share, () => scalarLines(chance, key, text))
  const list = (share: number, key: string, most = 3) =>
    put(share, () => listLines(chance, key, [...new Set(some(chance, most, () => NEW[key]?.(chance) ?? ''))]))
  scalar(1, 'name', chance.of(['Ada Lovelace', 'Åke Sjöberg', "Pat O'Brien", '山田 太郎']))
  if (isDeal) {
    scalar(1, 'kind', 'deal')
    list(1, 'for')
    scalar(0.7, 'value', '12000 EUR')
  }
  list(isDeal ? 0 : 0.5, 'org', 2)
  scalar(0.6, 'title', `Head of ${word(chance)}`)
  list(isDeal ? 0 : 0.8, 'email')
  list(isDeal ? 0 : 0.5, 'phone')
  list(isDeal ? 0 : 0.2, 'aka')
  scalar(0.9, 'stage', chance.of(isDeal ? DEAL_STAGES : STAGES))
  scalar(0.8, 'owner', chance.of(PEOPLE))
  list(0.8, 'tags', 4)
  scalar(0.4, 'source', `fair ${word(chance)}`)
  put(0.15, () => oddLines(chance, 'x-odd'))
  list(0.15, 'shelf')
  scalar(0.6, 'next', `Send ${word(chance)} to her`)
  scalar(0.6, 'due', date(chance))
  if (chance.is(0.05)) lines.push('conflicts:', `  - "title: Boss ${word(chance)}"`)
  if (chance.is(0.04)) lines.push(remark(chance))
  return lines
}

export function sentence(chance: Chance): string {
  const words = some(chance, 9, () => (chance.is(0.3) ? word(chance) : chance.of(WORDS)))
  const end = chance.of(['.', '.', '.', '.', '!', '?', '…', '."', ''])
  return `${chance.of(['She', 'Their', '"We', 'Dr. Bee', 'It'])} ${word(chance)} ${words.join(' ')}${end}`
}

/** A paragraph wrapped at a width; 0: one line. */
export function wrapped(text: string, width: number, indent = ''): string[] {
  if (width === 0) return [text]
  const lines: string[] = ['']
  for (const one of text.split(/\s+/)) {
    const last = lines.at(-1) ?? ''
    // A word that would begin a list or a heading on its line stays where it is.
    if (last.length + one.length > width && last.trim() !== '' && /^["\p{L}]/u.test(one))
      lines.push(indent + one)
    else lines[lines.length - 1] = last === '' ? one : `${last} ${one}`
  }
  return lines
}

export function block(chance: Chance): string[] {
  const text = () => some(chance, 3, () => sentence(chance)).join(chance.of([' ', ' ', '  ']))
  return chance.of([
    () => wrapped(text(), chance.of([0, 0, 30, 60])),
    () => wrapped(text(), chance.of([0, 0, 30, 60])),
    () => wrapped(text(), chance.of([0, 0, 30, 60])),
    () => some(chance, 3, () => `- ${sentence(chance)}`),
    () => [`- ${sentence(chance)}`, `  - ${sentence(chance)}`, `- ${sentence(chance)}`],
    () => [`1. ${sentence(chance)}`, `2. ${sentence(chance)}`],
    () => [`### ${word(chance)} and ${word(chance)}`],
    () => [`### ${word(chance)}`, ...wrapped(text(), 40)],
    () => ['```', `a = ${word(chance)}`, '', `b = ${word(chance)}. Two`, '```'],
    () => [`> ${sentence(chance)}`, `> ${sentence(chance)}`],
    () => ['| a | b |', '|---|---|', `| ${word(chance)} | ${word(chance)} |`, `| ${word(chance)} | 2 |`],
    () => [`First ${word(chance)}.  `, `Second ${word(chance)}.`],
    () => [`<!-- ${word(chance)} -->`],
    () => [`彼女は${word(chance)}です。電話は${word(chance)}。`],
  ])()
}

export function entry(chance: Chance, day = date(chance)): string[] {
  const time = chance.is(0.2) ? ` ${chance.of(['9', '10', '14'])}:${10 + chance.below(50)}` : ''
  const kind = chance.of([' call', ' email', ' meeting', ' note', '', ' opt-in', ' opt-out', ' order'])
  const owner = chance.is(0.7) ? ` @${chance.of(PEOPLE)}` : ''
  const money = kind === ' order' ? ' 1200 EUR' : ''
  const text = chance.is(0.2) ? 'No answer.' : `Rang: ${word(chance)} ${chance.of(WORDS)}.`
  const more = chance.is(0.15) ? [`${chance.of(['  ', '\t', '    '])}${word(chance)} then`] : []
  return [`- ${day}${time}${kind}${owner}${money}: ${text}`, ...more]
}

function logLines(chance: Chance): string[] {
  const gap = chance.is(0.1) ? [''] : []
  const days = Array.from({ length: chance.below(7) }, () => date(chance)).sort()
  const lines = [chance.of(['## Log', '## Log', '## Log', '##  log', '## LOG ##'])]
  if (chance.is(0.85)) lines.push('')
  for (const day of days) {
    lines.push(...entry(chance, day), ...gap)
    if (chance.is(0.03)) lines.push(`stray ${word(chance)}`)
  }
  return lines
}

export function cardText(chance: Chance): string {
  const blocks = Array.from({ length: chance.below(5) }, () => block(chance))
  const notes = blocks.flatMap((lines) => [...(chance.is(0.05) ? ['', ''] : ['']), ...lines])
  const log = chance.is(0.75) ? [...(chance.is(0.95) ? [''] : []), ...logLines(chance)] : []
  const lines = ['---', ...frontLines(chance), '---', ...notes, ...log]
  const eol = chance.is(0.12) ? '\r\n' : '\n'
  const end = chance.of(['\n', '\n', '\n', '\n', '', '\n\n'])
  return (
    (chance.is(0.04) ? '\ufeff' : '') + (lines.join('\n').replace(/\n+$/, '') + end).replaceAll('\n', eol)
  )
}
