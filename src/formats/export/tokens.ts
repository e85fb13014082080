// Names as RFC 6350 section 3.3 has them. A card may hold lines that an import kept, or that somebody typed: none of them
// opens or ends a card, and none is written that a strict reader stops at, losing the card, or all cards of the file.

import type { OutProperty } from './property.ts'

const TOKEN = /^[A-Za-z0-9-]+$/
/** The writer's own. */
const FRAME = new Set(['BEGIN', 'END', 'VERSION'])

/** The properties that can be written, with names, groups and parameters that every reader takes. */
export function writable(properties: readonly OutProperty[]): OutProperty[] {
  return properties.flatMap((property) => {
    const name = property.name.replace(/[^A-Za-z0-9-]+/g, '-')
    if (FRAME.has(name.toUpperCase()) || !/[A-Za-z0-9]/.test(name)) return []
    const params = property.params.filter(([key]) => TOKEN.test(key))
    const { group, ...rest } = property
    return [{ ...rest, ...(group !== undefined && TOKEN.test(group) ? { group } : {}), name, params }]
  })
}
