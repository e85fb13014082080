import { foldSlug, resolve } from '../../book/index.ts'
import { isSlug } from '../../contact/index.ts'
import { nearest } from '../../text/index.ts'
import { fixText, textRange } from '../place.ts'
import type { Rule } from '../types.ts'
import { meantCard } from './mend/link.ts'

/** Text is welcome where no card is meant; this is text that was meant to be a link. */
export const linkNear: Rule = {
  id: 'link-near',
  title: 'Text that was meant to be a link',
  severity: 'warning',
  why: 'An organisation may be a card or plain text. This looks like the file name of a card, and no card has it; so it is shown as text and the organisation’s page does not list this person.',
  remedy: 'Correct the file name of the card, or write the name as people do, with capitals and blanks.',
  reads: 'front-matter',
  type: 'link-or-text',
  check: function* (contact, context) {
    const { book } = context
    for (const { values } of context.ofType(contact, 'link-or-text')) {
      for (const value of values) {
        const { text } = value
        if (text.trim() === '' || resolve(book, text) || book.clashes.has(foldSlug(text))) continue
        const written = /^\[\[.*\]\]$|\.md$/.test(text)
        const meant = meantCard(text, context)
        const looks = isSlug(text) || written
        const near = meant ?? (isSlug(text) ? context.nearestSlug(text) : undefined)
        if (meant === undefined && !(looks && (text.includes('-') || isClose(text, near)))) continue
        yield {
          range: textRange(contact, value),
          message:
            meant !== undefined && !looks
              ? `"${text}" is the name of the card "${meant}", and not a link to it.`
              : `No card is named "${text}".`,
          hint:
            near === undefined
              ? 'Make the card, or write the name as people do, with capitals and blanks.'
              : `${meant === undefined ? 'Did you mean' : 'Write'} "${near}"${meant === undefined ? '?' : '.'}`,
          fix: fixText(contact, value, near, meant !== undefined && written),
        }
      }
    }
  },
}

/** One word in small letters may be how a company writes itself; only a slip of a letter is worth a remark. */
function isClose(text: string, near: string | undefined): boolean {
  return near !== undefined && text.length > 3 && nearest(text, [near]) !== undefined
}
