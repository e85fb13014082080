// Generated cards: entries in every layout that the format allows, with comments and blank lines between them.

import fc from 'fast-check'

const word = fc.constantFrom(
  'ada',
  'no',
  '0123',
  '12:30',
  '+4420',
  'null',
  'Zoë',
  '日本',
  'R&D',
  "O'Brien",
  'x: y',
  '# no',
  'a "b"',
  '- dash',
  '[x]',
  '{y}',
  'yes',
  '1e3',
  '~',
  '2026-12-01',
  '@sam',
  '*star',
  '&amp',
  '!bang',
  '%',
  '`tick`',
  '|',
  '>',
  'a, b',
  'ends:',
  ' #hash',
)
/** A value of one line, without blanks at its ends. */
export const value = fc
  .oneof(
    word,
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
  )
  .map((text) => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim())
  .filter((text) => text !== '')

const plainWord = fc.constantFrom(
  'uk',
  'licensing',
  'Head of Research',
  'ada@x.example (work)',
  '2026-12-01',
  'London; ; W1',
  'press',
)

type Source = (text: string) => string
const quoted: readonly Source[] = [
  (text) => JSON.stringify(text),
  (text) => `'${text.replaceAll("'", "''")}'`,
]
const asScalar = fc.oneof(
  plainWord.map((text) => ({ text, source: text })),
  fc.tuple(value, fc.constantFrom(...quoted)).map(([text, quote]) => ({ text, source: quote(text) })),
)
const comment = fc.constantFrom('', '', '', ' # a comment', '  # due: no')

const scalarEntry = fc.tuple(asScalar, comment, fc.constantFrom(' ', '   ')).map(([one, tail, gap]) => ({
  values: [one.text],
  lines: (key: string) => [`${key}:${gap}${one.source}${tail}`],
}))
const foldedEntry = fc
  .tuple(plainWord, plainWord, fc.constantFrom('>', '>-', '|-', ''))
  .map(([a, b, style]) => ({
    values: [style === '|-' ? a : `${a} ${b}`],
    lines: (key: string) =>
      style === '|-'
        ? [`${key}: |-`, `  ${a}`]
        : style === ''
          ? [`${key}: ${a}`, `  ${b}`]
          : [`${key}: ${style}`, `  ${a}`, `  ${b}`],
  }))
const emptyEntry = comment.map((tail) => ({
  values: [] as string[],
  lines: (key: string) => [`${key}:${tail}`],
}))
const items = fc.uniqueArray(asScalar, { minLength: 1, maxLength: 4, selector: (one) => one.text })
const flowEntry = fc
  .tuple(items, comment, fc.constantFrom(', ', ','), fc.boolean(), fc.boolean())
  .map(([list, tail, comma, trailing, apart]) => ({
    values: list.map((one) => one.text),
    lines: (key: string) => {
      const sources = list.map((one) =>
        /[,[\]{}]/.test(one.source) && !/^["']/.test(one.source) ? JSON.stringify(one.text) : one.source,
      )
      return apart
        ? [
            `${key}: [`,
            ...sources.map((source, i) => `  ${source}${i < sources.length - 1 || trailing ? ',' : ''}`),
            `  ]${tail}`,
          ]
        : [
            `${key}: [${sources.join(comma === ',' && sources.some((s) => /^["']/.test(s)) ? ', ' : comma)}${trailing ? ',' : ''}]${tail}`,
          ]
    },
  }))
const blockEntry = fc
  .tuple(items, fc.array(comment, { minLength: 4, maxLength: 4 }), fc.constantFrom('  - ', '- ', '  -   '))
  .map(([list, tails, dash]) => ({
    values: list.map((one) => one.text),
    lines: (key: string) => [`${key}:`, ...list.map((one, i) => `${dash}${one.source}${tails[i] ?? ''}`)],
  }))
const between = fc.constantFrom<string[]>([], [], [], ['# a comment line'], [''])

const KEYS = ['name', 'org', 'email', 'tags', 'next', 'due', 'x-old', 'title', 'phone']

export interface Made {
  readonly text: string
  readonly values: ReadonlyMap<string, readonly string[]>
}

export const madeCard: fc.Arbitrary<Made> = fc
  .record({
    entries: fc.array(
      fc.tuple(between, fc.oneof(scalarEntry, foldedEntry, emptyEntry, flowEntry, blockEntry)),
      { minLength: 1, maxLength: 6 },
    ),
    eol: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '', '\ufeff'),
    indent: fc.constantFrom('', '', '', '  '),
    body: fc.constantFrom(
      '',
      '\n',
      '\nSome notes.\n',
      '\nNotes without an end',
      '\n## Log\n\n- 2026-01-02 call: One\n- 2026-03-04 10:30 email @sam: Two\n  more\n',
      '\nNotes.\n\n## Log\n',
      '\nNotes.\n\n\n## Log\n\n- 2026-01-02: One\n\nno entry\n\n\n',
      '## Log\n- 2026-01-02: One',
    ),
  })
  .map(({ entries, eol, mark, indent, body }) => {
    const lines = entries.flatMap(([above, entry], i) => [
      ...above,
      ...entry.lines(KEYS[i] ?? 'x').map((line) => indent + line),
    ])
    const text = `---\n${lines.join('\n')}\n---\n${body}`
    return {
      text: mark + text.replaceAll('\n', eol),
      values: new Map(entries.map(([, entry], i) => [KEYS[i] ?? 'x', entry.values])),
    }
  })
