import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { type Config, parseConfig, readContact } from '../../src/contact/index.ts'
import { type FoundInteraction, planInteractions } from '../../src/formats/index.ts'
import { planned, told } from './brief.ts'
import '../setup/chance.ts'

const CONFIG = parseConfig(
  'team:\n  sam: { name: Sam Rivers, email: Sam@Example.com }\n  ana: { name: Ana, email: ana@example.com }\n',
  'contacts/cardfile.yaml',
).config

const ADA = '---\nname: Ada Lovelace\nemail: Ada@Engines.example (work)\n---\n'
const CARDS: Record<string, string> = {
  'ada.md': ADA,
  'engines.md':
    '---\nname: Engines Ltd\nkind: org\nemail: [info@engines.example, ada@engines.example]\n---\n',
}

function bookOf(cards: Record<string, string>, config: Config = CONFIG) {
  return buildBook(
    Object.entries(cards).map(([file, text]) => readContact(parseCard(text, `contacts/${file}`), config)),
    config,
  )
}

const SETTINGS = { today: '2026-11-23', folder: 'contacts' }

function plan(found: FoundInteraction[], cards = CARDS, settings: Partial<typeof SETTINGS> & object = {}) {
  return planInteractions(found, bookOf(cards), { ...SETTINGS, ...settings })
}

function mail(over: Partial<FoundInteraction> = {}): FoundInteraction {
  return {
    id: 'Message-ID: <a@b>',
    date: '2026-11-20',
    time: '14:30',
    kind: 'email',
    subject: 'Terms',
    extract: ['Dear Ada,', '', 'here they are.'],
    participants: people('sam@example.com', 'ada@engines.example'),
    source: { file: 'a.eml', line: 1, column: 1 },
    ...over,
  }
}

function people(...addresses: string[]) {
  return addresses.map((one) => {
    const [, name = '', address = one] = /^(.*) <(.*)>$/.exec(one) ?? []
    return { name, address }
  })
}

/** The new texts by path. */
function texts(made: ReturnType<typeof plan>): Record<string, string> {
  return Object.fromEntries(made.files.map(({ path, text }) => [path, text ?? '']))
}

const ENTRY = `
## Log

- 2026-11-20 14:30 email @sam: Terms
  Message-ID: <a@b>
  > Dear Ada,
  > here they are.
`

test('a mail becomes an entry with its id and a quoted extract', () => {
  const made = plan([mail()])
  expect(planned(made)).toEqual(['update ada: ada@engines.example: adds email of 2026-11-20'])
  expect(texts(made)).toEqual({ 'ada.md': ADA + ENTRY })
  expect(made.lines[0]).toMatchObject({ name: 'Terms', file: 'a.eml', line: 1 })
})

describe('whose an interaction is', () => {
  test.each([
    // why, who took part, the plan's lines
    [
      'an organisation, where no person has the address',
      ['sam@example.com', 'info@engines.example'],
      ['update engines'],
    ],
    ['case and blanks do not count', ['sam@example.com', ' ADA@engines.EXAMPLE '], ['update ada']],
    [
      'two addresses of one card are one entry',
      ['ada@engines.example', 'ADA@engines.example'],
      ['update ada'],
    ],
    [
      'everybody in the book gets it',
      ['ada@engines.example', 'info@engines.example'],
      ['update ada', 'update engines'],
    ],
    ['nobody of the book', ['x@y.example', 'sam@example.com'], ['skip ']],
    ['only the team', ['sam@example.com', 'ANA@example.com'], ['skip ']],
    ['nobody at all', [], ['skip ']],
  ])('%s', (_why, who, lines) => {
    const made = plan([mail({ participants: people(...who) })])
    expect(made.lines.map(({ action, slug }) => `${action} ${slug}`)).toEqual(lines)
  })

  test('a member of the team who has a card gets no entry', () => {
    const cards = { ...CARDS, 'sam.md': '---\nname: Sam\nemail: sam@example.com\n---\n' }
    expect(planned(plan([mail()], cards))).toHaveLength(1)
  })

  test('of two people with one address the name says who; without one it is both', () => {
    const cards = {
      'jo.md': '---\nname: Jo Gray\nemail: home@gray.example\n---\n',
      'al.md': '---\nname: Al Gray\nemail: home@gray.example\n---\n',
    }
    const from = (who: string) =>
      plan([mail({ participants: people(who) })], cards).lines.map(({ slug }) => slug)
    expect(from('Jo Gray <home@gray.example>')).toEqual(['jo'])
    expect(from('The Grays <home@gray.example>')).toEqual(['al', 'jo'])
  })

  test("an office's own field of addresses, and a domain in letters of its own", () => {
    const config = parseConfig('fields:\n  invoices-to: { type: email }\n', 'contacts/cardfile.yaml').config
    const cards = { 'a.md': '---\nname: A\ninvoices-to: pay@bücher.example\n---\n' }
    const found = [mail({ participants: people('pay@xn--bcher-kva.example') })]
    expect(planInteractions(found, bookOf(cards, config), SETTINGS).counts.update).toBe(1)
  })

  test('cards that are told get it, whoever took part, with the handle that is told', () => {
    const found = [mail({ participants: [], kind: 'call' })]
    const made = planInteractions(found, bookOf(CARDS), { ...SETTINGS, cards: ['ada'], owner: 'ana' })
    expect(texts(made)['ada.md']).toContain('- 2026-11-20 14:30 call @ana: Terms\n')
  })
})

