// iCalendar text to components, in the shapes that programs write: BEGIN and END that do not fit, events without a calendar,
// several calendars in a file, vCalendar 1.0. Components inside components are kept on a stack, never in recursion.

import { decodeText } from '../decode.ts'
import { asByteString, legacyOf } from '../vcard/cards.ts'
import { type LogicalLine, type StrayLine, unfold } from '../vcard/lines.ts'
import { type Property, readProperty } from '../vcard/property.ts'
import { ENTRIES, INNER, isProperty, OF_ENTRY, READ, TEXTS, TOP } from './names.ts'

export interface Component {
  /** Upper case: `VEVENT`. */
  readonly name: string
  /** 1-based line of its BEGIN. */
  readonly line: number
  /** Those that are read (names.ts), as they stand: values have their escapes still in them. */
  readonly properties: Property[]
  /** Of a VTIMEZONE: its observances. */
  readonly parts: Component[]
  /** The calendar that it stands in. */
  readonly calendar: Component | undefined
  /** Why it is set aside; '' for a whole one. */
  fault: string
}

export interface ParsedCalendar {
  /** Of all calendars of the file, in its order: what stands directly in them. */
  readonly components: readonly Component[]
  readonly calendars: readonly Component[]
  /** The file's lines as byte strings (decode.ts), to show what is set aside; without their line ends. */
  readonly lines: readonly string[]
  readonly remarks: readonly Remark[]
}

/** Something odd about the file that loses no event. */
export interface Remark {
  readonly kind: 'stray' | 'loose-end' | 'outside' | 'unclosed' | 'fold' | 'encoding'
  readonly line: number
  readonly text: string
}

/** Splits a file into components. Linear in its length; never throws. */
export function parseCalendar(bytes: Uint8Array): ParsedCalendar {
  const head = decodeText(bytes.subarray(0, 64))
  const text = asByteString(bytes, head.encoding.startsWith('utf-16') ? decodeText(bytes).text : undefined)
  const whole = wholeNames(text)
  const unfolded = unfold(whole)
  const physical = whole.split(/\r\n|\n|\r/)
  const lines = mended(unfolded.lines)
  const legacy = legacyOf(lines)
  const parser = new Parser(unfolded.strays)
  for (const line of lines) {
    const name = nameOf(line)
    if (name === 'BEGIN' || name === 'END') parser.edge(name, line, physical[line.line - 1] ?? '')
    else if (READ.has(name) && parser.isRead()) parser.add(readProperty(line, legacy))
    else if (OF_ENTRY.has(name)) parser.outside(name, line.line)
  }
  parser.close()
  return { ...parser, lines: text.split(/\r\n|\n|\r/) }
}

/** Mozilla's first calendars fold before the colon, so that a name stands alone on its line: the break is moved behind it. */
function wholeNames(text: string): string {
  return text.replace(/^([A-Za-z][A-Za-z0-9-]{0,60})((?:\r\n|\n|\r)+[ \t])([:;])/gm, '$1$3$2')
}

function nameOf({ head }: LogicalLine): string {
  return (/^[^;]*/.exec(head)?.[0] ?? '').trim().toUpperCase().split('.').at(-1) ?? ''
}

/** Joins lines that look like properties and are none to the text that they belong to. */
function mended(lines: readonly LogicalLine[]): LogicalLine[] {
  const kept: { line: LogicalLine; more: string[]; broken: number }[] = []
  for (const line of lines) {
    const last = kept.at(-1)
    const name = (/^[^;]*/.exec(line.head)?.[0] ?? '').trim()
    const isText =
      last !== undefined && /^(?:DESCRIPTION|SUMMARY|LOCATION|COMMENT|X-ALT-DESC)\b/i.test(last.line.head)
    if (isText && !isProperty(name)) {
      last.more.push(`${line.head}:${line.value}`)
      last.broken = line.line
    } else kept.push({ line, more: [], broken: line.broken })
  }
  return kept.map(({ line, more, broken }) =>
    more.length === 0 ? line : { ...line, value: [line.value, ...more].join('\n'), broken },
  )
}

/** Where BEGIN and END have led to. */
class Parser {
  readonly components: Component[] = []
  readonly calendars: Component[] = []
  readonly remarks: Remark[]
  readonly #stack: Component[] = []
  /** How many of a name are open, so that an END that fits nothing costs nothing. */
  readonly #open = new Map<string, number>()

