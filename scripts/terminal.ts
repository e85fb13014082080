// What the output goes to: a terminal with a width and colours, or a file or pipe with neither.

/** Columns of the terminal; 100 for a file or a pipe. COLUMNS, where the shell exports it, wins. */
export function terminalWidth(): number {
  const { COLUMNS } = process.env
  return Math.max(40, Number(COLUMNS) > 0 ? Number(COLUMNS) : process.stdout.columns || 100)
}

/** https://no-color.org and https://force-color.org. */
export function hasColor(): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env
  if (NO_COLOR) return false
  if (FORCE_COLOR) return FORCE_COLOR !== '0'
  return process.stdout.isTTY === true && TERM !== 'dumb'
}

/** True where somebody can be asked: both ends are a terminal. */
export function canAsk(): boolean {
  const { CI } = process.env
  return process.stdin.isTTY === true && process.stdout.isTTY === true && !CI
}

const paint = (open: number, close: number) => (text: string) =>
  hasColor() ? `\u001b[${open}m${text}\u001b[${close}m` : text

export const bold = paint(1, 22)
export const dim = paint(2, 22)
export const red = paint(31, 39)
export const green = paint(32, 39)
export const yellow = paint(33, 39)
