// Which preset a table is read by: the one that was named, one of the book's own that has its columns, a built-in one.

import { nearest } from '../../text/index.ts'
import type { Preset } from './preset.ts'
import type { Product } from './product.ts'
import { PRODUCTS } from './products/index.ts'

/** A header for comparing: lower case, single blanks, without the asterisk that marks a custom field. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^\*\s*/, '')
    .toLowerCase()
}

/** What the columns of a header are called in a preset: the second of a name has ` 2` behind it, one without has its number. */
export function columnNames(headers: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headers.map((header, at) => {
    const name = header.trim()
    const times = (seen.get(plainHeader(name)) ?? 0) + 1
    seen.set(plainHeader(name), times)
    return name === '' ? `column ${at + 1}` : times > 1 ? `${name} ${times}` : name
  })
}

/** The product whose every sign is among the headers. */
export function productOf(headers: readonly string[]): Product | undefined {
  const have = new Set(headers.map(plainHeader))
  return PRODUCTS.find((product) => product.signs.every((sign) => have.has(plainHeader(sign))))
}

/** The own preset whose columns are all there, in any order and with a few more; of several the one that says most. */
export function presetOf(headers: readonly string[], presets: readonly Preset[]): Preset | undefined {
  if (presets.length === 0) return undefined
  const have = new Set(columnNames(headers).map(plainHeader))
  const product = productOf(headers)?.name
  const found = presets.flatMap((preset) => {
    const columns = [...preset.columns.keys()].map(plainHeader)
    const known = columns.filter((column) => have.has(column)).length
    // Which columns a product exports is often chosen anew each time: it is known by its own signs.
    const fits =
      preset.product === undefined
        ? columns.length > 0 && known === columns.length && have.size - known <= Math.max(2, known / 2)
        : preset.product === product
    return fits ? [{ preset, known }] : []
  })
  return found.sort((a, b) => b.known - a.known)[0]?.preset
}

/** A preset by its name, the book's own ones first; undefined where none is called so. */
export function presetNamed(name: string, own: readonly Preset[]): Preset | undefined {
  const isIt = (one: { readonly name: string }) => one.name.toLowerCase() === name.trim().toLowerCase()
  const product = PRODUCTS.find(isIt)
  return own.find(isIt) ?? (product && { name: product.name, product: product.name, columns: new Map() })
}

/** For whoever named a preset that there is not: the nearest, or all of them. */
export function presetsInstead(name: string, own: readonly Preset[]): string {
  const names = [...new Set([...own, ...PRODUCTS].map((one) => one.name))]
  const low = name.trim().toLowerCase()
  const near = names.find((one) => one.toLowerCase().startsWith(low)) ?? nearest(name, names)
  const list = `There are ${names.join(', ')}.`
  return near === undefined ? list : `Did you mean "${near}"? ${list}`
}

/** The built-in preset that a preset adds to. */
export function productNamed(name: string | undefined): Product | undefined {
  return PRODUCTS.find((product) => product.name === name)
}
