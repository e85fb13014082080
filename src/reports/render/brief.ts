// A brief for a terminal.

import type { CalendarDate } from '../../text/index.ts'
import type { Brief } from '../brief.ts'
import { sayDate } from './cells.ts'
import { printable, wide, wrap } from './printable.ts'

const TOUCHES = 5
const LINKS = 10

/** @param paint dresses parts of it; hand in functions that give the text back for none */
export function renderBrief(
  brief: Brief,
  today: CalendarDate,
  width: number,
  paint: {
    readonly strong: (text: string) => string
    readonly late: (text: string) => string
    readonly faint: (text: string) => string
  },
): string {
  const room = Math.min(width, 100)
  const lines = [paint.strong(printable(brief.name))]
  if (brief.about.length > 0) lines.push(...wrap(printable(brief.about.join(', ')), room))
  lines.push('', ...nextLines(brief, today, paint))
  if (brief.fields.length > 0) lines.push('')
  const margin = Math.max(...brief.fields.map(({ label }) => wide(label)), 0) + 2
  for (const { label, values } of brief.fields) {
    const isLong = values.some((value) => /[@+]/.test(value))
    const shown = isLong ? values : [values.join(', ')]
    const texts = shown.flatMap((value) => wrap(printable(value), room - margin))
    lines.push(...texts.map((text, i) => `${paint.faint(pad(i === 0 ? label : '', margin))}${text}`))
  }
  if (brief.log.length > 0)
    lines.push(
      '',
      paint.strong(`Log${brief.log.length > TOUCHES ? `, last ${TOUCHES} of ${brief.log.length}` : ''}`),
    )
  for (const { date, time, kind, owner, money, text } of brief.log.slice(0, TOUCHES)) {
    const head = [sayDate(date, today), time, kind, owner && `@${owner}`, money].filter(Boolean).join(' ')
    lines.push(...hang(`${printable(head)}: ${printable(text)}`, room))
  }
  if (brief.links.length > 0) lines.push('', paint.strong('Linked from'))
  for (const { name, slug, key, label, stage, value } of brief.links.slice(0, LINKS)) {
    const facts = [label ?? key, stage, value].filter((one) => one !== undefined).join(', ')
    lines.push(`  ${printable(name)} ${paint.faint(`${slug} (${printable(facts)})`)}`)
  }
  if (brief.links.length > LINKS) lines.push(`  and ${brief.links.length - LINKS} more`)
  if (brief.problems.length > 0) lines.push('', paint.late('Problems'))
  for (const { line, message, hint } of brief.problems)
    lines.push(...hang(`line ${line}: ${printable(message)} ${printable(hint ?? '')}`.trim(), room))
  return `${[...lines, '', paint.faint(brief.file)].join('\n')}\n`
}

function nextLines(brief: Brief, today: CalendarDate, paint: Parameters<typeof renderBrief>[3]): string[] {
  const { next, due, days, last, quiet } = brief
  const lines: string[] = []
  if (next === undefined && due === undefined) lines.push(paint.faint('No next step.'))
  else {
    const isLate = days !== undefined && days <= 0
    const when = due === undefined ? '' : `, ${sayDate(due, today)}${sayDays(days ?? 0)}`
    lines.push((isLate ? paint.late : paint.strong)(`Next: ${printable(next ?? 'Follow up')}${when}`))
  }
  if (last !== undefined)
    lines.push(
      `Last touch ${sayDate(last, today)}${quiet !== undefined && quiet < today ? `, over its cadence since ${sayDate(quiet, today)}` : ''}`,
    )
  return lines
}

function sayDays(days: number): string {
  if (days === 0) return ', today'
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`
  return days < 0 ? `, ${count} late` : `, in ${count}`
}

function hang(text: string, width: number): string[] {
  return wrap(text, width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`))
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - wide(text)))
}
