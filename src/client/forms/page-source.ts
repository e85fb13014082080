// The card that a page was built from, as the page has it.

import { parseCard } from '../../card/index.ts'
import { type Contact, readContact } from '../../contact/index.ts'
import type { SourceText } from '../book-file.ts'
import type { Office } from './office.ts'

/** Undefined on a page of no card, and on one whose text is not in the page. */
export function contactFromPage(office: Office): Contact | undefined {
  const text = document.querySelector('script[data-source]')?.textContent
  if (!text) return undefined
  const source = JSON.parse(text) as SourceText
  return readContact(parseCard(source.text, source.path), office.config())
}
