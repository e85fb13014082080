import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCard } from '../../src/card/index.ts'
import type { FoundInteraction } from '../../src/formats/index.ts'
import { planned } from './brief.ts'
import { ADA, CARDS, ENTRY, mail, people, plan, texts } from './interactions-of.ts'
import '../setup/chance.ts'

describe('once', () => {
  test('a second time nothing is planned, also where the entry was edited', () => {
    const edited =
      ADA + ENTRY.replace('email @sam: Terms', 'email @ana: Sent our terms').replace(/ {2}>.*\n/g, '')
    for (const text of [ADA + ENTRY, edited, edited.replaceAll('\n', '\r\n')]) {
      const made = plan([mail()], { 'ada.md': text })
      expect(planned(made)).toEqual(['skip ada: there already'])
      expect(made.files).toEqual([])
    }
  })

  test('one mail in two folders is one entry', () => {
    expect(planned(plan([mail(), mail({ subject: 'again' })]))).toEqual([
      'update ada: ada@engines.example: adds email of 2026-11-20',
      'skip ada: there already',
    ])
  })

  test('a subject or a text that looks like an id keeps no other mail out', () => {
    const forged = mail({
      id: 'Message-ID: <evil@x>',
      subject: 'Message-ID: <a@b>',
      extract: ['Message-ID: <a@b>'],
    })
    const first = plan([forged])
    const second = plan([mail()], { 'ada.md': texts(first)['ada.md'] ?? '' })
    expect(second.counts).toEqual({ create: 0, update: 1, skip: 0, reject: 0 })
  })

  test('ids that are long or have breaks in them are told apart, and known again', () => {
    const ids = [
      `Message-ID: <${'a'.repeat(900)}1>`,
      `Message-ID: <${'a'.repeat(900)}2>`,
      'Message-ID: <x\n- y>',
    ]
    const found = ids.map((id) => mail({ id }))
    const first = plan(found)
    expect(first.counts.update).toBe(3)
    expect(plan(found, { 'ada.md': texts(first)['ada.md'] ?? '' }).counts.skip).toBe(3)
  })
})

describe('follow-ups', () => {
  const coming = (over: Partial<FoundInteraction> = {}) =>
    mail({
      kind: 'meeting',
      date: '2026-12-01',
      followUp: { next: 'Meeting: Demo', due: '2026-12-01' },
      ...over,
    })
  const withStep = (step: string) => ({ 'ada.md': ADA.replace('\n---\n', `\n${step}---\n`) })

  test.each([
    // why, the card's own, the plan's line
    ['sets the next step', '', 'update ada: ada@engines.example: sets next "Meeting: Demo", due 2026-12-01'],
    ['is there already', 'next: "Meeting: Demo"\ndue: 2026-12-01\n', 'skip ada: there already'],
    [
      'leaves an open one',
      'next: Call\ndue: 2026-11-30\n',
      'skip ada: the card has an open follow-up: "Call" due 2026-11-30',
    ],
    ['leaves a bare day', 'due: 2026-11-30\n', 'skip ada: the card has an open follow-up: due 2026-11-30'],
  ])('%s', (_why, step, line) => {
    const made = plan([coming()], withStep(step))
    expect(planned(made)).toEqual([line])
    expect(made.files).toHaveLength(step === '' ? 1 : 0)
    if (step === '') expect(texts(made)['ada.md']).toContain('next: "Meeting: Demo"\ndue: 2026-12-01\n')
  })

  test('the first of several wins, whatever their order', () => {
    const later = coming({ id: 'UID: 2', followUp: { next: 'Later', due: '2026-12-09' } })
    expect(planned(plan([later, coming()]))).toEqual([
      'skip ada: the card has an open follow-up: "Meeting: Demo" due 2026-12-01',
      'update ada: ada@engines.example: sets next "Meeting: Demo", due 2026-12-01',
    ])
  })

  test('what is past, logged or ticked off does not come back', () => {
    const past = coming({ followUp: { next: 'Demo', due: '2026-11-01' } })
    expect(planned(plan([past]))).toEqual(['skip ada: its day, 2026-11-01, is past'])
    const done = `${ADA}\n## Log\n\n- 2026-11-30 meeting @sam: Meeting: Demo\n`
    expect(planned(plan([coming()], { 'ada.md': done }))).toEqual(['skip ada: the log says that it is done'])
    expect(planned(plan([coming()], { 'ada.md': ADA + ENTRY }))).toEqual(['skip ada: there already'])
  })

  test('past meetings of the same name, and the same identity, do not stand in the way', () => {
    const held = mail({ kind: 'meeting', subject: 'Meeting: Demo' })
    expect(plan([held, coming()]).counts.update).toBe(2)
  })
})

