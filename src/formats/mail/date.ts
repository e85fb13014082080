// Dates of mails: RFC 5322 section 3.3 with its obsolete forms, asctime, ISO 8601, and what programs that speak no English
// made of them. A moment is told by the clocks of a time zone.

import { isDate } from '../../text/index.ts'

/** `YYYY-MM-DD` and `HH:MM` by the clocks of the zone that was asked for. */
export interface Moment {
  readonly date: string
  /** Absent where only the day is stated. */
  readonly time?: string
}

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan januar januari janv janvier ene enero gen gennaio sty янв',
    'feb februar févr fév février fevr fev febrero fevereiro febbraio lut фев',
    'mar mrz märz maart mars maerz marzo março mär мар',
    'apr april avr avril abr abril aprile kwi апр',
    'may mai mei mayo maio mag maggio maj мая май',
    'jun juni juin junio junho giu giugno cze июн',
    'jul juli juil juillet julio julho lug luglio lip июл',
    'aug august août aout ago agosto sie авг',
    'sep sept september septembre septiembre set setembro settembre wrz сен',
    'oct okt oktober octobre octubre out outubro ott ottobre paź окт',
    'nov november novembre noviembre novembro lis ноя',
    'dec dez dezember déc december décembre dic diciembre dezembro dicembre gru дек',
  ].flatMap((names, at) => names.split(' ').map((name) => [name, at + 1])),
)

/** Minutes east of Greenwich. Letters that mean several zones are left out. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  gmt: 0,
  ut: 0,
  utc: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  mez: 60,
  met: 60,
  cest: 120,
  mesz: 120,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  jst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
}

const CLOCK = String.raw`(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?\s*([ap]\.?m\b\.?)?`
const DAY_FIRST = new RegExp(
  String.raw`^(?:[^\d,]*[,\s]\s*)?(\d{1,2})[.\s-]*\s?([^\d\s.-]+)\.?[\s-]*\s?(\d{2,4})(?!\d)(?:,?\s+(?:um |at |à )?${CLOCK})?(.*)$`,
  'i',
)
const MONTH_FIRST = new RegExp(
  String.raw`^(?:\p{L}+[.,]*\s+)?(\p{L}+)\.?\s+(\d{1,2}),?\s+(?:(\d{4}),?\s+)?(?:at )?${CLOCK}\s*(.*)$`,
  'iu',
)
const ISO = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+${CLOCK})?(.*)$`, 'i')

/**
 * Reads the date of a header.
 * @param zone IANA; where the text names none, its clock is taken as that of `zone`
 * @returns undefined where it is no date between 1900 and 2200
 */
export function mailMoment(text: string, zone: string): Moment | undefined {
  const plain = text
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const parts = isoParts(plain) ?? monthFirst(plain) ?? dayFirst(plain)
  if (parts === undefined) return undefined
  const { year, month, day, clock, rest } = parts
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  if (!isDate(date)) return undefined
  if (clock === undefined) return { date }
  const [hour, minute] = clock
  if (hour > 24 || minute > 59) return { date }
  const offset = offsetOf(rest)
  if (offset === undefined && hour < 24) return { date, time: `${two(hour)}:${two(minute)}` }
  return momentIn(zone, Date.UTC(year, month - 1, day, hour, minute - (offset ?? 0)))
}

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly clock: readonly [hour: number, minute: number] | undefined
  readonly rest: string
}

function dayFirst(text: string): Parts | undefined {
  const found = DAY_FIRST.exec(text)
  if (!found) return undefined
  const [, day, month = '', year = '', hour, minute, half, rest = ''] = found
  return partsOf(wholeYear(year), monthOf(month), Number(day), clockOf(hour, minute, half), rest)
}

function monthFirst(text: string): Parts | undefined {
  const found = MONTH_FIRST.exec(text)
  if (!found) return undefined
  const [, month = '', day, early, hour, minute, half, rest = ''] = found
  const year = early ?? /(?:^|\s)(\d{4})(?:\s|$)/.exec(rest)?.[1]
  const zone = early === undefined ? rest.replace(year ?? '', '') : rest
  return year === undefined
    ? undefined
    : partsOf(Number(year), monthOf(month), Number(day), clockOf(hour, minute, half), zone)
}

function isoParts(text: string): Parts | undefined {
  const found = ISO.exec(text)
  if (!found) return undefined
  const [, year, month, day, hour, minute, half, rest = ''] = found
  return partsOf(Number(year), Number(month), Number(day), clockOf(hour, minute, half), rest)
}

function partsOf(
  year: number,
  month: number | undefined,
  day: number,
  clock: Parts['clock'],
  rest: string,
): Parts | undefined {
  return month === undefined ? undefined : { year, month, day, clock, rest }
}

function monthOf(name: string): number | undefined {
  const word = name.toLowerCase().normalize('NFC')
  return MONTHS[word] ?? MONTHS[word.slice(0, 3)]
}

/** RFC 5322, 4.3: two digits below 50 are of this century, three digits count from 1900. */
function wholeYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return digits.length === 3 ? 1900 + year : year
}

function clockOf(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): Parts['clock'] {
  if (hour === undefined || minute === undefined) return undefined
  const noon = half === undefined ? 0 : /^p/i.test(half) ? 12 : -12
  const number = Number(hour)
  if (noon === 12 && number < 12) return [number + 12, Number(minute)]
  return [noon === -12 && number === 12 ? 0 : number, Number(minute)]
}

function offsetOf(rest: string): number | undefined {
  const figures = /^\s*(?:GMT|UTC)?\s*([+-])(\d{2}):?(\d{2})/i.exec(rest)
  if (figures) {
    const minutes = Number(figures[2]) * 60 + Number(figures[3])
    return Math.abs(minutes) > 14 * 60 ? 0 : figures[1] === '-' ? -minutes : minutes
  }
  return ZONES[/^\s*([a-z]{1,4})\b/i.exec(rest)?.[1]?.toLowerCase() ?? '']
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** @param instant milliseconds since 1970, UTC */
function momentIn(zone: string, instant: number): Moment | undefined {
  let format = formats.get(zone)
  if (format === undefined) {
    format = formatFor(zone)
    formats.set(zone, format)
  }
  // Sweden writes ISO 8601: `2026-11-20 14:30`.
  const [date = '', time = ''] = format.format(instant).split(' ')
  return isDate(date) ? { date, time } : undefined
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const style = { dateStyle: 'short', timeStyle: 'short' } as const
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, ...style })
  } catch {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', ...style })
  }
}
