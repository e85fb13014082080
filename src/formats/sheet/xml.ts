// XML as a run of elements and texts. No entity is ever expanded but the five of XML and numbered ones.  [saxen]

import { Parser } from 'saxen'
import { decodeText } from '../decode.ts'
import { Unreadable } from './unreadable.ts'

type Attributes = () => Readonly<Record<string, string>>

export interface XmlHandlers {
  /** `name` without its prefix; attributes with theirs, decoded when asked for. */
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

const HINT = 'Open it in the program that it is from, save it again and import that.'

/**
 * Reads a part of a workbook.
 * @param part what it is called in a message
 * @throws Unreadable where it is no well-formed XML
 */
export function readXml(bytes: Uint8Array, part: string, { open, close, text }: XmlHandlers): void {
  const parser = new Parser()
  let depth = 0
  let seen = false
  parser.on('openTag', (name, attributes, decode) => {
    depth++
    seen = true
    open?.(localName(name), () => {
      const found: Record<string, string> = Object.create(null)
      for (const [key, value] of Object.entries(attributes())) found[key] = decode(value)
      return found
    })
  })
  parser.on('closeTag', (name) => {
    depth--
    close?.(localName(name))
  })
  parser.on('text', (value, decode) => text?.(decode(value)))
  parser.on('cdata', (value) => text?.(value))
  parser.on('warn', () => {})
  parser.on('error', (error) => {
    throw new Unreadable(`Its part ${part} is damaged: ${error.message}.`, HINT)
  })
  parser.parse(decodeText(bytes).text)
  if (depth !== 0 || !seen) throw new Unreadable(`Its part ${part} is cut off.`, HINT)
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