  constructor(strays: readonly StrayLine[]) {
    this.remarks = strays.map(({ line, text }) => ({ kind: 'stray', line, text }))
  }

  /** Of BEGIN and END the physical line counts: what a line without its fold adds to it is none of it. */
  edge(name: 'BEGIN' | 'END', { value, line }: LogicalLine, physical: string): void {
    const own = /:[ \t]*(\S.*)$/.exec(physical)?.[1]?.trim() ?? value.trim()
    const component = own.toUpperCase()
    if (component.length < value.trim().length)
      this.remarks.push({ kind: 'stray', line: line + 1, text: value.trim().slice(component.length).trim() })
    if (name === 'BEGIN') this.begin(component, line)
    else this.end(component, line)
  }

  begin(name: string, line: number): void {
    if (name === 'VCALENDAR') this.#leave(() => false, line)
    else if (TOP.has(name) && this.#open.size > 0) this.#leave((one) => one.name === 'VCALENDAR', line)
    const outer = this.#stack.at(-1)
    const calendar = this.#stack[0]?.name === 'VCALENDAR' ? this.#stack[0] : undefined
    const made: Component = { name, line, properties: [], parts: [], calendar, fault: '' }
    if (name === 'VCALENDAR') this.calendars.push(made)
    else if (outer === undefined || outer.name === 'VCALENDAR') this.components.push(made)
    else if (outer.name === 'VTIMEZONE') outer.parts.push(made)
    this.#stack.push(made)
    this.#open.set(name, (this.#open.get(name) ?? 0) + 1)
  }

  end(name: string, line: number): void {
    if ((this.#open.get(name) ?? 0) === 0) {
      this.remarks.push({ kind: 'loose-end', line, text: name })
      return
    }
    this.#leave((one) => one.name === name, line)
    this.#pop()
  }

  isRead(): boolean {
    const name = this.#stack.at(-1)?.name ?? ''
    return name === 'VCALENDAR' || TOP.has(name) || name === 'STANDARD' || name === 'DAYLIGHT'
  }

  add(property: Property): void {
    const at = this.#stack.at(-1)
    const value = TEXTS.has(property.name) ? property.value : (property.value.split('\n')[0] ?? '')
    at?.properties.push(value === property.value ? property : { ...property, value })
    if (at?.name === 'VCALENDAR') this.outside(property.name, property.line)
    const { line, broken, guessed } = property
    if (broken > 0 && at && ENTRIES.has(at.name)) this.remarks.push({ kind: 'fold', line: broken, text: '' })
    if (guessed !== '') this.remarks.push({ kind: 'encoding', line, text: guessed })
  }

  /** A property of an event where there is none. */
  outside(name: string, line: number): void {
    const inner = this.#stack.at(-1)?.name
    const isOutside = inner === undefined || inner === 'VCALENDAR'
    if (isOutside && OF_ENTRY.has(name)) this.remarks.push({ kind: 'outside', line, text: name })
  }

  close(): void {
    for (const one of this.#stack) {
      if (TOP.has(one.name)) one.fault = `It has no END:${one.name}.`
      this.remarks.push({ kind: 'unclosed', line: one.line, text: one.name })
    }
  }

  /** Leaves components that are still open, up to one that may stay. */
  #leave(isKept: (one: Component) => boolean, line: number): void {
    for (let at = this.#stack.at(-1); at !== undefined && !isKept(at); at = this.#stack.at(-1)) {
      const what = `Line ${line} comes before its END:${at.name}.`
      if (TOP.has(at.name)) at.fault = what
      else this.remarks.push({ kind: 'unclosed', line: at.line, text: at.name })
      this.#pop()
    }
  }

  #pop(): void {
    const name = this.#stack.pop()?.name ?? ''
    const left = (this.#open.get(name) ?? 1) - 1
    if (left === 0) this.#open.delete(name)
    else this.#open.set(name, left)
  }
}

/** True for a component that is known and read nowhere. */
export function isLeftAside({ name }: Component): boolean {
  return INNER.has(name) || name === 'VTIMEZONE'
}

/** The first property of a name. */
export function propertyOf({ properties }: Component, name: string): Property | undefined {
  return properties.find((one) => one.name === name)
}

/** Its value, trimmed; '' for none. */
export function textOf(component: Component, name: string): string {
  return propertyOf(component, name)?.value.trim() ?? ''
}

export function allOf({ properties }: Component, name: string): Property[] {
  return properties.filter((one) => one.name === name)
}
