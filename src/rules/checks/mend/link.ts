import { resolve } from '../../../book/index.ts'
import { isSlug } from '../../../contact/index.ts'
import type { Context } from '../../types.ts'
import type { Mend } from './mend.ts'

/** The slug in `[[ada-lovelace]]`, `ada-lovelace.md` or `people/ada-lovelace.md`, as other programs write links. */
export function unwrapLink(text: string): string {
  return text
    .trim()
    .replace(/^\[\[([^\]|#]*)(?:[|#][^\]]*)?\]\]$/, '$1')
    .replace(/^.*\//, '')
    .replace(/\.md$/i, '')
}

/** The card that a link in another writing, or a name, means. */
export function meantCard(text: string, context: Context): string | undefined {
  const bare = unwrapLink(text)
  const card = resolve(context.book, bare)
  if (card === undefined) return context.slugOfName(bare)
  // A former name is a good link; another case is not.
  return isSlug(bare) ? bare : card.slug
}

export const mendLink: Mend = ({ text }, context) => {
  const slug = meantCard(text, context)
  return slug === undefined ? undefined : { text: slug, safe: true }
}
