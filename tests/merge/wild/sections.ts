// A card's text cut into the pieces that people edit, by lines and without the parser of cards: what it gets wrong must
// not be hidden by tests that get it wrong alike.

/** A key with its lines, and the comments and blank lines above it. */
export interface Key {
  readonly key: string
  readonly above: readonly string[]
  readonly lines: readonly string[]
}

export interface Sections {
  readonly mark: string
  readonly eol: '\n' | '\r\n'
  readonly keys: readonly Key[]
  /** Lines between the last key and the closing fence. */
  readonly end: readonly string[]
  /** Lines below the closing fence, up to the log. */
  readonly notes: readonly string[]
  /** Lines of the log, its heading first; none without a log. */
  readonly log: readonly string[]
  /** Line breaks behind the last line that is not blank. */
  readonly breaks: number
}

export const ENTRY = /^-[ \t]+\d{4}-\d{2}-\d{2}\b.*:/
const LOG = /^##[ \t]+log[ \t]*#*[ \t]*$/i
const FENCE = /^ {0,3}(`{3,}|~{3,})/

export function cut(source: string): Sections {
  const mark = source.startsWith('\ufeff') ? '\ufeff' : ''
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  const text = source.slice(mark.length).replaceAll('\r\n', '\n')
  const breaks = /\n*$/.exec(text)?.[0].length ?? 0
  const lines = text.slice(0, text.length - breaks).split('\n')
  const close = lines.findIndex((line, i) => i > 0 && /^---\s*$/.test(line))
  const { keys, end } = cutKeys(lines.slice(1, close))
  const body = lines.slice(close + 1)
  let fence = ''
  const head = body.findIndex((line) => {
    const found = FENCE.exec(line)?.[1]?.[0] ?? ''
    if (found !== '') fence = fence === '' ? found : fence === found ? '' : fence
    return fence === '' && LOG.test(line)
  })
  const notes = head < 0 ? body : body.slice(0, head)
  return { mark, eol, keys, end, notes, log: head < 0 ? [] : body.slice(head), breaks }
}

function cutKeys(lines: readonly string[]): { keys: Key[]; end: string[] } {
  const keys: { key: string; above: string[]; lines: string[] }[] = []
  let above: string[] = []
  for (const line of lines) {
    const key = /^([A-Za-z][\w-]*):/.exec(line)?.[1]
    const last = keys.at(-1)
    if (key !== undefined) {
      keys.push({ key, above, lines: [line] })
      above = []
    } else if (/^(#|\s*$)/.test(line) || last === undefined) above.push(line)
    else {
      // An item, or what continues a value; comments before it stand inside the list.
      last.lines.push(...above, line)
      above = []
    }
  }
  return { keys, end: above }
}

export function join({ mark, eol, keys, end, notes, log, breaks }: Sections): string {
  const front = keys.flatMap((key) => [...key.above, ...key.lines])
  const text = ['---', ...front, ...end, '---', ...notes, ...log].join('\n').replace(/\n+$/, '')
  return mark + (text + '\n'.repeat(breaks)).replaceAll('\n', eol)
}

/** Lines of the log as entries with their continuations, blank lines and strays apart. */
export function cutLog(lines: readonly string[]): string[][] {
  const groups: string[][] = []
  let open: string[] | undefined
  let blanks = 0
  for (const line of lines) {
    if (open !== undefined && /^(?: {2}|\t)\s*\S/.test(line)) {
      open.push(...groups.splice(groups.length - blanks).flat(), line)
      blanks = 0
      continue
    }
    const group = [line]
    groups.push(group)
    if (line.trim() === '') blanks++
    else {
      open = ENTRY.test(line) ? group : undefined
      blanks = 0
    }
  }
  return groups
}

/** Notes as blocks of lines between blank ones; code with blank lines in it is one. */
export function cutNotes(lines: readonly string[]): string[][] {
  const blocks: string[][] = []
  let isCode = false
  let isNew = true
  for (const line of lines) {
    if (!isCode && line.trim() === '') {
      isNew = true
      continue
    }
    if (isNew) blocks.push([])
    blocks.at(-1)?.push(line)
    if (FENCE.test(line)) isCode = !isCode
    isNew = false
  }
  return blocks
}
