// The pages of a built site.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Every page below a folder, as a path with `/`. */
export function pagesIn(site: string): string[] {
  return filesIn(site).filter((file) => file.endsWith('.html'))
}

/** The pages of cards, without those that only lead on from a former name. */
export function cardPagesIn(site: string): string[] {
  const isMoved = (page: string) => readFileSync(path.join(site, page), 'utf8').includes(' data-moved=')
  return pagesIn(site).filter((page) => page.startsWith('card/') && !isMoved(page))
}

/** Every file below a folder, as a path with `/`. */
export function filesIn(site: string): string[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/** One page of each sort of the sample's site. */
export const SORTS = [
  'index.html',
  'owner/sam.html',
  'contacts.html',
  'card/ada-lovelace.html',
  'card/analytical-engines.html',
  'card/compiler-licence-2027.html',
  'card/freja-holm.html',
  'card/helen-sykes.html',
  'calendar.html',
  'calendar/2026-12.html',
  'pipeline.html',
  'organisations.html',
  'tags.html',
  'problems.html',
  'duplicates.html',
  'help.html',
]

/** Of the large book: pages that the sample has not. */
export const LARGE_SORTS = [
  'index.html',
  'contacts.html',
  'letter/a.html',
  'letter/a-2.html',
  'organisations/2.html',
]
