// The label of a value: its TYPE parameters, or the label that Apple's programs keep in a property beside it.

import type { Property } from './property.ts'

/** Types that say what every such value is anyway, or that are said otherwise (PREF by the order). */
const SILENT = new Set(['internet', 'pref', 'postal', 'parcel', 'uri', ''])
/** Beside these a number is not one for the voice unless it says so. */
const NO_VOICE = new Set(['fax', 'pager', 'text', 'video', 'textphone', 'modem', 'bbs', 'msg', 'pcs'])
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
    .filter((type) => !SILENT.has(type) && (type !== 'text' || property.name === 'TEL'))
  const isVoice = !words.some((type) => NO_VOICE.has(type))
  const said = words.filter((type) => type !== 'voice' || !isVoice).map((word) => WORDS[word] ?? word)
  return [...new Set(said)].join(' ')
}

/** X-ABLabel's text; Apple's built-in ones are wrapped, `_$!<HomePage>!$_`. */
export function appleLabel(text: string): string {
  const builtin = /^_\$!<(.*)>!\$_$/.exec(text.trim())
  return builtin ? (builtin[1] ?? '').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase() : text.trim()
}

/** How much the source prefers a value: 1 the most, as PREF or `TYPE=pref` say it; 101 where it does not say. */
export function rankOf(property: Property): number {
  const ranks = property.params.flatMap(([name, value]) => {
    if (name === 'TYPE' && /\bpref\b/i.test(value)) return [1]
    return name === 'PREF' && /^\d{1,3}$/.test(value) ? [Number(value)] : []
  })
  return Math.min(101, ...ranks)
}

/** A property as one line of vCard 4, for keeping what no field takes. */
export function asLine(property: Property): string {
  const escaped = (value: string) => value.replace(/\^/g, '^^').replace(/\n/g, '^n').replace(/"/g, "^'")
  const quote = (value: string) => (/[;:,]/.test(value) ? `"${escaped(value)}"` : escaped(value))
  const params = property.params.filter(([name]) => name !== 'CHARSET' && name !== 'ENCODING')
  const path = property.group === '' ? property.name : `${property.group}.${property.name}`
  const head = [path, ...params.map(([name, value]) => `${name}=${quote(value)}`)].join(';')
  // Old programs escape a line break by a backslash before it.
  return `${head}:${property.value.replace(/\\?(?:\r\n?|\n)/g, '\\n')}`
}