describe('the words of an entry', () => {
  test.each([
    // why, what was found, the entry's first line
    [
      'received: who wrote, by the name of the card',
      mail({ participants: people('Sam Rivers <ada@engines.example>', 'ana@example.com') }),
      '- 2026-11-20 14:30 email @ana: From Ada Lovelace: Terms',
    ],
    [
      'from a stranger: name and address, since anybody can write any name',
      mail({ participants: people('Sam Rivers <x@y.example>', 'ada@engines.example') }),
      '- 2026-11-20 14:30 email: From Sam Rivers <x@y.example>: Terms',
    ],
    ['no subject', mail({ subject: ' ' }), '- 2026-11-20 14:30 email @sam: (no subject)'],
    ['a time that is none', mail({ time: '25:00' }), '- 2026-11-20 email @sam: Terms'],
    [
      'a meeting is not from anybody',
      mail({ kind: 'meeting', participants: people('ada@engines.example') }),
      '- 2026-11-20 14:30 meeting: Terms',
    ],
    ['a kind that the book has not', mail({ kind: 'fax' }), '- 2026-11-20 14:30 note @sam: Fax: Terms'],
    [
      'breaks, controls and marks that turn the text around',
      mail({ subject: 'a\r\nBcc: x\u0000\u202eb\u2028- 2026-01-01: c' }),
      '- 2026-11-20 14:30 email @sam: a Bcc: x b - 2026-01-01: c',
    ],
  ])('%s', (_why, found, line) => {
    expect(texts(plan([found]))['ada.md']?.split('\n')).toContain(line)
  })

  test.each([
    // why, date and claim, first line, diagnostics
    ['a day to come', { date: '2099-01-02' }, '- 2026-11-23 note @sam: Email dated 2099-01-02: Terms'],
    ['no date', { date: '' }, '- 2026-11-23 note @sam: Email without a date: Terms'],
    [
      'a lie, and the day of arrival',
      { date: '2026-11-19', claimed: '2099-01-02' },
      '- 2026-11-19 14:30 note @sam: Email dated 2099-01-02: Terms',
    ],
  ])('%s is a note of the day of arrival, which is no touch, and is told', (_why, over, line) => {
    const made = plan([mail(over)])
    expect(texts(made)['ada.md']?.split('\n')).toContain(line)
    expect(told(made.diagnostics)).toEqual(['1 warning import-date'])
  })

  test('an extract ends after ten lines, and after a thousand characters', () => {
    const lines = texts(plan([mail({ extract: Array(30).fill('x') })]))['ada.md']?.match(/^ {2}> .*$/gm)
    expect(lines).toEqual([...Array(9).fill('  > x'), '  > x …'])
    const long = texts(plan([mail({ extract: ['y'.repeat(999), 'zz', 'more'] })]))['ada.md']?.match(/> .*$/gm)
    expect(long).toEqual([`> ${'y'.repeat(999)}`, '> …'])
  })

  test.each([
    ['an image', 'see ![x](http://t.example/p.png)', 'see !\\[x](http://t.example/p.png)'],
    ['a tag', '<img src=x> <b>', '\\<img src=x> \\<b>'],
    [
      'an address and a link stay',
      '<ada@x.example> <https://x.example>',
      '<ada@x.example> <https://x.example>',
    ],
    ['a code block', '```dataviewjs', '\\```dataviewjs'],
    ['an inline query', '`$= app.quit()`', '\\`$= app.quit()`'],
  ])('nothing is fetched or run where Markdown is shown: %s', (_why, line, shown) => {
    expect(texts(plan([mail({ extract: [line] })]))['ada.md']).toContain(`  > ${shown}\n`)
  })
})

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
