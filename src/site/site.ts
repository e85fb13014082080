// From what a site is built from to a book that pages may show: private cards are taken out, whatever names them too.

import { buildBook, foldSlug } from '../book/index.ts'
import { imagesOf } from '../client/view/images.ts'
import { isPrivate, textsOf } from '../contact/index.ts'
import type { Diagnostic } from '../text/index.ts'
import { cardPaths } from './paths.ts'
import type { Site, SiteInput } from './types.ts'

/** Makes a book ready for pages. */
export function siteOf(input: SiteInput): Site {
  const hidden = input.book.contacts.filter(isPrivate)
  const contacts = input.book.contacts.filter((contact) => !isPrivate(contact))
  const book = buildBook(contacts, input.book.config, input.book.found)
  const files = new Set(hidden.map((contact) => contact.file))
  const names = hidden.flatMap((contact) => [contact.slug, contact.name])
  return {
    ...input,
    book,
    paths: cardPaths(book.contacts),
    problems: byFile(
      input.problems.filter(
        (one) =>
          !files.has(one.file) && !names.some((name) => `${one.message} ${one.hint ?? ''}`.includes(name)),
      ),
    ),
    hidden: new Set(hidden.flatMap((contact) => [contact.slug, ...textsOf(contact, 'alias')].map(foldSlug))),
    images: imagesOf(contacts),
  }
}

function byFile(problems: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const map = new Map<string, Diagnostic[]>()
  for (const problem of problems) {
    const list = map.get(problem.file)
    if (list === undefined) map.set(problem.file, [problem])
    else list.push(problem)
  }
  return map
}
