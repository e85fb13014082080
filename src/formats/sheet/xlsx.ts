// XLSX: the sheets of a workbook. ECMA-376 part 1, section 18; the values that formulas had when it was saved.

import { type NumberFormat, plainNumber, serialText } from './number.ts'
import { RowCollector, type Workbook } from './sheet.ts'
import { Unreadable } from './unreadable.ts'
import { readFormats, readSharedTexts, readSheetList, type Shared } from './xlsx-parts.ts'
import { readXml } from './xml.ts'
import type { Archive } from './zip.ts'

/** Reads a workbook's list of sheets; each sheet is read when its rows are asked for. @throws Unreadable */
export function openXlsx(archive: Archive): Workbook {
  const { sheets, from1904 } = readSheetList(archive)
  let shared: Shared | undefined
  const read = (name: string, path: string) => {
    shared ??= { texts: readSharedTexts(archive), formats: readFormats(archive), from1904 }
    const bytes = archive.part(path)
    if (!bytes) throw new Unreadable(`Its sheet "${name}" is missing.`, 'Save the workbook again.')
    return readRows(bytes, name, shared)
  }
  const has = (pattern: RegExp) => archive.names.some((name) => pattern.test(name))
  const left = [
    ...(has(/^xl\/(?:threadedComments\/|comments)/i) ? ['comments'] : []),
    ...(has(/^xl\/media\//i) ? ['pictures'] : []),
  ]
  return { sheets: sheets.map(({ name, path }) => ({ name, rows: () => read(name, path) })), left }
}

function readRows(bytes: Uint8Array, sheet: string, shared: Shared): ReturnType<RowCollector['rows']> {
  const collector = new RowCollector(sheet)
  let line = 0
  let column = -1
  let type = ''
  let style = 0
  let text = ''
  let reading = false
  let phonetic = false
  readXml(bytes, sheet, {
    open(name, attributes) {
      if (name === 'row') {
        line = Number(attributes()['r'] ?? line + 1)
        column = -1
      } else if (name === 'c') {
        const { r, t, s } = attributes()
        column = r === undefined ? column + 1 : columnOf(r)
        type = t ?? 'n'
        style = Number(s ?? 0)
        text = ''
      } else if (name === 'rPh') phonetic = true
      else if (name === 'v' || (name === 't' && type === 'inlineStr')) reading = !phonetic
    },
    text(value) {
      if (reading) text += value
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c') {
        const shown = showCell(type, text, shared, shared.formats[style] ?? 'text')
        collector.put(column, shown.text, shown.isNumber)
      } else if (name === 'row') collector.end(line)
    },
  })
  return collector.rows()
}

function showCell(
  type: string,
  text: string,
  { texts, from1904 }: Shared,
  format: NumberFormat,
): { text: string; isNumber: boolean } {
  if (type === 's') return { text: texts[Number(text)] ?? '', isNumber: false }
  if (type === 'b') return { text: text.trim() === '1' ? 'TRUE' : 'FALSE', isNumber: false }
  if (type === 'd') return { text: text.replace(/T00:00:00(?:\.0+)?Z?$/, ''), isNumber: false }
  if (type !== 'n') return { text: unescapeCell(text), isNumber: false }
  if (text === '') return { text, isNumber: false }
  if (format === 'date' || format === 'time') {
    const date = serialText(text, format, from1904)
    if (date !== undefined) return { text: date, isNumber: false }
  }
  const plain = plainNumber(text)
  if (typeof format === 'object' && /^\d+$/.test(plain))
    return { text: plain.padStart(format.width, '0'), isNumber: false }
  return { text: plain, isNumber: true }
}

/** `_x000D_` in a text is a character that XML cannot hold. */
export function unescapeCell(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n')
}

/** `AB12` to 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
    .slice(0, 4))
    column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
