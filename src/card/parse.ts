// From a file's bytes to a card.

import { type Diagnostic, diagnose } from '../text/index.ts'
import { cutFence } from './fence.ts'
import { readFrontMatter } from './front-matter.ts'
import { readLog } from './log.ts'
import { scanCard } from './scan.ts'
import type { Card } from './types.ts'

/**
 * Reads the bytes of a card as UTF-8 and keeps a byte order mark as the text's first character.
 * @returns the text, or the diagnostic that says what the bytes are instead: such a file is never half read
 */
export function decodeCard(bytes: Uint8Array, file: string): { text: string } | { diagnostic: Diagnostic } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    const line = utf16 ? 1 : firstBadLine(bytes)
    return {
      diagnostic: {
        rule: 'not-utf8',
        severity: 'error',
        file,
        line,
        column: 1,
        endLine: line,
        endColumn: 1,
        message: utf16
          ? 'The file is UTF-16, not UTF-8.'
          : `Line ${line} is not UTF-8; the file may be Windows-1252 or Latin-1.`,
        hint: 'Open it in an editor and save it again with the encoding UTF-8.',
      },
    }
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(10, start)
    const end = feed < 0 ? bytes.length : feed + 1
    try {
      decoder.decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end
  }
  return line
}

/**
 * Parses the text of a card. Never throws: what can't be read is in the diagnostics, and the rest is there.
 * @param text the whole file, byte order mark included
 * @param file its path, for the diagnostics
 */
export function parseCard(text: string, file: string): Card {
  const eol = /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n'
  const empty = { file, text, eol, entries: [], notes: [text.length, text.length] } as const
  const tooLarge = scanCard(text, file)
  if (tooLarge.length > 0) return { ...empty, diagnostics: tooLarge }
  const bad = unreadable(text, file)
  if (bad !== undefined) return { ...empty, diagnostics: [bad] }

  const fenced = cutFence(text, file)
  const markers = conflictMarkers(text, file)
  const diagnostics: Diagnostic[] = [...fenced.diagnostics, ...markers]
  // With markers in it the front matter is two versions at once: what YAML makes of them helps nobody.
  const isMarked = fenced.frontMatter !== undefined && /^<{7} /m.test(text.slice(...fenced.frontMatter))
  const front =
    fenced.frontMatter === undefined || (isMarked && markers.length > 0)
      ? undefined
      : readFrontMatter(text, fenced.frontMatter, file)
  if (front) diagnostics.push(...front.diagnostics)
  const body = readLog(text, fenced.body, file)
  diagnostics.push(...body.diagnostics)
  return {
    file,
    text,
    eol,
    ...(fenced.frontMatter && front?.readable ? { frontMatter: fenced.frontMatter } : {}),
    entries: front?.entries ?? [],
    notes: body.notes,
    ...(body.log === undefined ? {} : { log: body.log }),
    diagnostics,
  }
}

/** Line ends and bytes that no editor shows alike. */
function unreadable(text: string, file: string): Diagnostic | undefined {
  const zero = text.indexOf('\0')
  if (zero >= 0) {
    return diagnose(
      { file, text, range: [zero, zero + 1] },
      {
        rule: 'control-character',
        severity: 'error',
        message: 'The file has a NUL byte in it.',
        hint: 'It is damaged, or no text: restore it from an earlier version.',
      },
    )
  }
  const lone = /\r(?!\n)/.exec(text)
  if (lone === null) return undefined
  const fix = {
    title: 'Turn lone carriage returns into line feeds',
    safe: true,
    edits: [...text.matchAll(/\r(?!\n)/g)].map((hit) => ({
      start: hit.index,
      end: hit.index + 1,
      text: '\n',
    })),
  }
  return diagnose(
    { file, text, range: [lone.index, lone.index + 1] },
    {
      rule: 'line-end',
      severity: 'error',
      message: 'A line ends in a carriage return alone, as on computers before 2001.',
      hint: 'Save the file with line ends LF (or CRLF).',
      fix,
    },
  )
}

function conflictMarkers(text: string, file: string): Diagnostic[] {
  const marker = /^(?:<{7} .*|={7}|>{7} .*|\|{7} .*)\r?$/gm
  if (!/^<{7} /m.test(text) || !/^>{7} /m.test(text)) return []
  const first = marker.exec(text)
  if (first === null) return []
  return [
    diagnose(
      { file, text, range: [first.index, first.index + first[0].trimEnd().length] },
      {
        rule: 'conflict-marker',
        severity: 'error',
        message: "git's conflict markers stand in the card.",
        hint: 'Keep what is right of both versions and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.',
      },
    ),
  ]
}
