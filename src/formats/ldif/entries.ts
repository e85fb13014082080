// LDIF, RFC 2849, as text: folded lines, comments, base64, entries divided by empty lines.

import { decodeAs } from '../decode.ts'
import { decodeBase64 } from '../vcard/property.ts'

export interface Attribute {
  /** Lower case, without options such as `;lang-de`. */
  readonly name: string
  /** '' for bytes that are no text. */
  readonly text: string
  readonly bytes?: Uint8Array
  readonly line: number
}

export interface Entry {
  readonly line: number
  readonly attributes: readonly Attribute[]
  /** The entry as it stands in the file, for one that is set aside. */
  readonly text: string
  /** Why it cannot be trusted; '' for a sound one. */
  readonly fault: string
}

/** Cuts a file into entries; the line `version: 1` is none. */
export function splitEntries(source: string): Entry[] {
  const entries: Entry[] = []
  let lines: { text: string; line: number }[] = []
  const end = () => {
    const said = lines.filter(({ text }) => !text.startsWith('#') && !/^version:/i.test(text))
    if (said.length > 0) entries.push(readEntry(said))
    lines = []
  }
  for (const [at, text] of source.split(/\r\n|\n|\r/).entries()) {
    const last = lines.at(-1)
    if (text.startsWith(' ') && last) last.text += text.slice(1)
    else if (text.trim() === '') end()
    else lines.push({ text, line: at + 1 })
  }
  end()
  return entries
}

function readEntry(lines: readonly { text: string; line: number }[]): Entry {
  const attributes: Attribute[] = []
  let fault = ''
  for (const { text, line } of lines) {
    const found = /^([A-Za-z][\w.-]*)((?:;[\w-]+)*):([:<]?) *([\s\S]*)$/.exec(text)
    const [, name = '', , kind, value = ''] = found ?? []
    const bytes = kind === ':' ? decodeBase64(value) : undefined
    if (!found) fault ||= `Line ${line} is no "name: value".`
    else if (kind === ':' && !bytes) fault ||= `The base64 text of line ${line} is damaged.`
    else {
      const decoded = bytes && decodeAs('utf-8', bytes)
      const isText = decoded !== undefined && !/[\u0000-\u0008\u000e-\u001f]/.test(decoded)
      const plain = bytes ? (isText ? decoded : '') : value
      attributes.push({
        name: name.toLowerCase(),
        text: plain,
        line,
        ...(bytes && !isText ? { bytes } : {}),
      })
    }
  }
  const change = attributes
    .find(({ name }) => name === 'changetype')
    ?.text.trim()
    .toLowerCase()
  if (change !== undefined && change !== 'add')
    fault ||= `It is an order to ${change} an entry, not a contact.`
  if (!attributes.some(({ name }) => name === 'dn')) fault ||= 'It has no dn.'
  const text = lines.map((line) => line.text).join('\n')
  return { line: lines[0]?.line ?? 1, attributes, text: text.slice(0, 4000), fault }
}
