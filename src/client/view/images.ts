// Images of cards: which ones a page may show, and what they are by their bytes.

import { type Contact, textOf } from '../../contact/index.ts'

/** `_media/ada.jpg`, below the book's folder: the only place images are taken from. */
export function isImagePath(text: string): boolean {
  return /^_media\/[^\\:?#]+\.(png|jpe?g|webp)$/i.test(text) && !text.split('/').includes('..')
}

/** Paths of the images that cards name, as photo or in their notes. */
export function imagesOf(contacts: readonly Contact[]): Set<string> {
  const paths = new Set<string>()
  for (const contact of contacts) {
    const photo = textOf(contact, 'photo')
    if (photo !== undefined && isImagePath(photo)) paths.add(photo)
    const [start, end] = contact.card.notes
    const notes = contact.card.text.slice(start, end)
    for (const match of notes.matchAll(
      /!\[[^\]]*\]\((?:\.\.\/)*(?:(_media\/[^)\s]+)|<(?:\.\.\/)*(_media\/[^>\n]+)>)/g,
    )) {
      const path = decoded(match[1] ?? match[2] ?? '')
      if (isImagePath(path)) paths.add(path)
    }
  }
  return paths
}

/** A path as a Markdown link has it, `%20` and all, to the path of a file. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** True for the bytes of a PNG, JPEG or WebP image, whatever its name says. */
export function isImage(bytes: Uint8Array): boolean {
  const at = (start: number, text: string) =>
    [...text].every((char, index) => bytes[start + index] === char.charCodeAt(0))
  return at(0, '\x89PNG\r\n\x1a\n') || at(0, '\xff\xd8\xff') || (at(0, 'RIFF') && at(8, 'WEBP'))
}
