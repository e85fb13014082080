// What reading one calendar goes by.

import type { Diagnostic, Severity } from '../../text/index.ts'
import { decodeText, fromByteString } from '../decode.ts'
import { problem } from '../problem.ts'
import type { ImportRecord } from '../record.ts'
import type { Day } from './civil.ts'
import type { Component, ParsedCalendar } from './component.ts'
import { textsOf } from './description.ts'
import { linesOf } from './lines-of.ts'
import type { Zones } from './moment.ts'
import type { Allowance } from './series.ts'
import { type Told, toldBy } from './told.ts'
import type { ClockZone } from './zone.ts'

/** Diagnostics of one rule that are no errors. */
const MOST = 20

export class Context {
  readonly diagnostics: Diagnostic[] = []
  /** Components that can't be trusted, with their text. */
  readonly aside: ImportRecord[] = []
  readonly #said = new Map<string, number>()
  readonly #told = new Map<Component, Told>()
  readonly file: string
  readonly lines: ParsedCalendar['lines']
  readonly today: Day
  readonly book: ClockZone
  readonly zones: Zones
  readonly own: ReadonlySet<string>
  readonly allowance: Allowance

  constructor(given: Pick<Context, 'file' | 'lines' | 'today' | 'book' | 'zones' | 'own' | 'allowance'>) {
    this.file = given.file
    this.lines = given.lines
    this.today = given.today
    this.book = given.book
    this.zones = given.zones
    this.own = given.own
    this.allowance = given.allowance
  }

  told(component: Component): Told {
    const told = this.#told.get(component) ?? toldBy(component, this.own)
    this.#told.set(component, told)
    return told
  }

  /** Of what is no error, a file says so much of a kind and no more. */
  say(line: number, rule: string, severity: Severity, message: string, hint?: string): void {
    const kind = `${rule} ${severity}`
    const count = (this.#said.get(kind) ?? 0) + 1
    this.#said.set(kind, count)
    if (severity === 'error' || count <= MOST)
      this.diagnostics.push(problem(this.file, line, rule, severity, message, hint))
    else if (count === MOST + 1)
      this.diagnostics.push(
        problem(this.file, line, rule, severity, 'From here on there are more like this.'),
      )
  }

  /** Sets a component aside: it is in the plan with its reason and its text, and the rest is imported. */
  setAside(component: Component, reason: string, text = textOf(component, this.lines)): void {
    const { line, name } = component
    this.aside.push({
      kind: 'person',
      name: textsOf(component).summary || `${name} without a title`,
      values: [],
      notes: '',
      uid: '',
      source: { file: this.file, line, column: 1 },
      quarantine: { reason, text },
    })
    const hint = 'It is set aside and the rest is imported: repair it in the file and import it again.'
    this.say(
      line,
      'ical-structure',
      'error',
      `This ${WORDS[name] ?? 'entry'} is not imported. ${reason}`,
      hint,
    )
  }
}

const WORDS: Readonly<Record<string, string>> = { VEVENT: 'event', VTODO: 'task', VJOURNAL: 'journal entry' }

/** Its lines, at most 200 of them. */
function textOf({ line }: Component, lines: readonly string[]): string {
  const own = linesOf(lines.slice(0, line + 199), line)
  return decodeText(fromByteString(own.join('\n'))).text
}
