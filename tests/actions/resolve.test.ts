import { expect, test } from 'vitest'
import { resolveChanges, type Verdict, verdictsFrom } from '../../src/actions/index.ts'
import { editCard } from '../../src/card/index.ts'
import { decisionsOf } from '../../src/contact/index.ts'
import { bookOf } from '../book/make.ts'

const BY = { date: '2026-11-23', owner: 'sam' }

function resolved(front: string, verdict: Verdict): string {
  const book = bookOf({ a: `name: A\n${front}` })
  const [contact] = book.contacts
  const [decision] = contact === undefined ? [] : decisionsOf(contact, book.config)
  if (contact === undefined || decision === undefined) throw new Error('no decision')
  const edited = editCard(contact.card.text, resolveChanges(contact, decision, verdict, BY))
  if ('diagnostics' in edited) throw new Error(edited.diagnostics[0]?.message)
  return edited.text.slice('---\nname: A\n'.length)
}

test.each([
  // why, front matter, verdict, the card after
  ['what stands is kept', 'title: Boss\nconflicts: ["title: Clerk"]', 'keep', 'title: Boss\n---\n'],
  [
    'the other value comes back',
    'title: Boss # now\nconflicts: ["title: Clerk"]',
    'take',
    'title: Clerk # now\n---\n',
  ],
  [
    'one of two lines goes',
    'title: Boss\nconflicts:\n  - "due: 2026-12-01"\n  - "title: Clerk"',
    'take',
    'title: Boss\ndue: 2026-12-01\nconflicts:\n  - "title: Clerk"\n---\n',
  ],
  [
    'a label is put in the place of the other, and the other values stay',
    'phone:\n  - "+44 20 7946 0958 (work)"\n  - "+44 20 7946 0959"\nconflicts: ["phone: +442079460958 (home)"]',
    'take',
    'phone:\n  - "+442079460958 (home)"\n  - "+44 20 7946 0959"\n---\n',
  ],
  ['a value is added to the list', 'tags: [uk]\nconflicts: ["tags: vip"]', 'take', 'tags: [uk, vip]\n---\n'],
  [
    'a link that was put back is taken out',
    'kind: deal\nfor: [acme, ada]\nconflicts: ["for: acme"]',
    'take',
    'kind: deal\nfor: [ada]\n---\n',
  ],
  [
    'a stage is logged as a move',
    'stage: won\nconflicts: ["stage: lost"]',
    'take',
    'stage: lost\n---\n\n## Log\n\n- 2026-11-23 stage @sam: won -> lost\n',
  ],
  ['a line that names nothing only goes', 'conflicts: [whatever]', 'take', '---\n'],
] as const)('%s', (_why, front, verdict, after) => {
  expect(resolved(front, verdict)).toBe(after)
})

const front = 'title: Boss\nconflicts: ["title: Clerk", "title: Chief", "tags: a", "tags: b", "log/1: x"]'

test.each([
  // take, keep, what comes of it
  [['tags'], [], { 'tags: a': 'take', 'tags: b': 'take' }],
  [['title=clerk'], ['Tags'], { 'title: Clerk': 'take', 'tags: a': 'keep', 'tags: b': 'keep' }],
  [['title: Chief', 'tags=b'], 'rest', 'take,take,keep,keep,keep'],
  [[], 'rest', 'keep,keep,keep,keep,keep'],
  [['title'], [], '"title" has 2 other values. Say which: title="Clerk", title="Chief".'],
  [['titel'], [], 'there is nothing to decide about "titel". Did you mean "title"?'],
  [['tags=c'], [], /^there is nothing to decide about "tags=c"\. To decide: title="Clerk", /],
  [['tags'], ['tags=a'], '"tags=a" is both to keep and to take. Say one of them.'],
] as const)('take %j and keep %j', (take, keep, wanted) => {
  const book = bookOf({ a: `name: A\n${front}` })
  const decisions = book.contacts.flatMap((contact) => decisionsOf(contact, book.config))
  const found = verdictsFrom(decisions, take, keep)
  if ('problem' in found) expect(`${found.problem.message} ${found.problem.hint}`).toMatch(wanted as string)
  else if (typeof wanted === 'string') expect([...found.values()].join()).toBe(wanted)
  else expect(Object.fromEntries(found)).toEqual(wanted)
})
