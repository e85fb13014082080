// A report as one HTML file that needs nothing else: for a mail, an artefact, a printer.

import { mailtoHref, telHref } from '../../contact/index.ts'
import type { Column, Group, Report, Row } from '../types.ts'
import { filledGroups, headingOf, isNumeric, sayCell, usedColumns } from './cells.ts'

/** Mail programs know little: no flexbox, no script, no file from elsewhere; a narrow screen stacks the cells. */
const STYLE = `
:root { color-scheme: light dark }
body { font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1.5rem; color: #1c2330; background: #fff }
h1 { font-size: 1.35rem; margin: 0 } h2 { font-size: 1.15rem; margin: 2rem 0 .25rem } h3 { font-size: 1rem; margin: 1.25rem 0 .4rem }
.today { color: #566074; margin: .2rem 0 1rem }
table { border-collapse: collapse; width: 100%; table-layout: fixed } th, td { overflow-wrap: anywhere; text-align: left; padding: .45rem .7rem .45rem 0; border-bottom: 1px solid #dde2ea; vertical-align: top }
th { font-size: .8rem; font-weight: 600; color: #566074 } .date { width: 6.9rem } .days { width: 4.2rem } .number { width: 4rem } .money { width: 7.5rem } .phone { width: 9.3rem } .email { width: 14rem } .owner { width: 3.8rem } .n { text-align: right; font-variant-numeric: tabular-nums } .c { font-weight: 600 } .w { white-space: nowrap }
a { color: #0b57a4 } .overdue h3, .error h3 { color: #b3261e } .today-group h3, .warning h3 { color: #8a5300 }
@media (prefers-color-scheme: dark) { body { background: #14181f; color: #e7ebf2 } th, .today { color: #a5b0c2 } th, td { border-color: #303947 } td[data-label]::before { color: #a5b0c2 !important } a { color: #8ec1ff } .overdue h3, .error h3 { color: #ff9c94 } .today-group h3, .warning h3 { color: #ffc474 } }
@media (max-width: 40rem) { thead { display: none } table, tbody { display: block } tr { display: block; padding: .5rem 0; border-bottom: 1px solid #8884 } td { display: block; border: 0; padding: .1rem 0 } td:empty { display: none } .n { text-align: left } td[data-label]:not(.c)::before { content: attr(data-label) ": "; color: #66708a } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; color: #000; background: #fff } a { color: inherit; text-decoration: none } tr, h2, h3 { break-inside: avoid; break-after: auto } h3 { break-after: avoid } }
`.trim()

export function renderHtml(report: Report): string {
  const groups = filledGroups(report)
  const columns = usedColumns(report)
  const body = groups.length === 0 ? `<p>${html(report.empty)}</p>` : sections(report, groups, columns)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<title>${html(report.title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>${html(report.title)}</h1>
<p class="today"><time datetime="${report.today}">${report.today}</time></p>
${body}
</body>
</html>
`
}

function sections(report: Report, groups: readonly Group[], columns: readonly Column[]): string {
  const parts: string[] = []
  let section: string | undefined
  for (const group of groups) {
    if (group.section !== section && group.section !== undefined)
      parts.push(`<h2>${html(group.section)}</h2>`)
    section = group.section
    parts.push(table(report, group, columns))
  }
  return parts.join('\n')
}

function table(report: Report, group: Group, columns: readonly Column[]): string {
  const state = group.id.split('-').at(-1) ?? ''
  const name = state === 'today' ? 'today-group' : state.replace(/[^a-z]/g, '')
  const head = columns.map(
    (column) =>
      `<th scope="col" class="${column.key === 'owner' ? 'owner' : column.type}${isNumeric(column) ? ' n' : ''}">${html(column.label)}</th>`,
  )
  const rows = group.rows.map(
    (row) => `<tr>${columns.map((column) => cell(report, row, column)).join('')}</tr>`,
  )
  return `<section class="${name}">
<h3>${html(headingOf(group))}</h3>
<table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>`
}

function cell(report: Report, row: Row, column: Column): string {
  const value = row[column.key]
  const text = html(sayCell(value, column, report.today))
  if (text === '') return '<td></td>'
  const names = {
    card: 'c',
    date: 'w',
    phone: 'w',
    days: 'n',
    number: 'n',
    money: 'n w',
    text: '',
    email: '',
    place: '',
  }
  const style = names[column.type] === '' ? '' : ` class="${names[column.type]}"`
  const href =
    typeof value !== 'string'
      ? undefined
      : column.type === 'phone'
        ? telHref(value)
        : column.type === 'email'
          ? mailtoHref(value)
          : undefined
  const shown = href === undefined ? text : `<a href="${html(href)}">${text}</a>`
  return `<td${style} data-label="${html(column.label)}">${shown}</td>`
}

function html(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}
