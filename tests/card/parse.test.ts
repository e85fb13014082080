import { describe, expect, test } from 'vitest'
import { decodeCard, parseCard } from '../../src/card/index.ts'

const found = (text: string) =>
  parseCard(text, 'a.md').diagnostics.map((one) => `${one.line}:${one.column} ${one.rule}`)

describe('front matter that is refused, with its place', () => {
  test.each([
    // why                                   text                                        diagnostics
    ['no front matter', 'Ada', ['1:1 front-matter-missing']],
    ['nothing at all', '', ['1:1 front-matter-missing']],
    ['a blank line above', '\n---\nname: A\n---\n', ['1:1 front-matter-missing']],
    ['unclosed', '---\nname: A\n', ['1:1 front-matter-unclosed']],
    ['a longer line does not close', '---\nname: A\n----\n', ['1:1 front-matter-unclosed']],
    ['a language', '---js\nname: A\n---\n', ['1:1 front-matter-language']],
    ['a language behind a blank', '--- coffee\nname: A\n---\n', ['1:1 front-matter-language']],
    ['TOML', '+++\nname = 1\n+++\n', ['1:1 front-matter-language']],
    ['blanks behind the fences', '--- \nname: A\n---\t\n', ['1:4 fence-blank', '3:4 fence-blank']],
    ['a tab for an indent', '---\ntags:\n\t- a\n---\n', ['3:1 yaml-tab']],
    ['a key twice', '---\nname: A\nname: B\n---\n', ['3:1 yaml-duplicate-key']],
    ['a key twice, once in quotes', '---\nname: A\n"name": B\n---\n', ['3:1 yaml-duplicate-key']],
    [
      'a key twice, one value refused',
      '---\nname: {a: b}\nname: B\n---\n',
      ['2:7 yaml-nested', '3:1 yaml-duplicate-key'],
    ],
    ['a map in a value', '---\nname:\n  first: A\n---\n', ['3:3 yaml-nested']],
    ['a map in braces', '---\nname: {first: A}\n---\n', ['2:7 yaml-nested']],
    ['a list in a list', '---\ntags: [[a]]\n---\n', ['2:8 yaml-nested']],
    ['an anchor', '---\nname: &a A\n---\n', ['2:10 yaml-anchor']],
    ['an alias', '---\nname: &a A\naka: *a\n---\n', ['2:10 yaml-anchor', '3:6 yaml-anchor']],
    ['a merge key', '---\nname: A\n<<: B\n---\n', ['3:1 yaml-key']],
    ['a tag', '---\nname: !!js/function A\n---\n', ['2:21 yaml-tag']],
    ['a prototype', '---\nname: A\n__proto__: B\n---\n', ['3:1 yaml-key']],
    ['an explicit key', '---\n? name\n: A\n---\n', ['2:3 yaml-key']],
    ['a directive', '---\n%YAML 1.1\nname: A\n---\n', ['2:1 yaml-directive']],
    ['a list for a map', '---\n- name\n---\n', ['2:1 yaml-root']],
    ['several lines in a value', '---\nname: |\n  A\n  B\n---\n', ['2:7 value-lines']],
    ['a line break in quotes', '---\nname: "A\\nB"\n---\n', ['2:7 value-lines']],
    ['a control character', '---\nname: A\u0007\n---\n', ['2:8 control-character']],
    ['an escaped control character', '---\nname: "A\\a"\n---\n', ['2:7 control-character']],
    ['what nobody sees', '---\nname: A\u200bB\n---\n', ['2:8 invisible-character']],
    ['a colon in a plain value', '---\nnext: Call: today\n---\n', ['2:7 yaml-syntax']],
    [
      'too many keys',
      `---\n${Array.from({ length: 201 }, (_, i) => `k${i}: x`).join('\n')}\n---\n`,
      ['2:1 front-matter-too-large'],
    ],
    ['too long', `---\nname: ${'x'.repeat(17_000)}\n---\n`, ['2:1 front-matter-too-large']],
    ['much too long', `---\nname: A\n---\n${'x\n'.repeat(70_000)}`, ['1:1 card-too-large']],
    ['brackets without end', `---\nname: ${'['.repeat(4000)}\n---\n`, ['2:7 yaml-nested']],
    ['line ends of old', '---\rname: A\r---\r', ['1:4 line-end']],
    ['a NUL', '---\nname: A\0\n---\n', ['2:8 control-character']],
    [
      'conflict markers',
      '---\nname: A\n---\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n',
      ['4:1 conflict-marker'],
    ],
    ['two logs', '---\nname: A\n---\n## Log\n\n## Log\n', ['6:1 log-twice']],
  ])('%s', (_why, text, diagnostics) => {
    expect(found(text)).toEqual(diagnostics)
  })
})

