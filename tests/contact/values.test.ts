import { describe, expect, test } from 'vitest'
import { parseCard } from '../../src/card/index.ts'
import {
  DEFAULT_CONFIG,
  e164,
  FIELDS,
  fieldsByKey,
  formatMoney,
  lastTouch,
  mailtoHref,
  parseConfig,
  parseMoney,
  quietAfter,
  readContact,
  telHref,
  webHref,
} from '../../src/contact/index.ts'

const { config } = parseConfig(
  'team: { sam: Sam }\nstages: { contact: [lead, customer], deal: [open] }\ncolors: { vip: gold }\ncadence: { customer: 90 days }\nfields: { licence: { type: text, pattern: "L-[0-9]{4}" } }',
  'cardfile.yaml',
)
const check = (key: string, text: string) => {
  const field = fieldsByKey(config).get(key)
  return field?.type.check(text, config, field)?.message
}

describe('values that are right', () => {
  test.each([
    ['email', 'ada@analytical.example'],
    ['email', 'josé@exämple.example'],
    ['phone', '+44 20 7946 0958'],
    ['phone', '(020) 7946-0958 ext. 12'],
    ['phone', '110'],
    ['url', 'https://example.com/a?b=c#d'],
    ['birthday', '1985-12-10'],
    ['birthday', '--02-29'],
    ['due', '2026-12-01'],
    ['language', 'pt-BR'],
    ['timezone', 'America/Argentina/Buenos_Aires'],
    ['photo', '_media/ada.jpg'],
    ['every', '2 weeks'],
    ['value', "1'200.50 CHF"],
    ['org', 'Any text at all'],
    ['related', 'charles-babbage'],
    ['tags', 'R&D'],
    ['owner', 'sam'],
    ['stage', 'lead'],
    ['color', 'vip'],
    ['private', 'yes'],
    ['licence', 'L-0123'],
  ])('%s: %s', (key, text) => {
    expect(check(key, text)).toBeUndefined()
  })
})

describe('values that are wrong', () => {
  test.each([
    ['email', 'ada at example', '"ada at example" is no e-mail address.'],
    ['email', 'a@b.example?bcc=c@d.example', '"a@b.example?bcc=c@d.example" is no e-mail address.'],
    ['phone', 'ask Charles', '"ask Charles" is no telephone number.'],
    ['url', 'javascript:alert(1)', '"javascript:alert(1)" is no web address.'],
    ['url', 'https://user:secret@example.com', '"https://user:secret@example.com" is no web address.'],
    ['birthday', '--13-01', '"--13-01" is no birthday.'],
    ['due', '2026-02-30', 'There is no day "2026-02-30" between 1900 and 2200.'],
    ['due', '1 Dec 2026', '"1 Dec 2026" is no date.'],
    ['language', 'klingonish', '"klingonish" is no language.'],
    ['timezone', 'London', '"London" is no time zone.'],
    ['photo', '../secret.png', '"../secret.png" is no path of an image.'],
    ['photo', '/etc/ada.png', '"/etc/ada.png" is no path of an image.'],
    ['every', 'often', '"often" is no cadence.'],
    ['value', '12000', '"12000" is no amount of money.'],
    ['related', 'Charles Babbage', '"Charles Babbage" is no name of a card.'],
    ['owner', 'sma', '"sma" is no member of the team.'],
    ['stage', 'leed', '"leed" is no stage of this book.'],
    ['private', 'true', '"true" is no answer.'],
    ['licence', 'L-12', '"L-12" is no licence.'],
  ])('%s: %s', (key, text, message) => {
    expect(check(key, text)).toBe(message)
  })
})

test('nothing is checked against lists that nobody configured', () => {
  for (const [key, text] of [
    ['owner', 'x'],
    ['stage', 'x'],
    ['color', 'x'],
  ] as const) {
    const field = FIELDS.find((one) => one.key === key)
    expect(field?.type.check(text, DEFAULT_CONFIG, field)).toBeUndefined()
  }
})

test.each([
  ['12000 EUR', 12000, 'EUR', '€12,000'],
  ['1,234.50 USD', 1234.5, 'USD', 'US$1,234.50'],
  ['1 000 000GBP', 1_000_000, 'GBP', '£1,000,000'],
])('%s is money', (text, amount, currency, shown) => {
  expect(parseMoney(text)).toEqual({ amount, currency })
  expect(formatMoney({ amount, currency })).toBe(shown)
})

test.each([
  ['020 7946 0958', 'GB', '+442079460958'],
  ['+44 (0)20 7946 0958', 'DE', '+442079460958'],
  ['+44 20 7946 0958 ext. 12', 'GB', '+442079460958;ext=12'],
  ['12', 'GB', '12'],
])('%s in %s is %s', (text, country, number) => {
  expect(e164(text, country)).toBe(number)
})

test('links are made only of what is safe behind one', () => {
  expect(telHref('+44 (0)20 7946 0958 x12')).toBe('tel:+442079460958;ext=12')
  expect(telHref('ask Charles')).toBeUndefined()
  expect(mailtoHref('a+b@x.example')).toBe('mailto:a%2Bb@x.example')
  expect(mailtoHref('a@x.example?bcc=b@x.example')).toBeUndefined()
  expect(webHref('java\nscript:alert(1)')).toBeUndefined()
})

const contact = (text: string) => readContact(parseCard(text, 'contacts/ad/ada-lovelace.md'), config)

test('a contact is its card’s meaning: slug from the file, kind and name with their defaults, labels apart', () => {
  const ada = contact('---\nemail: ada@x.example (work)\nname:\nkind: robot\ntitle: Head (acting)\n---\n')
  expect([ada.slug, ada.kind, ada.name]).toEqual(['ada-lovelace', 'person', 'ada-lovelace'])
  expect(ada.values.get('email')?.map(({ text, label, raw }) => [text, label, raw])).toEqual([
    ['ada@x.example', 'work', 'ada@x.example (work)'],
  ])
  expect(ada.values.get('title')?.[0]?.text).toBe('Head (acting)')
  expect(ada.values.has('name')).toBe(false)
})

test('a touch is a call, and neither a note, a stage move, a consent nor a day to come', () => {
  const log = (lines: string) => contact(`---\nname: Ada\nstage: customer\n---\n\n## Log\n\n${lines}`)
  const ada = log(
    '- 2026-01-10 call: a\n- 2026-02-10 note: b\n- 2026-03-10 stage: lead -> customer\n- 2026-04-10 opt-in: x\n- 2027-01-01 call: c\n',
  )
  expect(lastTouch(ada, '2026-11-23')).toBe('2026-01-10')
  expect(quietAfter(ada, config, '2026-11-23')).toBe('2026-04-10')
  expect(lastTouch(log('- 2026-02-30 call: no such day\n'), '2026-11-23')).toBeUndefined()
})
