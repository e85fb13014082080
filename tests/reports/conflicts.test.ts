import { expect, test } from 'vitest'
import { REPORTS } from '../../src/reports/index.ts'
import { bookOf } from '../book/make.ts'

const rowsOf = (owner?: string) =>
  REPORTS.find(({ id }) => id === 'conflicts')
    ?.make(
      bookOf({
        zoe: 'name: Zoe\nowner: ana\ntags: [uk]\nconflicts: ["tags: vip"]',
        ada: 'name: Ada\nowner: sam\ntitle: Boss\nconflicts: ["due: 2026-12-01", "title: Clerk"]\n---\nOne. Two. <!-- conflict: two edits of one sentence -->\n',
        bob: 'name: Bob',
      }),
      { today: '2026-11-23', owner },
    )
    .groups.flatMap(({ rows }) => rows.map(({ card: _card, ...row }) => Object.values(row).join(' | ')))

test('a row for each decision, and for each pair of sentences', () => {
  expect(rowsOf()).toEqual([
    'sam | Due | nothing | 2026-12-01',
    'sam | Title | Boss | Clerk',
    'sam | Notes, line 7 | two edits of one sentence | One. Two.',
    'ana | Tags | not in the list | vip',
  ])
  expect(rowsOf('ana')).toEqual(['ana | Tags | not in the list | vip'])
  expect(rowsOf('')).toEqual([])
})
