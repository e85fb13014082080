import { expect, test } from 'vitest'
import { changesFor, parseAssignment } from '../../src/actions/index.ts'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { parseConfig, readContact } from '../../src/contact/index.ts'

const TODAY = '2026-11-23'
const { config } = parseConfig('currency: GBP\nfields:\n  nda: { type: date }\n', 'cardfile.yaml')
const contact = (slug: string, text: string) =>
  readContact(parseCard(`---\n${text}\n---\n`, `${slug}.md`), config)
const ada = contact('ada', 'name: Ada\nemail:\n  - ada@x.example (work)\n  - ada@y.example\ntags: [uk, vip]')
const book = buildBook([ada, contact('engines', 'name: Analytical Engines\nkind: org')], config)

test.each([
  // why                              typed                      the changes
  ['a value', 'title=Head of Research', [{ op: 'set', key: 'title', value: 'Head of Research' }]],
  ['a value with an = in it', 'title=a=b', [{ op: 'set', key: 'title', value: 'a=b' }]],
  ['a value that begins with a sign', 'x-score=-3', [{ op: 'set', key: 'x-score', value: '-3' }]],
  ['a day as people say it', 'due=fri', [{ op: 'set', key: 'due', value: '2026-11-27' }]],
  ['a day of the office’s own', 'nda=tomorrow', [{ op: 'set', key: 'nda', value: '2026-11-24' }]],
  ['a day that is none stays, for the check', 'due=soon', [{ op: 'set', key: 'due', value: 'soon' }]],
  ['a birthday without its year', 'birthday=--12-10', [{ op: 'set', key: 'birthday', value: '--12-10' }]],
  ['money without a currency', 'value=300', [{ op: 'set', key: 'value', value: '300 GBP' }]],
  ['money with one', 'value=300 EUR', [{ op: 'set', key: 'value', value: '300 EUR' }]],
  ['several tags', 'tags=a,#b', [{ op: 'set', key: 'tags', value: ['a', 'b'] }]],
  ['a synonym', 'tag+=new', [{ op: 'add', key: 'tags', value: 'new' }]],
  [
    'an address stays one',
    'address=1 Road, London',
    [{ op: 'set', key: 'address', value: '1 Road, London' }],
  ],
  ['a link by a part of a name', 'for=analyt', [{ op: 'set', key: 'for', value: 'engines' }]],
  [
    'an organisation by its whole name',
    'org=analytical engines',
    [{ op: 'set', key: 'org', value: 'engines' }],
  ],
  ['an organisation that has no card', 'org=Engines Inc', [{ op: 'set', key: 'org', value: 'Engines Inc' }]],
  [
    'taken out with its label',
    'email-=ada@x.example',
    [{ op: 'remove', key: 'email', value: 'ada@x.example (work)' }],
  ],
  ['taken out whatever its case', 'tags-=VIP', [{ op: 'remove', key: 'tags', value: 'vip' }]],
  ['taking out what is not there', 'tags-=de', []],
  ['nothing behind = deletes', 'tags=', [{ op: 'delete', key: 'tags' }]],
  ['nothing behind -= deletes too', 'tags-=', [{ op: 'delete', key: 'tags' }]],
])('%s', (_why, typed, changes) => {
  const assignment = parseAssignment(typed, book, TODAY)
  expect('problem' in assignment ? assignment : changesFor(assignment, ada)).toEqual(changes)
})

test.each([
  ['no assignment', 'title', 'Write key=value, key+=value, key-=value, or key= to take it away.'],
  ['an unknown key', 'phon=1', 'Did you mean "phone"?'],
  ['adding to what is one', 'title+=x', 'Write title=value, or title= to take it away.'],
  ['adding nothing', 'tags+=', 'Write tags+=value.'],
])('%s is a problem', (_why, typed, hint) => {
  expect(parseAssignment(typed, book, TODAY)).toMatchObject({ problem: { hint } })
})
