// Where a picture from an import is kept: beside the card, under a name made from its bytes, so that the same picture is the same
// file and another one never replaces it.

import type { RecordPhoto } from '../record.ts'

const ENDINGS = { png: 'png', jpeg: 'jpg', webp: 'webp' }

/** A picture's path beside the card, and its bytes. */
export function photoFile(photo: RecordPhoto): { name: string; bytes: Uint8Array } {
  let hash = 0xcbf29ce484222325n
  for (const byte of photo.bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return { name: `_media/${hash.toString(16).padStart(16, '0')}.${ENDINGS[photo.type]}`, bytes: photo.bytes }
}
