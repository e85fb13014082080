// What the sheets of an XLSX workbook share: their list, the texts, the number formats.

import { type NumberFormat, readFormat } from './number.ts'
import { Unreadable } from './unreadable.ts'
import { readXml } from './xml.ts'
import type { Archive } from './zip.ts'

export interface Shared {
  readonly texts: readonly string[]
  /** By the number of a cell's style. */
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
}

/** Sheets with the path of each in the archive, in the order of the tabs. @throws Unreadable */
export function readSheetList(archive: Archive): {
  sheets: { name: string; path: string }[]
  from1904: boolean
} {
  const paths = new Map<string, string>()
  const links = archive.part('xl/_rels/workbook.xml.rels')
  if (links)
    readXml(links, 'workbook.xml.rels', {
      open(name, attributes) {
        if (name !== 'Relationship') return
        const { Id = '', Target = '' } = attributes()
        paths.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`)
      },
    })
  const sheets: { name: string; path: string }[] = []
  let from1904 = false
  const workbook = archive.part('xl/workbook.xml')
  if (!workbook) throw new Unreadable('This workbook has no list of its sheets.', 'Save it again as .xlsx.')
  readXml(workbook, 'workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes()['date1904'] ?? '')
      if (name !== 'sheet') return
      const found = attributes()
      const id = Object.entries(found).find(([key]) => /:id$/.test(key))?.[1] ?? ''
      const path = paths.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`
      // A sheet that is a chart has no rows.
      if (!/chartsheets|dialogsheets/.test(path)) sheets.push({ name: found['name'] ?? '', path })
    },
  })
  return { sheets, from1904 }
}

/** The texts that cells point at; what is written above a text to say how it is read aloud is no part of it. */
export function readSharedTexts(archive: Archive): string[] {
  const bytes = archive.part('xl/sharedStrings.xml')
  const texts: string[] = []
  let text = ''
  let reading = false
  let phonetic = false
  if (bytes)
    readXml(bytes, 'sharedStrings.xml', {
      open(name) {
        if (name === 'si') text = ''
        else if (name === 'rPh') phonetic = true
        else if (name === 't') reading = !phonetic
      },
      text(value) {
        if (reading) text += value
      },
      close(name) {
        if (name === 't') reading = false
        else if (name === 'rPh') phonetic = false
        else if (name === 'si') texts.push(unescapeCell(text))
      },
    })
  return texts
}

/** ECMA-376 part 1, 18.8.30: formats that have a number and no code. 27-36 and 50-58 are days in East Asian programs. */
function builtIn(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date'
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? 'time' : 'text'
}

/** The number format of each style of cells. */
export function readFormats(archive: Archive): NumberFormat[] {
  const bytes = archive.part('xl/styles.xml')
  const codes = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inCells = false
  if (bytes)
    readXml(bytes, 'styles.xml', {
      open(name, attributes) {
        if (name === 'cellXfs') inCells = true
        else if (name === 'numFmt') {
          const { numFmtId, formatCode } = attributes()
          codes.set(Number(numFmtId), readFormat(formatCode ?? ''))
        } else if (name === 'xf' && inCells) {
          const id = Number(attributes()['numFmtId'] ?? 0)
          formats.push(codes.get(id) ?? builtIn(id))
        }
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    })
  return formats
}

/** `_x000D_` in a text is a character that XML cannot hold. */
export function unescapeCell(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n')
}
