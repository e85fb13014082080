import { expect, test } from 'vitest'
import { createSearch } from '../../../src/book/index.ts'
import { likenesses } from '../../../src/client/forms/likeness.ts'
import type { SearchFile } from '../../../src/client/search-file.ts'

const entry = (slug: string, name: string, org: string, email: string, kind = 'person') => ({
  ...{ slug, href: `card/${slug}.html`, kind, values: [[name], org ? [org] : [], email ? [email] : []] },
  ...{ stage: '', owner: '', color: '', due: '', next: '', orgHref: '', call: '', mail: '' },
})
const file: SearchFile = {
  fields: [
    { key: 'name', label: 'Name', weight: 1 },
    { key: 'org', label: 'Organisation', weight: 0.7 },
    { key: 'email', label: 'E-mail', weight: 0.6 },
  ],
  team: [],
  colors: [],
  entries: [
    entry('eva-mueller', 'Eva Mueller', 'ACME', 'eva@acme.example'),
    entry('evan-miller', 'Evan Miller', '', ''),
    entry('mueller-gmbh', 'Müller GmbH', '', '', 'org'),
    entry('tom', 'Tom Ackroyd', 'Eva Mueller & Partners', 'tom@x.example'),
  ],
}
const search = createSearch(file.entries, file.fields)
const like = (name: string, emails: string[] = [], kind = 'person') =>
  likenesses(
    file,
    search.order(name).map((index) => ({ index, matches: search.matches(name, index) })),
    { name, kind, emails },
  ).map((one) => `${one.why}: ${one.name}${one.org ? ` (${one.org})` : ''}`)

test.each([
  ['Eva Müller', [], 'person', ['name: Eva Mueller (ACME)']],
  ['EVA MUELLER', [], 'person', ['name: Eva Mueller (ACME)']],
  ['Eva Muel', [], 'person', ['similar: Eva Mueller (ACME)']],
  ['Somebody Else', ['Tom@X.example'], 'person', ['email: Tom Ackroyd (Eva Mueller & Partners)']],
  ['Mueller GmbH', [], 'org', ['name: Müller GmbH']],
  ['Zebedee', ['z'], 'person', []],
])('%s', (name, emails, kind, wanted) => {
  const found = like(name, emails, kind)
  expect(found.slice(0, wanted.length)).toEqual(wanted)
  if (wanted.length === 0) expect(found).toEqual([])
})
