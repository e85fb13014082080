import { expect, test } from 'vitest'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, parseConfig } from '../../src/contact/index.ts'
import { readFile } from '../../src/formats/index.ts'
import { bytesOf, planned, vcard } from './brief.ts'
import { after, type Cards, plan, records } from './plan-of.ts'

test('a person with an organisation becomes two cards in the canonical style', () => {
  const made = plan(
    records(
      vcard(
        'UID:1',
        'FN:Ada Lovelace',
        'N:Lovelace;Ada;;Lady;',
        'ORG:Analytical Engines;R&D',
        'EMAIL;TYPE=work:ada@b.example',
        'TEL:+44 20 7946 0958',
        'CATEGORIES:vip,uk',
        'NOTE:Met at the fair.',
      ),
    ),
  )
  expect(made.counts).toEqual({ create: 2, update: 0, skip: 0, reject: 0 })
  expect(planned(made)).toEqual([
    'create ada-lovelace: new',
    'create analytical-engines: an organisation that a record names',
  ])
  expect(after(made)).toEqual({
    'analytical-engines.md': '---\nname: Analytical Engines\nkind: org\ncreated: 2026-11-23\n---\n',
    'ada-lovelace.md': `---
name: Ada Lovelace
org: analytical-engines
email: ada@b.example (work)
phone: +44 20 7946 0958
tags: [vip, uk]
uid: "1"
created: 2026-11-23
x-department: R&D
x-name-prefix: Lady
---

Met at the fair.
`,
  })
})

const ADA =
  '---\nname: Ada Lovelace   # countess\nemail: [ada@b.example]\n---\n\nNotes.\n\n## Log\n\n- 2026-11-01 call: Hi\n'

test.each([
  // why, cards of the book, vCards, lines of the plan
  [
    'same name and e-mail: new values are added',
    { 'ada.md': ADA },
    [vcard('FN:ada lovelace', 'EMAIL:ADA@b.example', 'TEL:1234')],
    ['update ada: same name and e-mail: adds phone'],
  ],
  [
    'nothing new',
    { 'ada.md': ADA },
    [vcard('FN:Ada Lovelace', 'EMAIL:ada@b.example')],
    ['skip ada: same name and e-mail: nothing new'],
  ],
  [
    'same name alone is another person',
    { 'ada.md': ADA },
    [vcard('FN:Ada Lovelace', 'EMAIL:other@b.example')],
    ['create ada-lovelace: new; ada has the same name'],
  ],
  [
    'same e-mail alone is another person',
    { 'ada.md': ADA },
    [vcard('FN:Office', 'EMAIL:ada@b.example')],
    ['create office: new'],
  ],
  [
    'a phone number in another form',
    { 'ada.md': '---\nname: Ada\nphone: +44 20 7946 0958\n---\n' },
    [vcard('FN:Ada', 'TEL:020 7946 0958', 'TITLE:Boss')],
    ['update ada: same name and phone: adds title'],
  ],
  [
    'UID, with another name',
    { 'ada.md': '---\nname: Ada King\nuid: "7"\n---\n' },
    [vcard('UID:7', 'FN:Ada Lovelace')],
    ['update ada: same UID: adds aka'],
  ],
  [
    'the same content',
    { 'ada.md': '---\nname: Ada\ntitle: Boss\n---\n' },
    [vcard('FN:Ada', 'TITLE:Boss')],
    ['skip ada: same content: nothing new'],
  ],
  [
    'a scalar that differs is kept beside',
    { 'ada.md': '---\nname: Ada\nemail: a@b.example\ntitle: Boss\n---\n' },
    [vcard('FN:Ada', 'EMAIL:a@b.example', 'TITLE:Chief')],
    ['update ada: same name and e-mail: adds x-title'],
  ],
  [
    'the card decides whether it is a person',
    { 'acme.md': '---\nname: Acme\nkind: org\nuid: "7"\n---\n' },
    [vcard('UID:7', 'FN:Acme', 'TITLE:Boss', 'BDAY:2000-01-01')],
    ['update acme: same UID: adds x-title, x-birthday'],
  ],
  [
    'twice in one file',
    {},
    [
      vcard('FN:Ada', 'EMAIL:a@b.example'),
      vcard('FN:Ada', 'EMAIL:a@b.example', 'TEL:1234'),
      vcard('FN:Ada', 'EMAIL:a@b.example'),
    ],
    [
      'create ada: new',
      'update ada: same name and e-mail as another record of this import: adds phone',
      'skip ada: same name and e-mail as another record of this import: nothing new',
    ],
  ],
  [
    'one UID, two names: two cards',
    {},
    [vcard('UID:x', 'FN:Mira One'), vcard('UID:x', 'FN:Kim Two')],
    ['create mira-one: new', 'create kim-two: new'],
  ],
  [
    'the same name twice',
    {},
    [vcard('FN:Ada', 'TEL:1111'), vcard('FN:Ada', 'TEL:2222')],
    ['create ada: new', 'create ada-2: new; ada has the same name'],
  ],
  [
    'same name, two employers: two people',
    {},
    [vcard('FN:Ada', 'ORG:One'), vcard('FN:Ada', 'ORG:Two')],
    [
      'create ada: new',
      'create ada-2: new; ada has the same name',
      'create one: an organisation that a record names',
      'create two: an organisation that a record names',
    ],
  ],
  [
    'an organisation is found by its name',
    { 'acme.md': '---\nname: ACME\nkind: org\n---\n' },
    [vcard('FN:Ada', 'ORG:Acme')],
    ['create ada: new'],
  ],
  [
    'an organisation after the person who names it',
    {},
    [vcard('FN:Ada', 'ORG:Acme'), vcard('KIND:org', 'FN:Acme', 'TEL:1234')],
    ['create ada: new', 'create acme: new'],
  ],
  ['a slug that Windows reserves', {}, [vcard('FN:Con')], ['create con-card: new']],
  ['a card that is not whole', {}, ['BEGIN:VCARD\nFN:Ada\n'], ['reject : It has no END:VCARD.']],
  ['a card that says nothing', {}, [vcard('VERSION:4.0')], ['reject : It says nothing.']],
  ['a name that is none', {}, [vcard(`FN:${'x'.repeat(1001)}`)], ['reject : Its name has 1001 characters.']],
  [
    'notes too long for a contact',
    {},
    [vcard('FN:Ada', `NOTE:${'x'.repeat(70_000)}`)],
    ['reject : Its notes have 68 KB; the limit is 64 KB.'],
  ],
] as [string, Cards, string[], string[]][])('%s', (_why, cards, cardsIn, lines) => {
  const from = records(cardsIn.join(''))
  const made = plan(from, cards)
  expect(planned(made)).toEqual(lines)
  const again = plan(from, after(made, cards))
  expect(again.files).toEqual([])
  expect(again.counts.create + again.counts.update).toBe(0)
})

