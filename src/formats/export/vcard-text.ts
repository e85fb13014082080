// Properties as vCard text: 3.0 (RFC 2426), which every telephone takes, or 4.0 (RFC 6350); CRLF, folded at 75 octets.

import { escapeText, type OutProperty, withoutControls } from './property.ts'
import { appleLabelOf } from './types-of.ts'

export type VcardVersion = '3.0' | '4.0'

/** Properties that 3.0 does not have, under the names by which programs that speak 3.0 know them. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  KIND: 'X-ADDRESSBOOKSERVER-KIND',
  MEMBER: 'X-ADDRESSBOOKSERVER-MEMBER',
  RELATED: 'X-ABRELATEDNAMES',
  ANNIVERSARY: 'X-ANNIVERSARY',
  GENDER: 'X-GENDER',
}

/** One vCard. */
export function vcardText(properties: readonly OutProperty[], version: VcardVersion): string {
  const lines = ['BEGIN:VCARD', `VERSION:${version}`]
  const taken = new Set(properties.map(({ group }) => group))
  let item = 0
  const free = () => {
    do item++
    while (taken.has(`item${item}`))
    return `item${item}`
  }
  for (const property of properties) {
    const { name, params, value, label, form, group: own } = version === '3.0' ? old(property) : property
    const path = own ?? (label === undefined && form === undefined ? undefined : free())
    const group = path === undefined ? '' : `${path}.`
    const picture = property.picture && pictureOf(property.picture, version)
    const parameters = [...params, ...(picture?.params ?? [])]
    lines.push(
      `${group}${name === 'X-ABLABEL' ? 'X-ABLabel' : name}${parameters.map(parameter).join('')}:${picture?.value ?? oneLine(value)}`,
    )
    if (label !== undefined) lines.push(`${group}X-ABLabel:${escapeText(appleLabelOf(label))}`)
    if (form !== undefined) lines.push(`${group}X-ABADR:${escapeText(form)}`)
    if (version === '3.0' && property.name === 'KIND' && value === 'org') lines.push('X-ABShowAs:COMPANY')
  }
  return [...lines, 'END:VCARD', ''].map(folded).join('\r\n')
}

/** A property in the words of 3.0. */
function old(property: OutProperty): OutProperty {
  const { name, value, params, label } = property
  const types = params.flatMap(([key, type]) => (key === 'TYPE' ? [type] : []))
  const pref = params.some(([key, text]) => key === 'PREF' && text === '1') ? [['TYPE', 'PREF'] as const] : []
  const others = params.filter(([key]) => key !== 'TYPE' && key !== 'VALUE' && key !== 'PREF')
  if (name === 'RELATED') {
    const said = [...types, ...(label === undefined ? [] : [label])].join(' ')
    return {
      ...property,
      name: OLD_NAMES['RELATED'] ?? name,
      params: others,
      ...(said === '' ? {} : { label: said }),
    }
  }
  // 3.0 has no day without a year; 1604 is what address books that know such days write.
  if (name === 'BDAY' && value.startsWith('--'))
    return { ...property, params: [['X-APPLE-OMIT-YEAR', '1604']], value: `1604${value.slice(1)}` }
  if (name === 'GEO') return { ...property, value: value.replace(/^geo:([^,]+),([^,;]+)$/i, '$1;$2') }
  const upper = [...types.map((type) => ['TYPE', type.toUpperCase()] as const), ...pref]
  const mail = name === 'EMAIL' ? [['TYPE', 'INTERNET'] as const] : []
  const uri = params.filter(([key, text]) => key === 'VALUE' && text === 'uri')
  return { ...property, name: OLD_NAMES[name] ?? name, params: [...mail, ...upper, ...uri, ...others] }
}

function pictureOf({ type, bytes }: NonNullable<OutProperty['picture']>, version: VcardVersion) {
  const text = base64(bytes)
  return version === '4.0'
    ? { params: [], value: `data:image/${type};base64,${text}` }
    : {
        params: [
          ['ENCODING', 'b'],
          ['TYPE', type.toUpperCase()],
        ] as [string, string][],
        value: text,
      }
}

/** Bytes as base64, on one line. */
export function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}

/** RFC 6868: what a parameter cannot hold is written with a caret. */
function parameter([name, value]: readonly [string, string]): string {
  const text = withoutControls(value)
    .replace(/\^/g, '^^')
    .replace(/\r\n?|\n/g, '^n')
    .replace(/"/g, "^'")
  return `;${name}=${/[;:,^]/.test(text) ? `"${text}"` : text}`
}

function oneLine(text: string): string {
  return withoutControls(text).replace(/\r\n?|\n/g, '\\n')
}

/** Cuts a line at 75 octets, between characters; what follows begins with a blank. */
export function folded(line: string): string {
  if (line.length <= 75 && /^[\u0000-\u007f]*$/.test(line)) return line
  let out = ''
  let octets = 0
  for (const char of line) {
    const code = char.codePointAt(0) ?? 0
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (octets + size > 75) {
      out += '\r\n '
      octets = 1
    }
    out += char
    octets += size
  }
  return out
}
