// A telephone number as it is compared: its last digits.

/** `+49 (0)89 65605-0`, `0049 89 656050` and `089/656050` end alike; '' for what has too few digits. */
export function lastDigits(text: string): string {
  const [number = '', extension = ''] = text.split(/;ext=|\b(?:ext|x|app|durchwahl)\.?(?=\s*\d)/i)
  const digits = number.replace(/\(0\)/, '').replace(/\D+/g, '').replace(/^0+/, '')
  if (digits.length < 5) return ''
  return digits.slice(-8) + (extension === '' ? '' : `x${extension.replace(/\D+/g, '')}`)
}
