// Days and seconds of the Gregorian calendar as numbers, without a clock and without a zone: years 1 to 9999.

/** Days since 1970-01-01. */
export type Day = number
/** What a clock on a wall shows: seconds since 1970-01-01T00:00:00 on that wall. */
export type Wall = number

export const DAY = 86_400

export interface Civil {
  readonly year: number
  /** 1-12. */
  readonly month: number
  /** 1-31. */
  readonly day: number
}

/** Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** The same, civil_from_days. */
export function civilOf(day: Day): Civil {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const month = Math.floor((5 * ofYear + 2) / 153)
  const civilMonth = month < 10 ? month + 3 : month - 9
  return {
    year: year + era * 400 + (civilMonth <= 2 ? 1 : 0),
    month: civilMonth,
    day: ofYear - Math.floor((153 * month + 2) / 5) + 1,
  }
}

/** 0 Monday ... 6 Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7
}

/** The day of a wall time. */
export function dayPart(wall: Wall): Day {
  return Math.floor(wall / DAY)
}

/** `YYYY-MM-DD`. */
export function dateText(day: Day): string {
  const { year, month, day: ofMonth } = civilOf(day)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(ofMonth)}`
}

/** `HH:MM` of a wall time. */
export function timeText(wall: Wall): string {
  const seconds = wall - dayPart(wall) * DAY
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
}

/** The day of a `YYYY-MM-DD`. */
export function dayOfText(date: string): Day {
  return dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
