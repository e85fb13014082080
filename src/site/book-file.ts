// What the page needs to edit, besides a card: the book's settings and its templates, as `book.json`; and each card's text.

import { lstat, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { BookFile, SourceText } from '../client/book-file.ts'
import { given } from '../client/view/given.ts'
import { type Contact, KINDS } from '../contact/index.ts'
import { fileOf } from './paths.ts'

import type { Site } from './types.ts'

/** Larger settings or templates than this are nobody's. */
const LARGEST = 128 * 1024

/** The text of `book.json`. Settings and templates are left out where they are missing or no plain files. */
export async function bookJson(site: Site): Promise<string> {
  const { config } = site.book
  const templates: Record<string, string> = {}
  for (const kind of KINDS) {
    const text = await textOf(path.join(site.folder, '_templates', `${kind}.md`))
    if (text !== undefined) templates[kind] = text
  }
  const settings = await textOf(path.join(site.folder, 'cardfile.yaml'))
  const file: BookFile = {
    folder: folderOf(site),
    ...given(
      'config',
      settings === undefined
        ? undefined
        : { path: [folderOf(site), 'cardfile.yaml'].filter(Boolean).join('/'), text: settings },
    ),
    title: config.title,
    team: [...config.team.values()],
    templates,
  }
  return `${JSON.stringify(file)}\n`
}

/** The folder of the cards as its repository has it: `contacts`. */
function folderOf(site: Site): string {
  return fileOf(site, `${site.folder.replaceAll('\\', '/').replace(/\/+$/, '')}/x`).slice(0, -2)
}

async function textOf(file: string): Promise<string | undefined> {
  const found = await lstat(file).catch(() => undefined)
  return found?.isFile() && found.size <= LARGEST ? readFile(file, 'utf8') : undefined
}

/** A card's own text, to edit it from; undefined where it names a private card, which is in no page. */
export function sourceOf(site: Site, contact: Contact): SourceText | undefined {
  const { text } = contact.card
  const folded = text.toLowerCase()
  for (const slug of site.hidden) if (folded.includes(slug)) return undefined
  return { path: fileOf(site, contact.file), text }
}
