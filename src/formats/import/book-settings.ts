// What an import learns about the book, put into cardfile.yaml: its country, and fields of the office's own. Splices: no other
// byte of the file changes, and what would not read back as wanted is not written.

import { parseTree, type TreeNode } from '../../card/index.ts'
import { parseConfig } from '../../contact/index.ts'

export interface OwnField {
  /** Lower-case letters, digits and hyphens. */
  readonly key: string
  readonly type: string
  readonly label?: string
  /** Of the type `choice`. */
  readonly options?: readonly string[]
}

/** Whether the settings say which country the book is of. */
export function hasCountry(text: string): boolean {
  return entryOf(text, 'country') !== undefined
}

/** The settings with their country; undefined where they can't be changed so. */
export function withBookCountry(text: string, country: string): string | undefined {
  const after = `${text}${endOf(text)}country: ${country}${eolOf(text)}`
  return isSound(text, after) && parseConfig(after, '').config.country === country ? after : undefined
}

/** The settings with one field more; undefined where they can't be changed so, or the key is taken. */
export function withOwnField(text: string, field: OwnField): string | undefined {
  const after = spliced(text, field.key, definitionOf(field))
  const before = parseConfig(text, '').config.fields.length
  const { fields } = parseConfig(after, '').config
  const made = fields.find(({ key }) => key === field.key)
  return isSound(text, after) && fields.length === before + 1 && made?.custom ? after : undefined
}

function definitionOf({ type, label, options }: OwnField): string {
  const parts = [
    `type: ${type}`,
    ...(options ? [`options: [${options.map(inFlow).join(', ')}]`] : []),
    ...(label === undefined ? [] : [`label: ${inFlow(label)}`]),
  ]
  return `{ ${parts.join(', ')} }`
}

/** A text inside brackets. */
function inFlow(text: string): string {
  const isPlain =
    /^\p{L}[\p{L}\p{M}\p{N} ._/-]*$/u.test(text) && !/\s$|^(?:null|no|yes|on|off|y|n)$/i.test(text)
  return isPlain ? text : JSON.stringify(text)
}

function spliced(text: string, key: string, definition: string): string {
  const eol = eolOf(text)
  const fields = entryOf(text, 'fields')
  if (fields === undefined) return `${text}${endOf(text)}fields:${eol}  ${key}: ${definition}${eol}`
  const { value } = fields
  const insert = (at: number, piece: string) => text.slice(0, at) + piece + text.slice(at)
  const lineEnd = (at: number) => {
    const found = text.indexOf('\n', at)
    return found < 0 ? text.length : found + 1
  }
  const below = (at: number, indent: string) =>
    insert(at, `${text[at - 1] === '\n' ? '' : eol}${indent}${key}: ${definition}${eol}`)
  if (value.kind !== 'map' || value.entries.length === 0) {
    const isBraces = text[value.range[0]] === '{'
    return isBraces
      ? insert(value.range[0] + 1, ` ${key}: ${definition} `)
      : below(lineEnd(fields.keyRange[1]), '  ')
  }
  const [first] = value.entries
  const last = value.entries.at(-1)
  if (text[value.range[0]] === '{') return insert(last?.value.range[1] ?? 0, `, ${key}: ${definition}`)
  const start = first?.keyRange[0] ?? 0
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const end = last?.value.range[1] ?? 0
  return below(text[end - 1] === '\n' ? end : lineEnd(end), indent)
}

function entryOf(text: string, key: string) {
  const tree: TreeNode = parseTree(text, '').tree
  return tree.kind === 'map' ? tree.entries.find((entry) => entry.key === key) : undefined
}

function isSound(before: string, after: string): boolean {
  return parseConfig(after, '').diagnostics.length <= parseConfig(before, '').diagnostics.length
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

function endOf(text: string): string {
  return text === '' || text.endsWith('\n') ? '' : eolOf(text)
}
