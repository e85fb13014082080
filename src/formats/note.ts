// A Markdown note with front matter (Obsidian, Jekyll, Hugo) to a neutral record. Its YAML is read by the card folder's reader of
// nested files, where all leaves are text; nothing in it is ever evaluated.

import { parseTree, type TreeNode } from '../card/index.ts'
import type { Diagnostic } from '../text/index.ts'
import { readDate } from './birthday.ts'
import { SYNONYMS } from './csv/synonyms.ts'
import { decodeText } from './decode.ts'
import { problem, shown } from './problem.ts'
import { extraKey, type ImportRecord, oneLine, type RecordValue } from './record.ts'

/** Keys that these programs use in their own way. */
const KEYS: Readonly<Record<string, string>> = {
  aliases: 'aka',
  alias: 'aka',
  title: 'title',
  emails: 'email',
  phones: 'phone',
}
const TAKEN = new Set([
  'aka',
  'org',
  'title',
  'email',
  'phone',
  'address',
  'url',
  'birthday',
  'language',
  'timezone',
  'tags',
  'source',
])

/** Reads one note: keys that have a field become values, all others `x-` keys, the body the notes. */
export function readNote(
  bytes: Uint8Array,
  file: string,
): { records: ImportRecord[]; diagnostics: Diagnostic[] } {
  const { text: decoded } = decodeText(bytes)
  const text = decoded.replace(/\r\n?/g, '\n')
  const fence = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(text)
  const fenced = fence?.index === 0 ? fence : undefined
  if (!fenced && /^(?:---|\+\+\+|;;;)/.test(text)) {
    const message = `The front matter is not YAML between two lines "---": ${shown(text.split('\n', 1)[0] ?? '')}`
    return {
      records: [],
      diagnostics: [
        problem(file, 1, 'note-fence', 'error', message, 'Only YAML is read; nothing is evaluated.'),
      ],
    }
  }
  const { tree, diagnostics } = parseTree(fenced?.[1] ?? '', file)
  const errors = diagnostics
    .filter((found) => found.severity === 'error')
    .map((found) => ({ ...found, line: found.line + 1, rule: 'note-yaml' }))
  if (errors.length > 0) return { records: [], diagnostics: errors }
  const leaves = leavesOf(tree, [])
  const body = text.slice(fenced?.[0].length ?? 0).trim()
  return { records: [toRecord(leaves, body, file)], diagnostics: [] }
}

interface Leaf {
  readonly path: readonly string[]
  readonly text: string
}

function leavesOf(node: TreeNode, path: readonly string[]): Leaf[] {
  if (node.kind === 'text') return node.text.trim() === '' ? [] : [{ path, text: node.text.trim() }]
  if (node.kind === 'list') return node.items.flatMap((item) => leavesOf(item, path))
  return node.entries.flatMap((entry) => leavesOf(entry.value, [...path, entry.key]))
}

function toRecord(leaves: readonly Leaf[], body: string, file: string): ImportRecord {
  const stem = (file.split('/').at(-1) ?? file).replace(/\.(?:md|markdown)$/i, '')
  const values: RecordValue[] = []
  let name = ''
  let title = ''
  let uid = ''
  let kind: ImportRecord['kind'] = 'person'
  for (const { path, text } of leaves) {
    const [key = ''] = path
    const plain = key.toLowerCase().replaceAll('_', ' ')
    const target = path.length > 1 ? '' : (KEYS[plain] ?? SYNONYMS.get(plain) ?? plain)
    if (target === 'name') name ||= oneLine(text)
    else if (target === 'title' && title === '') title = text
    else if (target === 'uid') uid = text
    else if (target === 'kind' || plain === 'type') {
      if (/^(?:org|company)/i.test(text)) kind = 'org'
    } else if (target === 'birthday') values.push(birthday(text))
    else if (TAKEN.has(target))
      values.push({ key: target, text: plainLink(text).replace(/^#(?=\S)/, ''), line: 1 })
    else {
      const own = extraKey(path.join('-'))
      const label = own === undefined ? { label: path.join(' ') } : {}
      values.push({ key: own ?? 'x-note', text: plainLink(text), ...label, line: 1 })
    }
  }
  // A page's `title` is its name; beside a name it is the person's.
  if (name !== '' && title !== '') values.push({ key: 'title', text: title, line: 1 })
  return {
    kind,
    name: name || oneLine(title) || stem,
    values,
    notes: body,
    uid,
    source: { file, line: 1, column: 1 },
  }
}

function birthday(text: string): RecordValue {
  const read = readDate(text)
  return read ? { key: 'birthday', text: read.date, line: 1 } : { key: 'x-birthday', text, line: 1 }
}

/** `[[Acme Ltd|Acme]]` is a link to Acme Ltd. */
function plainLink(text: string): string {
  return text.replace(/^\[\[([^\]|]+)(?:\|[^\]]*)?\]\]$/, '$1')
}
