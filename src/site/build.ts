// A book to a folder of pages: only what changed is rendered, and a bad card never stops the rest.

import { writeVcard } from '../formats/index.ts'
import { bookJson } from './book-file.ts'
import { orgNameOf } from './card-view.ts'
import { withDoubles } from './kept-doubles.ts'
import { readImages } from './media.ts'
import { hashOf, mayWrite, openOutput } from './output.ts'
import { pagesOf } from './pages.ts'
import type { Renderer } from './renderer/load.ts'
import { searchIndex } from './search-index.ts'
import { siteOf } from './site.ts'
import type { Site, SiteInput } from './types.ts'

export interface BuildResult {
  /** Pages of the site. */
  readonly pages: number
  /** Files that were written, of pages and others. */
  readonly written: number
  readonly removed: number
  /** Pages that could not be made; what was there before is kept. */
  readonly failed: readonly { readonly path: string; readonly error: unknown }[]
}

/** Scripts of the site's that lie at its root: what a service worker may answer begins where it lies. */
const ATOP: ReadonlySet<string> = new Set(['sw.js', 'manifest.webmanifest'])

/**
 * Builds a site.
 * @param out the folder to write to: missing, empty, or of an earlier build
 * @returns counts, or undefined where `out` holds files of somebody else: then nothing is written
 * @throws where the disk fails
 */
export async function buildSite(
  input: SiteInput,
  out: string,
  renderer: Renderer,
): Promise<BuildResult | undefined> {
  if (!(await mayWrite(out))) return undefined
  const named = siteOf(input)
  const images = await readImages(input.folder, named.images)

  const output = await openOutput(out)
  const site = await withDoubles({ ...named, images: new Set(images.keys()) }, out, renderer.version)
  let written = 0
  const put = (file: string, contents: string | Uint8Array) => {
    const hash = hashOf(contents)
    if (output.has(file, hash)) return
    written++
    output.write(file, hash, contents)
  }
  for (const [name, contents] of renderer.assets) put(ATOP.has(name) ? name : `assets/${name}`, contents)
  for (const [name, bytes] of images) put(`media/${name.slice('_media/'.length)}`, bytes)
  for (const [name, text] of site.calendars) put(name, text)
  put('search-index.js', searchIndex(site))
  put('book.json', await bookJson(site))
  for (const [file, text] of vcards(site)) put(file, text)

  let pages = 0
  const failed: { path: string; error: unknown }[] = []
  for (const page of pagesOf(site)) {
    pages++
    try {
      if ('error' in page) throw page.error
      const { path, route, shell, view } = page
      const hash = hashOf(renderer.version, JSON.stringify([route, shell, view]))
      if (output.has(path, hash)) continue
      output.write(path, hash, await renderer.render(route, { shell, view }))
      written++
    } catch (error) {
      output.keep(page.path)
      failed.push({ path: page.path, error })
    }
  }
  return { pages, written, removed: await output.finish(), failed }
}

function* vcards(site: Site): Generator<[file: string, text: string]> {
  for (const [contact, path] of site.paths) {
    if (contact.kind !== 'deal') yield [`${path}.vcf`, writeVcard(contact, orgNameOf(site, contact))]
  }
}