test('a card that cannot be changed is told, and nothing else of it', () => {
  const made = plan([mail()], { ...CARDS, 'broken.md': '---\nname: B\nemail: b@b.example\nx: [\n---\n' })
  expect(made.counts.update).toBe(1)
  const odd = { 'ada.md': `${ADA}\n## Log\n\n- 2026-11-01: x\n\n## Log\n\n- 2026-11-02: y\n` }
  expect(plan([mail()], odd).counts).toMatchObject({ skip: 0 })
})

test('a card holds the entries of years: the oldest lose their extracts, then stay out', () => {
  const found = Array.from({ length: 1500 }, (_, i) =>
    mail({
      id: `Message-ID: <${i}@engines.example>`,
      date: `20${String(10 + Math.floor(i / 100)).padStart(2, '0')}-06-01`,
      extract: ['word '.repeat(190)],
    }),
  )
  const made = plan(found)
  const text = texts(made)['ada.md'] ?? ''
  expect(text.length).toBeLessThan(112 * 1024 + 1)
  expect(text).toContain('<1499@engines.example>\n  > word')
  expect(made.counts.reject).toBe(1500 - made.counts.update)
  expect(made.counts.update).toBeGreaterThan(1000)
  expect(made.lines.at(-1)?.action).toBe('update')
})

test('any subject, extract, id and names read back as one entry, with all else as it was', () => {
  const nasty = fc.constantFrom(
    '\n## Log\n',
    '\n- 2026-01-01 call: x',
    '---',
    '```',
    '~~~\n',
    '\r',
    '\u2028',
    '\u0085',
    '> ',
    'UID: 1',
    '\u202e',
    '\ud800',
    '\t',
    ':',
    '@sam',
    '12 EUR',
    '<script>',
    '\u0000',
    '\n\n',
    '  ',
  )
  const text = fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), nasty), { maxLength: 8 })
    .map((all) => all.join(''))
  const before = `---\nname: Ada\nemail: a@b.example\n---\n\nNotes\n\n## Log\n\n- 2026-01-01: old\n  more\n\nstray\n- 2026-12-31: new\n`
  fc.assert(
    fc.property(
      text,
      fc.array(text, { maxLength: 14 }),
      text,
      text,
      text,
      (subject, extract, id, name, kind) => {
        const found = mail({
          subject,
          extract,
          id: `Message-ID: ${id}`,
          kind,
          participants: [
            { name, address: 'x@y.example' },
            { name, address: 'a@b.example' },
          ],
        })
        const made = plan([found], { 'ada.md': before })
        expect(made.counts.update).toBe(1)
        const now = texts(made)['ada.md'] ?? ''
        const card = parseCard(now, 'contacts/ada.md')
        const added = card.log?.interactions[1]
        expect(card.log?.interactions.map((one) => one.date)).toEqual([
          '2026-01-01',
          '2026-11-20',
          '2026-12-31',
        ])
        expect(card.diagnostics).toEqual([])
        // Without the lines of that one entry, the text is the one from before, byte for byte.
        const [start, end] = added?.range ?? [0, 0]
        expect(now.slice(0, start) + now.slice(end)).toBe(before)
        expect(
          now
            .slice(start, end)
            .split('\n')
            .slice(2, -1)
            .every((line) => line.startsWith('  > ')),
        ).toBe(true)
        expect(plan([found], { 'ada.md': now }).files).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('thousands of mails on ten thousand cards', () => {
  const cards = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, i) => [
      `p${i}.md`,
      `---\nname: P ${i}\nemail: p${i}@x.example\n---\n`,
    ]),
  )
  const found = Array.from({ length: 5000 }, (_, i) =>
    mail({ id: `Message-ID: <${i}@x>`, participants: people(`p${i * 2}@x.example`, 'sam@example.com') }),
  )
  const made = plan(found, cards)
  expect(made.counts).toEqual({ create: 0, update: 5000, skip: 0, reject: 0 })
})
