// The INSERT statements of a MySQL dump as rows of text. Nothing is executed: strings, numbers and NULL are read, every other
// statement is passed over. Source: https://dev.mysql.com/doc/refman/8.0/en/string-literals.html, and Monica's own exporter,
// which escapes as PHP's addslashes does and leaves line breaks as they are.

/** A row by its columns; NULL is left out. */
export type Row = Readonly<Record<string, string>>

export interface Dump {
  readonly tables: ReadonlyMap<string, readonly Row[]>
  /** The 1-based line of each row. */
  readonly lines: ReadonlyMap<Row, number>
  /** Statements that cannot be read, by the 1-based line on which they begin. */
  readonly faults: readonly { readonly line: number; readonly message: string }[]
}

/** More rows than this are no address book. */
const ROWS = 500_000
const INSERT =
  /(?:INSERT|REPLACE)(?:\s+(?:IGNORE|DELAYED|LOW_PRIORITY))*\s+INTO\s+(?:[`"]?\w+[`"]?\s*\.\s*)?[`"]?(\w+)[`"]?\s*(?:\(([^()]*)\)\s*)?VALUES\s*/iy
const CREATE = /CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[`"]?(\w+)[`"]?\s*\(/iy
const BLANK = /(?:\s+|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|;)+/y
/** A string with the name of its encoding: `_utf8mb4'Ada'`. */
const NAMED = /_\w+\s*(?=['"])/y
const LITERAL =
  /(?:_[a-z]\w*\s+)?(?:0x([0-9a-f]*)|x'([0-9a-f]*)'|b'([01]*)'|(-?[\d.]+(?:e[+-]?\d+)?)|(null)|(true)|(false))/iy
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '', Z: '', b: '' }

/** Reads a dump; linear in its length. */
export function readDump(text: string): Dump {
  const tables = new Map<string, Row[]>()
  const lines = new Map<Row, number>()
  const columns = new Map<string, string[]>()
  const faults: { line: number; message: string }[] = []
  let rows = 0
  let at = 0
  let [line, counted] = [1, 0]
  const lineAt = (place: number) => {
    for (
      let next = text.indexOf('\n', counted);
      next >= 0 && next < place;
      next = text.indexOf('\n', counted)
    ) {
      line++
      counted = next + 1
    }
    return line
  }
  const matched = (pattern: RegExp) => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at = pattern.lastIndex
    return match
  }
  while (at < text.length) {
    if (matched(BLANK)) continue
    const start = at
    const create = matched(CREATE)
    if (create) {
      const end = statementEnd(text, at)
      columns.set(
        create[1] ?? '',
        [...text.slice(at, end).matchAll(/^\s*[`"](\w+)[`"]\s+\w/gm)].map(([, name = '']) => name),
      )
      at = end
      continue
    }
    const insert = matched(INSERT)
    if (!insert) {
      at = statementEnd(text, at)
      continue
    }
    const [, table = '', list] = insert
    const names = list?.split(',').map((name) => name.replace(/[`"\s]/g, '')) ?? columns.get(table) ?? []
    const into = tables.get(table) ?? []
    tables.set(table, into)
    const read = readTuples(text, at, (values, place) => {
      if (rows++ >= ROWS) return
      const row = rowOf(names, values)
      into.push(row)
      lines.set(row, lineAt(place))
    })
    at = read.end
    if (read.fault !== '') {
      faults.push({ line: lineAt(start), message: `The rows of ${table} cannot be read: ${read.fault}` })
      at = statementEnd(text, at)
    }
  }
  if (rows > ROWS) faults.push({ line: 1, message: `It has ${rows} rows; the first ${ROWS} are read.` })
  return { tables, lines, faults }
}

function rowOf(names: readonly string[], values: readonly (string | undefined)[]): Row {
  const row: Record<string, string> = Object.create(null)
  for (const [column, value] of values.entries()) {
    const name = names[column]
    if (name !== undefined && value !== undefined) row[name] = value
  }
  return row
}

/** Reads `(1,'a',NULL),(2,...)` up to what is no tuple. */
function readTuples(
  text: string,
  from: number,
  take: (values: readonly (string | undefined)[], place: number) => void,
): { end: number; fault: string } {
  let at = skip(text, from)
  while (text[at] === '(') {
    const values: (string | undefined)[] = []
    const start = at++
    for (;;) {
      const value = readValue(text, skip(text, at))
      if (value === undefined) return { end: at, fault: 'a value is cut off or is none.' }
      values.push(value.text)
      at = skip(text, value.end)
      if (text[at] !== ',') break
      at++
    }
    if (text[at] !== ')') return { end: at, fault: 'a bracket is not closed.' }
    take(values, start)
    at = skip(text, at + 1)
    if (text[at] === ',') at = skip(text, at + 1)
  }
  return { end: at, fault: '' }
}

function skip(text: string, from: number): number {
  let at = from
  while (/\s/.test(text[at] ?? '')) at++
  return at
}

/** A literal; `text` is undefined for NULL. */
function readValue(text: string, from: number): { text: string | undefined; end: number } | undefined {
  const quote = text[from]
  if (quote === "'" || quote === '"') return readString(text, from)
  NAMED.lastIndex = from
  if (NAMED.test(text)) return readString(text, NAMED.lastIndex)
  LITERAL.lastIndex = from
  const match = LITERAL.exec(text)
  if (!match) return undefined
  const [, hex, quoted, bits, number, none, yes] = match
  const end = LITERAL.lastIndex
  if (none !== undefined) return { text: undefined, end }
  if (number !== undefined) return { text: number, end }
  if (bits !== undefined) return { text: String(Number.parseInt(bits || '0', 2)), end }
  if (hex !== undefined || quoted !== undefined) return { text: fromHex(hex ?? quoted ?? ''), end }
  return { text: yes === undefined ? '0' : '1', end }
}

function fromHex(hex: string): string {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return new TextDecoder().decode(bytes)
}

function readString(text: string, from: number): { text: string; end: number } | undefined {
  const quote = text[from] ?? ''
  const special = quote === "'" ? /[\\']/g : /[\\"]/g
  const parts: string[] = []
  let start = from + 1
  for (;;) {
    special.lastIndex = start
    const found = special.exec(text)
    if (!found) return undefined
    parts.push(text.slice(start, found.index))
    const next = text[found.index + 1] ?? ''
    if (found[0] === '\\') parts.push(ESCAPES[next] ?? next)
    else if (next === quote) parts.push(quote)
    else return { text: parts.join(''), end: found.index + 1 }
    start = found.index + 2
  }
}

/** Behind the next semicolon that is in no string. */
function statementEnd(text: string, from: number): number {
  let at = from
  const special = /[;'"`]/g
  for (;;) {
    special.lastIndex = at
    const found = special.exec(text)
    if (!found) return text.length
    if (found[0] === ';') return found.index + 1
    const string = found[0] === '`' ? undefined : readString(text, found.index)
    if (found[0] !== '`' && string === undefined) return text.length
    at = string?.end ?? Math.max(found.index + 1, text.indexOf('`', found.index + 1) + 1)
  }
}
