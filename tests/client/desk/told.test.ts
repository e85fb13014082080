// What others changed meanwhile, as the person reads it.
import { expect, test } from 'vitest'
import { type Meeting, tell } from '../../../src/client/desk/told.ts'
import { parseConfig } from '../../../src/contact/index.ts'
import { mergeCards } from '../../../src/merge/index.ts'
import { ADA } from './office.ts'

const { config } = parseConfig(
  'team:\n  kofi: { name: Kofi Asante }\nstages:\n  contact: [lead, prospect, customer]\n',
  'cardfile.yaml',
)

function told(mine: string, theirs: string, more: Partial<Meeting> = {}): string[] {
  const path = 'contacts/ada.md'
  const now = mergeCards(ADA, mine, theirs, config, path).text
  return tell({ path, wrote: path, met: 'changed', base: ADA, mine, theirs, now, ...more }, config)
}

const logged = `${ADA}- 2026-11-23 note @sam: New.\n`

test('a field that only others changed', () => {
  expect(told(logged, ADA.replace('lead', 'prospect'))).toEqual([
    'Meanwhile a colleague changed "Stage" from lead to prospect: both are kept.',
  ])
})

test('a field that both changed, and which value stands', () => {
  expect(told(ADA.replace('lead', 'customer'), ADA.replace('lead', 'prospect'))).toEqual([
    expect.stringMatching(
      /^Meanwhile a colleague changed "Stage" from lead to prospect; you set it to customer\. Now it is (customer|prospect): see the card\.$/,
    ),
  ])
  expect(
    told(ADA.replace('lead', 'prospect'), ADA.replace('lead', 'prospect').replace('terms', 'prices')),
  ).toContainEqual('Meanwhile a colleague changed "Stage" from lead to prospect, as you did.')
})

test('a stage, by the name of who moved the card', () => {
  const theirs = `${ADA.replace('lead', 'prospect')}- 2026-11-22 stage @kofi: lead -> prospect\n`
  expect(told(logged, theirs)).toEqual([
    'Meanwhile Kofi Asante changed "Stage" from lead to prospect: both are kept.',
  ])
})

test('a log entry, by the name of who made it', () => {
  expect(told(logged, `${ADA}- 2026-11-22 call @kofi: Hello.\n`)).toEqual([
    'Meanwhile Kofi Asante logged: call, Sun 22 Nov 2026. Both are kept.',
  ])
  expect(told(logged, `${ADA}- 2026-13-45 call @x: Hello.\n`)).toEqual([
    'Meanwhile a colleague logged: call, 2026-13-45. Both are kept.',
  ])
})

test('what became of the card itself', () => {
  expect(told(logged, ADA, { met: 'unchanged', theirs: ADA })).toEqual([])
  expect(told(logged, ADA, { met: 'deleted', theirs: undefined })).toEqual([
    'Meanwhile a colleague deleted this card: your edit has brought it back.',
  ])
  expect(told(logged, ADA, { met: 'taken', wrote: 'contacts/ada-2.md', base: undefined })).toEqual([
    'There is another card of that name already: this one is kept as ada-2.md.',
  ])
})

test("nothing in a colleague's card breaks a sentence or makes it endless", () => {
  const long = ADA.replace('Ada Lovelace', `"${'x'.repeat(300)}"`)
  const [sentence = ''] = told(logged, long)
  expect(sentence.length).toBeLessThan(200)
  expect(sentence).not.toMatch(/\n/)
})
