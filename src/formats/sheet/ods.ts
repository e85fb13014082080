// ODS: the tables of an OpenDocument spreadsheet. OpenDocument 1.3 part 3, section 9; repeated cells and rows.

import { plainNumber } from './number.ts'
import { COLUMN_LIMIT, RowCollector, type Sheet, type Workbook } from './sheet.ts'
import { Unreadable } from './unreadable.ts'
import { readXml } from './xml.ts'
import type { Archive } from './zip.ts'

/** Reads all tables of the document. @throws Unreadable */
export function openOds(archive: Archive): Workbook {
  const manifest = archive.part('META-INF/manifest.xml')
  let encrypted = false
  if (manifest)
    readXml(manifest, 'manifest.xml', {
      open(name) {
        encrypted ||= name === 'encryption-data'
      },
    })
  if (encrypted)
    throw new Unreadable(
      'This workbook is protected by a password.',
      'Save a copy without one and import that.',
    )
  const bytes = archive.part('content.xml')
  if (!bytes) throw new Unreadable('This document has no content.', 'Save it again as .ods or .xlsx.')
  return readTables(bytes)
}

interface Cell {
  readonly type: string
  readonly value: string
  readonly times: number
  readonly paragraphs: string[]
}

function readTables(bytes: Uint8Array): Workbook {
  const sheets: Sheet[] = []
  const left = new Set<string>()
  let collector: RowCollector | undefined
  let name = ''
  let line = 1
  let rowTimes = 1
  let column = 0
  let cell: Cell | undefined
  /** Elements inside a cell that are no text of it: comments, pictures. */
  let aside = 0
  let inParagraph = 0
  const isAside = (element: string) => element === 'annotation' || element === 'frame' || element === 'shapes'
  const write = (text: string) => {
    if (cell && aside === 0 && inParagraph > 0) cell.paragraphs[cell.paragraphs.length - 1] += text
  }
  readXml(bytes, 'content.xml', {
    open(element, attributes) {
      if (isAside(element)) {
        aside++
        left.add(element === 'annotation' ? 'comments' : 'pictures')
      } else if (element === 'table') {
        name = attributes()['table:name'] ?? ''
        collector = new RowCollector(name)
        line = 1
      } else if (element === 'table-row') {
        rowTimes = timesOf(attributes()['table:number-rows-repeated'])
        column = 0
      } else if (element === 'table-cell' || element === 'covered-table-cell') {
        const found = attributes()
        const type = found['office:value-type'] ?? ''
        const value =
          found[`office:${type === 'date' ? 'date-value' : type === 'string' ? 'string-value' : 'value'}`]
        const times = timesOf(found['table:number-columns-repeated'])
        cell = { type, value: value ?? '', times, paragraphs: [] }
      } else if (element === 'p' && cell && aside === 0) {
        inParagraph++
        cell.paragraphs.push('')
      } else if (element === 's') write(' '.repeat(Math.min(1000, timesOf(attributes()['text:c']))))
      else if (element === 'tab') write('\t')
      else if (element === 'line-break') write('\n')
    },
    text(value) {
      write(value.replace(/\s+/g, ' '))
    },
    close(element) {
      if (isAside(element)) aside--
      else if (element === 'p' && cell && aside === 0) inParagraph--
      else if ((element === 'table-cell' || element === 'covered-table-cell') && cell) {
        const { text, isNumber } = showCell(cell)
        // A cell past the limit is put once, for the limit to be noticed.
        const times = text === '' ? 0 : Math.min(cell.times, COLUMN_LIMIT + 1)
        for (let i = 0; i < times; i++) collector?.put(column + i, text, isNumber)
        column += cell.times
        cell = undefined
      } else if (element === 'table-row') {
        collector?.end(line, rowTimes)
        line += rowTimes
      } else if (element === 'table' && collector) {
        const done = collector
        sheets.push({ name, rows: () => done.rows() })
        collector = undefined
      }
    },
  })
  return { sheets, left: [...left] }
}

function showCell({ type, value, paragraphs }: Cell): { text: string; isNumber: boolean } {
  const shown = paragraphs.join('\n')
  if (type === 'date') return { text: (value || shown).replace(/T00:00:00(?:\.0+)?$/, ''), isNumber: false }
  if (type === 'string') return { text: shown || value, isNumber: false }
  if (type !== 'float' || value === '') return { text: shown, isNumber: false }
  const plain = plainNumber(value)
  // A format of zeros shows 1067 as 01067: that is what was meant.
  if (/^0+\d+$/.test(shown) && Number(shown) === Number(plain)) return { text: shown, isNumber: false }
  return { text: plain, isNumber: true }
}

function timesOf(attribute: string | undefined): number {
  const times = Number(attribute ?? 1)
  return Number.isInteger(times) && times > 0 ? times : 1
}
