import { expect, test } from 'vitest'
import { FORMATS, type Report, renderReport } from '../../src/reports/index.ts'

const HOSTILE = `<img src=x onerror=alert(1)> | [x](javascript:alert) \`c\` & "q" \u001b[31mred \u202eevil`

const report = (rows: Report['groups'][number]['rows'], more: Partial<Report> = {}): Report => ({
  id: 'x',
  title: 'Office: list',
  today: '2026-11-23',
  columns: [
    { key: 'due', label: 'Due', type: 'date' },
    { key: 'card', label: 'Name', type: 'card' },
    { key: 'late', label: 'Days late', type: 'days' },
    { key: 'next', label: 'Next step', type: 'text', body: true },
    { key: 'value', label: 'Value', type: 'money' },
    { key: 'phone', label: 'Phone', type: 'phone' },
    { key: 'email', label: 'E-mail', type: 'email' },
  ],
  groups: [{ id: 'overdue', title: 'Overdue', rows }],
  empty: 'Nothing.',
  ...more,
})

const ada = {
  due: '2026-11-20',
  card: { slug: 'ada', name: 'Ada Lovelace' },
  late: 3,
  next: 'Send the revised licence terms',
  phone: '+44 20 7946 0958',
  email: 'ada@x.example',
}

test.each([
  [
    'a table where it fits',
    100,
    `Overdue (1)
Due         Name          Days late  Next step                       Phone             E-mail
Fri 20 Nov  Ada Lovelace          3  Send the revised licence terms  +44 20 7946 0958  ada@x.example
`,
  ],
  [
    'a paragraph where it does not',
    60,
    `Overdue (1)
Fri 20 Nov  Ada Lovelace · 3 days late
            Send the revised licence terms
            +44 20 7946 0958 · ada@x.example
`,
  ],
])('text: %s', async (_why, width, text) => {
  expect(await renderReport(report([ada]), 'text', { width })).toBe(text)
})

test('text: a date with its year does not run into the name behind it', async () => {
  const text = await renderReport(report([{ ...ada, due: '2025-11-20' }]), 'text', { width: 60 })
  expect(text).toContain('Thu 20 Nov 2025  Ada Lovelace')
  expect(text).toContain('\n                 Send the revised')
})

test('text: a table without numbers to dial breaks its cells, and loses none', async () => {
  const rows = [{ card: { slug: 'a', name: 'Émile 王小明' }, next: 'one two three four five six seven' }]
  expect(await renderReport(report(rows), 'text', { width: 40 })).toBe(
    `Overdue (1)
Name          Next step
Émile 王小明  one two three four five
              six seven
`,
  )
})

test.each(FORMATS.filter((format) => format !== 'json'))('%s: an empty report says so', async (format) => {
  const text = await renderReport(report([]), format)
  expect(text).toContain(format === 'csv' ? 'due,slug,name' : 'Nothing.')
})

test('html: text from a card is text, and links are safe', async () => {
  const rows = [{ ...ada, next: HOSTILE, email: 'javascript:alert(1)', phone: '"><script>' }]
  const text = await renderReport(report(rows, { title: HOSTILE }), 'html')
  expect(text).not.toMatch(/<img|<script|href="javascript|\u001b|\u202e/)
  expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(await renderReport(report([ada]), 'html')).toMatch(
    /<a href="tel:\+442079460958">\+44 20 7946 0958<\/a>.*<a href="mailto:ada@x\.example">/,
  )
})

test('markdown: text from a card is text, in its own cell', async () => {
  const text = await renderReport(report([{ ...ada, next: HOSTILE }]), 'markdown')
  const [row = ''] = text.split('\n').filter((line) => line.includes('onerror'))
  expect(row.split(/(?<!\\)\|/)).toHaveLength(8)
  expect(row).toContain('&lt;img src=x onerror=alert(1)&gt; \\| \\[x\\](javascript:alert) \\`c\\` &amp;')
})

test('text: a card does not drive the terminal', async () => {
  for (const width of [60, 300])
    expect(await renderReport(report([{ ...ada, next: HOSTILE }]), 'text', { width })).not.toMatch(
      /\u001b|\u202e/,
    )
})

test('json is the record itself', async () => {
  const whole = report([ada])
  expect(JSON.parse(await renderReport(whole, 'json'))).toEqual(whole)
})

const cells = async (value: string, spreadsheet: boolean) => {
  const columns = [{ key: 'a', label: 'A', type: 'text' }] as const
  const text = await renderReport(report([{ a: value }], { columns }), 'csv', { spreadsheet })
  return text.replace(/^\ufeff?a\r\n/, '').replace(/\r\n$/, '')
}

test.each([
  // why                       value               exact                  for a spreadsheet
  ['plain', 'Ada', 'Ada', 'Ada'],
  ['a comma', 'a, b', '"a, b"', '"a, b"'],
  ['a quote', 'a "b"', '"a ""b"""', '"a ""b"""'],
  ['a formula', '=HYPERLINK(1)', '=HYPERLINK(1)', "'=HYPERLINK(1)"],
  ['a number with its code', '+447700900123', '+447700900123', "'+447700900123"],
  ['a leading zero', '01067', '01067', "'01067"],
  ['a blank before a formula', ' =1', '" =1"', `"' =1"`.replace('"\' =1"', "' =1")],
  ['a hard blank before it', '\u00a0=1', '"\u00a0=1"', "'\u00a0=1"],
  ['a full-width sign', '＝1', '＝1', "'＝1"],
  ['a formula on the second line', 'a\n=1', '"a\n=1"', '"\'a\n=1"'],
  ['an @', '@SUM(1)', '@SUM(1)', "'@SUM(1)"],
])('csv: %s', async (_why, value, exact, defused) => {
  expect([await cells(value, false), await cells(value, true)]).toEqual([exact, defused])
})

test('csv: a card is two columns, money too', async () => {
  const text = await renderReport(report([{ ...ada, value: { amount: 12.5, currency: 'EUR' } }]), 'csv')
  expect(text).toBe(
    'due,slug,name,late,next,value,value-currency,phone,email\r\n' +
      '2026-11-20,ada,Ada Lovelace,3,Send the revised licence terms,12.5,EUR,+44 20 7946 0958,ada@x.example\r\n',
  )
})
