// Text for a terminal: what it shows, and how many columns it takes.

/** What stands on a card must not drive the terminal: no control characters, no text that runs the other way. */
export function printable(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
}

/** Columns that a text takes: East Asian letters and pictures take two, marks none. */
export function wide(text: string): number {
  if (/^[\u0020-\u007e\u00a0-\u02ff]*$/.test(text)) return text.length
  let columns = 0
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text))
    columns += TWO.test(segment) ? 2 : 1
  return columns
}

const TWO =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u

/** A text in lines of at most `width` columns, broken at blanks; a word that is longer has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || wide(longer) <= width) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return line === '' ? lines : [...lines, line]
}
