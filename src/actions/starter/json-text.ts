// Adds to a text of JSON, perhaps with remarks, and leaves every other character as it was.

import { findNodeAtLocation, type JSONPath, type Node } from 'jsonc-parser'

/** A value in place of another. */
export function replaced(text: string, node: Node, value: unknown): string {
  const written = indented(value, indentOf(text, node.offset), eolOf(text))
  return text.slice(0, node.offset) + written + text.slice(node.offset + node.length)
}

/** A value where there is none; what is missing above it is made, too. Its path leads through objects, but for its end. */
export function inserted(text: string, root: Node, path: JSONPath, value: unknown): string {
  let depth = path.length - 1
  while (depth > 0 && findNodeAtLocation(root, path.slice(0, depth)) === undefined) depth--
  const parent = findNodeAtLocation(root, path.slice(0, depth)) as Node
  const inner = path
    .slice(depth + 1)
    .reduceRight<unknown>((rest, step) => (typeof step === 'number' ? [rest] : { [step]: rest }), value)
  return insertedInto(text, parent, path[depth], inner)
}

function insertedInto(text: string, parent: Node, step: string | number | undefined, value: unknown): string {
  const eol = eolOf(text)
  const outer = indentOf(text, parent.offset)
  const last = parent.children?.at(-1)
  const before = last === undefined ? '' : lineBefore(text, last.offset)
  const indent = last !== undefined && /^[ \t]*$/.test(before) ? before : `${outer}  `
  const key = typeof step === 'string' ? `${JSON.stringify(step)}: ` : ''
  const line = `${eol}${indent}${key}${indented(value, indent, eol)}`
  if (last === undefined) {
    const start = parent.offset + 1
    const isEmpty = /^\s*[}\]]/.test(text.slice(start))
    const rest = isEmpty ? `${eol}${outer}${text.slice(start).trimStart()}` : text.slice(start)
    return `${text.slice(0, start)}${line}${rest}`
  }
  const end = last.offset + last.length
  // A remark behind the last one belongs to it.
  const [, comma = '', remark = ''] =
    /^(\s*,)?([ \t]*(?:\/\/[^\r\n]*)?(?=[\r\n]|$))?/.exec(text.slice(end)) ?? []
  const behind = end + comma.length + remark.length
  return `${text.slice(0, end)}${comma === '' ? ',' : comma}${remark}${line}${text.slice(behind)}`
}

function indented(value: unknown, indent: string, eol: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `${eol}${indent}`)
}

function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
}

function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(lineBefore(text, offset))?.[0] ?? ''
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}
