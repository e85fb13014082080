// The edits of one sending, and what has become of each.

import { Damage } from './damage.ts'
import type { Found } from './search.ts'
import { isEditId } from './trailer.ts'
import { type OutgoingEdit, type RefusedEdit, type SendResult, type SentEdit, ThinError } from './types.ts'

/** What outlives one sending. */
export interface Memory {
  /** For an edit, a commit that it is not in, nor in any before: looked through, or the tip of its first try. */
  readonly clear: Map<string, string | undefined>
  /** By its commit, what an edit would have done, had its push gone through. */
  readonly attempts: Map<string, SentEdit>
  readonly sent: Map<string, SentEdit>
}

const MOST_REMEMBERED = 500

export const openMemory = (): Memory => ({ clear: new Map(), attempts: new Map(), sent: new Map() })

export interface Outbox {
  left(): readonly OutgoingEdit[]
  /** Where edits that went out have put files that could not stay at their path. */
  readonly moved: ReadonlyMap<string, string>
  done(edit: SentEdit): void
  /** These were found in the book. */
  found(edits: ReadonlyMap<string, Found>): void
  refuse(id: string, said: string): void
  /** Whether nobody knows if the server has these. */
  doubt(edits: readonly SentEdit[], doubtful: boolean): void
  result(tip: string | undefined, stopped?: unknown): SendResult
}

export function openOutbox(
  edits: readonly OutgoingEdit[],
  memory: Memory,
  tell: (edit: SentEdit) => void = () => {},
): Outbox {
  const left = new Map(edits.map((edit) => [edit.id, edit]))
  const sent: SentEdit[] = []
  const refused: RefusedEdit[] = []
  const moved = new Map<string, string>()
  const unknown = new Set<string>()

  const done = (edit: SentEdit): void => {
    left.delete(edit.id)
    unknown.delete(edit.id)
    remember(memory, edit)
    sent.push(edit)
    for (const [from, to] of edit.moved) moved.set(from, to)
    // Whatever fails there is not the sending's business.
    Promise.resolve(edit).then(tell)
  }
  const refuse = (id: string, said: string): void => {
    if (left.delete(id)) refused.push({ id, said })
  }
  for (const { id } of edits) {
    const before = memory.sent.get(id)
    if (before !== undefined) done(before)
    else if (!isEditId(id)) refuse(id, 'This change has no proper mark, so it cannot be sent safely.')
  }
  return {
    left: () => [...left.values()],
    moved,
    done,
    found(marks) {
      for (const id of [...left.keys()]) {
        const mark = marks.get(id)
        if (mark === undefined) continue
        const { commit, moved } = mark
        done(memory.attempts.get(commit) ?? { id, commit, files: [], moved })
      }
    },
    refuse,
    doubt(some, doubtful) {
      for (const { id } of some) doubtful ? unknown.add(id) : unknown.delete(id)
    },
    result(tip, stopped) {
      if (stopped === undefined) return { tip, sent, refused }
      const { why, message } = reasonOf(stopped)
      return { tip, sent, refused, stop: { why, said: message, unknown: [...unknown] } }
    },
  }
}

/** Texts are not kept for ever: whoever asks again, asks soon. */
function remember({ sent, attempts }: Memory, edit: SentEdit): void {
  sent.set(edit.id, edit)
  for (const [commit, { id }] of attempts) if (id === edit.id) attempts.delete(commit)
  if (sent.size > MOST_REMEMBERED) for (const oldest of [...sent.keys()].slice(0, 1)) sent.delete(oldest)
}

function reasonOf(error: unknown): ThinError {
  if (error instanceof ThinError) return error
  if (error instanceof Damage)
    return new ThinError('broken', 'The server answers in a way that this page does not know.', error)
  return new ThinError('broken', 'Something in this page went wrong.', error)
}
