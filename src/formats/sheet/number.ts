// Numbers and dates of a sheet as the text that was typed: all digits, no exponent; a day as YYYY-MM-DD.

const DAY = 86_400_000

/** The exact figures of a number as a sheet stores it: `4.477009E+11` is `447700900000`. What is no number stays as it is. */
export function plainNumber(stored: string): string {
  const text = stored.trim()
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,4})?$/.test(text)) return text
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) return stored
  // A sheet computes in doubles and shows 15 figures of them.
  const [mantissa = '', exponent = '0'] = value.toExponential(14).split('e')
  const negative = mantissa.startsWith('-')
  const digits = mantissa.replace(/[-.]/g, '')
  const point = Number(exponent) + 1
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0'
  const rest = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits
  const fraction = rest.replace(/0+$/, '')
  const plain = fraction === '' ? whole : `${whole}.${fraction}`
  return negative && /[1-9]/.test(plain) ? `-${plain}` : plain
}

/** What a number format makes of a number; `text` for formats that change nothing that matters to a contact. */
export type NumberFormat = 'text' | 'date' | 'time' | { readonly width: number }

/** Reads a format code: `dd/mm/yyyy` shows a day, `hh:mm` a time, `00000` figures with zeros before them. */
export function readFormat(code: string): NumberFormat {
  const zeros = /^0{2,30}$/.exec(code)
  if (zeros) return { width: code.length }
  const plain = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
  if (/general|standard|[#?]|0(?!\d*$)/.test(plain.replace(/s\.0+/g, 's'))) return 'text'
  if (/[yd]/.test(plain) || (/m/.test(plain) && !/[hs]/.test(plain))) return 'date'
  return /[hs]/.test(plain) ? 'time' : 'text'
}

/**
 * A sheet's serial number as a day (with its time, where it has one), or as a time.
 * @param from1904 old Macs count from 1904
 * @returns undefined where it is no day after 1900
 */
export function serialText(stored: string, format: 'date' | 'time', from1904: boolean): string | undefined {
  const serial = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return undefined
  // 1900 had no 29 February, but the serial numbers count one.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const moment = new Date(Math.round(((days - 25_569) * DAY) / 1000) * 1000).toISOString()
  const [day = '', time = ''] = moment.replace('.000Z', '').split('T')
  if (format === 'time' && serial < 1) return time
  return time === '00:00:00' ? day : `${day}T${time}`
}
