// The outbox goes out: replay on the newest tip, push, and again when somebody was faster. An edit is never there twice:
// before an edit is sent that may have been sent already, it is looked for.

import { Damage } from './damage.ts'
import { NO_ID } from './object.ts'
import type { Memory, Outbox } from './outbox.ts'
import { writePack } from './pack-write.ts'
import { push } from './push.ts'
import type { Remote } from './remote.ts'
import { type Replay, replay } from './replay.ts'
import { type Line, TooLarge } from './request.ts'
import { search } from './search.ts'
import { type OutgoingEdit, type Person, ThinError, type ThinOptions } from './types.ts'
import { prefetch, rootOf, type Walk } from './walk.ts'

/** What is needed to send. */
export interface Courier {
  readonly options: ThinOptions
  readonly branch: string
  readonly line: Line
  readonly remote: Remote
  readonly walk: Walk
  readonly memory: Memory
  readonly outbox: Outbox
  readonly person: Person
  readonly signal: AbortSignal | undefined
  /** The newest tip that is known. */
  tip(): string | undefined
  /** Whether it was seen lately, so that it is worth a try. */
  isNew(): boolean
  refresh(): Promise<void>
  /** A push has moved the branch. */
  moved(tip: string): void
}

/** Tries in a row that came to nothing, because others were faster. */
const TRIES = 30
/** Requests in a row that had no answer; whoever keeps the outbox tries later anyway. */
const SILENT_TRIES = 2
const MOST_EDITS = 100
/** Milliseconds that every try waits longer, and at most. Whoever waits for long loses against those who do not. */
const LONGER = 25
const LONGEST = 1000

/** Sends what is left in the outbox. Throws what stopped it; the outbox knows the rest. */
export async function deliver(courier: Courier): Promise<void> {
  const { outbox, signal } = courier
  let size = MOST_EDITS
  let [tries, silent] = [0, 0]
  let current = courier.isNew()
  while (outbox.left().length > 0) {
    if (tries > TRIES) throw new ThinError('busy', 'Others are saving all the time. It will be tried again.')
    if (tries > 0) await pause(courier, tries)
    try {
      if (!current) await courier.refresh()
      current = true
      await findSent(courier)
      const batch = outbox.left().slice(0, size)
      if (batch.length === 0) return
      const state = await deliverBatch(courier, batch)
      silent = 0
      if (state === 'taken') {
        tries = 0
        size = Math.min(MOST_EDITS, size * 2)
      } else if (state === 'late') {
        tries++
        current = false
      } else if (batch.length > 1) size = Math.ceil(batch.length / 2)
      else for (const { id } of batch) outbox.refuse(id, state.refused)
    } catch (error) {
      // Perhaps it went through: look, and try again.
      if (signal?.aborted || !isDoubtful(error) || ++silent > SILENT_TRIES) throw error
      tries++
      current = false
    }
  }
}

/** Looks for edits that may be in the book already. */
async function findSent(courier: Courier): Promise<void> {
  const { outbox, memory, remote, walk, signal } = courier
  const tip = courier.tip()
  const floors = new Map<string, string | undefined>()
  for (const { id, since, fresh } of outbox.left()) {
    const isTried = memory.clear.has(id)
    const floor = isTried ? memory.clear.get(id) : since
    if (floor !== tip && (isTried || since !== undefined || !fresh)) floors.set(id, floor)
  }
  if (tip === undefined || floors.size === 0) return
  const paths = outbox.left().flatMap(({ files }) => files.map(({ path }) => path))
  const [found] = await Promise.all([
    search({ store: walk.store, remote }, tip, floors, signal),
    rootOf(walk, tip).then((root) => prefetch(walk, root, paths)),
  ])
  outbox.found(found)
  for (const id of floors.keys()) memory.clear.set(id, tip)
}

async function deliverBatch(
  { options, outbox, memory, walk, line, branch, person, signal, tip, moved }: Courier,
  batch: readonly OutgoingEdit[],
): Promise<'taken' | 'late' | { readonly refused: string }> {
  const old = tip()
  const made = await replay(walk, old, batch, person, options, outbox.moved, options.now?.() ?? Date.now())
  for (const { id, said } of made.refused) outbox.refuse(id, said)
  if (made.tip !== undefined && made.tip !== old) {
    for (const { id } of batch) if (!memory.clear.has(id)) memory.clear.set(id, old)
    for (const edit of made.edits) if (edit.commit !== undefined) memory.attempts.set(edit.commit, edit)
    const state = await pushDoubtfully({ line, branch, outbox, signal }, old, made)
    if (state !== 'taken') return state
    moved(made.tip)
  }
  for (const edit of made.edits) outbox.done(edit)
  return 'taken'
}

/** From the moment that the push leaves until an answer is read, nobody knows whether the server has the edits. */
async function pushDoubtfully(
  { line, branch, outbox, signal }: Pick<Courier, 'line' | 'branch' | 'outbox' | 'signal'>,
  old: string | undefined,
  { tip = NO_ID, objects, edits }: Replay,
): Promise<'taken' | 'late' | { readonly refused: string }> {
  const pack = await writePack(objects)
  if (signal?.aborted) throw new ThinError('cancelled', 'Stopped.')
  outbox.doubt(edits, true)
  try {
    const pushed = await push(line, { branch, old: old ?? NO_ID, tip, pack }, signal)
    outbox.doubt(edits, false)
    return pushed.state === 'refused' ? { refused: pushed.said } : pushed.state
  } catch (error) {
    if (!isDoubtful(error) && !signal?.aborted) outbox.doubt(edits, false)
    if (error instanceof TooLarge) return { refused: error.message }
    throw error
  }
}

/** Not so where the server has said that it did not do it, or was never asked. */
function isDoubtful(error: unknown): boolean {
  return error instanceof Damage || (error instanceof ThinError && /^(unreachable|broken)$/.test(error.why))
}

async function pause({ options, signal }: Courier, tries: number): Promise<void> {
  const random = options.random?.() ?? Math.random()
  const wait = options.wait ?? ((time: number) => new Promise<void>((done) => setTimeout(done, time)))
  await wait(Math.min(LONGEST, LONGER * tries) * (0.5 + random))
  if (signal?.aborted) throw new ThinError('cancelled', 'Stopped.')
}
