// An edit that the server has: what is known of its cards is written down with it, in one step.

import type { SentEdit, SentFile } from '../../thin/index.ts'
import type { Lesson, OutboxChange } from './box.ts'
import { decodeText } from './card-text.ts'
import { arrived, cardsOf, followed, slugOfPath } from './outbox.ts'
import type { SenderPorts } from './sender.ts'
import type { CardEdit, OutboxEntry } from './types.ts'

type Ports = Pick<SenderPorts, 'box' | 'thin' | 'tell' | 'progress' | 'now'>

/** One card of the edit, as the server has it now. */
interface Landed {
  readonly card: CardEdit
  /** Where it is now. */
  readonly path: string
  readonly met: SentFile['met'] | undefined
  /** What the server had before. */
  readonly theirs: string | undefined
  readonly now: string | undefined
}

export async function recordArrival(ports: Ports, edit: SentEdit): Promise<void> {
  const entry = (await ports.box.entries()).find(({ id }) => id === edit.id)
  if (entry === undefined || entry.state === 'sent') return
  const landed = await Promise.all(cardsOf(entry).map((card) => land(ports, edit, card)))
  const [own] = landed
  if (own === undefined) return
  const at = ports.now()
  const told = landed.flatMap((one) => tellOf(ports, one, own))
  const learn = landed.map(
    ({ card, path, theirs, now }): Lesson => ({
      ...{ slug: slugOfPath(path), path, text: now, at },
      before: [card.base, theirs],
    }),
  )
  const isKnown = landed.every(({ met }) => met !== undefined)
  const did = entry.also === undefined || !isKnown ? undefined : landed.map(changeOf)
  const { commit, parent } = edit
  await ports.box.change((all): OutboxChange => {
    const movedTo = own.path === entry.path ? undefined : own.path
    const put = all.flatMap((one): OutboxEntry[] => {
      if (one.id === entry.id) return [arrived(one, { at, told, now: own.now, movedTo, did, commit, parent })]
      const moved = one.order > entry.order ? landed.reduce(follow, one) : one
      return moved === one ? [] : [moved]
    })
    return { put, learn }
  })
  await ports.progress({})
}

async function land(ports: Ports, edit: SentEdit, card: CardEdit): Promise<Landed> {
  const file = edit.files.find(({ path }) => path === card.path)
  const path = file?.wrote ?? edit.moved.get(card.path) ?? card.path
  if (file !== undefined)
    return { card, path, met: file.met, theirs: textOf(file.theirs), now: textOf(file.text) }
  // An edit whose answer had been lost: what the card is now has to be asked.
  const bytes = await ports.thin.file(path).then(
    (found) => found?.bytes,
    () => null,
  )
  return { card, path, met: undefined, theirs: undefined, now: bytes === null ? card.mine : textOf(bytes) }
}

/** What others changed meanwhile. Of the cards that go along, only what came into the edit's own is worth a word. */
function tellOf({ tell }: Ports, { card, path, met, theirs, now }: Landed, own: Landed): readonly string[] {
  const { base, mine } = card
  if (met === undefined) return []
  if (card.path === own.card.path) return tell({ path, wrote: path, met, base, mine, theirs, now })
  return met === 'joined'
    ? tell({ path, wrote: own.path, met: 'changed', base, mine: base, theirs, now: own.now })
    : []
}

function changeOf({ path, theirs, now }: Landed) {
  return { slug: slugOfPath(path), path, before: theirs, now }
}

function follow(entry: OutboxEntry, { card, path }: Landed): OutboxEntry {
  return path === card.path ? entry : followed(entry, card.path, path)
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : decodeText(bytes)
}
