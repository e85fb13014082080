// The fences of the front matter. gray-matter is not used to cut them: it gives no offsets to splice by, accepts an
// unclosed fence, and evaluates what a language word behind the fence names (docs/decisions.md).

import { type Diagnostic, diagnose, type Range } from '../text/index.ts'

export interface Fenced {
  /** What stands between the fences. */
  readonly frontMatter?: Range
  /** Where the body begins. */
  readonly body: number
  readonly diagnostics: readonly Diagnostic[]
}

const LINE = /[^\r\n]*(?:\r\n|\n|\r|$)/y

function lineFrom(text: string, start: number): Range {
  LINE.lastIndex = start
  const line = LINE.exec(text)?.[0] ?? ''
  return [start, start + line.length]
}

/** Finds the front matter: a first line `---`, and the next line `---`. Nothing else opens or closes it. */
export function cutFence(text: string, file: string): Fenced {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const first = lineFrom(text, start)
  const opening = text.slice(...first).trimEnd()
  const refuse = (rule: string, message: string, hint: string): Fenced => ({
    body: start,
    diagnostics: [
      diagnose(
        { file, text, range: [first[0], first[0] + opening.length] },
        { rule, severity: 'error', message, hint },
      ),
    ],
  })

  if (/^---\s*\S/.test(opening)) {
    const word = opening.slice(3).trim()
    return refuse(
      'front-matter-language',
      `The first line must be exactly "---"; "${clip(word)}" stands behind it.`,
      'Remove what follows the three hyphens. Front matter is plain YAML and is never run as a program.',
    )
  }
  if (/^(\+\+\+|;;;)/.test(opening)) {
    return refuse(
      'front-matter-language',
      `The first line must be exactly "---", not "${clip(opening)}".`,
      'Only YAML front matter is read: begin and end it with a line of three hyphens, with "key: value" lines between.',
    )
  }
  if (opening !== '---') {
    const blank = opening === '' && /^\s*---\s*$/m.test(text.slice(start, start + 400))
    return refuse(
      'front-matter-missing',
      blank ? 'Something stands before the first line "---".' : 'The card has no front matter.',
      blank
        ? 'Remove the blank lines above the three hyphens.'
        : 'Begin the file with a line "---", then "name: ...", then a line "---".',
    )
  }

  const diagnostics: Diagnostic[] = []
  const trailing = (line: Range) => {
    const source = text.slice(...line).replace(/[\r\n]+$/, '')
    if (source.length === 3) return
    const range: Range = [line[0] + 3, line[0] + source.length]
    const fix = {
      title: 'Remove the blanks',
      safe: true,
      edits: [{ start: range[0], end: range[1], text: '' }],
    }
    diagnostics.push(
      diagnose(
        { file, text, range },
        {
          rule: 'fence-blank',
          severity: 'warning',
          message: 'Blanks stand behind the three hyphens.',
          hint: 'Remove them; some programs do not see the fence otherwise.',
          fix,
        },
      ),
    )
  }
  trailing(first)
  for (let at = first[1]; at < text.length; ) {
    const line = lineFrom(text, at)
    if (/^---[ \t]*$/.test(text.slice(...line).replace(/[\r\n]+$/, ''))) {
      trailing(line)
      return { frontMatter: [first[1], at], body: line[1], diagnostics }
    }
    at = line[1]
  }
  return refuse(
    'front-matter-unclosed',
    'The front matter is not closed.',
    'Put a line "---" behind its last key, before the notes.',
  )
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
