// How far a long import is: one line on a terminal, which goes when it is done. In pipes and for programs there is none.

import { dim } from './terminal.ts'

export interface Progress {
  /** A step begins. @param total of what is counted; left out where nothing is */
  step(what: string, total?: number): void
  at(done: number): void
  /** Takes the line away. */
  end(): void
}

/** Nobody wants to read what is over in a second. */
const SOON_MS = 1000
const CELLS = 24
const SILENT: Progress = { step: () => {}, at: () => {}, end: () => {} }

export function openProgress(isQuiet: boolean): Progress {
  const { stderr } = process
  if (isQuiet || stderr.isTTY !== true || process.env['TERM'] === 'dumb') return SILENT
  let began = performance.now()
  let [what, total, done, since] = ['', 0, 0, began]
  let isShown = false
  const paint = () => {
    if (performance.now() - began < SOON_MS) return
    isShown = true
    const full = total === 0 ? 0 : Math.round((done / total) * CELLS)
    const count = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`
    const bar = `[${'#'.repeat(full)}${'-'.repeat(CELLS - full)}] ${count}`
    const seconds = `${Math.round((performance.now() - since) / 1000)} s`
    stderr.write(`\r\u001b[2K${what} ${dim(total === 0 ? seconds : bar)}`)
  }
  // While git is at work nobody counts; the seconds show that it is alive.
  let timer: NodeJS.Timeout | undefined
  return {
    step(next, of = 0) {
      if (began === Number.POSITIVE_INFINITY) began = performance.now()
      timer ??= setInterval(paint, 1000).unref()
      ;[what, total, done, since] = [next, of, 0, performance.now()]
      paint()
    },
    at(now) {
      done = now
      paint()
    },
    end() {
      clearInterval(timer)
      timer = undefined
      began = Number.POSITIVE_INFINITY
      if (isShown) stderr.write('\r\u001b[2K')
      isShown = false
    },
  }
}
