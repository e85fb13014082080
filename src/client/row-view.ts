// Fills the page's own markup of a row with a hit of the search. Text stays text: nothing here reads HTML.

import { dueState, type Match } from '../book/index.ts'
import type { CalendarDate } from '../text/index.ts'
import { initialsOf } from './find.ts'
import { type IndexEntry, type SearchFile, textIn, textsIn } from './search-file.ts'
import { dayWords, dueWords } from './words.ts'

export interface RowContext {
  readonly template: HTMLTemplateElement
  readonly file: SearchFile
  readonly root: string
  readonly today: CalendarDate
}

export function rowElement(context: RowContext, entry: IndexEntry, matches: readonly Match[]): HTMLElement {
  const { template, file, root, today } = context
  const row = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement
  const parts = new Map(
    [...row.querySelectorAll<HTMLElement>('[data-part]')].map((one) => [one.dataset['part'], one]),
  )
  const part = (name: string) => parts.get(name) as HTMLElement
  const name = textIn(file, entry, 'name')
  const orgKey = entry.kind === 'deal' ? 'for' : 'org'
  const org = textIn(file, entry, orgKey)
  const tint = file.colors.find(([color]) => color === entry.color)?.[1]
  if (tint !== undefined) row.classList.add(`c-${tint}`)
  row.dataset['owner'] = entry.owner
  row.dataset['slug'] = entry.slug

  part('initials').textContent = initialsOf(name)
  const link = part('name') as HTMLAnchorElement
  link.href = root + entry.href
  link.replaceChildren(...marked(name, matches, 'name'))
  fillOrg(part('org'), org, entry.orgHref === '' ? '' : root + entry.orgHref, matches, orgKey)
  fillNext(part('next'), entry, matches, file)
  fill(part('stage'), entry.stage)
  fill(part('owner'), file.team.find(([handle]) => handle === entry.owner)?.[1] ?? entry.owner)
  fill(part('color'), tint === undefined ? '' : entry.color)
  const due = part('due') as HTMLTimeElement
  if (entry.due === '') due.remove()
  else {
    due.dateTime = entry.due
    due.textContent = dueWords(entry.due, today)
    due.title = dayWords(entry.due)
    due.dataset['state'] = dueState(entry.due, today)
  }
  reach(part('call'), entry.call, `Call ${name}, ${textIn(file, entry, 'phone') || entry.call.slice(4)}`)
  reach(part('mail'), entry.mail, `Write to ${name}, ${textIn(file, entry, 'email') || entry.mail.slice(7)}`)
  return row
}

function fill(element: HTMLElement, text: string): void {
  if (text === '') element.remove()
  else element.textContent = text
}

function fillOrg(
  element: HTMLElement,
  org: string,
  href: string,
  matches: readonly Match[],
  key: string,
): void {
  if (org === '') return element.remove()
  if (href === '') return element.replaceChildren(...marked(org, matches, key))
  const link = document.createElement('a')
  link.href = href
  link.append(...marked(org, matches, key))
  element.replaceChildren(link)
}

/** The next step; or, where the words were met in neither name nor organisation, where they were. */
function fillNext(
  element: HTMLElement,
  entry: IndexEntry,
  matches: readonly Match[],
  file: SearchFile,
): void {
  const shown = new Set([textIn(file, entry, 'name'), textIn(file, entry, 'org'), textIn(file, entry, 'for')])
  const others = matches.filter((match) => !shown.has(match.text))
  const first = others.find((match) => textsIn(file, entry, match.key).includes(match.text))
  if (first === undefined || matches.some((match) => match.key === 'name')) return fill(element, entry.next)
  element.classList.add('where-found')
  const label = file.fields.find((field) => field.key === first.key)?.label ?? ''
  const part = excerpt(first)
  element.replaceChildren(`${label}: `, ...marked(part.text, [part], first.key))
}

/** Around the first place, for a text that is long. */
function excerpt(match: Match): Match {
  const start = match.ranges[0]?.[0] ?? 0
  if (match.text.length <= 90 || start < 40) return match
  const from = match.text.lastIndexOf(' ', start - 30) + 1
  return {
    ...match,
    text: `…${match.text.slice(from)}`,
    ranges: match.ranges.flatMap(([a, b]) => (a >= from ? [[a - from + 1, b - from + 1] as const] : [])),
  }
}

function reach(element: HTMLElement, href: string, label: string): void {
  // The index is made by us, from numbers and addresses that were checked; only these two ever follow.
  if (!/^(tel|mailto):/.test(href)) return element.remove()
  ;(element as HTMLAnchorElement).href = href
  element.setAttribute('aria-label', label)
}

/** A text as nodes, what the search met in `<mark>`. */
function marked(plain: string, matches: readonly Match[], key: string): (string | HTMLElement)[] {
  const match = matches.find((one) => one.key === key && one.text === plain)
  const nodes: (string | HTMLElement)[] = []
  let at = 0
  for (const [start, end] of match?.ranges ?? []) {
    if (start > at) nodes.push(plain.slice(at, start))
    const mark = document.createElement('mark')
    mark.textContent = plain.slice(start, end)
    nodes.push(mark)
    at = end
  }
  if (at < plain.length) nodes.push(plain.slice(at))
  return nodes
}
