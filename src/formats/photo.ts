// Pictures that come inside a file: PNG, JPEG and WebP by their first bytes, never by what the file calls them.

import type { RecordPhoto } from './record.ts'

/** Larger pictures would bloat a repository that keeps every version. */
export const PHOTO_LIMIT = 200 * 1024

/** The type of an image, or undefined for anything else. */
export function imageType(bytes: Uint8Array): RecordPhoto['type'] | undefined {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (bytes[0] === 0x89 && ascii(1, 4) === 'PNG') return 'png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp'
  return undefined
}
