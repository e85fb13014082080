// What only a disk knows of cards that are exported: their pictures, and when they were changed.

import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { ExportContext } from '../src/formats/index.ts'
import type { Session } from './session.ts'

export function exportContext({ book, folder }: Session): ExportContext {
  return {
    book,
    picture: (name) => {
      const file = path.join(folder, name)
      if (path.relative(folder, file).startsWith('..')) return undefined
      try {
        return readFileSync(file)
      } catch {
        return undefined
      }
    },
    changed: ({ file }) => {
      try {
        return utc(statSync(file).mtime)
      } catch {
        return undefined
      }
    },
  }
}

/** A moment as vCard and iCalendar write it: `20261127T101500Z`. */
export function utc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}
