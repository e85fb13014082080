// Rules of vCalendar 1.0, which telephones and old organisers write: `W2 MO FR #10`, `MP1 2+ TU 20261231T000000Z`. To those of
// iCalendar. Source: vCalendar 1.0 (versit, 1996), section "Recurrence Rule", basic grammar.

const FREQUENCIES: Readonly<Record<string, string>> = {
  D: 'FREQ=DAILY',
  W: 'FREQ=WEEKLY',
  MP: 'FREQ=MONTHLY',
  MD: 'FREQ=MONTHLY',
  YM: 'FREQ=YEARLY',
  YD: 'FREQ=YEARLY',
}
const WEEKDAY = /^(?:MO|TU|WE|TH|FR|SA|SU)$/

/** @returns the rule as iCalendar has it, undefined for what is none of the old grammar */
export function fromOldRule(text: string): string | undefined {
  const [head = '', ...words] = text.trim().toUpperCase().split(/\s+/)
  const match = /^(MP|MD|YM|YD|D|W)(\d{1,4})$/.exec(head)
  if (!match) return undefined
  const [, kind = '', interval = '1'] = match
  const parts = [FREQUENCIES[kind] ?? '', `INTERVAL=${interval}`]
  const counts = words.filter((word) => /^#\d+$/.test(word)).map((word) => word.slice(1))
  const ends = words.filter((word) => /^\d{8}(?:T\d{6}Z?)?$/.test(word))
  const values = words.filter((word) => !/^#|^\d{8}/.test(word))
  const list = listOf(kind, values)
  if (list !== '') parts.push(list)
  // Without an end it happens twice; #0 is for ever.
  if (ends[0] !== undefined) parts.push(`UNTIL=${ends[0]}`)
  else if (counts[0] !== '0') parts.push(`COUNT=${counts[0] ?? 2}`)
  return parts.join(';')
}

function listOf(kind: string, values: readonly string[]): string {
  // `2+` is the second one, `1-` the last; `LD` the last day.
  const signed = (word: string) =>
    word
      .replace(/^LD$/, '-1')
      .replace(/^(\d+)([+-])$/, '$2$1')
      .replace(/^\+/, '')
  if (values.length === 0) return ''
  if (kind === 'W') return `BYDAY=${values.filter((word) => WEEKDAY.test(word)).join(',')}`
  if (kind === 'MD') return `BYMONTHDAY=${values.map(signed).join(',')}`
  if (kind === 'YM') return `BYMONTH=${values.join(',')}`
  if (kind === 'YD') return `BYYEARDAY=${values.map(signed).join(',')}`
  if (kind !== 'MP') return ''
  let nth: string[] = []
  const days: string[] = []
  for (const [at, word] of values.entries()) {
    if (!WEEKDAY.test(word))
      nth = WEEKDAY.test(values[at - 1] ?? '') ? [signed(word)] : [...nth, signed(word)]
    else days.push(...nth.map((one) => `${one}${word}`))
  }
  return `BYDAY=${days.join(',')}`
}
