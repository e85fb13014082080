// The front page in the browser: every row goes where it belongs on the viewer's day, and the viewer's own come first.

import { dueState } from '../book/index.ts'
import { addDays, type CalendarDate } from '../text/index.ts'
import { keep, kept } from './store.ts'
import { awayWords, dayWords } from './words.ts'

const BIRTHDAYS = 14

/** Follow-ups without a row: the day, or '' for an overdue one, the owner, how many. */
type Rest = readonly [due: string, owner: string, count: number]

/** How many follow-ups without a row belong to a section on the viewer's day. */
type Beyond = (section: string | undefined, owner: string | undefined) => number

export function setUpToday(today: CalendarDate): void {
  const agenda = document.querySelector('[data-agenda]')
  if (agenda === null) return
  for (const time of document.querySelectorAll<HTMLTimeElement>('[data-today]')) {
    time.dateTime = today
    time.textContent = dayWords(today)
  }
  moveRows(agenda, today)
  for (const time of document.querySelectorAll<HTMLTimeElement>('[data-away]'))
    time.textContent = awayWords(time.dateTime, today)
  const rest = JSON.parse((agenda as HTMLElement).dataset['rest'] ?? '[]') as readonly Rest[]
  const beyond: Beyond = (section, owner) =>
    rest
      .filter(([due, whose]) => dueState(due, today) === section && (owner === undefined || whose === owner))
      .reduce((sum, [, , count]) => sum + count, 0)
  countOwners(agenda, beyond)
  let shown: string | undefined
  const show = (owner: string | undefined) => {
    shown = owner
    filter(today, owner, beyond)
  }
  setUpWho(show)
  // Editing has changed a row: src/client/forms/show-row.ts.
  document.addEventListener('cardfile-rows', () => {
    moveRows(agenda, today)
    countOwners(agenda, beyond)
    show(shown)
  })
}

/** Every row to the list where it belongs, in the order of the days. */
function moveRows(agenda: Element, today: CalendarDate): void {
  for (const row of agenda.querySelectorAll<HTMLElement>('[data-row]')) {
    const due = row.dataset['due'] ?? ''
    const list = agenda.querySelector(`[data-section="${dueState(due, today)}"] .rows`)
    const isInOrder = (one: Element | null, order: -1 | 1) =>
      one === null || order * Math.sign(compare((one as HTMLElement).dataset['due'] ?? '', due)) >= 0
    if (
      row.parentElement === list &&
      isInOrder(row.previousElementSibling, -1) &&
      isInOrder(row.nextElementSibling, 1)
    )
      continue
    const next = [...(list?.children ?? [])].find(
      (one) => one !== row && compare((one as HTMLElement).dataset['due'] ?? '', due) > 0,
    )
    list?.insertBefore(row, next ?? null)
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Shows what is of an owner, or of everybody; undefined is everybody. */
function filter(today: CalendarDate, owner: string | undefined, beyond: Beyond): void {
  const isTheirs = (one: HTMLElement) => owner === undefined || one.dataset['owner'] === owner
  for (const section of document.querySelectorAll<HTMLElement>('[data-section]')) {
    let count = 0
    for (const one of section.querySelectorAll<HTMLElement>('[data-row], [data-birthday]')) {
      const { quiet, birthday, gone } = one.dataset
      const isNow =
        gone === undefined &&
        (quiet === undefined || quiet < today) &&
        (birthday === undefined || (birthday >= today && birthday <= addDays(today, BIRTHDAYS)))
      one.hidden = !isNow || !isTheirs(one)
      if (!one.hidden) count++
    }
    const counter = section.querySelector<HTMLElement>('[data-count]')
    const more =
      beyond(section.dataset['section'], owner) +
      (owner === undefined ? Number(section.dataset['more'] ?? 0) : 0)
    if (counter !== null) counter.textContent = String(count + more)
    const empty = section.querySelector<HTMLElement>('[data-empty]')
    if (empty !== null) empty.hidden = count + more > 0
    sayMore(section, more, owner)
  }
}

/** How many there are besides the rows, with a link to all of them. */
function sayMore(section: HTMLElement, more: number, owner: string | undefined): void {
  const note = section.querySelector<HTMLElement>('[data-more-of]')
  const counter = note?.querySelector('[data-more-count]')
  const link = note?.querySelector('a')
  if (!note || !counter || !link) return
  note.hidden = more === 0
  counter.textContent = String(more)
  link.dataset['query'] ??= link.search
  link.search = link.dataset['query'] + (owner === undefined ? '' : `&owner=${encodeURIComponent(owner)}`)
}

/** The table by owner, counted anew. */
function countOwners(agenda: Element, beyond: Beyond): void {
  for (const line of document.querySelectorAll<HTMLElement>('[data-owners] [data-handle]')) {
    for (const cell of line.querySelectorAll<HTMLElement>('[data-of]')) {
      const rows = agenda.querySelectorAll<HTMLElement>(`[data-section="${cell.dataset['of']}"] [data-row]`)
      const theirs = [...rows].filter(
        ({ dataset }) => dataset['owner'] === line.dataset['handle'] && dataset['gone'] === undefined,
      )
      cell.textContent = String(theirs.length + beyond(cell.dataset['of'], line.dataset['handle']))
    }
  }
}

/** Asks once who the viewer is, and remembers it. */
function setUpWho(show: (owner: string | undefined) => void): void {
  const question = document.querySelector<HTMLElement>('[data-who]')
  const mine = document.querySelector<HTMLElement>('[data-mine]')
  if (question === null || mine === null) return show(undefined)
  const known = [...question.querySelectorAll<HTMLElement>('[data-who-is]')].map(
    (one) => one.dataset['whoIs'],
  )
  const refresh = () => {
    const who = kept('who')
    const isKnown = who !== undefined && who !== '' && known.includes(who)
    const onlyMine = isKnown && kept('show') !== 'all'
    question.hidden = who !== undefined && known.includes(who)
    mine.hidden = !question.hidden
    for (const button of mine.querySelectorAll<HTMLElement>('[data-show]')) {
      button.hidden = !isKnown
      button.setAttribute('aria-pressed', String((button.dataset['show'] === 'mine') === onlyMine))
    }
    const change = mine.querySelector<HTMLElement>('[data-who-change]')
    if (change !== null) change.textContent = isKnown ? `Not ${nameIn(question, who)}?` : 'Say who you are'
    show(onlyMine ? who : undefined)
  }
  question.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-who-is]')
    if (button === null) return
    keep('who', button.dataset['whoIs'])
    keep('show', undefined)
    refresh()
    // Where storage is turned off, the choice holds for this page.
    if (kept('who') === undefined) {
      question.hidden = true
      show(button.dataset['whoIs'] || undefined)
    }
  })
  mine.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('button')
    if (button === null) return
    if (button.dataset['show'] !== undefined) keep('show', button.dataset['show'])
    else keep('who', undefined)
    refresh()
    if (!question.hidden) question.querySelector<HTMLElement>('button')?.focus()
  })
  refresh()
}

function nameIn(question: Element, handle: string): string {
  return question.querySelector(`[data-who-is="${CSS.escape(handle)}"]`)?.textContent ?? handle
}
