// Images on their way from the book's folder to the site.

import { lstat, readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { isImage } from '../client/view/images.ts'

const LARGEST = 5 * 1024 * 1024

/**
 * Reads the images that cards name. Left out are those that are no PNG, JPEG or WebP by their bytes, that are larger
 * than 5 MB, missing, or reached through a symbolic link: what is not in the book is not published.
 * @param folder the folder of the cards
 * @param paths below it, `_media/ada.jpg`
 */
export async function readImages(folder: string, paths: Iterable<string>): Promise<Map<string, Uint8Array>> {
  const images = new Map<string, Uint8Array>()
  const root = await realpath(folder).catch(() => folder)
  for (const name of paths) {
    const file = path.join(root, name)
    const found = await lstat(file).catch(() => undefined)
    if (!found?.isFile() || found.size > LARGEST || (await realpath(file)) !== file) continue
    const bytes = await readFile(file)
    if (isImage(bytes)) images.set(name, bytes)
  }
  return images
}