test('a joiner is right inside an emoji and between letters of scripts that join, and nowhere else', () => {
  expect(found('---\nname: 👩‍👩‍👧\naka: می‌خواهم\n---\n')).toEqual([])
  expect(found('---\nname: A\u200dB\n---\n')).toEqual(['2:8 invisible-character'])
})

test('every diagnostic says what is wrong and what to do next', () => {
  for (const text of [
    '',
    '---js\n---\n',
    '---\nname: [a\n---\n',
    '---\nname: &a\n---\n',
    '---\n- x\n---\n',
  ]) {
    for (const one of parseCard(text, 'a.md').diagnostics) {
      expect(one.message).toMatch(/\S.*\.$/)
      expect(one.hint).toMatch(/\S.*\.$/)
    }
  }
})

test('one bad key does not hide the others', () => {
  const card = parseCard('---\nname: Ada\nFirst Name: Ada\nstage:\n  x: y\ndue: 2026-12-01\n---\n', 'a.md')
  expect(card.entries.map((entry) => entry.key)).toEqual(['name', 'due'])
  expect(card.frontMatter).toBeDefined()
  expect(card.diagnostics[0]?.hint).toContain('first-name')
})

test.each([
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x2d, 0x00]), 1, 'The file is UTF-16, not UTF-8.'],
  [
    'Latin-1',
    new Uint8Array([45, 10, 0xe9, 10]),
    2,
    'Line 2 is not UTF-8; the file may be Windows-1252 or Latin-1.',
  ],
])('bytes that are %s are refused with their line', (_why, bytes, line, message) => {
  const decoded = decodeCard(bytes, 'a.md')
  expect('diagnostic' in decoded && [decoded.diagnostic.line, decoded.diagnostic.message]).toEqual([
    line,
    message,
  ])
})

test('a byte order mark is kept', () => {
  expect(decodeCard(new Uint8Array([0xef, 0xbb, 0xbf, 45]), 'a.md')).toEqual({ text: '\ufeff-' })
})

describe('the log', () => {
  const log = (body: string) => parseCard(`---\nname: A\n---\n${body}`, 'a.md').log
  const entries = (body: string) => log(body)?.interactions.map(({ range: _range, ...rest }) => rest)

  test('an entry with everything, one with the least, and continuation lines', () => {
    expect(
      entries(
        '## Log\n\n- 2026-11-20 9:30 quote @sam 12,000 EUR: Sent.\n  More.\n\n  And more.\n- 2026-11-21: x\n- 2026-11-22 call:\n',
      ),
    ).toEqual([
      {
        date: '2026-11-20',
        time: '09:30',
        kind: 'quote',
        owner: 'sam',
        money: '12,000 EUR',
        text: 'Sent.\nMore.\nAnd more.',
      },
      { date: '2026-11-21', kind: 'note', text: 'x' },
      { date: '2026-11-22', kind: 'call', text: '' },
    ])
  })

  test.each([
    ['no colon', '- 2026-11-20 call Hello'],
    ['a date of another form', '- 20.11.2026 call: Hello'],
    ['an asterisk', '* 2026-11-20 call: Hello'],
    ['two words for a kind', '- 2026-11-20 phone call: Hello'],
    ['plain text', 'Hello'],
    ['a heading', '## Afterwards'],
  ])('%s is a stray line, kept', (_why, line) => {
    const read = log(`## Log\n\n${line}\n- 2026-11-20: x\n`)
    expect([read?.strays.length, read?.interactions.length]).toEqual([1, 1])
  })

  test('a heading inside a code block is text; one behind an unclosed block is the log', () => {
    expect(log('```\n## Log\n```\n')).toBeUndefined()
    expect(entries('```\n\n## Log\n\n- 2026-11-20: x\n')).toHaveLength(1)
    expect(entries('~~~\n## Log\n~~~\n\n## Log\n\n- 2026-11-20: x\n')).toHaveLength(1)
  })

  test('it is found whatever its case, and not in words that only begin so', () => {
    expect(log('## log\n')).toBeDefined()
    expect(log('## Logistics\n')).toBeUndefined()
    expect(log('### Log\n')).toBeUndefined()
  })
})
