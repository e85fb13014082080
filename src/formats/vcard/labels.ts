// The label of a value: its TYPE parameters, or the label that Apple's programs keep in a property beside it.

import type { Property } from './property.ts'

/** Types that say what every such value is anyway, or that are said otherwise (PREF by the order). */
const SILENT = new Set(['internet', 'voice', 'pref', 'postal', 'parcel', 'text', 'uri', ''])
const WORDS: Record<string, string> = { cell: 'mobile', iphone: 'iPhone' }

/** The label made of a property's types: `work fax`, `mobile`; '' for none. */
export function labelOf(property: Property): string {
  const types = property.params
    .filter(([name]) => name === 'TYPE')
    .flatMap(([, value]) => value.toLowerCase().split(','))
  const words = types
    .map((type) =>
      type
        .trim()
        .replace(/^type=/, '')
        .replace(/^x-/, ''),
    )
    .filter((type) => !SILENT.has(type))
  return [...new Set(words.map((word) => WORDS[word] ?? word))].join(' ')
}

/** X-ABLabel's text; Apple's built-in ones are wrapped, `_$!<HomePage>!$_`. */
export function appleLabel(text: string): string {
  const builtin = /^_\$!<(.*)>!\$_$/.exec(text.trim())
  return builtin ? (builtin[1] ?? '').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase() : text.trim()
}

/** Whether the source prefers this value: PREF, `TYPE=pref` or, in vCard 4, PREF=1. */
export function isPreferred(property: Property): boolean {
  return property.params.some(
    ([name, value]) =>
      (name === 'TYPE' && /\bpref\b/i.test(value)) || (name === 'PREF' && Number(value) === 1),
  )
}

const HANDLED = new Set([
  'TYPE',
  'PREF',
  'CHARSET',
  'ENCODING',
  'VALUE',
  'MEDIATYPE',
  'X-SERVICE-TYPE',
  'X-ABLABEL',
  'X-APPLE-OMIT-YEAR',
])

/** Parameters that no label or value carries (ALTID, SORT-AS, LANGUAGE, ...): the property's own line is kept for them. */
export function hasMoreParams(property: Property): boolean {
  const isHandled = (name: string) => HANDLED.has(name) || (name === 'LABEL' && property.name === 'ADR')
  return property.params.some(([name, value]) => !isHandled(name) && value !== '')
}

/** A property as one line of vCard 4, for keeping what no field takes. */
export function asLine(property: Property): string {
  const escaped = (value: string) => value.replace(/\^/g, '^^').replace(/\n/g, '^n').replace(/"/g, "^'")
  const quote = (value: string) => (/[;:,]/.test(value) ? `"${escaped(value)}"` : escaped(value))
  const params = property.params.filter(([name]) => name !== 'CHARSET' && name !== 'ENCODING')
  const head = [property.name, ...params.map(([name, value]) => `${name}=${quote(value)}`)].join(';')
  return `${head}:${property.value.replace(/\r\n?|\n/g, '\\n')}`
}
