// The parts of a workbook, which is a ZIP archive. What it says to hold is added up before anything is inflated.  [fflate]

import { unzipSync } from 'fflate'
import { Unreadable } from './unreadable.ts'

/** Bytes of all wanted parts together, inflated. */
const INFLATED_LIMIT = 200 * 1024 * 1024

export interface Archive {
  readonly names: readonly string[]
  /** A part's bytes. @throws Unreadable where it is damaged or too large */
  part(name: string): Uint8Array | undefined
}

/**
 * Opens a ZIP archive.
 * @throws Unreadable where it is cut off or damaged
 */
export function openZip(bytes: Uint8Array): Archive {
  const sizes = new Map<string, number>()
  inflate(bytes, ({ name, originalSize }) => {
    sizes.set(name, (sizes.get(name) ?? 0) + originalSize)
    return false
  })
  let total = 0
  return {
    names: [...sizes.keys()],
    part(wanted) {
      const size = sizes.get(wanted)
      if (size === undefined) return undefined
      total += size
      if (total > INFLATED_LIMIT) {
        const message = `This file unpacks to more than ${INFLATED_LIMIT / 1024 / 1024} MB, too much for a list of contacts.`
        throw new Unreadable(message, 'Save the sheet with the contacts as a workbook of its own.')
      }
      return inflate(bytes, ({ name }) => name === wanted)[wanted]
    },
  }
}

function inflate(
  bytes: Uint8Array,
  filter: (file: { name: string; originalSize: number }) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter })
  } catch {
    throw new Unreadable(
      'This file is cut off or damaged.',
      'Copy or download it again, or save it once more.',
    )
  }
}
