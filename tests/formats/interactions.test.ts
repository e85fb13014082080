import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../src/contact/index.ts'
import { planInteractions } from '../../src/formats/index.ts'
import { planned, told } from './brief.ts'
import { ADA, bookOf, CARDS, ENTRY, mail, people, plan, SETTINGS, texts } from './interactions-of.ts'

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
