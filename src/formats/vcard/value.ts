// The text of a vCard value: escapes and separators. RFC 6350 section 3.4; older programs escape more (`\:`) or less.

/** Takes the escapes out: `\n`, `\,`, `\;`, `\:`, `\\`. A backslash before anything else stays. */
export function unescapeText(value: string): string {
  if (!value.includes('\\') && !value.includes('\r')) return value
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/\\([nN,;:\\"])/g, (_all, char: string) => (char === 'n' || char === 'N' ? '\n' : char))
}

/** Cuts at a separator that is not escaped; the escapes stay. */
export function splitValue(value: string, separator: ';' | ','): string[] {
  const pieces: string[] = []
  let start = 0
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '\\') at++
    else if (value[at] === separator) {
      pieces.push(value.slice(start, at))
      start = at + 1
    }
  }
  pieces.push(value.slice(start))
  return pieces
}

/** The parts of a structured value (N, ADR, ORG); a part's own list is joined by `joiner`. */
export function structured(value: string, joiner: string): string[] {
  return splitValue(value, ';').map((part) =>
    splitValue(part, ',')
      .map((item) => unescapeText(item).trim())
      .filter((item) => item !== '')
      .join(joiner),
  )
}

/** Whether a part of a structured value is a list of several: one text cannot tell that. */
export function hasLists(value: string): boolean {
  return splitValue(value, ';').some(
    (part) => splitValue(part, ',').filter((item) => item.trim() !== '').length > 1,
  )
}

/** The items of a list value (NICKNAME, CATEGORIES). */
export function listed(value: string): string[] {
  return splitValue(value, ',')
    .map((item) => unescapeText(item).trim())
    .filter((item) => item !== '')
}
