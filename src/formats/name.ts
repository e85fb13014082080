// A name from its parts, and whether the parts say more than the name does.

import { type NameParts, oneLine } from './record.ts'

/** `given middle family suffix`; '' without any of the three. Titles before a name are kept apart: they are no part of it. */
export function composeName(parts: NameParts): string {
  const name = oneLine([parts.given, parts.middle, parts.family].join(' '))
  return name === '' ? '' : oneLine(`${name} ${parts.suffix}`)
}

/**
 * The parts that the name alone does not give back: all words but the last are given names, the last one is the family name; a single
 * word is a given name.
 * @returns keys and texts to keep, in the order of RFC 6350's N; empty where the name says it all
 */
export function partsToKeep(
  name: string,
  parts: NameParts,
  kind: 'person' | 'org' = 'person',
): { key: string; text: string }[] {
  const said = [parts.prefix, parts.given, parts.middle, parts.family, parts.suffix].filter(
    (one) => one !== '',
  )
  // A vCard must have an N: that of an organisation is its name, in one part or another.
  if (kind === 'org' && said.join(' ') === name) return []
  const words = name.split(' ')
  const family = words.length > 1 ? words.at(-1) : ''
  const plain =
    parts.middle === '' &&
    parts.suffix === '' &&
    parts.family === family &&
    parts.given === (words.length > 1 ? words.slice(0, -1).join(' ') : name)
  const all: [string, string][] = [['x-name-prefix', parts.prefix]]
  if (!plain) {
    all.unshift(
      ['x-family-name', parts.family],
      ['x-given-name', parts.given],
      ['x-middle-name', parts.middle],
    )
    all.push(['x-name-suffix', parts.suffix])
  }
  return all.filter(([, text]) => text !== '').map(([key, text]) => ({ key, text }))
}
