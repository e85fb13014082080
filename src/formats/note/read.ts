// A Markdown note with front matter (Obsidian, Jekyll, Hugo) to a neutral record. Its YAML is read by the card folder's reader of
// nested files, where all leaves are text; nothing in it is ever evaluated, and the body stays as it is.

import { parseTree } from '../../card/index.ts'
import type { Diagnostic } from '../../text/index.ts'
import { decodeText } from '../decode.ts'
import { problem, shown } from '../problem.ts'
import type { ImportRecord } from '../record.ts'
import { cardToRecord } from '../vcard/record.ts'
import { leavesOf } from './leaves.ts'
import { recordOf } from './record.ts'
import { propertiesOf } from './vcard-keys.ts'

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
  const leaves = leavesOf(tree)
  const body = text.slice(fenced?.[0].length ?? 0).trim()
  const stem = (file.split('/').at(-1) ?? file).replace(/\.(?:md|markdown)$/i, '')
  const properties = propertiesOf(leaves, stem)
  if (properties === undefined) return { records: [recordOf(leaves, body, stem, file)], diagnostics: [] }
  const { record, problems } = cardToRecord({ properties, line: 1, begun: true, fault: '' }, file, () => '')
  const notes = [record.notes, body].filter((part) => part !== '').join('\n\n')
  return { records: [{ ...record, notes }], diagnostics: problems }
}
