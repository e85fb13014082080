// What is wrong with a push, and how its sender is told.

/** The word that the hook prints for a push that may pass. */
export const ACCEPTED = 'accepted'

/** One thing that a push is refused for. */
export interface Refusal {
  /** A file with its line, a branch, a commit. */
  readonly where: string
  readonly what: string
  readonly remedy: string
}

/** Everything that may be wrong comes from outside: nothing of it may move somebody's cursor. */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A place in one line, however long its name is. */
export function clipped(text: string, most = 160): string {
  const shown = printable(text)
  return shown.length > most ? `${shown.slice(0, most - 1)}…` : shown
}

/** Lines for the sender: git puts "remote: " before each. */
export function linesFor(refusals: readonly Refusal[]): string[] {
  return refusals.flatMap(({ where, what, remedy }) => [
    `${clipped(where)}: ${clipped(what, 400)}`,
    `  ${clipped(remedy, 400)}`,
  ])
}
