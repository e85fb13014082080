import { expect, test } from 'vitest'
import { sayDiagnostics } from '../../scripts/import-diagnostics.ts'
import type { Diagnostic, Severity } from '../../src/text/index.ts'

function found(line: number, message: string, severity: Severity = 'warning', column = 1): Diagnostic {
  return { rule: 'import-kept', severity, file: 'a.csv', line, column, endLine: line, endColumn: 1, message }
}

const many = (count: number, say: (i: number) => string, severity: Severity = 'warning') =>
  Array.from({ length: count }, (_, i) => found(i + 2, say(i), severity))

test.each([
  ['nothing', [], ''],
  ['one', [found(2, 'No.', 'warning', 7)], 'a.csv:2:7 warning No.\n'],
  [
    'equal ones are one, in the order of the lines',
    [found(9, 'No.'), found(3, 'No.')],
    'a.csv:3 warning No. (also 9)\n',
  ],
  ['two faults of one place', [found(2, 'No.'), found(2, 'No.')], 'a.csv:2 warning No.\n'],
  [
    'many equal ones: a few places, and how many more',
    many(100, () => 'No.'),
    'a.csv:2 warning No. (also 3, 4, 5, 6, 7, 8 and 93 more)\n',
  ],
])('%s', (_why, given, said) => {
  expect(sayDiagnostics(given)).toBe(said)
})

test('of a thousand different warnings of one rule the first ten, of errors two hundred; all where all are asked for', () => {
  const given = [...many(1000, (i) => `No ${i}.`), ...many(201, (i) => `Never ${i}.`, 'error')]
  const lines = sayDiagnostics(given).trimEnd().split('\n')
  expect(lines.filter((line) => line.includes(' warning '))).toHaveLength(10)
  expect(lines.filter((line) => line.includes(' error '))).toHaveLength(200)
  expect(lines.at(-1)).toBe('and 991 more like these; --all shows them')
  expect(sayDiagnostics(given, true).trimEnd().split('\n')).toHaveLength(1201)
})
