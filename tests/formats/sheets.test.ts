// Workbooks: XLSX made by another program's writer and by hand, ODS by hand; limits, and files that are no workbooks.

import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/universal'
import { type ReadResult, readFile } from '../../src/formats/index.ts'

const HEAD = ['Name', 'Telefon', 'PLZ', 'Geburtstag', 'Kundennummer']

/** name, key: text of all values. */
function brief({ records }: ReadResult) {
  return records.map(({ name, values }) => [name, ...values.map(({ key, text }) => `${key}: ${text}`)])
}

function rulesOf({ diagnostics }: ReadResult) {
  return diagnostics.map(({ rule }) => rule)
}

/** A workbook of one sheet, by hand. */
function xlsx(rows: string, parts: Record<string, string> = {}): Uint8Array {
  const xml = (text: string) => strToU8(`<?xml version="1.0"?>\n${text}`)
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const files = {
    'xl/workbook.xml': `<workbook ${main} xmlns:r="r"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/one.xml"/></Relationships>',
    'xl/worksheets/one.xml': `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, xml(text)])))
}

const inline = (...texts: string[]) =>
  `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`

function ods(tables: string, parts: Record<string, string> = {}): Uint8Array {
  const content = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
  const files = {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': content,
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

const odsText = (text: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`
const odsRow = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`
const odsTable = (name: string, rows: string) => `<table:table table:name="${name}">${rows}</table:table>`

describe('XLSX', () => {
  test('texts, dates and numbers come in as they were typed; the other sheet is named', async () => {
    const blob = await writeXlsxFile([
      { sheet: 'Notes', data: [[{ value: 'Only a remark' }], [{ value: 'and more' }]] },
      {
        sheet: 'Kunden',
        data: [
          HEAD.map((value) => ({ value })),
          [
            { value: 'Müller & Söhne <x>' },
            { value: 447700900123 },
            { value: 1067, format: '00000' },
            { value: new Date('1984-02-29T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
            { value: 12345 },
          ],
          [{ value: 'Ada Lovelace' }, { value: '+44 20 7946 0000' }, { value: '01067', type: String }],
        ],
      },
    ]).toBlob()
    const result = readFile(new Uint8Array(await blob.arrayBuffer()), 'kunden.xlsx')
    expect(result.format).toBe('xlsx')
    expect(brief(result)).toEqual([
      [
        'Müller & Söhne <x>',
        'phone: 447700900123',
        'birthday: 1984-02-29',
        'x-kundennummer: 12345',
        'address: ; ; ; 01067;',
      ],
      ['Ada Lovelace', 'phone: +44 20 7946 0000', 'address: ; ; ; 01067;'],
    ])
    expect(result.records.map(({ source }) => source.line)).toEqual([2, 3])
    expect(result.diagnostics.map(({ rule, line, message }) => [rule, line, message])).toEqual([
      ['sheet-others', 1, 'The sheet "Kunden" is imported; these are not: Notes.'],
      [
        'csv-damage',
        2,
        '1 cell(s) of "Telefon" are numbers, not text, such as 447700900123: a 0 or + at their beginning may be lost.',
      ],
    ])
  })

  test('shared texts, formulas, gaps, a time, 1904, exponents, escapes', () => {
    const result = readFile(
      xlsx(
        `<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="inlineStr"><is><t>Phone</t></is></c><c r="D3" t="inlineStr"><is><t>Created</t></is></c><c r="E3" t="inlineStr"><is><t>No</t></is></c></row>
         <row r="5"><c r="A5" t="str"><f>B1&amp;" "</f><v>Ada &amp; Co</v></c><c r="C5"><v>4.477009001230E+11</v></c><c r="D5" s="1"><v>1462.5</v></c><c r="E5"><v>1.5E-3</v></c></row>
         <row r="6"><c r="A6" t="s"><v>1</v></c><c r="C6" t="e"><v>#N/A</v></c><c r="D6" s="1"><v>0</v></c><c r="E6"><v>0.30000000000000004</v></c></row>`,
        {
          'xl/sharedStrings.xml':
            '<sst><si><r><t>Na</t></r><r><t>me</t></r></si><si><t>Bob_x000D_ Li</t><rPh><t>ruby</t></rPh></si></sst>',
          'xl/styles.xml':
            '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
          'xl/workbook.xml':
            '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="P" r:id="rId1"/></sheets></workbook>',
        },
      ),
      'a.xlsx',
    )
    expect(brief(result)).toEqual([
      ['Ada & Co', 'phone: 447700900123', 'x-created: 1908-01-02T12:00:00', 'x-no: 0.0015'],
      ['Bob Li', 'x-phone: #N/A', 'x-created: 1904-01-01', 'x-no: 0.3'],
    ])
    expect(result.records.map(({ source }) => source.line)).toEqual([5, 6])
  })

  test('names below the table of contacts are contacts, too', () => {
    const rows =
      inline('Name', 'Phone', 'City') + inline('Ada', '1', 'London') + inline('Bob') + inline('Carl')
    expect(brief(readFile(xlsx(rows), 'a.xlsx')).map(([name]) => name)).toEqual(['Ada', 'Bob', 'Carl'])
  })

  test('too many columns, rows and bytes are refused with a reason', () => {
    const wide = readFile(
      xlsx(`<row><c r="A1" t="str"><v>Name</v></c><c r="SG1" t="str"><v>x</v></c></row>`),
      'a.xlsx',
    )
    expect(wide.diagnostics[0]?.message).toBe('The sheet "People" has more than 500 columns.')
    const long = readFile(xlsx('<row><c t="str"><v>x</v></c></row>'.repeat(200_001)), 'a.xlsx')
    expect(long.diagnostics[0]?.message).toBe('The sheet "People" has more than 200000 rows.')
    const bomb = xlsx(inline('Name'))
    const directory = new DataView(bomb.buffer, bomb.byteOffset)
    for (let at = 0; at + 28 < bomb.length; at++)
      if (directory.getUint32(at, true) === 0x02014b50) directory.setUint32(at + 24, 100 * 1024 * 1024, true)
    expect(readFile(bomb, 'a.xlsx').diagnostics[0]?.message).toContain('unpacks to more than 200 MB')
  })
})

describe('ODS', () => {
  test('repeated cells and rows, dates, figures, paragraphs, comments', () => {
    const head = HEAD.map((text) => odsText(text)).join('')
    const ada = [
      odsText('Ada<text:s text:c="2"/> <text:span>Lovelace</text:span>'),
      odsText('1'),
      '<table:table-cell office:value-type="float" office:value="1067"><text:p>01067</text:p></table:table-cell>',
      '<table:table-cell office:value-type="date" office:date-value="1984-02-29"><text:p>29.02.84</text:p></table:table-cell>',
      '<table:table-cell office:value-type="float" office:value="4.4E3"><office:annotation><text:p>aside</text:p></office:annotation><text:p>4,400</text:p></table:table-cell>',
      '<table:table-cell table:number-columns-repeated="16379"/>',
    ].join('')
    const bob =
      odsText('Bob') +
      '<table:table-cell table:number-columns-repeated="3"/>' +
      odsText('a</text:p><text:p>b &amp;lt;')
    const result = readFile(
      ods(
        odsTable(
          'Leute',
          odsRow('<table:table-cell/>', ' table:number-rows-repeated="4"') +
            odsRow(head) +
            odsRow(ada) +
            odsRow('<table:table-cell/>', ' table:number-rows-repeated="1000000"') +
            odsRow(bob, ' table:number-rows-repeated="2"'),
        ) + odsTable('Rest', odsRow(odsText('nothing'))),
      ),
      'leute.ods',
    )
    expect(result.format).toBe('ods')
    expect(brief(result)).toEqual([
      ['Ada Lovelace', 'phone: 1', 'birthday: 1984-02-29', 'x-kundennummer: 4400', 'address: ; ; ; 01067;'],
      ['Bob', 'x-kundennummer: a\nb &lt;'],
      ['Bob', 'x-kundennummer: a\nb &lt;'],
    ])
    expect(result.records.map(({ source }) => source.line)).toEqual([6, 1_000_007, 1_000_008])
    expect(rulesOf(result)).toEqual(['sheet-others', 'sheet-left'])
  })

  test('is bounded, and says when it is locked', () => {
    const wide = ods(odsTable('A', odsRow(odsText('x', ' table:number-columns-repeated="16384"'))))
    expect(readFile(wide, 'a.ods').diagnostics[0]?.message).toContain('more than 500 columns')
    const long = ods(odsTable('A', odsRow(odsText('x'), ' table:number-rows-repeated="1048576"')))
    expect(readFile(long, 'a.ods').diagnostics[0]?.message).toContain('more than 200000 rows')
    const manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    const locked = ods('', { 'META-INF/manifest.xml': manifest })
    expect(readFile(locked, 'a.ods').diagnostics[0]?.message).toBe(
      'This workbook is protected by a password.',
    )
  })
})

describe('what is no workbook', () => {
  const whole = xlsx(inline('Name') + inline('Ada'))
  const old = (text: string) =>
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])])
  test.each([
    ['cut off', whole.subarray(0, whole.length - 40), 'cut off or damaged'],
    ['two bytes', whole.subarray(0, 4), 'cut off or damaged'],
    ['old .xls', old('Workbook'), 'old kind (.xls)'],
    ['encrypted', old('..EncryptedPackage'), 'protected by a password'],
    ['another archive', zipSync({ 'a.txt': strToU8('x') }), 'no workbook'],
    ['binary', zipSync({ 'xl/workbook.bin': strToU8('x') }), '.xlsb'],
    ['empty', xlsx(''), 'no rows'],
    ['XML cut off', xlsx('', { 'xl/worksheets/one.xml': '<worksheet><sheetData><row>' }), 'is damaged'],
    ['no XML', xlsx('', { 'xl/workbook.xml': 'hello' }), 'is cut off'],
    ['missing sheet', xlsx('', { 'xl/_rels/workbook.xml.rels': '<R/>' }), 'missing'],
    ['wrong XML', ods('</table:table>'), 'damaged'],
    ['text document', ods('<text:p>Dear Ada</text:p>'), 'no rows'],
  ])('%s: says so and what to do', (_what, bytes, message) => {
    const { records, diagnostics } = readFile(bytes, 'a.xlsx')
    expect(records).toEqual([])
    expect(diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([['sheet-unreadable', 'error']])
    expect(diagnostics[0]?.message).toContain(message)
    expect(diagnostics[0]?.hint).toBeTruthy()
  })

  test('every cut of a workbook gives a diagnostic or its contact, never a crash', () => {
    for (let length = 1; length < whole.length; length += 7) {
      const { records, diagnostics } = readFile(whole.subarray(0, length), 'a.xlsx')
      expect(records.length + diagnostics.length).toBeGreaterThan(0)
    }
  })
})
