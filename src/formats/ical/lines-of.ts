// The lines of a component as they stand in its file, to show them and to cut them out.

const EDGE = /^[ \t]*(BEGIN|END)[ \t]*:[ \t]*([A-Z-]+)[ \t]*$/i
/** Where one of these begins, or a calendar ends, what is open has lost its END. */
const TOP = /^(?:VEVENT|VTODO|VJOURNAL|VTIMEZONE|VCALENDAR)$/i

/**
 * @param lines of the file, without their line ends
 * @param line  1-based, of its BEGIN
 * @returns from BEGIN to END; where that is missing, up to what comes instead of it
 */
export function linesOf(lines: readonly string[], line: number): string[] {
  const name = EDGE.exec(lines[line - 1] ?? '')?.[2]?.toUpperCase() ?? ''
  for (let at = line; at < lines.length; at++) {
    const [, edge = '', of = ''] = EDGE.exec(lines[at] ?? '') ?? []
    if (edge.toUpperCase() === 'END' && of.toUpperCase() === name) return lines.slice(line - 1, at + 1)
    if (TOP.test(of)) return lines.slice(line - 1, at)
  }
  return lines.slice(line - 1)
}
