import { describe, expect, test } from 'vitest'
import { type FORMATS, formatDiagnostics, RULES, summaryOf } from '../../src/rules/index.ts'
import type { Diagnostic } from '../../src/text/index.ts'

const TEXT = '---\nname: Ada Lovelace\nnick: 日本語 ada\norg: analytical-engine\n---\n'

const found: Diagnostic = {
  rule: 'link-near',
  severity: 'error',
  file: 'contacts/ada-lovelace.md',
  line: 4,
  column: 6,
  endLine: 4,
  endColumn: 23,
  message: 'No card is named "analytical-engine".',
  hint: 'Did you mean "analytical-engines"?',
}

const print = (format: (typeof FORMATS)[number], ...diagnostics: Diagnostic[]) =>
  formatDiagnostics(format, {
    diagnostics,
    cards: 107,
    source: (file) => (file === found.file ? TEXT : undefined),
  })

describe('text', () => {
  test('is as the style has it', () => {
    expect(print('text', found)).toBe(
      [
        'contacts/ada-lovelace.md:4:6 error link-near  No card is named "analytical-engine".',
        '  4 | org: analytical-engine',
        '    |      ^^^^^^^^^^^^^^^^^',
        '  Did you mean "analytical-engines"?',
        '',
        '1 error in 107 cards.',
      ].join('\n'),
    )
  })

  test('has no excerpt for a whole file, or one that is no text', () => {
    const whole = { ...found, line: 1, column: 1, endLine: 1, endColumn: 1, hint: 'Rename it.' }
    expect(print('text', whole).split('\n')[1]).toBe('  Rename it.')
    expect(print('text', { ...found, file: 'other.md' }).split('\n')[1]).toBe(
      '  Did you mean "analytical-engines"?',
    )
  })

  test('points at the right column behind wide letters', () => {
    const wide = { ...found, line: 3, column: 11, endLine: 3, endColumn: 14 }
    expect(print('text', wide).split('\n').slice(1, 3)).toEqual([
      '  3 | nick: 日本語 ada',
      '    |              ^^^',
    ])
  })

  test('lets nothing from a file command the terminal', () => {
    const evil = { ...found, message: 'Is "\u001b]0;x\u0007\u202eabc\u009b31m".', file: 'a\u001b[31m.md' }
    expect(print('text', evil)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    expect(print('json', evil)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    expect(JSON.parse(print('json', evil)).diagnostics[0].message).toBe(evil.message)
  })

  test('a long line is cut around the place', () => {
    const line = `name: ${'x'.repeat(5000)}HERE${'y'.repeat(5000)}`
    const long = { ...found, line: 1, column: 5007, endLine: 1, endColumn: 5011 }
    const printed = formatDiagnostics('text', { diagnostics: [long], cards: 1, source: () => line }).split(
      '\n',
    )
    const start = printed[2]?.indexOf('^') ?? 0
    expect(printed[1]?.slice(start, start + 4)).toBe('HERE')
    expect(printed[1]?.length).toBeLessThan(140)
  })

  test('has colours only where asked for', () => {
    const report = { diagnostics: [found], cards: 1, source: () => TEXT }
    expect(formatDiagnostics('text', { ...report, color: true })).toContain('\u001b[31merror\u001b[39m')
    expect(formatDiagnostics('text', report)).not.toContain('\u001b')
  })
})

test.each([
  [[], 'Nothing to remark in 107 cards'],
  [[found], '1 error in 107 cards'],
  [[found, { ...found, severity: 'warning' }, found], '2 errors, 1 warning in 107 cards'],
  [[{ ...found, severity: 'info' }], '1 remark in 107 cards'],
] as [Diagnostic[], string][])('summary %#', (diagnostics, summary) => {
  expect(summaryOf({ diagnostics, cards: 107 })).toBe(summary)
})

test('json has the counts, the diagnostics as they are, and what their rules say', () => {
  const warning: Diagnostic = { ...found, severity: 'warning' }
  const { title, why, remedy } = RULES.find(({ id }) => id === found.rule) ?? {}
  expect(JSON.parse(print('json', found, warning))).toEqual({
    cards: 107,
    errors: 1,
    warnings: 1,
    infos: 0,
    diagnostics: [found, warning],
    rules: { [found.rule]: { title, why, remedy, page: 'docs/rules/link-near.md' } },
  })
})

test('json says where the edits of a fix are, as editors count', () => {
  const start = TEXT.indexOf('analytical-engine')
  const edits = [
    { start, end: start + 17, text: 'analytical-engines' },
    { start: 0, end: start, text: '' },
  ]
  const fixed: Diagnostic = { ...found, fix: { title: 'x', safe: true, edits } }
  expect(JSON.parse(print('json', fixed)).diagnostics[0].fix.edits).toEqual([
    { ...edits[0], line: 4, column: 6, endLine: 4, endColumn: 23 },
    { ...edits[1], line: 1, column: 1, endLine: 4, endColumn: 6 },
  ])
})

test('gnu is a line each, as compilers print it', () => {
  const bare: Diagnostic = { ...found, severity: 'info', message: 'x\ny' }
  delete (bare as { hint?: string }).hint
  expect(print('gnu', found, bare).split('\n')).toEqual([
    'contacts/ada-lovelace.md:4:6: error: No card is named "analytical-engine". Did you mean "analytical-engines"? [link-near]',
    'contacts/ada-lovelace.md:4:6: note: x\\u000ay [link-near]',
  ])
})

describe('github', () => {
  test('is an annotation at the line', () => {
    expect(print('github', { ...found, severity: 'info' }).split('\n')).toEqual([
      '::notice file=contacts/ada-lovelace.md,line=4,endLine=4,col=6,endColumn=23,title=link-near::No card is named "analytical-engine". Did you mean "analytical-engines"?',
      '1 remark in 107 cards.',
    ])
  })

  test('escapes what would end the command', () => {
    const odd = { ...found, file: './a,b:c%.md', message: '100 %\n::error::forged', endLine: 5 }
    expect(print('github', odd).split('\n')).toEqual([
      '::error file=a%2Cb%3Ac%25.md,line=4,endLine=5,col=6,title=link-near::100 %25\\u000a::error::forged Did you mean "analytical-engines"?',
      '1 error in 107 cards.',
    ])
  })
})

describe('gitlab', () => {
  const issues = (...diagnostics: Diagnostic[]) => JSON.parse(print('gitlab', ...diagnostics))

  test('has what Code Quality asks for', () => {
    expect(issues(found)).toEqual([
      {
        type: 'issue',
        check_name: 'link-near',
        description: 'No card is named "analytical-engine". Did you mean "analytical-engines"?',
        categories: ['Style'],
        severity: 'major',
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        location: { path: 'contacts/ada-lovelace.md', lines: { begin: 4, end: 4 } },
      },
    ])
  })

  test('a line that moved is the same problem; two of a kind are two', () => {
    const before = issues(found)[0].fingerprint
    const moved = formatDiagnostics('gitlab', {
      diagnostics: [{ ...found, line: 5, endLine: 5 }],
      cards: 1,
      source: () => TEXT.replace('---\n', '---\nkind: person\n'),
    })
    expect(JSON.parse(moved)[0].fingerprint).toBe(before)
    const [first, second] = issues(found, found)
    expect(first.fingerprint).toBe(before)
    expect(second.fingerprint).not.toBe(before)
  })
})

describe('sarif', () => {
  const run = (...diagnostics: Diagnostic[]) => JSON.parse(print('sarif', ...diagnostics)).runs[0]

  test('has every rule with its help, and results that point to them', () => {
    const { tool, results, columnKind } = run(found)
    expect(columnKind).toBe('utf16CodeUnits')
    expect(tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(RULES.map((rule) => rule.id))
    for (const rule of tool.driver.rules) expect(rule.help.text.length).toBeGreaterThan(20)
    expect(tool.driver.rules[results[0].ruleIndex].id).toBe('link-near')
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'contacts/ada-lovelace.md' },
      region: { startLine: 4, startColumn: 6, endLine: 4, endColumn: 23 },
    })
    expect(results[0].level).toBe('error')
  })

  test('a remark is a note, and a path is a URI', () => {
    const [one] = run({ ...found, severity: 'info', file: './people/a b#c.md' }).results
    expect(one.level).toBe('note')
    expect(one.locations[0].physicalLocation.artifactLocation.uri).toBe('people/a%20b%23c.md')
  })
})
