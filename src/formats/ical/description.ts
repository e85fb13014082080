// What an event is about, in lines for a log: its place and description, without markup and without what conferencing
// programs add to it.

import { htmlToText } from '../mail/html.ts'
import { oneLine } from '../record.ts'
import { paramOf } from '../vcard/property.ts'
import { unescapeText } from '../vcard/value.ts'
import { withoutBoilerplate } from './boilerplate.ts'
import { allOf, type Component, textOf } from './component.ts'

/** The plan quotes still less of it. */
const LINES = 40
const CHARACTERS = 20_000

export interface Texts {
  readonly summary: string
  readonly location: string
  readonly description: readonly string[]
}

export function textsOf(component: Component): Texts {
  const text = (name: string) => oneLine(unescapeText(textOf(component, name)))
  const plain = unescapeText(textOf(component, 'DESCRIPTION')).slice(0, CHARACTERS)
  const html = allOf(component, 'X-ALT-DESC').find(({ params }) =>
    /html/i.test(paramOf(params, 'FMTTYPE') ?? 'html'),
  )
  const rich = plain.trim() === '' && html ? unescapeText(html.value).slice(0, CHARACTERS) : ''
  const readable = rich !== '' ? htmlToText(rich) : isHtml(plain) ? htmlToText(plain) : plain
  const lines = withoutBoilerplate(readable.split('\n').map((line) => oneLine(line)))
  return {
    summary: text('SUMMARY').slice(0, 500),
    location: text('LOCATION').slice(0, 300),
    description: lines.filter((line) => line !== '').slice(0, LINES),
  }
}

/** Google and others write markup into DESCRIPTION, which RFC 5545 knows as plain text. */
function isHtml(text: string): boolean {
  return /<(?:br|p|div|span|b|i|u|a|ul|ol|li|html|body|table|strong|em|h[1-6]|font)(?:\s[^<>]*)?\/?>/i.test(
    text,
  )
}
