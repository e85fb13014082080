// The table of all figures, a row for each of what was asked, and the line for programs.

import { type Figure, isReached, rounded } from './figure.ts'

interface Row {
  readonly what: string
  readonly of: RegExp
  /** A share of all, shown in per cent. */
  readonly isShare?: boolean
}

/** In the order, and by the words, in which the figures were asked for. The first row that a figure fits has it. */
const ROWS: readonly Row[] = [
  {
    what: 'vCard files of the corpus read without losing a property value (those that are meant to fail: a diagnostic)',
    of: /^vcard_files/,
    isShare: true,
  },
  {
    what: "rows of the corpus's CSV files with a `.json` expectation that come out equal",
    of: /^csv_/,
    isShare: true,
  },
  {
    what: 'vCard -> card -> vCard: property values kept (of what RFC 6350 defines)',
    of: /^vcard_round_trip/,
    isShare: true,
  },
  {
    what: 'khard, khal, vdirsyncer, Radicale read what we export',
    of: /^(?:clients|khard|khal|vdirsyncer|radicale)/,
    isShare: true,
  },
  { what: 'febrl1 / febrl3, all fields, F1, no labels', of: /^febrl.*(?<!name_address)_f1$/ },
  { what: 'febrl3 name and address only, F1', of: /_name_address_f1$/ },
  { what: 'fake_1000, F1 over all pairs (Splink 0.862)', of: /_f1$/ },
  {
    what: "`dedupe/own` contacts A: automatic merges' precision / recall; suggestions' recall",
    of: /_(?:auto|suggested)_/,
  },
  { what: '5,000 records deduplicated; 100,000: seconds, MB', of: /_(?:seconds|megabytes)$/ },
  { what: 'open half of hostile vcf, csv, ics, mail', of: /^hostile_/, isShare: true },
  { what: 'iCalendar files of the corpus', of: /^(?:ical|ics)/, isShare: true },
]
const OTHER: Row = { what: 'besides', of: /./ }

/** The table, then what falls short by file. */
export function sayFigures(figures: readonly Figure[]): string {
  const cells = [...ROWS, OTHER].flatMap((row) => {
    const own = figures.filter(({ id }) => rowOf(id) === row)
    return own.length === 0 ? [] : [cellsOf(row, own)]
  })
  const all = [['what', 'at least', 'measured', ''], ['---', '---', '---', '---'], ...cells]
  const table = all.map((row) => `| ${row.join(' | ')} |\n`)
  const short = figures.flatMap(({ what, short }) =>
    short.map(({ file, reason }) => `${file}: ${what}: ${reason}\n`),
  )
  return `${table.join('')}\n${short.length === 0 ? '' : `What falls short:\n${short.join('')}\n`}`
}

function rowOf(id: string): Row {
  return ROWS.find(({ of }) => of.test(id)) ?? OTHER
}

function cellsOf(row: Row, figures: readonly Figure[]): string[] {
  const shown = (value: number) =>
    row.isShare === true ? `${rounded(value * 100)} %` : String(rounded(value))
  const limits = figures.map(({ limit, isCeiling }) =>
    limit === undefined ? '-' : `${isCeiling === true ? 'at most ' : ''}${shown(limit)}`,
  )
  const values = figures.map((figure) => {
    const name = figure.label ?? (figures.length > 1 ? figure.what : undefined)
    return name === undefined ? shown(figure.value) : `${name} ${shown(figure.value)}`
  })
  const isOne = new Set(limits).size === 1
  return [
    row.what,
    isOne ? (limits[0] ?? '') : limits.join(' / '),
    values.join(' / '),
    figures.every(isReached) ? '' : 'FALLS SHORT',
  ].map((cell) => cell.replaceAll('|', '\\|'))
}

/** The last line, for programs. */
export function sayJson(figures: readonly Figure[]): string {
  return `corpora: ${JSON.stringify(Object.fromEntries(figures.map(({ id, value }) => [id, rounded(value)])))}\n`
}