test('an update disturbs no other byte', () => {
  const made = plan(
    records(vcard('FN:Ada Lovelace', 'EMAIL:ada@b.example', 'EMAIL:a@c.example', 'TITLE:Boss', 'NOTE:More.')),
    { 'ada.md': ADA },
  )
  expect(after(made)).toEqual({
    'ada.md':
      '---\nname: Ada Lovelace   # countess\ntitle: Boss\nemail: [ada@b.example, a@c.example]\n---\n\nNotes.\n\nMore.\n\n## Log\n\n- 2026-11-01 call: Hi\n',
  })
})

test('relations become links where one card is meant, whatever the order of the file', () => {
  const made = plan(
    records(
      vcard('FN:Ada', 'X-SPOUSE:William King', 'RELATED;TYPE=friend:urn:uuid:9', 'X-MANAGER:Nobody') +
        vcard('FN:William King', 'TEL:1234') +
        vcard('UID:9', 'FN:Mary'),
    ),
  )
  expect(after(made)['ada.md']).toBe(
    '---\nname: Ada\nrelated:\n  - william-king (spouse)\n  - mary (friend)\ncreated: 2026-11-23\nx-related: Nobody (manager)\n---\n',
  )
})

test('a picture is a file beside the card, and once only', () => {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'
  const from = records(vcard('FN:Ada', `PHOTO:data:image/png;base64,${pixel}`))
  const made = plan(from, {}, { ...DEFAULT_CONFIG, layout: 'letters' })
  const [card, photo] = made.files
  expect(made.files.map((file) => file.path)).toEqual([
    'ad/ada.md',
    expect.stringMatching(/^ad\/_media\/[0-9a-f]{16}\.png$/),
  ])
  expect(card?.text).toContain(`photo: ${photo?.path.slice(3)}\n`)
  expect(Buffer.from(photo?.bytes ?? []).toString('base64')).toBe(pixel)
  expect(plan(from, after(made)).files).toEqual([])
})

test('what is long or much goes into the notes, and a second import still finds it', () => {
  const many = Array.from({ length: 300 }, (_unused, n) => `X-FIELD-${n}:value ${n}`)
  const from = records(vcard('FN:Ada', `X-LONG:${'long text '.repeat(100)}`, ...many))
  const made = plan(from)
  const card = parseCard(made.files[0]?.text ?? '', 'ada.md')
  expect(card.diagnostics).toEqual([])
  for (let n = 0; n < 300; n++) expect(card.text).toMatch(new RegExp(`x-field-${n}: value ${n}$`, 'm'))
  expect(plan(from, after(made)).files).toEqual([])
})

test("an office's own fields are filled by columns of their key or label", () => {
  const { config } = parseConfig(
    'fields:\n  licence-no: { type: text, label: Licence number, pattern: "L-[0-9]{4}" }\n  renewal: { type: date }\n',
    'cardfile.yaml',
  )
  const { records: from } = readFile(
    bytesOf('Name,Licence Number,Renewal,Shoe size\nAda,L-1234,soon,39\n'),
    'a.csv',
  )
  expect(after(plan(from, {}, config))['ada.md']).toBe(
    '---\nname: Ada\nlicence-no: L-1234\ncreated: 2026-11-23\nx-renewal: soon\nx-shoe-size: "39"\n---\n',
  )
})

test('no mapping sets what a card is or was', () => {
  const mapping = { A: 'alias', B: 'conflicts', C: 'photo', D: 'stage', E: 'licence' }
  const { records: from } = readFile(bytesOf('Name,A,B,C,D,E\nAda,eve,x: y,_media/a.png,lead,7\n'), 'a.csv', {
    mapping,
  })
  expect(after(plan(from))['ada.md']).toBe(
    '---\nname: Ada\nstage: lead\ncreated: 2026-11-23\nx-alias: eve\nx-conflicts: "x: y"\nx-photo: _media/a.png\nx-licence: "7"\n---\n',
  )
})
