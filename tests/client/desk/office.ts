// A server in memory that takes edits as the real one does, a person, and a sender between them.
import { openEdits } from '../../../src/client/desk/edits.ts'
import { openSender, type SenderPorts } from '../../../src/client/desk/sender.ts'
import type { DeskPerson, Edit, Problem } from '../../../src/client/desk/types.ts'
import { mergeCards } from '../../../src/merge/index.ts'
import type { OutgoingEdit, SendResult, SentEdit, SentFile, Thin } from '../../../src/thin/index.ts'
import { memoryBox } from './memory-box.ts'

export const SAM: DeskPerson = { handle: 'sam', name: 'Sam Rivers', email: 'sam@example.com', role: 'member' }
export const ANA: DeskPerson = {
  handle: 'ana',
  name: 'Ana Moreira',
  email: 'ana@example.com',
  role: 'member',
}

export const ADA = `---
name: Ada Lovelace
stage: lead
---

## Log

- 2026-11-02 call @sam: Asked for terms.
`

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (data: Uint8Array) => new TextDecoder().decode(data)

/** What becomes of a push: 'lost' is done, and its answer never comes; 'dies' is done, and the page is gone before it. */
export type Fate = 'ok' | 'lost' | 'unreachable' | 'signed-out' | { readonly refused: string }

export class MemoryServer {
  readonly files = new Map<string, string>()
  /** Ids of the edits, one for each commit. */
  readonly commits: string[] = []
  /** For the pushes to come, one after the other; 'ok' where there is none left. */
  readonly fates: Fate[] = []
  pushes = 0

  readonly thin: Pick<Thin, 'send' | 'file'> = {
    file: async (path) => {
      const found = this.files.get(path)
      return found === undefined ? undefined : { id: '', bytes: bytes(found) }
    },
    send: async (edits, _person, options) => {
      this.pushes++
      const fate = this.fates.shift() ?? 'ok'
      const none: SendResult = { tip: 'tip', sent: [], refused: [] }
      if (fate === 'unreachable' || fate === 'signed-out')
        return { ...none, stop: { why: fate, said: fate, unknown: [] } }
      if (typeof fate === 'object')
        return { ...none, refused: edits.map(({ id }) => ({ id, said: fate.refused })) }
      const sent = edits.map((edit) => this.take(edit))
      if (fate === 'lost')
        return { ...none, stop: { why: 'unreachable', said: '', unknown: edits.map(({ id }) => id) } }
      for (const edit of sent) options?.sent?.(edit)
      return { ...none, sent }
    },
  }

  private take({ id, files }: OutgoingEdit): SentEdit {
    if (this.commits.includes(id)) return { id, commit: id, files: [], moved: new Map() }
    this.commits.push(id)
    const written = files.map(({ path, base, mine, into, minor }): SentFile => {
      const theirs = this.files.get(path)
      if (theirs === undefined && (minor || mine === undefined))
        return { path, wrote: path, met: 'there', theirs: undefined, text: undefined }
      if (into !== undefined && theirs !== undefined && base !== undefined && theirs !== text(base)) {
        this.files.delete(path)
        this.files.set(into, mergeCards(text(base), this.files.get(into) ?? '', theirs).text)
        return { path, wrote: path, met: 'joined', theirs: bytes(theirs), text: undefined }
      }
      const [from, to] = [base && text(base), mine && text(mine)]
      const now =
        theirs === undefined || from === undefined || to === undefined
          ? to
          : mergeCards(from, to, theirs).text
      if (now === undefined) this.files.delete(path)
      else this.files.set(path, now)
      const met = theirs === from ? 'unchanged' : theirs === undefined ? 'deleted' : 'changed'
      return {
        path,
        wrote: path,
        met,
        theirs: theirs === undefined ? undefined : bytes(theirs),
        text: now === undefined ? undefined : bytes(now),
      }
    })
    const now = (path: string) => {
      const found = this.files.get(path)
      return found === undefined ? undefined : bytes(found)
    }
    return {
      id,
      commit: id,
      files: written.map((one) => ({ ...one, text: now(one.path) })),
      moved: new Map(),
    }
  }
}

/** A browser with an outbox in front of a server. */
export function browser(server: MemoryServer) {
  const box = memoryBox()
  const told: { problem?: Problem; nextTry?: number }[] = []
  const due: (() => void)[] = []
  const waits: number[] = []
  let person: DeskPerson | undefined = SAM
  let [clock, count] = [Date.UTC(2026, 10, 23, 9), 0]
  const edits = openEdits({ box, newId: () => `edit${++count}`, now: () => ++clock, offset: () => 60 })
  const ports: SenderPorts = {
    box,
    thin: server.thin,
    person: async () => person,
    exclusively: (work) => work(),
    prepare: async () => undefined,
    settle: async () => {},
    tell: ({ met }) => (met === 'changed' ? ['Meanwhile.'] : []),
    progress: async (progress) => void told.push(progress),
    now: () => clock,
    random: () => 0.5,
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      clock += milliseconds
    },
    later: (_milliseconds, run) => {
      due.push(run)
      return () => due.splice(due.indexOf(run) >>> 0, 1)
    },
  }
  return {
    box,
    edits,
    ports,
    /** What the sender said last. */
    said: () => told.at(-1),
    logIn: (who: DeskPerson | undefined) => {
      person = who
    },
    /** A sender as a page begins it: a second one is that of another page, after the first has died. */
    sender: () => openSender(ports),
    /** What waits for its time. */
    due,
    /** How long it let others through, each time; milliseconds. */
    waits,
    /** Lets time pass. */
    pass: (milliseconds: number) => {
      clock += milliseconds
    },
    change: (edit: Partial<Edit>) =>
      edits.save(
        {
          slug: 'ada',
          path: 'contacts/ada.md',
          base: ADA,
          mine: `${ADA}- 2026-11-23: New.\n`,
          message: 'Log',
          ...edit,
        },
        SAM,
      ),
    states: async () => (await box.entries()).map(({ id, state }) => `${id} ${state}`),
  }
}
