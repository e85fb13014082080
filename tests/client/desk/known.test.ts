// Which text of a card is the newest.
import { expect, test } from 'vitest'
import { learnt, newer, ownEdits, withEdits } from '../../../src/client/desk/known.ts'
import type { OutboxEntry } from '../../../src/client/desk/types.ts'

const card = (text: string | undefined, at = 100) => ({ slug: 'ada', path: 'contacts/ada.md', text, at })
const page = (text: string, at = 200) => ({ path: 'contacts/ada.md', text, at })

test.each([
  // what the page has, when it came, what is newest
  ['old', 200, 'sent', 'a page from before the site was built with the edit'],
  ['theirs', 200, 'sent', 'a page with what a colleague had before the edit'],
  ['sent', 200, 'sent', 'a page with the edit'],
  ['newer', 200, 'newer', 'a page with what somebody has changed since'],
  ['unheard of', 50, 'sent', 'a stored page of long ago'],
])('of %j, come at %d, and a text sent at 100, the newest is %j: %s', (shown, at, newest) => {
  const known = learnt(learnt(undefined, card('theirs', 90), ['old']), card('sent'), ['theirs'])
  expect(newer(page(shown, at), known)?.text).toBe(newest)
})

test('a card that was deleted here is gone, also from a page that still shows it', () => {
  const known = learnt(undefined, card(undefined), ['old'])
  expect(newer(page('old'), known)).toMatchObject({ text: undefined })
  expect(newer(page('made anew'), known)).toMatchObject({ text: 'made anew' })
})

test('a text that came back is no older one', () => {
  const first = learnt(undefined, card('a'), [])
  const back = learnt(learnt(first, card('b', 110), ['a']), card('a', 120), ['b'])
  expect(newer(page('a'), back)?.text).toBe('a')
  expect(newer(page('b'), back)?.text).toBe('a')
})

const edit = (order: number, base: string | undefined, mine: string | undefined, more = {}): OutboxEntry =>
  ({
    slug: 'ada',
    path: 'contacts/ada.md',
    base,
    mine,
    order,
    id: `${order}`,
    state: 'here',
    ...more,
  }) as OutboxEntry

test('own edits are put on top in their order, and only what both sides changed is merged', async () => {
  const entries = [
    edit(2, 'b', 'c'),
    edit(1, 'a', 'b'),
    edit(3, 'x', 'y', { state: 'refused' }),
    edit(4, 'x', 'y', { slug: 'bob' }),
  ]
  const merged: string[][] = []
  const merge = async (...texts: string[]) => {
    merged.push(texts.slice(0, 3))
    return `${texts[1]}+${texts[2]}`
  }
  const own = ownEdits(entries, 'ada')
  expect(await withEdits(page('a'), own, merge)).toEqual({ path: 'contacts/ada.md', text: 'c' })
  expect(merged).toEqual([])
  expect((await withEdits(page('z'), own, merge))?.text).toBe('c+b+z')
  expect(merged).toEqual([
    ['a', 'b', 'z'],
    ['b', 'c', 'b+z'],
  ])
})

test('a new card is there before anybody else has it, and a deleted one is not', async () => {
  const merge = async () => 'never'
  expect(await withEdits(undefined, [edit(1, undefined, 'new')], merge)).toEqual({
    path: 'contacts/ada.md',
    text: 'new',
  })
  expect((await withEdits(page('a'), [edit(1, 'a', undefined)], merge))?.text).toBeUndefined()
})
